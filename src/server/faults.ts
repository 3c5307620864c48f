/**
 * What people are told when records cannot be written: plain words and the right status, never a stack trace.
 *
 * @module
 */
import { error } from '@sveltejs/kit';
import { StoreFault } from './store/fault.ts';

/** Begins a download and has it written into the school's log; where either cannot be, a page says that nothing was downloaded. */
export async function orNoDownload(
	beginning: Promise<ReadableStream<Uint8Array>>,
	log: () => Promise<void>
): Promise<ReadableStream<Uint8Array>> {
	let bytes: ReadableStream<Uint8Array> | undefined;
	try {
		bytes = await beginning;
		await log();
		return bytes;
	} catch (cause) {
		console.error(cause);
		await bytes?.cancel();
		if (!(cause instanceof StoreFault)) error(500, { message: NOT_MADE });
		const isFull = [cause, cause.cause].some(
			(each) => each instanceof StoreFault && each.code === 'disk-full'
		);
		error(isFull ? 507 : 503, { message: isFull ? NOT_LOGGED_AS_FULL : NOT_LOGGED });
	}
}

const NOT_MADE =
	'The download could not be made, so there is no file. Your records are as they were. Tell whoever looks after the server.';
const NOT_LOGGED =
	'There is no download: each one is written into the school’s log first, and the server could not write to its disk. Tell whoever looks after the server, then try again.';
const NOT_LOGGED_AS_FULL =
	'There is no download: each one is written into the school’s log first, and the disk of the server is full. Tell whoever looks after the server, then try again.';

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
