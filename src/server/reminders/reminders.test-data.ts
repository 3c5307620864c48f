/**
 * A school whose reminders go to a mail server that behaves as a test wants it to, at a time a test sets.
 *
 * @module
 */
import type { GovernorsSettings } from '#domain/reminders/governors.ts';
import { REMINDERS, type ReminderSettings } from '#domain/reminders/settings.ts';
import type { Instant } from '#domain/units.ts';
import { Evidence } from '../evidence/evidence.ts';
import { keysOf, makeKey } from '../evidence/keys.ts';
import { Mailer } from '../mail/mailer.ts';
import { startSink, type Manner, type Sink } from '../mail/sink.test-data.ts';
import type { Store } from '../store/port.ts';
import type { PersonRecord, SchoolRecord } from '../store/records.ts';
import { aPerson, aSchool } from '../store/sample-records.ts';
import { openMemory } from '../store/memory.ts';
import { Playing } from '../training/playing.ts';
import { library } from '../training/training.test-data.ts';
import { Reminders } from './reminders.ts';

const sinks: Sink[] = [];
const keys = keysOf(makeKey('2026-11-16T09:00:00.000Z'));

/** Stops the mail servers of a test. */
export async function closeSinks(): Promise<void> {
	for (const sink of sinks.splice(0)) await sink.close();
}

export const ADDRESS = (id: string) => `${id}@larkfield.example`;

/** Somebody who started on 2 November 2026: their induction is due on 16 November. */
export const starter = (id: string, more: Partial<PersonRecord> = {}): PersonRecord =>
	aPerson({ id, name: `${id} Sample`, email: ADDRESS(id), ...more });

/** A school with reminders on and the people given; it is Monday 16 November 2026, nine o'clock, until told otherwise. */
export async function remindingAt(
	people: readonly PersonRecord[],
	{
		manner,
		answers = {},
		settings = {},
		governors,
		store = openMemory()
	}: {
		readonly manner?: (to: string, nth: number) => Manner;
		/** What the mail server does beyond its manner. */
		readonly answers?: Parameters<typeof startSink>[1];
		readonly settings?: Partial<ReminderSettings>;
		readonly governors?: GovernorsSettings;
		readonly store?: Store;
	} = {}
) {
	const sink = await startSink(manner, answers);
	sinks.push(sink);
	const edition = library.editions['good-practice'];
	if (!edition) throw new TypeError('There is no good practice.');
	const school: SchoolRecord = aSchool({
		sample: false,
		policy: 'good-practice',
		edition: edition.hash,
		baseline: edition.hash,
		reminders: { ...REMINDERS, on: true, ...settings },
		...(governors && { governors })
	});
	await store.schools.write(school);
	for (const person of people) await store.people.add(person);
	const time = { now: '2026-11-16T09:00:00.000Z' as Instant };
	const clock = { now: () => time.now };
	const playing = new Playing(library, store, new Evidence(store, keys));
	const key = new Uint8Array(32).fill(5);
	const origin = 'https://training.school.example';
	const mailer = new Mailer({ url: sink.url, from: 'Training <training@larkfield.example>' }, 300);
	/** The job as a server that starts now has it. */
	const open = () =>
		new Reminders({ store, playing, clock, origin, key, mailer }, { pauses: [0], closing: 50 });
	/** The same over the records of another store, such as one that was restored. */
	const reopen = (other: Store) =>
		new Reminders(
			{
				store: other,
				playing: new Playing(library, other, new Evidence(other, keys)),
				clock,
				origin,
				key,
				mailer
			},
			{ pauses: [0], closing: 50 }
		);
	const log = () =>
		store.logs.list(school.id, 'deliveries').map(({ id, what }) => `${what} ${id.split('.')[1]}`);
	const to = () => sink.arrived.map((each) => each.to.split('@')[0]).sort();
	return { store, school, sink, time, open, reopen, log, to, playing, key };
}
