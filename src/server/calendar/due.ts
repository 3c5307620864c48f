/**
 * The day by which somebody's training is due, as a file for their calendar (iCalendar, RFC 5545).
 *
 * @module
 */
import { createHash } from 'node:crypto';
import ICAL from 'ical.js';
import { addDays, type Day, type Instant } from '#domain/units.ts';

/** What goes into the file. */
export interface DueDay {
	/** What tells the entry from all others; the same one replaces what was put in before. */
	readonly id: string;
	readonly due: Day;
	readonly school: string;
	/** Where the training is. */
	readonly address: string;
	readonly now: Instant;
}

/** Writes a calendar file with one whole day in it, and a reminder of the calendar's own the day before. */
export function dueCalendar({ id, due, school, address, now }: DueDay): string {
	const event = new ICAL.Component('vevent');
	const set = (name: string, value: string | ICAL.Time) => event.addPropertyWithValue(name, value);
	set('uid', `${createHash('sha256').update(id).digest('hex').slice(0, 32)}@clause-and-effect`);
	set('dtstamp', ICAL.Time.fromDateTimeString(`${now.slice(0, 19)}Z`));
	set('dtstart', ICAL.Time.fromDateString(due));
	set('dtend', ICAL.Time.fromDateString(addDays(due, 1)));
	set('summary', `Social media training due: ${school}`);
	set('description', `Go on where you were: ${address}`);
	set('url', address);
	set('transp', 'TRANSPARENT');
	const alarm = new ICAL.Component('valarm');
	alarm.addPropertyWithValue('action', 'DISPLAY');
	alarm.addPropertyWithValue('description', 'Social media training due tomorrow');
	alarm.addPropertyWithValue('trigger', ICAL.Duration.fromString('-PT15H'));
	event.addSubcomponent(alarm);
	const calendar = new ICAL.Component('vcalendar');
	calendar.addPropertyWithValue('version', '2.0');
	calendar.addPropertyWithValue('prodid', '-//Clause & Effect//EN');
	calendar.addSubcomponent(event);
	return `${calendar.toString()}\r\n`;
}
