/**
 * What a leader asked the report for, read from the address; anything unreadable falls back to the whole list, today,
 * and so does a day to come.
 *
 * @module
 */
import { dayInWords } from '#domain/cycle/words.ts';
import { STATUSES, type Filter } from '#domain/report/report.ts';
import { isPhaseAsked } from '#domain/staff/phases.ts';
import type { Day, Instant } from '#domain/units.ts';
import { dayOf } from '#server/clock.ts';
import type { PersonRecord } from '#server/store/records.ts';

/** The question behind a report. */
export interface AskedFor {
	readonly on: Day;
	readonly today: Day;
	/** Said where the day asked for is no day, or is still to come: then `on` is today (R16). */
	readonly unread?: string;
	readonly filter: Filter;
	/** Only those whom this person manages: a person's id. */
	readonly manager?: string;
	/** Counted from 1. */
	readonly page: number;
}

/** Reads `on`, `group`, `phase`, `status`, `manager` and `page` from the address of a report. */
export function askedFor(url: URL, now: Instant): AskedFor {
	const status = STATUSES.find((each) => each === url.searchParams.get('status'));
	const group = url.searchParams.get('group') ?? '';
	const phase = url.searchParams.get('phase') ?? '';
	const on = url.searchParams.get('on') ?? '';
	const manager = url.searchParams.get('manager') ?? '';
	const page = Number(url.searchParams.get('page') ?? '1');
	const today = dayOf(now);
	const unread = whyNot(on, today);
	return {
		on: on === '' || unread ? today : on,
		today,
		...(unread && { unread }),
		filter: {
			...(/^[a-z0-9-]{1,64}$/.test(group) ? { group } : {}),
			...(isPhaseAsked(phase) ? { phase } : {}),
			...(status ? { status } : {})
		},
		...(/^[a-z0-9-]{1,64}$/.test(manager) ? { manager } : {}),
		page: Number.isInteger(page) && page > 0 ? page : 1
	};
}

/** Why nothing can be said of a day: it is none, or nobody knows yet what it will have been. */
function whyNot(asked: string, today: Day): string | undefined {
	if (asked === '') return undefined;
	if (!isDay(asked))
		return 'The day that was asked for is not one in the calendar, so this is how it stands today.';
	return asked > today
		? `${dayInWords(asked)} is still to come, so this is how it stands today.`
		: undefined;
}

function isDay(text: string): boolean {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
	const date = new Date(`${text}T00:00:00Z`);
	return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** Everybody who is somebody's line manager, by name. */
export function managersIn(
	people: readonly PersonRecord[]
): readonly { readonly id: string; readonly name: string }[] {
	const ids = new Set(people.flatMap(({ manager }) => manager ?? []));
	return people
		.filter(({ id }) => ids.has(id))
		.map(({ id, name }) => ({ id, name }))
		.sort((a, b) => a.name.localeCompare(b.name, 'en-GB'));
}
