import { expect, test } from 'vitest';
import type { Attempt } from '#domain/attempt/attempt.ts';
import { onlyChoices } from './history.ts';
import { anAttempt, aPerson, AT } from './sample-records.ts';
import type { PersonRecord } from './records.ts';

const first = anAttempt(2);
const other = anAttempt(1, { id: 'attempt-2' });
const before = aPerson({ attempts: [first, other] });
const entry = { scene: 'request', choice: 'decline', at: AT };
const withFirst = (over: Partial<Attempt>): PersonRecord => ({
	...before,
	attempts: [{ ...first, ...over }, other]
});

test('a change that only adds choices names them; one that changes nothing names none', () => {
	expect(onlyChoices(before, withFirst({ chosen: [...first.chosen, entry] }))).toEqual([entry]);
	expect(onlyChoices(before, withFirst({ chosen: [...first.chosen, entry, entry] }))).toEqual([
		entry,
		entry
	]);
	expect(onlyChoices(before, { ...before })).toEqual([]);
});

test.each<[string, PersonRecord]>([
	['another person', { ...before, id: 'kit-moss' }],
	['another name', { ...before, name: 'R. Hale' }],
	['a key more', Object.assign({ extra: 1 }, before)],
	['an attempt more', { ...before, attempts: [first, other, anAttempt(0, { id: 'third' })] }],
	['an attempt fewer', { ...before, attempts: [first] }],
	['attempts in another order', { ...before, attempts: [other, first] }],
	['attempts that are no list', { ...before, attempts: { ...before.attempts, length: 2 } }],
	['a fact of an attempt altered', withFirst({ who: 'niece', chosen: [...first.chosen, entry] })],
	['a key more in an attempt', withFirst({ from: { attempt: 'x', decisions: 1 } })],
	['choices said to have been told', withFirst({ told: 1 })],
	['a choice dropped', withFirst({ chosen: first.chosen.slice(1) })],
	['a choice altered', withFirst({ chosen: [entry, ...first.chosen.slice(1), entry] })],
	['a log that is no list', withFirst({ chosen: 'none' as never })]
])('of a change with %s it says nothing', (_, after) => {
	expect(onlyChoices(before, after)).toBeUndefined();
});
