/**
 * Whom the page of invitations is to show, read from its address; anything unreadable shows everybody.
 *
 * @module
 */
import { hasNoWay, WAYS, type Entrance, type Way } from '#server/invitations/ways.ts';

/** What can be asked for: one way, or everybody without any. */
export type Shown = Way | 'no-way';

/** The question behind the page. */
export interface AskedFor {
	readonly shown?: Shown;
	readonly name: string;
	/** Counted from 1. */
	readonly page: number;
}

/** Reads `show`, `name` and `page`. */
export function askedFor(url: URL): AskedFor {
	const shown = [...WAYS, 'no-way' as const].find((each) => each === url.searchParams.get('show'));
	const page = Number(url.searchParams.get('page') ?? '1');
	return {
		...(shown ? { shown } : {}),
		name: (url.searchParams.get('name') ?? '').normalize('NFC').trim().slice(0, 100),
		page: Number.isInteger(page) && page > 0 ? page : 1
	};
}

/** Whether somebody is among those asked for. */
export function isAskedFor(each: Entrance, { shown, name }: AskedFor): boolean {
	const text = `${each.person.name} ${each.person.staffNumber ?? ''}`.toLocaleLowerCase('en-GB');
	return (
		(shown === undefined || (shown === 'no-way' ? hasNoWay(each) : each.way === shown)) &&
		text.includes(name.toLocaleLowerCase('en-GB'))
	);
}
