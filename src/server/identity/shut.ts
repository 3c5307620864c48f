/**
 * Sessions of an account that opens several schools, and ending them at one of them: an administrator signs somebody out
 * of their own school and of no other.
 *
 * @module
 */
import type { User } from './account-row.ts';
import type { Rows } from './rows/rows.ts';
import type { Row } from './rows/where.ts';

const of = (field: string, value: string) => ({
	...{ field, value },
	operator: 'eq',
	connector: 'AND' as const
});

/** The schools that a session opens no more: each has signed its owner out since it began. */
export function shutIn({ shut }: Pick<Row, 'id'> & { readonly shut?: unknown }): readonly string[] {
	return Array.isArray(shut) ? shut.filter((each) => typeof each === 'string') : [];
}

/**
 * Ends every session of an account at one school. One that opens another school goes on there, and opens this one no
 * more until its owner signs in anew; one that opens nothing else is over.
 *
 * @param schools those that the account opens today
 */
export async function endSessionsAt(
	rows: Rows,
	user: Pick<User, 'id'>,
	school: string,
	schools: readonly string[]
): Promise<void> {
	for (const { id, ...row } of rows.select('session', [of('userId', user.id)])) {
		const shut = [...new Set([...shutIn({ id, ...row }), school])];
		const where = [of('userId', user.id), of('id', id)];
		if (schools.some((each) => !shut.includes(each)))
			await rows.update('session', where, (held) => ({ ...held, shut }));
		else await rows.remove('session', where);
	}
}

/** Ends every session of an account, at whatever school. */
export async function endSessionsOf(rows: Rows, user: Pick<User, 'id'>): Promise<void> {
	await rows.remove('session', [of('userId', user.id)]);
}
