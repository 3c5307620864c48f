/**
 * Which lines of the log are asked for, read from the address; anything unreadable falls back to the whole log.
 *
 * @module
 */
import type { LogFilter } from '#server/audit/read.ts';

/** Reads `what`, `person` and `page` (counted from 1) from the address of the log. */
export function askedFor({ searchParams }: URL): {
	readonly filter: LogFilter;
	readonly page: number;
} {
	const what = searchParams.get('what') ?? '';
	const person = searchParams.get('person') ?? '';
	const page = Number(searchParams.get('page') ?? '1');
	return {
		filter: {
			...(/^[a-z0-9-]{1,64}$/.test(what) && { what }),
			...(/^[a-z0-9-]{1,64}$/.test(person) && { person })
		},
		page: Number.isInteger(page) && page > 0 ? page : 1
	};
}
