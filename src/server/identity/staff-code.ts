/**
 * The codes that the office prints, as they are kept: never as they are read.
 *
 * @module
 */
import { createHmac, timingSafeEqual } from 'node:crypto';

/** The hash under which a code is kept: with a key that is in another file. */
export function sealOfCode(key: Uint8Array, code: string): string {
	return createHmac('sha256', key)
		.update(`staff code ${plainCode(code)}`)
		.digest('base64url');
}

/** Whether what was typed is the code of a hash. */
export function opensCode(key: Uint8Array, typed: string, hash: string): boolean {
	const [one, other] = [Buffer.from(sealOfCode(key, typed)), Buffer.from(hash)];
	return one.length === other.length && timingSafeEqual(one, other);
}

/** A code as it was made: people type spaces, hyphens and small letters. */
function plainCode(typed: string): string {
	return typed.toUpperCase().replace(/[\s-]/g, '');
}
