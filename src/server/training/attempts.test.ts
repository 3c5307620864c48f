import { describe, expect, test } from 'vitest';
import { aPerson } from '../store/sample-records.ts';
import { begin, firstWayIn, replayAttempt, saveChoice, type Entry } from './attempts.ts';
import { done, played, second, trainingAt } from './training.test-data.ts';

/** A school with an attempt that has just begun, and two choices that its first scene offers. */
async function begun() {
	const at = await trainingAt('beckstone');
	const { training, school, person } = at;
	const attempt = done(await begin(training, school, person, 'pupil-follow', undefined, second(0)));
	const { at: scene, offers } = training.playing.played(attempt);
	const [choice = '', other = ''] = offers;
	const entry: Entry = { at: 0, scene, choice };
	const save = (sent: Entry, now = second(1)) =>
		saveChoice(training, person, attempt.id, sent, now);
	return { ...at, attempt, entry, other, save };
}

describe('beginning', () => {
	test('keeps what is played and judged by in the archive before the attempt', async () => {
		const { training, attempt } = await begun();
		for (const hash of [attempt.under.scenario, attempt.under.edition, attempt.under.baseline])
			expect(training.store.archive.read(hash)).toBeTypeOf('string');
	});

	test('again goes on with the attempt that is open', async () => {
		const { training, school, person, attempt, now } = await begun();
		const again = await Promise.all(
			[1, 2, 3].map((at) => begin(training, school, person, 'pupil-follow', undefined, second(at)))
		);
		expect(again.map((each) => done(each).id)).toEqual([attempt.id, attempt.id, attempt.id]);
		expect(now().attempts).toHaveLength(1);
	});

	test('an unknown scenario is refused, also by a name that every object knows', async () => {
		const { training, school, person } = await trainingAt('beckstone');
		for (const scenario of ['no-such-story', 'constructor', '__proto__', ''])
			expect(await begin(training, school, person, scenario, undefined, second(0))).toMatchObject({
				refused: 'scenario-unknown'
			});
	});

	test('[C3] another way in opens when the first has been played to an end', async () => {
		const at = await trainingAt('beckstone');
		const { training, school, person } = at;
		const first = firstWayIn(training, person, 'pupil-follow');
		const other = first === 'niece' ? 'current-pupil' : 'niece';
		const ask = (who: string) => begin(training, school, person, 'pupil-follow', who, second(100));
		expect(await ask(other)).toMatchObject({ refused: 'way-in-later' });
		expect(await ask('nobody')).toMatchObject({ refused: 'way-in-unknown' });
		await played(at, 'fail');
		expect(done(await ask(other)).who).toBe(other);
		expect(await ask('nobody')).toMatchObject({ refused: 'way-in-unknown' });
	});

	test('for somebody who is not there is refused, and nobody is made up', async () => {
		const { training, school } = await trainingAt('beckstone');
		const stranger = aPerson({ id: 'stranger', school: school.id });
		expect(
			await begin(training, school, stranger, 'pupil-follow', undefined, second(0))
		).toMatchObject({ refused: 'person-unknown' });
		expect(training.store.people.list(school.id)).toHaveLength(1);
	});
});

describe('choosing', () => {
	test('appends the choice with its time', async () => {
		const { save, entry, now } = await begun();
		expect(done(await save(entry)).chosen).toEqual([
			{ scene: entry.scene, choice: entry.choice, at: second(1) }
		]);
		expect(now().attempts[0]?.chosen).toHaveLength(1);
	});

	test('the same choice twice is answered as saved, and kept once, at its first time', async () => {
		const { save, entry, now } = await begun();
		await save(entry);
		expect(done(await save(entry, second(60))).chosen).toEqual([
			{ scene: entry.scene, choice: entry.choice, at: second(1) }
		]);
		expect(now().attempts[0]?.chosen).toHaveLength(1);
	});

	test('another choice where one stands already is stale, and changes nothing', async () => {
		const { save, entry, other, now } = await begun();
		await save(entry);
		const before = now();
		expect(await save({ ...entry, choice: other })).toMatchObject({ refused: 'stale' });
		expect(now()).toBe(before);
	});

	test('two choices sent at once: one is kept, the other is told so', async () => {
		const { save, entry, other, now } = await begun();
		const answers = await Promise.all([save(entry), save({ ...entry, choice: other })]);
		expect(done(answers[0] ?? never()).chosen).toHaveLength(1);
		expect(answers[1]).toMatchObject({ refused: 'stale' });
		expect(now().attempts[0]?.chosen.map(({ choice }) => choice)).toEqual([entry.choice]);
	});

	test('ahead of where things stand, or in another scene, is stale', async () => {
		const { save, entry, now } = await begun();
		for (const sent of [
			{ ...entry, at: 1 },
			{ ...entry, at: 999 },
			{ ...entry, scene: 'leader-asks' },
			{ ...entry, scene: '__proto__' }
		])
			expect(await save(sent)).toMatchObject({ refused: 'stale' });
		expect(now().attempts[0]?.chosen).toEqual([]);
	});

	test('what the scene does not offer is refused', async () => {
		const { save, entry, now } = await begun();
		for (const choice of ['tidy-up', 'constructor', '__proto__', ''])
			expect(await save({ ...entry, choice })).toMatchObject({ refused: 'choice-not-offered' });
		expect(now().attempts[0]?.chosen).toEqual([]);
	});

	test('after the end is refused', async () => {
		const at = await trainingAt('beckstone');
		const attempt = await played(at, 'pass');
		const answer = await saveChoice(
			at.training,
			at.person,
			attempt.id,
			{ at: attempt.chosen.length, scene: 'invitation', choice: 'tell' },
			second(100)
		);
		expect(answer).toMatchObject({ refused: 'attempt-ended' });
		expect(at.now().attempts).toEqual([attempt]);
	});

	test('in somebody else’s attempt is refused as in one that does not exist', async () => {
		const { training, school, attempt, entry, now } = await begun();
		const other = aPerson({ id: 'somebody-else', school: school.id });
		await training.store.people.add(other);
		const theirs = await saveChoice(training, other, attempt.id, entry, second(1));
		expect(theirs).toMatchObject({ refused: 'attempt-unknown' });
		expect(await saveChoice(training, other, 'no-such-attempt', entry, second(1))).toEqual(theirs);
		expect(now().attempts[0]?.chosen).toEqual([]);
	});

	test('while the clock goes backwards keeps the log in order', async () => {
		const at = await trainingAt('kingsley');
		const { training, school, person } = at;
		let attempt = done(await begin(training, school, person, 'pupil-follow', undefined, second(0)));
		for (const now of [second(5), second(-3600), second(2)]) {
			const { at: scene, offers } = training.playing.played(attempt);
			const entry = { at: attempt.chosen.length, scene, choice: offers[0] ?? '' };
			attempt = done(await saveChoice(training, person, attempt.id, entry, now));
		}
		expect(attempt.chosen.map((each) => each.at)).toEqual([second(5), second(5), second(5)]);
	});
});

describe('replaying from a decision', () => {
	test('[G6] is a new attempt that begins with the choices before it; the first stays as it was', async () => {
		const at = await trainingAt('beckstone');
		const attempt = await played(at, 'fail');
		const again = done(await replayAttempt(at.training, at.person, attempt.id, 1, second(50)));
		expect(again).toMatchObject({
			from: { attempt: attempt.id, decisions: 1 },
			chosen: attempt.chosen.slice(0, 1)
		});
		expect(at.now().attempts).toEqual([attempt, again]);
	});

	test('asked for twice is begun once', async () => {
		const at = await trainingAt('beckstone');
		const attempt = await played(at, 'fail');
		const both = await Promise.all(
			[1, 2].map((late) => replayAttempt(at.training, at.person, attempt.id, 1, second(50 + late)))
		);
		expect(done(both[0] ?? never()).id).toBe(done(both[1] ?? never()).id);
		expect(at.now().attempts).toHaveLength(2);
	});

	test('waits for the end, and for a decision that there is', async () => {
		const at = await trainingAt('beckstone');
		const open = await played(at, 'part');
		const ask = (id: string, decision: number) =>
			replayAttempt(at.training, at.person, id, decision, second(50));
		expect(await ask(open.id, 0)).toMatchObject({ refused: 'attempt-open' });
		expect(await ask('no-such-attempt', 0)).toMatchObject({ refused: 'attempt-unknown' });

		const elsewhere = await trainingAt('kingsley');
		const ended = await played(elsewhere, 'fail');
		for (const decision of [-1, 0.5, ended.chosen.length, 999])
			expect(
				await replayAttempt(elsewhere.training, elsewhere.person, ended.id, decision, second(50))
			).toMatchObject({ refused: 'decision-unknown' });
		expect(elsewhere.now().attempts).toHaveLength(1);
	});
});

function never(): never {
	throw new Error('There is no answer.');
}
