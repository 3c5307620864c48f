import { describe, expect, test } from 'vitest';
import type { Calendar } from '../cycle/calendar.ts';
import { REMINDERS } from './settings.ts';
import {
	ASKED_TOGETHER,
	governorsDay,
	questionDue,
	valuesDue,
	whyNotAsk,
	type Addressed,
	type GovernorsSettings
} from './governors.ts';

const YES = { says: 'yes', at: '2026-11-01T09:00:00.000Z' } as const;
const NO = { says: 'no', at: '2026-11-01T09:00:00.000Z' } as const;
const address = (more: Partial<Addressed> = {}): Addressed => ({
	reachable: true,
	asked: [],
	...more
});
const set = (weekday: GovernorsSettings['weekday'], on = true) => ({ on, weekday });
const closed = (from: string, to: string): Calendar => [
	{ from, to, kind: 'holiday', name: 'Closed' }
];
const due = (
	day: string,
	more: Partial<Addressed> = {},
	settings = set(3),
	calendar: Calendar = [],
	minute = 540
) => valuesDue(address({ answer: YES, ...more }), settings, REMINDERS, calendar, { day, minute });

describe('the letter with the verification values', () => {
	test('[M11] goes out once a week, from its day on, in the hours, also while reminders are off', () => {
		expect(REMINDERS.on).toBe(false);
		// Monday 23 November 2026 begins the week; Wednesday is set.
		expect(due('2026-11-24')).toBe(false);
		expect(due('2026-11-25')).toBe(true);
		expect(due('2026-11-26')).toBe(true);
		expect(due('2026-11-26', { lastWeek: '2026-11-23' })).toBe(false);
		expect(due('2026-12-02', { lastWeek: '2026-11-23' })).toBe(true);
		expect(due('2026-11-25', {}, set(3), [], 479)).toBe(false);
		expect(due('2026-11-25', {}, set(3), [], 960)).toBe(false);
		expect(due('2026-11-28')).toBe(false);
		expect(due('2026-11-25', {}, set(3, false))).toBe(false);
	});

	test.each([
		['the day set', [], '2026-11-25'],
		['the next day at school', closed('2026-11-25', '2026-11-25'), '2026-11-26'],
		['the last one before, at the end of a term', closed('2026-11-25', '2026-12-04'), '2026-11-24'],
		['no day, in a week of holidays', closed('2026-11-21', '2026-11-29'), undefined]
	])('[M11] stands on %s', (_what, calendar, day) => {
		expect(governorsDay('2026-11-23', 3, calendar)).toBe(day);
	});

	test('[M11] is not sent in a holiday, nor twice where its day moved to before it', () => {
		const term = closed('2026-11-25', '2026-12-04');
		expect(due('2026-11-24', {}, set(3), term)).toBe(true);
		expect(due('2026-11-26', {}, set(3), term)).toBe(false);
		expect(due('2026-12-02', {}, set(3), term)).toBe(false);
	});

	test('[M12] goes to nobody who has not said yes, or whose address was refused', () => {
		const unanswered = address();
		expect(valuesDue(unanswered, set(3), REMINDERS, [], { day: '2026-11-25', minute: 540 })).toBe(
			false
		);
		expect(due('2026-11-25', { answer: NO })).toBe(false);
		expect(due('2026-11-25', { reachable: false })).toBe(false);
	});
});

test('[M13] after a restore the letter is held for that week, and the question until it is released', () => {
	expect(due('2026-11-27', { heldUntil: '2026-11-26' })).toBe(false);
	expect(due('2026-12-02', { heldUntil: '2026-11-26' })).toBe(true);
	const now = { day: '2026-12-02', minute: 540 };
	const asks = (more: Partial<Addressed>) =>
		questionDue(address(more), 0, { on: true }, REMINDERS, [], now);
	expect(asks({ heldUntil: '2026-11-26' })).toBe(false);
	expect(asks({})).toBe(true);
	expect(whyNotAsk(address({ heldUntil: '2026-11-26' }), 0, now.day)).toBeUndefined();
});

describe('the question before it', () => {
	const asks = (day: string, more: Partial<Addressed> = {}, lately = 0, on = true, minute = 540) =>
		questionDue(address(more), lately, { on }, REMINDERS, [], { day, minute });

	test('[M12] is put once by itself, in the hours', () => {
		expect(asks('2026-11-25')).toBe(true);
		expect(asks('2026-11-25', {}, 0, false)).toBe(false);
		expect(asks('2026-11-28')).toBe(false);
		expect(asks('2026-11-25', {}, 0, true, 300)).toBe(false);
		expect(asks('2027-03-01', { asked: ['2026-11-25'] })).toBe(false);
		expect(asks('2026-11-25', { answer: YES })).toBe(false);
		expect(asks('2026-11-25', {}, ASKED_TOGETHER)).toBe(false);
	});

	test.each([
		['they have said no', { answer: NO }, 0, 'answered'],
		['the address was refused', { reachable: false }, 0, 'refused'],
		['it was put six days ago', { asked: ['2026-11-19'] }, 1, 'too-soon'],
		['it was put three times', { asked: ['2026-09-01', '2026-09-08', '2026-09-15'] }, 0, 'enough'],
		['the school has put very many', {}, ASKED_TOGETHER, 'too-many']
	] as const)('[M12] is not put, by hand either, while %s', (_why, more, lately, why) => {
		expect(whyNotAsk(address(more), lately, '2026-11-25')).toBe(why);
	});

	test('[M12] may be put by hand again a week later', () => {
		expect(whyNotAsk(address({ asked: ['2026-11-18'] }), 1, '2026-11-25')).toBeUndefined();
	});
});
