import { expect, test } from 'vitest';
import { contactsOf } from './policy.ts';

const DSL = { role: 'Safeguarding lead (DSL)', for: 'a worry about a child' };
const OFFICE = { role: 'The office, extension 12', for: 'signing in' };

test('a school that says whom to ask is believed before its policy', () => {
	expect(contactsOf({ contacts: [OFFICE] }, { contacts: [DSL] })).toEqual([OFFICE]);
	expect(contactsOf({ contacts: [] }, { contacts: [DSL] })).toEqual([DSL]);
	expect(contactsOf({ contacts: [] }, { contacts: [] })).toEqual([]);
});
