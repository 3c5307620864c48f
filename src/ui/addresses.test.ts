import { expect, test } from 'vitest';
import { addressOf } from './addresses.ts';

test('an address has what is asked for, and nothing that is empty or the first page', () => {
	expect(addressOf('/people', {})).toBe('/people');
	expect(addressOf('/people', { search: 'Ål & co', group: undefined, role: '', page: 1 })).toBe(
		'/people?search=%C3%85l%20%26%20co'
	);
	expect(addressOf('/reports', { on: '2026-11-20', page: 2 })).toBe(
		'/reports?on=2026-11-20&page=2'
	);
});
