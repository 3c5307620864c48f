/**
 * A school's calendar file (iCalendar, RFC 5545), read as holidays and INSET days.
 *
 * @module
 */
import ICAL from 'ical.js';
import type { Stretch } from '#domain/cycle/calendar.ts';
import { refuse, type Refusal } from '#domain/refusal.ts';
import { addDays, type Day } from '#domain/units.ts';

/** The largest file that is read, in characters, and the most days off that a calendar holds. */
const LONGEST = 1_000_000;
export const MOST_STRETCHES = 300;
const MOST_TIMES = 60;
const LONGEST_NAME = 120;
/** The longest time off that is one, in days: a summer is shorter. */
const LONGEST_STRETCH = 100;

/** Words by which a school calendar tells INSET days from holidays, and holidays from everything else. */
const INSET = /\binset\b|training day|staff day|non[- ]pupil day|staff development/i;
const HOLIDAY =
	/holiday|half[- ]?term|\bbreak\b|closed|closure|bank hol|good friday|christmas|easter/i;

/**
 * Reads the holidays and INSET days of a calendar file; events that are neither, such as a concert, are left out.
 *
 * Refuses `calendar-unreadable` for what is no calendar, `calendar-too-large`, and `calendar-empty` when nothing in it
 * is a holiday or an INSET day.
 */
export function stretchesIn(
	text: string
): readonly Stretch[] | Refusal<'calendar-unreadable' | 'calendar-too-large' | 'calendar-empty'> {
	const large = refuse(
		'calendar-too-large',
		`That file is larger than a school year needs (${MOST_STRETCHES} days off). Export one school year.`
	);
	if (text.length > LONGEST) return large;
	const unreadable = refuse(
		'calendar-unreadable',
		'That file is no calendar. Export it from your calendar as an .ics file (iCalendar) and choose that.'
	);
	let events: readonly ICAL.Component[];
	try {
		const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
		if (calendar.name !== 'vcalendar') return unreadable;
		events = calendar.getAllSubcomponents('vevent');
	} catch {
		return unreadable;
	}
	const found: Stretch[] = [];
	for (const component of events) {
		const event = new ICAL.Event(component);
		const name = String(event.summary ?? '')
			.replace(/\s+/g, ' ')
			.trim()
			.slice(0, LONGEST_NAME);
		const kind = INSET.test(name) ? 'inset' : HOLIDAY.test(name) ? 'holiday' : undefined;
		if (!kind) continue;
		for (const { from, to } of timesOf(event)) {
			if (to < from || addDays(from, LONGEST_STRETCH) < to) continue;
			found.push({ from, to, kind, name });
			if (found.length > MOST_STRETCHES) return large;
		}
	}
	if (found.length === 0)
		return refuse(
			'calendar-empty',
			'No holiday and no INSET day was found in that file. They are known by words such as “half term”, “holiday” or “INSET” in their titles.'
		);
	return merged(found);
}

/** The days of an event, each time it comes round; the end of whole days is the day after the last (RFC 5545, 3.6.1). */
function timesOf(event: ICAL.Event): readonly { readonly from: Day; readonly to: Day }[] {
	const days = (start: ICAL.Time, end: ICAL.Time) => {
		const [from, until] = [dayOfTime(start), dayOfTime(end)];
		const isWhole = start.isDate || (end.hour === 0 && end.minute === 0 && until > from);
		return { from, to: isWhole && until > from ? addDays(until, -1) : until };
	};
	try {
		if (!event.isRecurring()) return [days(event.startDate, event.endDate)];
		const times: { from: Day; to: Day }[] = [];
		const each = event.iterator();
		for (let next = each.next(); next && times.length < MOST_TIMES; next = each.next()) {
			const { startDate, endDate } = event.getOccurrenceDetails(next);
			times.push(days(startDate, endDate));
		}
		return times;
	} catch {
		// One event with a date that is none costs no other.
		return [];
	}
}

function dayOfTime({ year, month, day }: ICAL.Time): Day {
	const two = (number: number) => String(number).padStart(2, '0');
	return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

/** In the order of the days, each once. */
export function merged(stretches: readonly Stretch[]): readonly Stretch[] {
	const seen = new Set<string>();
	return [...stretches]
		.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.to < b.to ? -1 : 1))
		.filter(({ from, to, kind }) => {
			const key = `${from} ${to} ${kind}`;
			return !seen.has(key) && Boolean(seen.add(key));
		});
}
