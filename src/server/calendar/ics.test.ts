import { describe, expect, test } from 'vitest';
import { isRefusal } from '#domain/refusal.ts';
import { MOST_STRETCHES, stretchesIn } from './ics.ts';

const calendar = (...events: readonly string[]) =>
	[
		'BEGIN:VCALENDAR',
		'VERSION:2.0',
		'PRODID:-//A school//EN',
		...events.flatMap((lines, nth) => [
			'BEGIN:VEVENT',
			`UID:${nth}`,
			...lines.split('\n'),
			'END:VEVENT'
		]),
		'END:VCALENDAR'
	].join('\r\n');
const days = (from: string, until: string, summary: string) =>
	`DTSTART;VALUE=DATE:${from}\nDTEND;VALUE=DATE:${until}\nSUMMARY:${summary}`;

describe('a calendar file', () => {
	test('gives holidays and INSET days, whole days ending the day before their end', () => {
		expect(
			stretchesIn(
				calendar(
					days('20261221', '20270104', 'Christmas holidays'),
					days('20260901', '20260902', 'INSET day 1'),
					days('20261026', '20261031', 'Autumn half-term'),
					days('20261001', '20261002', 'Harvest assembly')
				)
			)
		).toEqual([
			{ from: '2026-09-01', to: '2026-09-01', kind: 'inset', name: 'INSET day 1' },
			{ from: '2026-10-26', to: '2026-10-30', kind: 'holiday', name: 'Autumn half-term' },
			{ from: '2026-12-21', to: '2027-01-03', kind: 'holiday', name: 'Christmas holidays' }
		]);
	});

	test('may name one day without an end, or hours of a day', () => {
		expect(
			stretchesIn(
				calendar(
					'DTSTART;VALUE=DATE:20270326\nSUMMARY:Good Friday',
					'DTSTART:20270104T083000\nDTEND:20270104T160000\nSUMMARY:Staff training day'
				)
			)
		).toMatchObject([
			{ from: '2027-01-04', to: '2027-01-04', kind: 'inset' },
			{ from: '2027-03-26', to: '2027-03-26', kind: 'holiday' }
		]);
	});

	test('may have days that come round; they end somewhere', () => {
		const yearly = `${days('20260831', '20260901', 'Bank holiday')}\nRRULE:FREQ=YEARLY`;
		const found = stretchesIn(calendar(yearly));
		expect(isRefusal(found) ? [] : found.map(({ from }) => from).slice(0, 2)).toEqual([
			'2026-08-31',
			'2027-08-31'
		]);
		expect(isRefusal(found) ? 0 : found.length).toBeLessThan(100);
	});

	test('with the same days twice has them once; a time without measure is left out', () => {
		expect(
			stretchesIn(
				calendar(
					days('20261026', '20261031', 'Half term'),
					days('20261026', '20261031', 'Half term'),
					days('20200101', '20400101', 'School closed'),
					'SUMMARY:Holiday without a day'
				)
			)
		).toHaveLength(1);
	});

	test.each([
		['nothing', ''],
		['words', 'Half term is in October'],
		['a picture', '\u0089PNG\r\n\u001a'],
		['half a calendar', 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:Holi'],
		['a contact', 'BEGIN:VCARD\r\nFN:Somebody\r\nEND:VCARD']
	])('that is %s is refused in words', (_, text) => {
		expect(stretchesIn(text)).toMatchObject({ refused: 'calendar-unreadable' });
	});

	test('without days off, or with more than a school has, is refused with what to do', () => {
		expect(stretchesIn(calendar(days('20261001', '20261002', 'Concert')))).toMatchObject({
			refused: 'calendar-empty'
		});
		const many = Array.from({ length: MOST_STRETCHES + 1 }, (_, nth) =>
			days(`20${String(10 + (nth % 80))}0901`, `20${String(10 + (nth % 80))}0902`, `INSET ${nth}`)
		);
		expect(stretchesIn(calendar(...many))).toMatchObject({ refused: 'calendar-too-large' });
		expect(stretchesIn('x'.repeat(1_000_001))).toMatchObject({ refused: 'calendar-too-large' });
	});
});
