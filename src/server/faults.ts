/**
 * What people are told when records cannot be written: plain words and the right status, never a stack trace.
 *
 * @module
 */
import { error } from '@sveltejs/kit';
import { StoreFault } from './store/fault.ts';

/** Waits for a write; a store's fault becomes a page that says nothing was saved and what to do. */
export async function orSayWhy<Value>(writing: Promise<Value>): Promise<Value> {
	try {
		return await writing;
	} catch (cause) {
		if (!(cause instanceof StoreFault)) throw cause;
		console.error(cause);
		error(cause.code === 'disk-full' ? 507 : 503, { message: cause.says });
	}
}
