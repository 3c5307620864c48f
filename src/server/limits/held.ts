/**
 * Holding a request to a limit, in a page, an action or a handler.
 *
 * @module
 */
import { error } from '@sveltejs/kit';
import type { PersonRecord } from '../store/records.ts';
import type { Limited } from './budgets.ts';
import type { Limits, TooMany } from './limits.ts';

/** What is looked at of a request. */
export interface Asking {
	readonly limits: Limits;
	readonly address: string;
	readonly person?: PersonRecord;
	/** Told to the browser as `Retry-After`, in seconds. */
	retryAfter?: number;
}

/**
 * Counts something that is about to be done, for the address and for whoever is here, or another account that is named;
 * answers why not when it was done too often. For an action that shows its form again: `fail(429, refusal)`.
 */
export async function heldTo(
	asking: Asking,
	name: Limited,
	account = asking.person && `${asking.person.school}/${asking.person.id}`
): Promise<TooMany | undefined> {
	const refusal = await asking.limits.take(name, {
		address: asking.address,
		...(account === undefined ? {} : { account })
	});
	if (refusal) asking.retryAfter = refusal.seconds;
	return refusal;
}

/** As {@link heldTo}, where there is no form to show again: too often becomes a page that says how long to wait. */
export async function orWait(asking: Asking, name: Limited, account?: string): Promise<void> {
	const refusal = await heldTo(asking, name, account);
	if (refusal) error(429, { message: refusal.because });
}
