/**
 * The shapes of what is read from a file of evidence.
 *
 * @module
 */

/** SHA-256, and a public key of Ed25519. */
export const HASH = /^[0-9a-f]{64}$/;
/** A signature by Ed25519. */
export const SIGNATURE = /^[0-9a-f]{128}$/;

/** What JSON holds under names. */
type Read = Readonly<Record<string, unknown>>;

/** Whether something has names, and is neither a list nor nothing. */
export function isObject(value: unknown): value is Read {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether something is text of a pattern. */
export function fits(pattern: RegExp, value: unknown): boolean {
	return typeof value === 'string' && pattern.test(value);
}
