import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import { dueCalendar } from './due.ts';

test('a due day is a whole day of a calendar, whatever the school is called', () => {
	const text = dueCalendar({
		id: 'larkfield/ana/induction.2026-11-02',
		due: '2026-11-16',
		school: 'St Anne’s, Upper; Lower\nSchool',
		address: 'https://training.school.example/course',
		now: '2026-11-10T09:00:00.000Z'
	});
	const event = new ICAL.Event(
		new ICAL.Component(ICAL.parse(text) as unknown[]).getFirstSubcomponent('vevent') ?? undefined
	);
	expect(event.startDate.toString()).toBe('2026-11-16');
	expect(event.endDate.toString()).toBe('2026-11-17');
	expect(event.summary).toBe('Social media training due: St Anne’s, Upper; Lower\nSchool');
	expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 76)).toBe(true);
	expect(text).toContain('DTSTAMP:20261110T090000Z');
});
