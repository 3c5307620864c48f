/**
 * What is sent from the page on keeping and erasing records, checked field by field.
 *
 * @module
 */
import { z } from 'zod';
import type { Day } from '#domain/units.ts';

/** The longest reason that is taken: it has to fit into a line of the log. */
export const LONGEST_REASON = 600;
/** The longest period: fifty years, far more than any retention schedule asks. */
export const MOST_MONTHS = 600;

/** Something to put right, and the field it is in. */
export interface Wrong {
	readonly field: string;
	readonly because: string;
}

const reason = (says: string) =>
	z
		.string(says)
		.transform((text) => text.normalize('NFC').trim().replaceAll(/\s+/g, ' '))
		.pipe(
			z
				.string()
				.min(3, says)
				.max(LONGEST_REASON, `Give the reason in at most ${LONGEST_REASON} characters.`)
		);

const PERIOD = `Give the number of months as a whole number from 1 to ${MOST_MONTHS}; 72 months are six years.`;

/** How long records are kept, and why. */
export const RetentionForm = z.object({
	months: z
		.string(PERIOD)
		.trim()
		.regex(/^\d{1,3}$/, PERIOD)
		.transform(Number)
		.pipe(z.number().min(1, PERIOD).max(MOST_MONTHS, PERIOD)),
	because: reason('Say why records are kept for this long.'),
	/** The digest of the school as the page showed it. */
	seen: z.string().max(64).catch(''),
	sure: z.literal('yes').optional().catch(undefined)
});

/** A decision about one person's record. */
export const DecisionForm = z
	.object({
		person: z.string('Choose a person first.').regex(/^[a-z0-9-]{1,64}$/, 'Choose a person first.'),
		decision: z.enum(['erase', 'keep'], 'Choose whether the record is erased now or kept.'),
		until: z.string().trim().catch(''),
		because: reason('Say why it is decided so.')
	})
	.refine(({ decision, until }) => decision === 'erase' || isDay(until), {
		path: ['until'],
		message: 'Give the day until which the record is kept.'
	});

/** What is wrong with a form, each field once and in the form's order; undefined of one that is right. */
export function wrongIn(error: z.ZodError | undefined): readonly Wrong[] {
	const found = new Map<string, Wrong>();
	for (const { path, message } of error?.issues ?? []) {
		const field = String(path[0] ?? '');
		if (!found.has(field)) found.set(field, { field, because: message });
	}
	return [...found.values()];
}

/** Whether a text is a day of the calendar. */
function isDay(text: string): text is Day {
	if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
	const date = new Date(`${text}T00:00:00Z`);
	return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
