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

test('a step deeper stays in the part, in the order of the document', () => {
	expect(headings('3. Media, ¶1', '3 → list, bullet 1', '4. End, ¶1')).toEqual([
		['3. Media', 2],
		['4. End', 1]
	]);
});
