/**
 * Which rows a condition of the identity library means.
 *
 * @module
 */

/** A row: plain values, as JSON can keep them. */
export type Row = Readonly<Record<string, unknown>> & { readonly id: string };

/** One part of a condition. */
export interface Where {
	readonly field: string;
	readonly operator: string;
	readonly value: unknown;
	readonly connector: 'AND' | 'OR';
	readonly mode?: string;
}

/** Whether a row meets a condition. Parts joined by `OR` are met together when any is; those joined by `AND` all must be. */
export function matches(row: Row, where: readonly Where[]): boolean {
	const either = where.filter(({ connector }) => connector === 'OR');
	const all = where.filter(({ connector }) => connector !== 'OR');
	return (
		all.every((part) => meets(row[part.field], part)) &&
		(either.length === 0 || either.some((part) => meets(row[part.field], part)))
	);
}

function meets(held: unknown, { operator, value, mode }: Where): boolean {
	const lowered = mode === 'insensitive';
	const one = comparable(held, lowered);
	const other = comparable(value, lowered);
	switch (operator) {
		case 'eq':
			return one === other;
		case 'ne':
			return one !== other;
		case 'in':
			return listed(value, lowered).includes(one);
		case 'not_in':
			return !listed(value, lowered).includes(one);
		case 'contains':
			return typeof one === 'string' && one.includes(String(other));
		case 'starts_with':
			return typeof one === 'string' && one.startsWith(String(other));
		case 'ends_with':
			return typeof one === 'string' && one.endsWith(String(other));
		default:
			return ordered(one, operator, other);
	}
}

/** Nothing is neither before nor after anything. */
function ordered(one: unknown, operator: string, other: unknown): boolean {
	const both =
		(typeof one === 'string' && typeof other === 'string') ||
		(typeof one === 'number' && typeof other === 'number');
	if (!both) return false;
	switch (operator) {
		case 'lt':
			return one < other;
		case 'lte':
			return one <= other;
		case 'gt':
			return one > other;
		case 'gte':
			return one >= other;
		default:
			throw new TypeError(`There is no operator “${operator}” on rows.`);
	}
}

function listed(value: unknown, lowered: boolean): readonly unknown[] {
	if (!Array.isArray(value)) throw new TypeError('A list of values is looked for among no list.');
	return value.map((each: unknown) => comparable(each, lowered));
}

/** Absent and null are one; an instant is its text. */
function comparable(value: unknown, lowered: boolean): unknown {
	if (value === undefined || value === null) return null;
	if (value instanceof Date) return value.toISOString();
	return lowered && typeof value === 'string' ? value.toLowerCase() : value;
}
