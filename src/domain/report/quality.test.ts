import { expect, test } from 'vitest';
import { qualityOf, secondsInWords } from './quality.ts';
import type { Tries } from './tries.ts';

const DECISIONS = [{ scenario: 'story', scene: 'one', choices: ['well', 'so', 'ill'] }];

function person(minute: number, choice: string, seconds = 20): readonly Tries[] {
	const at = new Date(Date.parse('2026-11-20T09:00:00.000Z') + minute * 60_000).toISOString();
	const misjudged = choice !== 'well';
	const what = { scene: 'one', choice, conduct: choice };
	const took = { ...what, at, seconds, misjudged, atStake: [], against: [] };
	return [{ scenario: 'story', endedAt: at, first: [took], others: [{ ...took, choice: 'ill' }] }];
}
const people = (...choices: string[]) => choices.map((choice, index) => person(index, choice));

test('[R15] four people are not told of, five are, and a sixth changes nothing', () => {
	const four = people('well', 'well', 'well', 'so');
	expect(qualityOf(four, DECISIONS)).toEqual([]);
	const five = [...four, person(4, 'well')];
	const told = qualityOf(five, DECISIONS);
	expect(told).toEqual([
		{ scenario: 'story', scene: 'one', of: 5, easy: false, untaken: ['ill'], seconds: 20 }
	]);
	expect(qualityOf([...five, person(9, 'ill', 250)], DECISIONS)).toEqual(told);
});

test('[R15] what nobody took is not told where it would tell what everybody chose, or that all misjudged it', () => {
	const untaken = (...choices: string[]) => qualityOf(people(...choices), DECISIONS)[0]?.untaken;
	expect(untaken('so', 'so', 'so', 'so', 'so')).toEqual([]);
	expect(untaken('well', 'well', 'well', 'well', 'well')).toEqual([]);
	expect(untaken('so', 'ill', 'so', 'ill', 'so')).toEqual([]);
	expect(untaken('so', 'well', 'so', 'well', 'so')).toEqual(['ill']);
});

test('[R15] nearly everybody is nineteen in twenty', () => {
	const twenty = (wrong: number) =>
		people(...Array.from({ length: 20 }, (_, index) => (index < wrong ? 'so' : 'well')));
	expect(qualityOf(twenty(1), DECISIONS)[0]?.easy).toBe(true);
	expect(qualityOf(twenty(2), DECISIONS)[0]?.easy).toBe(false);
});

test('[R15] of fewer than twenty it is never said: nineteen in twenty of five would be each of them', () => {
	for (let many = 5; many < 25; many++) {
		const all = people(...Array.from({ length: many }, () => 'well'));
		expect(qualityOf(all, DECISIONS)[0]?.easy, `${many}`).toBe(many >= 20);
	}
});

test('[R15] half took no longer than the time told; nobody longer than five minutes', () => {
	const took = (...seconds: number[]) =>
		qualityOf(
			seconds.map((each, index) => person(index, 'well', each)),
			DECISIONS
		)[0]?.seconds;
	expect(took(1, 12, 33, 4000, 9000)).toBe(35);
	expect(took(1, 1, 1, 1, 1)).toBe(5);
	expect(took(400, 500, 600, 700, 800)).toBe(300);
});

test('a time is said as people say it', () => {
	expect([35, 90, 120, 150, 300].map(secondsInWords)).toEqual([
		'about 35 seconds',
		'about 1½ minutes',
		'about 2 minutes',
		'about 2½ minutes',
		'5 minutes or more'
	]);
});
