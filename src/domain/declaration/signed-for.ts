/**
 * By which declaration an edition is signed.
 *
 * @module
 */
import type { Hash } from '../units.ts';

/** The last declaration by which this person has signed an edition. */
export function signedFor<Signed extends { readonly editionHash: Hash }>(
	signed: readonly Signed[],
	editionHash: Hash
): Signed | undefined {
	return signed.filter((each) => each.editionHash === editionHash).at(-1);
}
