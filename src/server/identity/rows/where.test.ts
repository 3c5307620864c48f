import { describe, expect, test } from 'vitest';
import { matches, type Where } from './where.ts';

const row = { id: 'a', email: 'Ada@school.example', tries: 3, until: '2026-11-20T10:00:00.000Z' };
const where = (field: string, operator: string, value: unknown, more: Partial<Where> = {}) => [
	{ field, operator, value, connector: 'AND' as const, ...more }
];

describe('a condition on a row', () => {
	test.each([
		['eq', 'tries', 3, true],
		['eq', 'tries', '3', false],
		['eq', 'gone', null, true],
		['ne', 'tries', 3, false],
		['in', 'id', ['a', 'b'], true],
		['not_in', 'id', ['a', 'b'], false],
		['lt', 'tries', 3, false],
		['lte', 'tries', 3, true],
		['gt', 'tries', 2, true],
		['gte', 'tries', 4, false],
		['gt', 'until', new Date('2026-11-20T09:00:00Z'), true],
		['lt', 'gone', 5, false],
		['gt', 'gone', 5, false],
		['contains', 'email', '@school', true],
		['starts_with', 'email', 'Ada', true],
		['ends_with', 'email', '.org', false]
	])('%s of %s', (operator, field, value, met) => {
		expect(matches(row, where(field, operator, value))).toBe(met);
	});

	test('looks at letters alike only where it is told to', () => {
		expect(matches(row, where('email', 'eq', 'ada@school.example'))).toBe(false);
		expect(matches(row, where('email', 'eq', 'ada@school.example', { mode: 'insensitive' }))).toBe(
			true
		);
	});

	test('is met when all parts joined by and are, and any of those joined by or', () => {
		const [id] = where('id', 'eq', 'a');
		const [no] = where('tries', 'eq', 9);
		expect(matches(row, [id!, no!])).toBe(false);
		expect(
			matches(row, [
				{ ...id!, connector: 'OR' },
				{ ...no!, connector: 'OR' }
			])
		).toBe(true);
		expect(matches(row, [])).toBe(true);
	});

	test('that nobody knows is a fault, never “yes”', () => {
		expect(() => matches(row, where('tries', 'like', 3))).toThrow('no operator');
		expect(() => matches(row, where('id', 'in', 'a'))).toThrow('no list');
	});
});
