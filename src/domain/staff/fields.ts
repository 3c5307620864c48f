/**
 * What can be said of somebody on the staff list, read from what people type or export, and kept in one form.
 *
 * @module
 */
import { refuse, type Refusal } from '../refusal.ts';

/** The longest name, in characters of any script. */
export const LONGEST_NAME = 200;
/** The longest e-mail address that can be delivered to. */
export const LONGEST_EMAIL = 254;
/** The longest staff number. */
export const LONGEST_NUMBER = 40;

/** Marks of direction, soft hyphens and what has no width; not the joiners, which some scripts are written with. */
const UNSEEN = /[\p{Cs}\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu;

/** A text in one form: composed, without control or direction marks, without spaces at its ends or two in a row (S10). */
export function normal(text: string): string {
	return text
		.normalize('NFC')
		.replace(UNSEEN, '')
		.replace(/[\p{Cc}\s]+/gu, ' ')
		.trim();
}

/** The characters of a text as a reader counts them by code point; cheap where the text is short. */
export function lengthOf(text: string): number {
	return [...text].length;
}

/** Reads a name of up to 200 characters in any script; refuses `missing` and `too-long` (S10). */
export function nameFrom(text: string): string | Refusal<'missing' | 'too-long'> {
	const name = normal(text);
	if (name === '') return refuse('missing', 'Enter a name.');
	if (lengthOf(name) > LONGEST_NAME)
		return refuse('too-long', `Enter a name of ${LONGEST_NAME} characters or fewer.`);
	return name;
}

/** What sign-in takes of an address: letters without accents, digits and a few signs, as the library behind it reads them. */
const SIGNS_IN =
	/^(?:[a-z0-9_'+-]+\.)*[a-z0-9_'+-]*[a-z0-9_+-]@(?:[a-z0-9][a-z0-9-]*\.)+[a-z]{2,}$/;

/** Whether somebody can sign in, and be invited, with the address that the staff list has of them (S27). */
export function signsIn(email: string | undefined): boolean {
	return email !== undefined && email.length <= LONGEST_EMAIL && SIGNS_IN.test(email);
}

/** Reads an e-mail address that somebody can sign in with, in lower case (S11, S27). */
export function emailFrom(
	text: string
): string | Refusal<'not-an-email' | 'too-long' | 'not-for-signing-in'> {
	const email = letterBoxFrom(text);
	if (typeof email !== 'string' || signsIn(email)) return email;
	return refuse(
		'not-for-signing-in',
		"Nobody can sign in with this address: it may have the letters a to z without accents, digits and . _ + - ' before the @, and a name such as school.example after it. Enter another of theirs, or none: they come in with a printed code."
	);
}

/** Reads an address that letters can be sent to, in lower case; refuses `too-long` and `not-an-email`. */
export function letterBoxFrom(text: string): string | Refusal<'not-an-email' | 'too-long'> {
	const email = normal(text).toLowerCase();
	if (email.length > LONGEST_EMAIL)
		return refuse('too-long', `Enter an e-mail address of ${LONGEST_EMAIL} characters or fewer.`);
	if (!/^[^\s@,;:<>()[\]\\"]+@[\p{L}\p{M}\p{N}-]+(\.[\p{L}\p{M}\p{N}-]+)+$/u.test(email))
		return refuse('not-an-email', 'Enter one e-mail address, like name@school.example.');
	return email;
}

/** Reads a staff number, of digits and letters as the office writes it; refuses `too-long` (S11). */
export function staffNumberFrom(text: string): string | Refusal<'too-long'> {
	const number = normal(text);
	if (lengthOf(number) > LONGEST_NUMBER)
		return refuse('too-long', `Enter a staff number of ${LONGEST_NUMBER} characters or fewer.`);
	return number;
}

/** What a name or a staff number is compared by: capitals do not matter, and “Hale, Robin” is “Robin Hale”. */
export function keyOf(text: string): string {
	const lower = normal(text).toLowerCase();
	const [last = '', first = '', ...more] = lower.split(',');
	return first !== '' && more.length === 0 ? `${first.trim()} ${last.trim()}` : lower;
}
