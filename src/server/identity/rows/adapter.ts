/**
 * The identity library's view of the rows. The token of a session is kept as its SHA-256 only: who reads the files
 * cannot take up anybody's session.
 *
 * @module
 */
import { createHash } from 'node:crypto';
import { APIError } from 'better-auth/api';
import { createAdapterFactory, type CleanedWhere } from 'better-auth/adapters';
import type { Rows } from './rows.ts';
import type { Row, Where } from './where.ts';

type Values = Record<string, unknown>;

/** Makes the adapter over rows. */
export function rowAdapter(rows: Rows) {
	const making = new Set<string>();
	return createAdapterFactory({
		config: {
			adapterId: 'rows',
			adapterName: 'Rows',
			supportsDates: false,
			supportsArrays: true,
			transaction: false
		},
		adapter: () => ({
			create: async <T extends Values>({ model, data }: { model: string; data: T }) => {
				const insert = () => rows.insert(model, sealed(model, data) as Row);
				await (model === 'user' ? once(rows, making, String(data['email']), insert) : insert());
				return data;
			},
			findOne: <T>({ model, where }: { model: string; where: CleanedWhere[] }) => {
				const [row] = rows.select(model, conditions(model, where));
				return Promise.resolve(row ? (opened(model, row, where) as T) : null);
			},
			findMany: <T>(asked: {
				model: string;
				where?: CleanedWhere[] | undefined;
				limit: number;
				sortBy?: { field: string; direction: 'asc' | 'desc' } | undefined;
				offset?: number | undefined;
			}) => {
				const { model, where = [], limit, sortBy, offset = 0 } = asked;
				const found = [...rows.select(model, conditions(model, where))];
				if (sortBy) found.sort(by(sortBy.field, sortBy.direction));
				return Promise.resolve(found.slice(offset, offset + limit) as T[]);
			},
			update: async <T>(asked: { model: string; where: CleanedWhere[]; update: T }) => {
				const { model, where, update } = asked;
				const changed = await rows.update(
					model,
					conditions(model, where),
					merging(model, update),
					1
				);
				return changed[0] ? (opened(model, changed[0], where) as T) : null;
			},
			updateMany: async ({ model, where, update }) =>
				(await rows.update(model, conditions(model, where), merging(model, update))).length,
			delete: async ({ model, where }) => {
				await rows.remove(model, conditions(model, where), 1);
			},
			deleteMany: async ({ model, where }) =>
				(await rows.remove(model, conditions(model, where))).length,
			consumeOne: async <T>({ model, where }: { model: string; where: CleanedWhere[] }) => {
				const [taken] = await rows.remove(model, conditions(model, where), 1);
				return (taken ?? null) as T | null;
			},
			incrementOne: async <T>(asked: {
				model: string;
				where: CleanedWhere[];
				increment: Record<string, number>;
				set?: Values | undefined;
			}) => {
				const { model, where, increment, set = {} } = asked;
				const [changed] = await rows.update(
					model,
					conditions(model, where),
					(row) => ({ ...row, ...raised(row, increment), ...set }),
					1
				);
				return (changed ?? null) as T | null;
			},
			count: ({ model, where = [] }) =>
				Promise.resolve(rows.select(model, conditions(model, where)).length)
		})
	});
}

/**
 * Makes the one account that an address has. Of two requests at one moment, by whatever way they come, the second is
 * refused: the library looks first and makes then, and would make two.
 */
async function once(
	rows: Rows,
	making: Set<string>,
	email: string,
	insert: () => Promise<void>
): Promise<void> {
	const where = [{ field: 'email', operator: 'eq', value: email, connector: 'AND' as const }];
	if (making.has(email) || rows.select('user', where).length > 0)
		throw new APIError('CONFLICT', {
			code: 'account_made',
			message: 'There is an account already.'
		});
	making.add(email);
	try {
		await insert();
	} finally {
		making.delete(email);
	}
}

/** The SHA-256 under which a session's token is kept. */
export function sealOf(token: string): string {
	return createHash('sha256').update(token).digest('base64url');
}

const isToken = (model: string, field: string) => model === 'session' && field === 'token';

function sealed(model: string, data: Values): Values {
	const { token } = data;
	return isToken(model, 'token') && typeof token === 'string'
		? { ...data, token: sealOf(token) }
		: data;
}

/** A session that was asked for by its token comes back with it; any other with what is kept. */
function opened(model: string, row: Row, where: readonly CleanedWhere[]): Values {
	const asked = where.find(({ field, operator }) => isToken(model, field) && operator === 'eq');
	return asked ? { ...row, token: asked.value } : row;
}

function conditions(model: string, where: readonly CleanedWhere[]): readonly Where[] {
	return where.map(({ field, operator = 'eq', connector = 'AND', mode = 'sensitive', value }) => ({
		field,
		operator,
		connector,
		mode,
		value: isToken(model, field) && typeof value === 'string' ? sealOf(value) : value
	}));
}

function merging(model: string, update: unknown): (row: Row) => Row {
	const values = { ...(update as Values) };
	// A session keeps the token it began with.
	if (isToken(model, 'token')) delete values['token'];
	return (row) => ({ ...row, ...values, ...(model === 'session' ? endOf(row) : {}) });
}

/** On a computer that others use too, a session ends when it was to end: the library would prolong it without its cookie. */
function endOf({ shared, expiresAt }: Row): Values {
	return shared === true ? { expiresAt } : {};
}

function raised(row: Row, increment: Readonly<Record<string, number>>): Values {
	return Object.fromEntries(
		Object.entries(increment).map(([field, more]) => {
			const held = row[field];
			return [field, (typeof held === 'number' ? held : 0) + more];
		})
	);
}

function by(field: string, direction: 'asc' | 'desc'): (one: Row, other: Row) => number {
	const turn = direction === 'asc' ? 1 : -1;
	return (one, other) => {
		const [a, b] = [one[field], other[field]];
		const before =
			(typeof a === 'string' && typeof b === 'string' && a < b) ||
			(typeof a === 'number' && typeof b === 'number' && a < b);
		return a === b ? 0 : before ? -turn : turn;
	};
}
