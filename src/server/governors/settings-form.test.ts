import { describe, expect, test } from 'vitest';
import { GOVERNORS } from '#domain/reminders/governors.ts';
import { changesSaid, settingsIn, typedIn, typedOf } from './settings-form.ts';

const YES = { says: 'yes', at: '2026-11-01T09:00:00.000Z' } as const;
const ANN = 'ann@governors.example';
const staff = new Set(['robin@school.example']);
const typed = (addresses: string, more = {}) => ({ on: true, weekday: '2', addresses, ...more });

describe('the letter to governors, as it is set', () => {
	test('is read, each address once and in lower case, and an answer stays with its address', () => {
		expect(
			settingsIn(
				typed(' Ann@Governors.example\n\nbob@x.example, ann@governors.example'),
				[{ email: ANN, answer: YES }],
				staff
			)
		).toEqual({
			on: true,
			weekday: 2,
			addresses: [{ email: ANN, answer: YES }, { email: 'bob@x.example' }]
		});
		expect(settingsIn({ on: false, weekday: '1', addresses: '' }, [], staff)).toEqual(GOVERNORS);
	});

	test.each([
		['no address', typed('ann'), 'addresses', '“ann” is no e-mail address'],
		['somebody on the staff list', typed('Robin@school.example'), 'addresses', 'on the staff list'],
		['nobody, while it is on', typed(''), 'addresses', 'at least one'],
		[
			'more than twelve',
			typed(Array.from({ length: 13 }, (_, n) => `g${n}@x.example`).join('\n')),
			'addresses',
			'12 addresses at most'
		],
		['a day at the weekend', typed(ANN, { weekday: '6' }), 'weekday', 'Monday to Friday'],
		[
			'a header put in',
			typed('ann@x.example\r\nBcc: eve@x.example'),
			'addresses',
			'“Bcc: eve@x.example” is no'
		]
	])('%s is refused, by its field', (_what, form, field, says) => {
		const wrong = settingsIn(form, [], staff);
		expect(wrong).toContainEqual({ field, says: expect.stringContaining(says) as string });
	});

	test('a form is read back as it was typed, and none is no fault', () => {
		const form = new FormData();
		expect(typedIn(form)).toEqual({ on: false, weekday: '', addresses: '' });
		form.set('on', 'yes');
		form.set('weekday', '4');
		form.set('addresses', 'a@x.example');
		const read = typedIn(form);
		const settings = settingsIn(read, [], staff);
		if (!('on' in settings)) throw new TypeError('It is right.');
		expect(typedOf(settings)).toEqual(read);
	});

	test('a change is said without an address', () => {
		const after = {
			on: true,
			weekday: 5,
			addresses: [{ email: ANN }, { email: 'bob@x.example' }]
		} as const;
		expect(changesSaid(GOVERNORS, after)).toEqual([
			'Verification values to governors: off → on.',
			'Day of the week: Monday → Friday.',
			'Addresses of governors: 0 → 2 (2 added, 0 taken off).'
		]);
		expect(changesSaid(after, after)).toEqual([]);
		expect(changesSaid(after, { ...after, addresses: [{ email: ANN, answer: YES }] })).toEqual([
			'Addresses of governors: 2 → 1 (0 added, 1 taken off).'
		]);
	});
});
