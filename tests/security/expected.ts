/**
 * What is written down of a route in expectations.ts.
 *
 * @module
 */
import type { Role } from '#domain/staff/roles.ts';

/**
 * Everybody, signed out or in; everybody of a school; everybody of a school about what is their own, with a second
 * factor or without; or those with one of these roles.
 */
export type Who = 'everybody' | 'staff' | 'oneself' | readonly Role[];

/** What is expected of a route. */
export interface Expected {
	/**
	 * An address of it. `{attempt}`, `{declaration}`, `{person}` and `{import}` stand for ids; whose they may be, the tests say.
	 */
	readonly at: string;
	/** Whose ids open it: one’s own, or those of anybody at one’s school. */
	readonly ids?: 'own' | 'school';
	readonly see?: Who;
	/** What those who may see it get, where that is not a page or a file. */
	readonly seen?: readonly number[];
	/** What those who may do it get by action or method, where an empty form is not refused. */
	readonly done?: Readonly<Record<string, readonly number[]>>;
	/** Where it may lead by itself. */
	readonly leads?: RegExp;
	/** People of the sample have no account, and so find nothing there. */
	readonly sample?: 'nothing';
	/**
	 * By the name of an action. Each is sent `form`, or an empty one, and has to refuse it in its own words (400 or 409):
	 * so it was reached, and nothing has changed.
	 */
	readonly actions?: Readonly<Record<string, Who>>;
	readonly form?: Readonly<Record<string, string>>;
	/** Actions that any form sets off; tried last, in a school that nobody needs any more. */
	readonly last?: Readonly<Record<string, Who>>;
	/** By method, where there is no page; each is sent an empty body, and has to refuse it as an action does. */
	readonly methods?: Readonly<Record<string, Who>>;
}
