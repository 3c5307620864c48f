/**
 * How a clause is understood, in plain sentences.
 *
 * @module
 */
import type { Share } from './understanding.ts';

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
