/**
 * A school whose letters go to a mail server that behaves as a test wants it to.
 *
 * @module
 */
import { identityAt } from '../identity/identity.test-data.ts';
import { Mailer } from '../mail/mailer.ts';
import { startSink, type Manner, type Sink } from '../mail/sink.test-data.ts';
import { library } from '../training/training.test-data.ts';
import { ALL_COUNTS } from '../evidence/all-counts.test-data.ts';
import { Playing } from '../training/playing.ts';
import { Invitations, type Inviter } from './invitations.ts';

const sinks: Sink[] = [];

/** Stops the mail servers of a test. */
export async function closeSinks(): Promise<void> {
	for (const sink of sinks.splice(0)) await sink.close();
}

/** A school with the real content, whose letters go to a mail server that behaves in a manner. */
export async function schoolAt(manner?: (to: string, nth: number) => Manner) {
	const sink = await startSink(manner);
	sinks.push(sink);
	const mailer = new Mailer({ url: sink.url, from: 'training@larkfield.example' }, 400);
	const at = await identityAt({ mailer });
	const held = library.editions['good-practice'];
	if (!held) throw new TypeError('There is no good practice.');
	const school = {
		...(at.store.schools.read('larkfield') ?? { id: '' }),
		policy: 'good-practice',
		edition: held.hash,
		baseline: held.hash
	} as Inviter['school'];
	await at.store.schools.write(school);
	const playing = new Playing(library, at.store, ALL_COUNTS);
	const open = () =>
		new Invitations(at.identity, playing, mailer, { again: 20, busy: 20, closing: 100 });
	return { ...at, sink, here: { person: at.ada, school }, open, playing };
}
