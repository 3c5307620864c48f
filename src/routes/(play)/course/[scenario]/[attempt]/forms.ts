/**
 * What a browser sends when someone chooses, as a form.
 *
 * @module
 */
import { z } from 'zod';

const word = z.string().regex(/^[a-z0-9][a-z0-9-]{0,99}$/);

/** A choice sent as a form: every value is text. */
export const ChosenForm = z.object({
	at: z
		.string()
		.regex(/^\d{1,3}$/)
		.transform(Number),
	scene: word,
	choice: word
});

/** The decision to replay from, counted from 0; undefined when it is no such number. */
export function decisionFrom(value: unknown): number | undefined {
	return typeof value === 'string' && /^\d{1,3}$/.test(value) ? Number(value) : undefined;
}
