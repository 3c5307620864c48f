import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Judgement } from '../policy/policy.ts';
import { mostMisjudged, TOGETHER, type FirstTry } from './misjudged.ts';

const tried = (minute: number, judgement: Judgement, counted = true): FirstTry => ({
	scenario: 'story',
	endedAt: `2026-11-20T09:${String(minute).padStart(2, '0')}:00.000Z`,
	decisions: [{ scene: 'request', judgement, counted }]
});
const people = (...judgements: Judgement[]) => judgements.map((each, at) => tried(at, each));

test('[R7] four people are not told of, five are', () => {
	const four = people('breach', 'risky', 'compliant', 'breach');
	expect(mostMisjudged(four)).toEqual([]);
	expect(mostMisjudged([...four, tried(9, 'compliant')])).toEqual([
		{ scenario: 'story', scene: 'request', inTen: 6, of: 5 }
	]);
});

test('[R7] one more try changes nothing, whatever was chosen and in whatever order records are read', () => {
	const five = people('breach', 'risky', 'compliant', 'breach', 'compliant');
	const before = mostMisjudged(five);
	expect(mostMisjudged([tried(30, 'serious-breach'), ...five])).toEqual(before);
	expect(mostMisjudged([tried(30, 'compliant-best'), ...five].reverse())).toEqual(before);
});

test('[R8] everybody wrong is told as nine in ten, of five as eight, and nobody wrong is not told', () => {
	const all = people('breach', 'breach', 'breach', 'breach', 'breach');
	expect(mostMisjudged(all)[0]?.inTen).toBe(8);
	const four = people('breach', 'breach', 'breach', 'breach', 'compliant');
	expect(mostMisjudged(four)).toEqual(mostMisjudged(all));
	const ten = Array.from({ length: 10 }, (_, at) => tried(at, 'breach'));
	expect(mostMisjudged(ten)[0]?.inTen).toBe(9);
	const none = people('compliant', 'compliant', 'compliant', 'compliant-best', 'compliant');
	expect(mostMisjudged(none)).toEqual([]);
});

test('[R8] ways back and what is not scored are left out', () => {
	expect(mostMisjudged(Array.from({ length: 10 }, (_, at) => tried(at, 'breach', false)))).toEqual(
		[]
	);
});

test('[R9] no two lists of one school, one try apart, differ in more than a whole group of five', () => {
	const judgement = fc.constantFrom<Judgement>('compliant', 'risky', 'breach');
	fc.assert(
		fc.property(fc.array(judgement, { maxLength: 30 }), judgement, (before, next) => {
			const list = people(...before);
			const [a] = mostMisjudged(list);
			const [b] = mostMisjudged([...list, tried(59, next)]);
			if ((before.length + 1) % TOGETHER !== 0) expect(b).toEqual(a);
			expect((b?.of ?? 0) % TOGETHER).toBe(0);
		}),
		{ seed: 2026, numRuns: 300 }
	);
});
