/**
 * The report's shapes for each status.
 *
 * @module
 */
export { STATUS_WORDS as statusWords } from '#domain/report/words.ts';
import type { Status } from '#domain/report/report.ts';
import type { IconName } from '#ui/icons.ts';
import type { Tone } from '#ui/words.ts';

/** The colour that stands beside the word. */
export const statusTones: Readonly<Record<Status, Tone>> = {
	overdue: 'breach',
	'under-way': 'risky',
	'not-started': 'silent',
	complete: 'best',
	'not-asked': 'silent',
	leaver: 'silent'
};

/** The shape that stands beside the word: that of who stands apart says neither well done nor late. */
export const statusIcons: Readonly<Record<Status, IconName>> = {
	...statusTones,
	'not-asked': 'off',
	leaver: 'onward'
};

/** Where a clause stands in the policy, or in good practice. */
export function policyAt({ id }: { readonly id: string }, baseline: boolean): string {
	return `/policy${baseline ? '?of=good-practice' : ''}#${id}`;
}
