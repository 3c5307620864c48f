/**
 * The few values by which a school's chain of evidence is known again, for people to keep elsewhere.
 *
 * @module
 */
import { headOf, keyId, keyOfChain, type Head } from '#domain/evidence/link.ts';
import { hashOf } from '../store/archive.ts';
import type { Store } from '../store/port.ts';

/** What is written down of a chain. */
export interface Values extends Head {
	/** The id of the key that the chain stands on. */
	readonly key: string;
}

/** The values of a school's chain as it is now; undefined before anything was signed. */
export function valuesOf(store: Store, school: string): Values | undefined {
	const links = store.logs.list(school, 'evidence');
	const [head, key] = [headOf(links), keyOfChain(links)];
	return head && key !== undefined ? { ...head, key: keyId(key, hashOf) } : undefined;
}
