/**
 * The report's shapes for each status.
 *
 * @module
 */
export { STATUS_WORDS as statusWords } from '#domain/report/words.ts';
import type { Status } from '#domain/report/report.ts';
import type { Tone } from '#ui/words.ts';

/** The shape and colour that stand beside the word. */
export const statusTones: Readonly<Record<Status, Tone>> = {
	overdue: 'breach',
	'under-way': 'risky',
	'not-started': 'silent',
	complete: 'best',
	leaver: 'ok'
};

/** Where a clause stands in the policy, or in good practice. */
export function policyAt({ id }: { readonly id: string }, baseline: boolean): string {
	return `/policy${baseline ? '?of=good-practice' : ''}#${id}`;
}
