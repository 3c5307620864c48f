/**
 * What somebody types who sets a school up.
 *
 * @module
 */
import { z } from 'zod';
import { normal } from '#domain/staff/fields.ts';
import { FOUNDERS } from '#domain/staff/founders.ts';
import { typedAddress } from '#server/identity/typed-address.ts';

/** Words on one line, without marks that turn the rest round: they are printed and sent. */
const words = (longest: number) => z.string().transform(normal).pipe(z.string().max(longest));

const named = (missing: string) => words(200).pipe(z.string().min(1, missing));

/** The form, each wrong field with what to do. */
export const Form = z.object({
	school: named('Type the name of your school.'),
	policy: z.string().min(1, 'Choose a policy to start from.'),
	name: named('Type your own name.'),
	email: typedAddress(
		"Type an address of the letters a to z without accents, digits and . _ + - ': nobody can sign in with another."
	),
	password: z.string(),
	is: z.enum(FOUNDERS, 'Choose which of these you are.'),
	month: z.coerce.number().int().min(1).max(12),
	dsl: words(200),
	head: words(200),
	help: words(200)
});
