import { expect, test } from 'vitest';
import { agendaFrom, AROUND, questionFor } from './agenda.ts';
import type { Understood } from './understanding.ts';

const understood = (clause: string, inTen: number, scene: string): Understood => ({
	clause,
	before: { inTen, of: 20 },
	place: { scenario: 'story', scene },
	most: []
});
const clauses = (told: readonly Understood[]) =>
	agendaFrom(told).items.map(({ understood: { clause } }) => clause);

test('[R13] five of the least understood, each of another place', () => {
	const told = [
		understood('a', 7, 'one'),
		understood('b', 6, 'one'),
		understood('c', 4, 'two'),
		understood('d', 3, 'three'),
		understood('e', 2, 'four'),
		understood('f', 2, 'five'),
		understood('g', 2, 'six')
	];
	expect(clauses(told)).toEqual(['a', 'c', 'd', 'e', 'f']);
	expect(agendaFrom(told).minutes).toBe(15 + 10 + 10 + 8 + 8 + 2 * AROUND);
});

test('[R13] three where the others are understood, of one place if need be', () => {
	const told = ['one', 'one', 'two', 'one', 'three'].map((scene, at) =>
		understood(`c${at}`, 1, scene)
	);
	expect(clauses(told)).toEqual(['c0', 'c2', 'c4']);
	expect(clauses(told.slice(0, 4))).toEqual(['c0', 'c2', 'c1']);
	expect(clauses(told.slice(0, 1))).toEqual(['c0']);
	expect(agendaFrom([])).toEqual({ items: [], minutes: 0 });
});

test('a question asks about what was chosen, or else about what the clause asks', () => {
	expect(questionFor('must', ['Send her the pages.', 'Ring.'])).toContain(
		'“Send her the pages” or “Ring”.'
	);
	expect(questionFor('must', [])).not.toBe(questionFor('must-not', []));
});
