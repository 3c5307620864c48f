/**
 * How a clause is understood, in plain sentences.
 *
 * @module
 */
import { leastInTen, TOGETHER } from './misjudged.ts';
import type { Share, Understood } from './understanding.ts';

/** Tenths as people say them; the ends stay open, as nobody is told of all or of none (R8). */
export function inTenWords({
	inTen,
	of = 2 * TOGETHER
}: Pick<Share, 'inTen'> & Partial<Share>): string {
	if (inTen <= 1) return '1 in 10 or fewer';
	if (inTen >= 9) return '9 in 10 or more';
	const least = leastInTen(of);
	const open = inTen <= least ? ' or fewer' : inTen >= 10 - least ? ' or more' : '';
	return `about ${inTen} in 10${open}`;
}

/** A choice as it is quoted within a sentence: what one does, which its first sentence says, without the point. */
function quoted(choice: string): string {
	const [first = choice] = /^.*?[.!?](?=\s|$)/.exec(choice) ?? [];
	const whole = first.split('“').length === first.split('”').length ? first : choice;
	return `“${whole.replace(/\.$/, '')}”`;
}

/** One choice or a few: `“Leave it”`, `“Leave it” or “Block him”`. */
export function choicesInWords(choices: readonly string[]): string {
	const all = choices.map(quoted);
	return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} or ${all.at(-1)}`;
}

/**
 * What was chosen at first, the commonest by name where it can be told.
 *
 * @param clause what the clause is called in the sentence
 */
export function beforeInWords(before: Share, most: readonly string[], clause: string): string {
	const what = most.length === 0 ? 'something' : `${most.map(quoted).join(', ')} or something else`;
	const says = `${inTenWords(before)} first chose ${what} against ${clause}.`;
	return `${says.charAt(0).toUpperCase()}${says.slice(1)}`;
}

/** What was chosen after feedback. */
export function afterInWords(after: Share | undefined): string {
	return after
		? `Of the ${after.of} who took it again after feedback, ${inTenWords(after)} misjudged it.`
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
	...(['Misjudged after feedback', 'Of people who decided again'] as const)
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
	'Everybody counts once for a clause: at the first decision in which it was at stake, in the first situation they finished. After feedback is the first time they took that same decision again; those are fewer, and often people who did not pass at first, so that the two numbers are not of the same people. Answers are added five at a time and told in tenths, of the whole school, so that nobody’s single answer can be worked out.',
	'A judgement often rests on more than one clause. A clause counts as misjudged where the judgement rests on it, even if what was chosen meets part of it. What was chosen most often is named where ten people or more met the clause, and five or more chose what is named or did the same in other words.'
] as const;
