import { expect, test } from 'vitest';
import { edition } from '../builders.test-data.ts';
import { changedIn, conductsChangedIn } from './changes.ts';

const before = edition();
const [situation = ''] = Object.keys(before.readings);
const reading = Object.values(before.readings[situation] ?? {})[0];
const [conduct = ''] = Object.keys(before.readings[situation] ?? {});

const withReading = (change: object) => ({
	...before,
	edition: '2',
	readings: {
		...before.readings,
		[situation]: { ...before.readings[situation], [conduct]: { ...reading, ...change } }
	}
});

test('[F1] the same readings under another number are no change', () => {
	expect(changedIn(before, { ...before, edition: '2' }, situation)).toBe(false);
	expect(
		changedIn(before, withReading({ because: 'Put in other words.' }) as never, situation)
	).toBe(false);
	expect(changedIn(before, before, 'no-such-situation')).toBe(false);
});

test('[F1] another judgement, or a clause that says something else, is a change', () => {
	const judged = reading?.judgement === 'breach' ? 'risky' : 'breach';
	expect(changedIn(before, withReading({ judgement: judged }) as never, situation)).toBe(true);
	const cited = new Set(reading?.clauses);
	const clauses = before.clauses.map((clause) =>
		cited.has(clause.id) ? { ...clause, says: 'Something else.' } : clause
	);
	expect(changedIn(before, { ...before, clauses }, situation)).toBe(true);
});

test('[F1] the conducts that are read differently are named, and no other', () => {
	const judged = reading?.judgement === 'breach' ? 'risky' : 'breach';
	const after = withReading({ judgement: judged }) as never;
	expect(conductsChangedIn(before, after, situation)).toEqual([conduct]);
	expect(conductsChangedIn(before, before, situation)).toEqual([]);
	expect(conductsChangedIn({ ...before, readings: {} }, before, situation)).toEqual(
		Object.keys(before.readings[situation] ?? {})
	);
});
