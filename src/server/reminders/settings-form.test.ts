import { describe, expect, test } from 'vitest';
import { REMINDERS } from '#domain/reminders/settings.ts';
import { changesSaid, settingsIn, typedIn, typedOf } from './settings-form.ts';

const wrongIn = (change: object) => {
	const answer = settingsIn({ ...typedOf(REMINDERS), ...change });
	return 'on' in answer ? [] : answer.map(({ field }) => field);
};

describe('reminders as they are typed', () => {
	test('come back as they are kept', () => {
		const ascending = { ...REMINDERS, before: [3, 14] };
		expect(settingsIn(typedOf(REMINDERS))).toEqual(ascending);
		const form = new FormData();
		for (const [name, value] of Object.entries(typedOf(ascending)))
			if (value !== false) form.set(name, value === true ? 'yes' : String(value));
		expect(settingsIn(typedIn(form))).toEqual(ascending);
	});

	test('days are read however they are divided, each once', () => {
		expect(settingsIn({ ...typedOf(REMINDERS), before: '14;3 3', after: '' })).toMatchObject({
			before: [3, 14],
			after: []
		});
	});

	test.each([
		[{ before: '14, soon' }, ['before']],
		[{ before: '1, 2, 3, 4' }, ['before']],
		[{ after: '0' }, ['after']],
		[{ after: '-3' }, ['after']],
		[{ after: '500' }, ['after']],
		[{ most: '0' }, ['most']],
		[{ most: '1e1' }, ['most']],
		[{ from: '8' }, ['from']],
		[{ until: '24:00' }, ['until']],
		[{ from: '16:00', until: '08:00' }, ['until']],
		[{ on: true, before: '', after: '', onDay: false }, ['before']],
		[{ on: false, before: '', after: '', onDay: false }, []]
	])('what cannot be kept is named: %o', (change, fields) => {
		expect(wrongIn(change)).toEqual(fields);
	});

	test('a change is said in words, and no change in none', () => {
		expect(changesSaid(REMINDERS, { ...REMINDERS, on: true, until: 17 * 60, after: [] })).toEqual([
			'Reminders: off → on.',
			'Days after: 3, 10, 24 → none.',
			'Hours: 08:00 to 16:00 → 08:00 to 17:00.'
		]);
		expect(changesSaid(REMINDERS, REMINDERS)).toEqual([]);
	});
});
