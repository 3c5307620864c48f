import { describe, expect, test } from 'vitest';
import { CORE_ORDER } from '#domain/course/course.ts';
import type { PersonRecord } from '../store/records.ts';
import { signDeclaration } from './declaring.ts';
import { asOf, memberOf, progressAt } from './progress.ts';
import { done, library, passed, played, second, trainingAt } from './training.test-data.ts';

type At = Awaited<ReturnType<typeof trainingAt>>;

const DAY = 24 * 60 * 60;
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

describe('a policy that has changed', () => {
	test('[F1] is owed from the day it was adopted, in the situations that changed', async () => {
		const at = await complete();
		const other = library.editions['kingsley'];
		if (!other) throw new TypeError('There is no kingsley.');
		const adopted = second(10 * DAY);
		await at.training.store.archive.keep(other.hash, other.text);
		const school = { ...at.school, edition: other.hash, editionSince: adopted };
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
