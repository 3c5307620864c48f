import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isWorkingDay, type Calendar } from '../cycle/calendar.ts';
import { addDays, type Day } from '../units.ts';
import { dayOfStep, decide, sentOf, stepsOf, type Chased, type Step } from './chase.ts';
import { REMINDERS, type ReminderSettings } from './settings.ts';

const ON: ReminderSettings = { ...REMINDERS, on: true };
const NONE: Calendar = [];
const CHRISTMAS: Calendar = [
	{ from: '2026-12-19', to: '2027-01-03', kind: 'holiday', name: 'Christmas' }
];
const NINE = 9 * 60;

const somebody = (more: Partial<Chased> = {}): Chased => ({
	owed: { opens: '2026-09-01', due: '2026-11-20' },
	absences: [],
	learns: true,
	reachable: true,
	sent: [],
	...more
});
const on = (day: Day, more: Partial<Chased> = {}, settings = ON, calendar = NONE, minute = NINE) =>
	decide(somebody(more), settings, calendar, { day, minute });

test('[M13] what was due by the day of a restore is held; what comes after is not', () => {
	const owed = { opens: '2026-11-02', due: '2026-11-16' };
	const after = (heldUntil: string, day: string) =>
		decide(
			{ owed, absences: [], learns: true, reachable: true, sent: [], heldUntil },
			{ ...REMINDERS, on: true },
			[],
			{ day, minute: 540 }
		);
	expect(after('2026-11-17', '2026-11-16')).toEqual({ silent: 'held' });
	expect(after('2026-11-17', '2026-11-18')).toEqual({ silent: 'held' });
	expect(after('2026-11-17', '2026-11-19')).toEqual({ step: 3, by: 'mail' });
	// On the day of the restore nobody knows either; the day before, it was not due yet.
	expect(after('2026-11-16', '2026-11-16')).toEqual({ silent: 'held' });
	expect(after('2026-11-15', '2026-11-16')).toEqual({ step: 0, by: 'mail' });
});

describe('a reminder', () => {
	test('[M1] is not sent until the school turns reminders on', () => {
		expect(REMINDERS.on).toBe(false);
		expect(on('2026-11-20', {}, REMINDERS)).toEqual({ silent: 'off' });
	});

	test.each([
		['2026-11-05', undefined],
		['2026-11-06', -14],
		['2026-11-17', -3],
		['2026-11-20', 0],
		['2026-11-23', 3],
		['2026-11-30', 10],
		['2026-12-14', 24]
	] as const)('[M2] of a duty that is due on 20 November stands on %s: %s', (day, step) => {
		const before = stepsOf(ON).filter((each) => step !== undefined && each < step);
		expect(on(day, { sent: before })).toEqual(
			step === undefined ? { silent: 'too-early' } : { step, by: 'mail' }
		);
	});

	test('[M2] waits for the next day at school', () => {
		const sent = [-14, -3, 0];
		const owed = { opens: '2026-09-01', due: '2026-12-18' };
		for (const day of ['2026-12-21', '2026-12-25', '2027-01-01', '2027-01-02'])
			expect(on(day, { owed, sent }, ON, CHRISTMAS)).toMatchObject({ silent: 'sent' });
		expect(on('2027-01-04', { owed, sent }, ON, CHRISTMAS)).toEqual({ step: 10, by: 'mail' });
		expect(dayOfStep('2026-12-18', 3, CHRISTMAS)).toBe('2027-01-04');
	});

	test('[M3] goes out in school hours only, on days at school', () => {
		const at = (minute: number) => on('2026-11-20', {}, ON, NONE, minute);
		expect(at(8 * 60 - 1)).toEqual({ silent: 'not-now' });
		expect(at(8 * 60)).toEqual({ step: 0, by: 'mail' });
		expect(at(16 * 60 - 1)).toEqual({ step: 0, by: 'mail' });
		expect(at(16 * 60)).toEqual({ silent: 'not-now' });
		expect(on('2026-11-21')).toEqual({ silent: 'closed' });
		const inset: Calendar = [
			{ from: '2026-11-21', to: '2026-11-21', kind: 'inset', name: 'INSET' }
		];
		expect(on('2026-11-21', {}, ON, inset)).toEqual({ step: 0, by: 'mail' });
	});

	test('[M4] is the latest whose day has come: none about days gone by', () => {
		expect(on('2027-03-01')).toEqual({ step: 24, by: 'mail' });
		expect(on('2026-11-23')).toEqual({ step: 3, by: 'mail' });
		expect(on('2026-11-24', { sent: [3] })).toEqual({ silent: 'sent' });
	});

	test('[M5] is sent once, also where the due day has moved', () => {
		const owed = { opens: '2026-09-01', due: '2026-12-04' };
		expect(on('2026-12-01', { owed, sent: [-14, -3] })).toEqual({ silent: 'sent' });
		expect(on('2026-12-04', { owed, sent: [-14, -3] })).toEqual({ step: 0, by: 'mail' });
	});

	test('[M5] counts as sent for a corrected start date, unless it stands on a later day by the new one', () => {
		const sent = (start: Day, due: Day) =>
			sentOf(
				{ opens: start, due },
				[
					{ which: -14, opens: '2026-11-02', on: '2026-11-02' },
					{ which: -3, opens: '2026-11-02', on: '2026-11-13' },
					{ which: 'by-hand', opens: '2026-11-02', on: '2026-11-14' }
				],
				NONE
			);
		const all = [-14, -3, 'by-hand'];
		expect(sent('2026-11-02', '2026-11-16')).toEqual(all);
		// Also where the due day of the same duty has moved.
		expect(sent('2026-11-02', '2026-12-16')).toEqual(all);
		expect(sent('2026-10-26', '2026-11-09')).toEqual(all);
		expect(sent('2020-09-01', '2020-09-15')).toEqual(all);
		// The due day is Monday, 16 November, all the same.
		expect(sent('2026-10-31', '2026-11-16')).toEqual(all);
		expect(sent('2026-11-03', '2026-11-17')).toEqual(['by-hand']);
		expect(sent('2026-12-01', '2026-12-15')).toEqual([]);
	});

	test('[M6] is not sent beyond the cap, nor on a day with another letter', () => {
		const settings = { ...ON, most: 2 };
		expect(on('2026-11-20', { sent: [-14, -3] }, settings)).toEqual({ silent: 'enough' });
		expect(on('2026-11-20', { sent: ['by-hand', -3] }, settings)).toEqual({ silent: 'enough' });
		expect(on('2026-11-20', { writtenOn: '2026-11-20' })).toEqual({ silent: 'written-today' });
		expect(on('2026-11-20', { writtenOn: '2026-11-19' })).toEqual({ step: 0, by: 'mail' });
	});

	test('[M7] stops with completion, and waits until it can be done', () => {
		const complete: Chased = { absences: [], learns: true, reachable: true, sent: [] };
		expect(decide(complete, ON, NONE, { day: '2026-11-20', minute: NINE })).toEqual({
			silent: 'nothing-owed'
		});
		const owed = { opens: '2026-11-24', due: '2026-12-01' };
		expect(on('2026-11-20', { owed })).toEqual({ silent: 'not-open' });
		expect(on('2026-11-24', { owed })).toEqual({ step: -14, by: 'mail' });
	});

	test.each([
		['away', { absences: [{ from: '2026-11-16' }] }],
		['left', { leftOn: '2026-11-20' }],
		['exempt', { exempt: true }],
		['no-course', { learns: false }]
	] as const)('[M8] does not reach whoever is: %s', (silent, more) => {
		expect(on('2026-11-20', more)).toEqual({ silent });
	});

	test('[M9] is printed where there is nowhere to send it', () => {
		expect(on('2026-11-20', { reachable: false })).toEqual({ step: 0, by: 'paper' });
	});
});

const day = fc.integer({ min: 0, max: 700 }).map((by) => addDays('2026-09-01', by));
const steps = (most: number) => fc.uniqueArray(fc.integer({ min: 1, max: most }), { maxLength: 4 });
const anySettings: fc.Arbitrary<ReminderSettings> = fc.record({
	on: fc.constant(true),
	before: steps(30),
	onDay: fc.boolean(),
	after: steps(60),
	most: fc.integer({ min: 1, max: 8 }),
	from: fc.integer({ min: 0, max: 720 }),
	until: fc.integer({ min: 721, max: 1440 }),
	digest: fc.boolean()
});
const anyCalendar: fc.Arbitrary<Calendar> = fc.array(
	fc
		.record({
			from: day,
			days: fc.integer({ min: 0, max: 40 }),
			kind: fc.constantFrom('holiday', 'inset')
		})
		.map(({ from, days, kind }) => ({ from, to: addDays(from, days), kind, name: kind })),
	{ maxLength: 6 }
);
const anybody: fc.Arbitrary<Chased> = fc
	.record({
		opens: day,
		days: fc.integer({ min: 0, max: 60 }),
		absences: fc.array(fc.record({ from: day }), { maxLength: 1 }),
		leftOn: fc.option(day, { nil: undefined })
	})
	.map(({ opens, days, absences, leftOn }) => ({
		owed: { opens, due: addDays(opens, days) },
		absences,
		learns: true,
		reachable: true,
		sent: [],
		...(leftOn === undefined ? {} : { leftOn })
	}));

describe('a whole school year of looking', () => {
	test('[M3] [M5] [M6] [M8] sends each reminder once, within the cap, on days at school, to whoever is there', () => {
		const look = fc.record({
			who: anybody,
			settings: anySettings,
			calendar: anyCalendar,
			minutes: fc.array(fc.integer({ min: 0, max: 1439 }), { minLength: 1, maxLength: 3 }),
			moves: fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 3 })
		});
		fc.assert(
			fc.property(look, ({ who, settings, calendar, minutes, moves }) => {
				let chased = who;
				const sent: { step: Step; on: Day }[] = [];
				for (let ahead = 0; ahead < 300; ahead++) {
					const today = addDays(who.owed?.opens ?? '2026-09-01', ahead - 5);
					const move = ahead % 50 === 49 ? moves[Math.floor(ahead / 50)] : undefined;
					if (move !== undefined && chased.owed)
						chased = { ...chased, owed: { ...chased.owed, due: addDays(chased.owed.due, move) } };
					for (const minute of minutes) {
						const decision = decide(chased, settings, calendar, { day: today, minute });
						if (!('step' in decision)) continue;
						expect(isWorkingDay(today, calendar)).toBe(true);
						expect(minute >= settings.from && minute < settings.until).toBe(true);
						expect(today < (chased.leftOn ?? '9999-01-01')).toBe(true);
						expect(chased.absences.some(({ from }) => from <= today)).toBe(false);
						sent.push({ step: decision.step, on: today });
						chased = { ...chased, sent: [...chased.sent, decision.step], writtenOn: today };
					}
				}
				expect(new Set(sent.map(({ step }) => step)).size).toBe(sent.length);
				expect(new Set(sent.map((each) => each.on)).size).toBe(sent.length);
				expect(sent.length).toBeLessThanOrEqual(settings.most);
			}),
			{ numRuns: 60 }
		);
	});

	test('[M2] [M4] nobody who can be reached and owes something for long goes without', () => {
		fc.assert(
			fc.property(anySettings, day, (settings, due) => {
				if (stepsOf(settings).length === 0) return;
				const owed = { opens: addDays(due, -60), due };
				const today = dayOfStep(due, 200, NONE);
				const at = { day: today, minute: settings.from };
				expect(decide(somebody({ owed }), settings, NONE, at)).toEqual({
					step: stepsOf(settings).at(-1),
					by: 'mail'
				});
			})
		);
	});
});

test('[M14] nobody is reminded by the program while what stands as their declaration does not count', () => {
	for (const day of ['2026-11-13', '2026-11-20', '2026-12-04'])
		for (const reachable of [true, false]) {
			expect(on(day, { doubted: true, reachable })).toEqual({ silent: 'doubted' });
			expect(on(day, { doubted: false, reachable })).not.toEqual({ silent: 'doubted' });
		}
	// Whoever would not be reminded anyway is silent for that reason.
	expect(on('2026-11-20', { doubted: true, exempt: true })).toEqual({ silent: 'exempt' });
});
