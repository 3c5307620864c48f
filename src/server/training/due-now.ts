/**
 * What is said to somebody of the day by which their own training is due.
 *
 * @module
 */
import { awayOn, type Absence } from '#domain/staff/absence.ts';
import type { Day } from '#domain/units.ts';

/** What somebody owes, and what holds it. */
export interface Owes {
	/** By the end of which day. */
	readonly due: Day;
	readonly absences: readonly Absence[];
	/** The last day of an exemption that holds. */
	readonly exemptUntil?: Day | undefined;
}

/** How somebody stands to their due day; past it only whom the report would call overdue (S3, U6). */
export type DueNow =
	| { readonly is: 'to-come' | 'past' | 'away'; readonly due: Day }
	| { readonly is: 'exempt'; readonly due: Day; readonly until: Day };

/** How somebody stands on a day to the day by which their training is due. */
export function dueNow({ due, absences, exemptUntil }: Owes, today: Day): DueNow {
	if (exemptUntil !== undefined) return { is: 'exempt', due, until: exemptUntil };
	if (today <= due) return { is: 'to-come', due };
	return { is: awayOn(absences, today) ? 'away' : 'past', due };
}
