/**
 * The name under a declaration, as somebody typed it.
 *
 * @module
 */

/** The longest name that is taken: long enough for any real one. */
export const LONGEST_NAME = 200;

/** Control characters, halves of a character, and marks that turn the direction of the text around a name. */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u;

/** What was typed, as it is kept (D4). */
export function keptName(typed: string): string {
	return typed.normalize('NFC').trim();
}

/** Why nobody can sign with a name; undefined of one that is kept (D4.1). Control characters, or nothing to see, are unreadable. */
export function nameProblem(
	typed: string
): 'name-missing' | 'name-too-long' | 'name-unreadable' | undefined {
	const name = keptName(typed);
	if (name === '') return 'name-missing';
	if ([...name].length > LONGEST_NAME) return 'name-too-long';
	return UNPRINTABLE.test(name) || !/[\p{L}\p{N}]/u.test(name) ? 'name-unreadable' : undefined;
}
