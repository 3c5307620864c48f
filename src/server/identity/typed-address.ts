/**
 * An e-mail address as somebody types it to sign in or to set a school up: what the staff list takes, and nothing else.
 *
 * @module
 */
import { z } from 'zod';
import { isRefusal } from '#domain/refusal.ts';
import { emailFrom } from '#domain/staff/fields.ts';

const LONGEST_TYPED = 1_000;

/** What is said to whoever wants to sign in with an address that the list takes for nobody. */
export const NOBODY_SIGNS_IN =
	'Nobody signs in here with an address like this one, with accents or other signs in it. Use another that the school has of you; or ask the school office for a code, and sign in with your staff number.';

/** Reads an address into the form in which the staff list has it (S27); `notHere` is said of one it would not take. */
export function typedAddress(notHere: string) {
	return z
		.string()
		.max(LONGEST_TYPED)
		.transform((text, context) => {
			const email = emailFrom(text);
			if (!isRefusal(email)) return email;
			const isOdd = email.refused === 'not-for-signing-in';
			const message = isOdd ? notHere : 'Type your e-mail address, such as name@school.example.';
			context.issues.push({ code: 'custom', input: text, message });
			return z.NEVER;
		});
}
