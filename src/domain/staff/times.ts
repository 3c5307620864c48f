/**
 * The times somebody has been at a school: the one that goes on or ended last, and those before it (S23).
 *
 * @module
 */
import { addDays, type Day } from '../units.ts';

/** A time at the school that has ended, for somebody who came back after it. */
export interface Time {
	/** The first day. */
	readonly from: Day;
	/** The last day. */
	readonly to: Day;
}

/** The days of an entry: start and last day are those of its latest time. */
export interface Timed {
	readonly startsOn: Day;
	readonly leftOn?: Day;
	/** The times before, the earliest first; absent where there is none. */
	readonly earlier?: readonly Time[];
	/** The day on which the list heard that the latest time had begun, where it had begun before. */
	readonly relistedOn?: Day;
}

/** What is changed of an entry when somebody is back. */
interface Back {
	readonly leftOn: null;
	readonly startsOn?: Day;
	readonly earlier?: readonly Time[];
}

/** The entry as its days stood on a day: those of the time that had begun last. Undefined before the first. */
export function asTimedOn<Of extends Timed>(entry: Of, day: Day): Of | undefined {
	if (entry.startsOn <= day) return entry;
	const begun = (entry.earlier ?? []).filter(({ from }) => from <= day);
	const last = begun.at(-1);
	return last && { ...inTime(entry, last, begun.slice(0, -1)), leftOn: last.to };
}

/** The same, and before the first day the entry as it is: for who is looked at before they begin. */
export function timedOn<Of extends Timed>(entry: Of, day: Day): Of {
	return asTimedOn(entry, day) ?? entry;
}

/** The entry with times joined between which no day lies: whoever is back without one has never been away (S23). */
export function joined<Of extends Timed>(entry: Of): Of {
	const { startsOn, earlier = [] } = entry;
	const before = earlier.at(-1);
	return before && startsOn <= addDays(before.to, 1)
		? joined(inTime(entry, { from: before.from }, earlier.slice(0, -1)))
		: entry;
}

/** The entry in another time than its latest, of which alone the list heard late. */
function inTime<Of extends Timed>(
	entry: Of,
	{ from }: Pick<Time, 'from'>,
	earlier: readonly Time[]
): Of {
	const all: Of & { relistedOn?: Day } = { ...entry, startsOn: from, earlier };
	delete all.relistedOn;
	return all;
}

/** The last day somebody was here before the latest time; undefined for whoever has never come back. */
export function lastDayBefore({ earlier }: Timed): Day | undefined {
	return earlier?.at(-1)?.to;
}

/** A new time from a day on; the one that has ended is kept. */
export function newTime({ startsOn, leftOn, earlier = [] }: Timed, from: Day): Back {
	if (leftOn === undefined) return { leftOn: null };
	return { leftOn: null, startsOn: from, earlier: [...earlier, { from: startsOn, to: leftOn }] };
}

/** Somebody back from a day on: a new time, or the same one where no day lies between. */
export function backFrom(entry: Timed, from: Day): Back {
	const { leftOn } = entry;
	return leftOn === undefined || from <= addDays(leftOn, 1)
		? { leftOn: null }
		: newTime(entry, from);
}

/** What a start date says of the times before: that of an earlier time says that there was no break since. */
export function withoutBreak(
	{ earlier = [] }: Timed,
	startsOn: Day
): { readonly earlier?: readonly Time[] | null } {
	if (!earlier.some(({ from }) => from === startsOn)) return {};
	const left = earlier.filter(({ from }) => from < startsOn);
	return { earlier: left.length > 0 ? left : null };
}
