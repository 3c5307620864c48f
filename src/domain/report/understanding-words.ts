/**
 * How a clause is understood, in plain sentences.
 *
 * @module
 */
import type { Share, Understood } from './understanding.ts';

/** Tenths as people say them; the ends stay open, as nobody is told of all or of none (R8). */
export function inTenWords({ inTen }: Pick<Share, 'inTen'>): string {
	if (inTen <= 1) return '1 in 10 or fewer';
	return inTen >= 9 ? '9 in 10 or more' : `about ${inTen} in 10`;
}

/** What was chosen at first; `clause` is what the clause is called in the sentence. */
export function beforeInWords(before: Share, most?: string, clause = 'this clause'): string {
	const often = most === undefined ? '' : `, most often by: “${most}”`;
	const says = `${inTenWords(before)} first misjudged what ${clause} asks for${often || '.'}`;
	return `${says.charAt(0).toUpperCase()}${says.slice(1)}`;
}

/** What was chosen after feedback. */
export function afterInWords(after: Share | undefined): string {
	return after
		? `After feedback ${inTenWords(after)} chose what is in line with it.`
		: 'Too few have taken that decision again to say how it is after feedback.';
}

/** Said in the place of a share that would rest on fewer than five people. */
export const TOO_FEW = 'too few to say';

/** What the clauses are headed by of which nothing can be told. */
export const TOO_FEW_TITLE = 'Too few to show without telling who';

/** Why nothing is told of so many clauses. */
export function tooFewInWords(many: number): string {
	return `Fewer than five people have met ${
		many === 1 ? 'this clause' : `these ${many} clauses`
	} in a situation they finished.`;
}

/** The headings of the clauses as a table; {@link understoodCells} has what stands below them. */
export const UNDERSTOOD_HEADINGS = [
	...(['Clause', 'First misjudged', 'Of people'] as const),
	...(['In line after feedback', 'Of people who decided again'] as const)
] as const;

/** What stands beside a clause in the table. */
export function understoodCells({
	before,
	after
}: Pick<Understood, 'before' | 'after'>): readonly [string, number, string, number | '–'] {
	return [inTenWords(before), before.of, after ? inTenWords(after) : TOO_FEW, after?.of ?? '–'];
}

/** How it is counted, a paragraph each. */
export const HOW_COUNTED = [
	'Everybody counts once for a clause: at the first decision in which it was at stake, in the first situation they finished. After feedback is the first time they took that same decision again. Answers are added five at a time and told in tenths, of the whole school, so that nobody’s single answer can be worked out.',
	'A judgement often rests on more than one clause. A clause counts as misjudged where the judgement rests on it, even if what was chosen meets part of it.'
] as const;
