import { describe, expect, test } from 'vitest';
import { append, startTold, type Attempt } from '#domain/attempt/attempt.ts';
import { CORE_ORDER } from '#domain/course/course.ts';
import { partsOf } from '#domain/course/parts.ts';
import type { PersonRecord } from '../store/records.ts';
import { begin, replayAttempt, saveChoice } from './attempts.ts';
import { beginPart } from './begin-part.ts';
import { signDeclaration } from './declaring.ts';
import { asOf, memberOf, progressAt } from './progress.ts';
import { done, library, passed, played, second, trainingAt } from './training.test-data.ts';

type At = Awaited<ReturnType<typeof trainingAt>>;

/** Seconds from the morning of the tests to the morning of another day. */
const until = (day: string) => (Date.parse(day) - Date.parse('2026-11-20')) / 1000;

async function signedOn(at: At, day: string) {
	return done(
		await signDeclaration(at.training, at.school, at.now(), 'Robin Hale', second(until(day) + 999))
	);
}

/** Somebody who passed everything in November, one situation at the second try, and signed. */
async function complete(): Promise<At> {
	const at = await trainingAt('beckstone');
	await played(at, 'fail', -600, 'journalist-inquiry');
	await passed(at);
	await signedOn(at, '2026-11-20');
	return at;
}

const progress = (at: At, on: string, person: PersonRecord = at.now()) =>
	progressAt(person, at.school, at.training.playing, on);
const slugs = (at: At, on: string) => progress(at, on).stages.map(({ scenario }) => scenario.slug);

/** Passes what is owed on a day and signs. */
async function refreshed(at: At, day: string) {
	for (const [place, slug] of slugs(at, day).entries())
		await played(at, 'pass', until(day) + place * 60, slug);
	return signedOn(at, day);
}

describe('a refresher', () => {
	test('[Y5] [Y6] nothing is owed in the cycle of the induction; the next one opens a refresher', async () => {
		const at = await complete();
		expect(progress(at, '2027-08-31')).toMatchObject({ complete: true });
		expect(progress(at, '2027-08-31').owing.owed).toBeUndefined();
		const { owing, complete: still } = progress(at, '2027-09-01');
		expect(owing.owed).toMatchObject({ kind: 'refresher', due: '2027-11-01' });
		expect(still).toBe(false);
	});

	test('[F2] [F3] holds what was misjudged at the first try and a sample, not the whole course', async () => {
		const at = await complete();
		const { owing } = progress(at, '2027-09-01');
		const why = Object.fromEntries(
			owing.refresher?.taken.map(({ scenario, because }) => [scenario.slug, because]) ?? []
		);
		expect(why['journalist-inquiry']).toBe('misjudged');
		expect(Object.values(why)).toContain('sample');
		expect(Object.keys(why)).toHaveLength(2);
		expect(owing.refresher?.skipped).toHaveLength(CORE_ORDER.length - 2);
	});

	test('last year’s passes and signature do not count, and are not touched', async () => {
		const at = await complete();
		const before = at.now();
		expect(progress(at, '2027-09-01')).toMatchObject({
			declarationState: 'locked',
			started: false,
			complete: false
		});
		expect(
			await signDeclaration(at.training, at.school, at.now(), 'R', second(until('2027-09-02')))
		).toMatchObject({ refused: 'not-passed' });
		expect(at.now()).toEqual(before);
	});

	test('[F5] is signed with what was skipped and why, and settles the cycle', async () => {
		const at = await complete();
		const held = slugs(at, '2027-09-02');
		const signed = await refreshed(at, '2027-09-02');
		expect(signed.attempts.map(({ scenario }) => scenario)).toEqual(held);
		expect(signed.refresher).toMatchObject({ cycle: '2027/28' });
		expect(signed.refresher?.skipped).toHaveLength(CORE_ORDER.length - held.length);
		expect(progress(at, '2027-09-02')).toMatchObject({ complete: true, declaration: signed });
		expect(progress(at, '2028-08-31').complete).toBe(true);
		expect(
			await signDeclaration(at.training, at.school, at.now(), 'R', second(until('2027-09-03')))
		).toMatchObject({ refused: 'already-signed' });
	});

	test('[F3] holds another sample the year after', async () => {
		const at = await complete();
		await refreshed(at, '2027-09-02');
		const last =
			at
				.now()
				.declarations.at(-1)
				?.attempts.map(({ scenario }) => scenario) ?? [];
		const drawn = progress(at, '2028-09-02').owing.refresher?.taken ?? [];
		const sample = drawn.find(({ because }) => because === 'sample')?.scenario.slug;
		expect(sample).toBeDefined();
		expect(last).not.toContain(sample);
	});

	test('what is played in it changes nothing of what it holds', async () => {
		const at = await complete();
		const before = slugs(at, '2027-09-02');
		await played(at, 'fail', until('2027-09-02'), before[0]);
		expect(slugs(at, '2027-09-03')).toEqual(before);
		expect(progress(at, '2027-09-03').started).toBe(true);
	});

	test('[Y9] a report on a past day stays as it was', async () => {
		const at = await complete();
		const on = '2027-06-01';
		const then = memberOf(asOf(at.now(), on), at.school, at.training.playing, on);
		await refreshed(at, '2027-09-02');
		expect(memberOf(asOf(at.now(), on), at.school, at.training.playing, on)).toEqual(then);
	});
});

/** The school of somebody, with another policy since a day. */
async function changedOn(at: At, day: string) {
	const other = library.editions['kingsley'];
	if (!other) throw new TypeError('There is no kingsley.');
	await at.training.store.archive.keep(other.hash, other.text);
	return { ...at.school, edition: other.hash, editionSince: second(until(day)) };
}

describe('a policy that has changed', () => {
	test('[Y7] [Y10] days away do not count, and whoever comes back later has two weeks from then', async () => {
		const at = await complete();
		const school = await changedOn(at, '2027-01-10');
		const owed = (on: string, more: Partial<PersonRecord>) =>
			progressAt({ ...at.now(), ...more }, school, at.training.playing, on).owing.owed;
		const absences = [{ from: '2027-01-04', to: '2027-02-28' }];
		expect(owed('2027-03-01', { absences })).toMatchObject({
			kind: 'new-edition',
			opens: '2027-01-10',
			due: '2027-03-15'
		});
		const earlier = [{ from: '2026-11-02', to: '2026-12-18' }];
		expect(owed('2027-02-01', { startsOn: '2027-02-01', earlier })).toMatchObject({
			kind: 'new-edition',
			opens: '2027-02-01',
			due: '2027-02-15'
		});
		expect(owed('2027-01-31', { startsOn: '2027-02-01', earlier })).toBeUndefined();
	});

	test('[F1] [Y10] is owed from the day it was adopted, in the situations that changed', async () => {
		const at = await complete();
		const school = await changedOn(at, '2026-11-30');
		const { owing, complete: still } = progressAt(
			at.now(),
			school,
			at.training.playing,
			'2026-12-01'
		);
		expect(owing.owed).toMatchObject({
			kind: 'new-edition',
			opens: '2026-11-30',
			due: '2026-12-14'
		});
		expect(owing.refresher?.taken.every(({ because }) => because === 'changed')).toBe(true);
		expect(still).toBe(false);
	});
});

describe('a situation that begins at the wrong turn of last time', () => {
	const slug = 'pupil-follow';

	/** Somebody who went wrong in the second decision, and then passed everything and signed. */
	async function wrongTurn(): Promise<At> {
		const at = await trainingAt('beckstone');
		const { training, school, person } = at;
		let attempt = done(await begin(training, school, person, slug, undefined, second(-900)));
		const right = await choicesOf(at, attempt);
		for (let index = 0; !training.playing.fold(attempt).ended; index++) {
			const { at: scene, offers } = training.playing.played(attempt);
			const choice = (index === 0 ? right[0] : undefined) ?? worst(at, attempt, offers);
			const entry = { at: index, scene, choice };
			attempt = done(await saveChoice(training, person, attempt.id, entry, second(index - 890)));
		}
		await passed(at);
		await signedOn(at, '2026-11-20');
		return at;
	}

	async function choicesOf(at: At, attempt: Attempt): Promise<readonly string[]> {
		const { play, threshold } = at.training.playing.stage(attempt.under, attempt.who);
		return Promise.resolve(partsOf({ play, threshold })[1]?.told.map(({ choice }) => choice) ?? []);
	}

	function worst(at: At, attempt: Attempt, offers: readonly string[]): string {
		const { play } = at.training.playing.stage(attempt.under, attempt.who);
		const scene = play.scenario.scenes[at.training.playing.played(attempt).at];
		const bad = offers.find((id) => {
			const judged = play.judged[scene?.choices[id]?.conduct ?? ''];
			return judged?.judgement.endsWith('breach');
		});
		return bad ?? offers[0] ?? '';
	}

	test('[F2] [F6] is owed from there, begun once, told as one’s own, and passes by what is decided in it', async () => {
		const at = await wrongTurn();
		const { training, school } = at;
		const [first] = at.now().attempts;
		const taken = progress(at, '2027-09-02').owing.refresher?.taken.find(
			({ scenario }) => scenario.slug === slug
		);
		expect(taken).toMatchObject({
			because: 'misjudged',
			part: { from: first?.id, told: [{ choice: first?.chosen[0]?.choice }] }
		});
		const when = until('2027-09-02');
		const begun = done(await beginPart(training, school, at.now(), slug, second(when)));
		expect(begun).toMatchObject({
			told: 1,
			from: { attempt: first?.id, decisions: 1 },
			chosen: [first?.chosen[0]]
		});
		expect(done(await beginPart(training, school, at.now(), slug, second(when + 5))).id).toBe(
			begun.id
		);
		expect(progress(at, '2027-09-02').stages.map(({ state }) => state)).toContain('under-way');

		const { play, threshold } = training.playing.stage(begun.under, begun.who);
		const best = partsOf({ play, threshold }).at(-1)?.told ?? [];
		let attempt = begun;
		while (!training.playing.fold(attempt).ended) {
			const { at: scene, offers } = training.playing.played(attempt);
			const found = best.find((each) => each.scene === scene)?.choice;
			const choice =
				found ??
				offers.find((id) => {
					const conduct = play.scenario.scenes[scene]?.choices[id]?.conduct ?? '';
					return play.judged[conduct]?.judgement.startsWith('compliant');
				}) ??
				'';
			const entry = { at: attempt.chosen.length, scene, choice };
			attempt = done(await saveChoice(training, at.now(), begun.id, entry, second(when + 10)));
		}
		const { grade, decisions } = training.playing.fold(attempt);
		expect(grade).toMatchObject({ passed: true, score: { d: 2 * (decisions.length - 1) } });
		const stage = progress(at, '2027-09-02').stages.find(({ scenario }) => scenario.slug === slug);
		expect(stage).toMatchObject({ state: 'passed', standing: { best: { told: 1 } } });

		await refreshed(at, '2027-09-03');
		const settled = progress(at, '2027-09-04');
		expect(settled.complete).toBe(true);
		for (const { standing } of settled.stages)
			expect(standing.first?.startedAt.slice(0, 7)).toBe('2027-09');
		const signed = at.now().declarations.at(-1);
		expect(signed?.refresher?.sample).toBeDefined();
		expect(signed?.attempts.find(({ scenario }) => scenario === slug)?.inPart).toBe(true);
		const next = progress(at, '2028-09-02').owing.refresher?.taken ?? [];
		const again = next.find(({ scenario }) => scenario.slug === slug);
		expect(again?.because).not.toBe('misjudged');
	});

	test('[F5] stays owed after a year in which only a later part of it was the sample', async () => {
		const at = await wrongTurn();
		const record = at.now();
		const [first] = record.attempts;
		const [signed] = record.declarations;
		if (!first || !signed) throw new TypeError('Nothing was played.');
		const { play, threshold } = at.training.playing.stage(first.under, first.who);
		const way = partsOf({ play, threshold }).at(-1)?.told ?? [];
		const begun = startTold(
			{ ...first, id: 'sample', startedAt: second(until('2027-09-05')) },
			way.slice(0, -1)
		);
		const bestOn = (attempt: Attempt): Attempt => {
			const { ended, at: scene, offers } = at.training.playing.played(attempt);
			if (ended) return attempt;
			const choice = offers.find((id) => {
				const conduct = play.scenario.scenes[scene]?.choices[id]?.conduct ?? '';
				return play.judged[conduct]?.judgement.startsWith('compliant');
			});
			return bestOn(append(attempt, scene, choice ?? '', second(until('2027-09-05') + 60)));
		};
		const clean = bestOn(begun);
		const later = { ...signed, id: 'later', at: second(until('2027-09-06')) };
		const person = {
			...record,
			attempts: [...record.attempts, clean],
			declarations: [signed, later]
		};
		const taken = progress(at, '2028-09-02', person).owing.refresher?.taken ?? [];
		expect(taken.find(({ scenario }) => scenario.slug === slug)).toMatchObject({
			because: 'misjudged',
			part: { from: first.id }
		});
	});

	test('[F7] a replay of last year’s attempt does not count for it, however it ends', async () => {
		const at = await wrongTurn();
		const { training } = at;
		const passing = at.now().attempts.find((each) => each.scenario === slug && isPassed(at, each));
		if (!passing) throw new TypeError('Nothing was passed.');
		const lastOne = passing.chosen.length - 1;
		const when = until('2027-09-02');
		const again = done(await replayAttempt(training, at.now(), passing.id, lastOne, second(when)));
		const { scene, choice } = passing.chosen[lastOne] ?? { scene: '', choice: '' };
		const entry = { at: lastOne, scene, choice };
		const attempt = done(await saveChoice(training, at.now(), again.id, entry, second(when + 5)));
		expect(isPassed(at, attempt)).toBe(true);
		const stage = progress(at, '2027-09-02').stages.find(({ scenario }) => scenario.slug === slug);
		expect(stage?.state).toBe('not-started');
	});

	test('[F6] is refused where none is owed', async () => {
		const at = await wrongTurn();
		const begun = (scenario: string) =>
			beginPart(at.training, at.school, at.now(), scenario, second(until('2027-08-01')));
		expect(await begun(slug)).toMatchObject({ refused: 'part-unknown' });
		expect(await begun('constructor')).toMatchObject({ refused: 'scenario-unknown' });
	});

	function isPassed(at: At, attempt: Attempt): boolean {
		return at.training.playing.fold(attempt).grade.passed;
	}
});
