/**
 * How long the record of somebody who has left is kept with their name in it, and when the name may be taken out.
 *
 * @module
 */
import { refuse, type Refusal } from '../refusal.ts';
import { addDays, type Day, type Instant } from '../units.ts';
import { hasAccess, type Days } from './staff.ts';

/** A decision to keep a record for longer than the school's period, because it is needed as evidence. */
export interface Keeping {
	/** The last day it is kept with its name. */
	readonly until: Day;
	readonly because: string;
}

/** What is asked of a record. */
export interface Kept extends Days {
	readonly keeping?: Keeping;
	readonly pseudonymisedAt?: Instant;
}

/**
 * The day that is so many calendar months after another: the same day of the month, or the last day of a month that
 * is too short for it.
 *
 * @param months whole, 0 or more
 */
export function monthsAfter(day: Day, months: number): Day {
	const [year = 1970, month = 1, date = 1] = day.split('-').map(Number);
	const at = year * 12 + month - 1 + months;
	const firstOf = (index: number) =>
		`${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}-01`;
	const lastDay = addDays(firstOf(at + 1), -1);
	const sameDay = addDays(firstOf(at), date - 1);
	return sameDay < lastDay ? sameDay : lastDay;
}

/**
 * The day on which a record loses its name (S6, S7); undefined of somebody whose last day nobody has recorded, and of
 * a record that has lost it already.
 *
 * @param months the school's period
 */
export function expiresOn(
	{ leftOn, keeping, pseudonymisedAt }: Kept,
	months: number
): Day | undefined {
	if (leftOn === undefined || pseudonymisedAt !== undefined) return undefined;
	const byPeriod = monthsAfter(leftOn, months);
	const byDecision = keeping && addDays(keeping.until, 1);
	return byDecision !== undefined && byDecision > byPeriod ? byDecision : byPeriod;
}

/** Whether a record should have lost its name by the end of a day. */
export function hasExpired(record: Kept, months: number, today: Day): boolean {
	const on = expiresOn(record, months);
	return on !== undefined && on <= today && !hasAccess(record, today);
}

/** The records that lose their names within so many days, today and later, the soonest first. */
export function expiringWithin<Record extends Kept>(
	records: readonly Record[],
	months: number,
	today: Day,
	days: number
): readonly { readonly record: Record; readonly on: Day }[] {
	const end = addDays(today, days);
	return records
		.flatMap((record) => {
			const on = expiresOn(record, months);
			return on !== undefined && on <= end ? [{ record, on: on < today ? today : on }] : [];
		})
		.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

/** Refuses `still-here` of somebody who works at the school (S8), and `already-pseudonymised`. */
export function whyNotErase(
	record: Kept,
	today: Day
): Refusal<'still-here' | 'already-pseudonymised'> | undefined {
	if (record.pseudonymisedAt !== undefined)
		return refuse('already-pseudonymised', 'There is no name left in this record.');
	// Whoever is to come back has no last day, and no access yet.
	if (record.leftOn === undefined || hasAccess(record, today))
		return refuse(
			'still-here',
			'This person works at the school, which has to be able to show how its staff are trained. ' +
				'The record can be erased once their last day is on the staff list and has come.'
		);
	return undefined;
}
