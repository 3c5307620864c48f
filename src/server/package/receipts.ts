/**
 * Checking a receipt against the editions this server knows.
 *
 * @module
 */
import { createHmac } from 'node:crypto';
import { readReceipt, receiptCode, sameCode, type Receipt } from '#domain/package/receipt.ts';
import { isRefusal, type Refusal } from '#domain/refusal.ts';
import type { Library } from '../library/library.ts';

/** What became of a receipt. */
export type Checked =
	| { readonly state: 'fits'; readonly receipt: Receipt }
	| { readonly state: 'does-not-fit'; readonly receipt: Receipt }
	/** No edition of that name is known here: another server's course, or an edition long past. */
	| { readonly state: 'edition-unknown'; readonly receipt: Receipt };

/** Reads a pasted receipt and works its code out again; refuses as {@link readReceipt} does. */
export function checkReceipt(
	text: string,
	library: Library
): Checked | Refusal<'receipt-unreadable'> {
	const read = readReceipt(text);
	if (isRefusal(read)) return read;
	const { receipt, code } = read;
	const known = Object.values(library.editions).filter(
		({ content: { policy, edition } }) =>
			edition === receipt.edition &&
			(receipt.course === policy || receipt.course.startsWith(`${policy}--`))
	);
	if (known.length === 0) return { state: 'edition-unknown', receipt };
	const fits = known.some(({ hash }) => sameCode(code, receiptCode(receipt, hash, digest)));
	return { state: fits ? 'fits' : 'does-not-fit', receipt };
}

/** HMAC-SHA-256. */
export function digest(key: string, text: string): Uint8Array {
	return createHmac('sha256', key).update(text).digest();
}
