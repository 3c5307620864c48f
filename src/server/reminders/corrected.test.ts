import { afterEach, expect, test } from 'vitest';
import type { Day } from '#domain/units.ts';
import type { Manner } from '../mail/sink.test-data.ts';
import { closeSinks, remindingAt, starter } from './reminders.test-data.ts';

afterEach(closeSinks);

/** A school that has reminded somebody on the due day, Monday 16 November; what went out after the start was corrected. */
async function correctedTo(startsOn: Day, manner?: (to: string, nth: number) => Manner) {
	const { open, store, school, time, log } = await remindingAt(
		[starter('ana')],
		manner && { manner }
	);
	const job = open();
	const look = async (now: string) => {
		time.now = now;
		await job.look();
		await job.idle();
	};
	await look('2026-11-16T09:00:00.000Z');
	await store.people.change(school.id, 'ana', (person) => ({ ...person, startsOn }));
	const before = log().length;
	for (const hour of ['09', '10', '11']) await look(`2026-11-17T${hour}:00:00.000Z`);
	const letters = store.logs.list(school.id, 'deliveries').slice(before);
	return letters.map(({ id, what }) => `${what} ${id}`);
}

test('[M5] a start date that is corrected repeats no reminder that would have stood by then', async () => {
	// Due on 16 November all the same, as the first is a Sunday.
	expect(await correctedTo('2026-11-01')).toEqual([]);
});

test('[M5] a reminder that stands on a later day by the corrected start is about another date, and goes out once', async () => {
	expect(await correctedTo('2026-11-03')).toEqual([
		'reminder reminder.ana.induction.2026-11-03.on',
		'sent reminder.ana.induction.2026-11-03.on.sent'
	]);
});

test('[M5] a letter that waits for its mail server is not tried again where it is due by another day since', async () => {
	const once = (_: string, nth: number): Manner => (nth === 1 ? 450 : 'takes');
	expect(await correctedTo('2026-11-03', once)).toEqual([
		'failed reminder.ana.induction.2026-11-02.on.failed',
		'reminder reminder.ana.induction.2026-11-03.on',
		'sent reminder.ana.induction.2026-11-03.on.sent'
	]);
	const [tried, ...more] = await correctedTo('2026-11-01', once);
	expect(tried).toMatch(/^trying reminder\.ana\.induction\.2026-11-02\.on/);
	expect(more).toHaveLength(1);
});
