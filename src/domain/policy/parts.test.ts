import { expect, test } from 'vitest';
import { partsOf } from './parts.ts';
import type { Clause } from './policy.ts';

const clause = (ref: string): Clause => ({
	id: `p/${ref.length}`,
	ref,
	binds: ['all staff'],
	force: 'must',
	says: 'Do it.',
	topics: []
});
const headings = (...refs: string[]) =>
	partsOf(refs.map(clause)).map(({ heading, clauses }) => [heading, clauses.length]);

test('clauses stand under what their reference says before its last step', () => {
	expect(headings('1. Scope, ¶1', '1. Scope, ¶2', '2. Law, ¶1')).toEqual([
		['1. Scope', 2],
		['2. Law', 1]
	]);
});

test('a shortened heading goes on with the part before it', () => {
	expect(
		headings('12. Personal use → b. Students, i', '12 → b. Students, ii', '12 → c. Parents, i')
	).toEqual([
		['12. Personal use → b. Students', 2],
		['12 → c. Parents', 1]
	]);
});

test('a number is not the beginning of another number', () => {
	expect(headings('14. Managing, a', '1 → x, b')).toEqual([
		['14. Managing', 1],
		['1 → x', 1]
	]);
});

test('a lettered step deeper stays in the part, a named one begins another', () => {
	expect(
		headings('14. Media, ¶1', '14 → b, bullet 1', '14 → list, bullet 1', '15. End, ¶1')
	).toEqual([
		['14. Media', 2],
		['14 → list', 1],
		['15. End', 1]
	]);
});

test('the last step of a heading may stand for the whole of it', () => {
	expect(
		headings('Your work, para 12, bullet 1', 'para 12, bullet 2', 'para 13, bullet 1')
	).toEqual([
		['Your work, para 12', 2],
		['para 13', 1]
	]);
});
