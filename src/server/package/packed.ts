/**
 * Packages as they were packed last: to pack one takes a tenth of a second, and its page and its download each want it.
 *
 * @module
 */
import { createHash } from 'node:crypto';
import { packageOf } from './build.ts';
import type { Gathered } from './facts.ts';
import { playerFiles } from './for-school.ts';

/** How many are kept: a package is a few hundred kilobytes. */
const KEPT = 8;
const packed = new Map<string, Uint8Array>();

/** The bytes of a course’s package; the same course has the same, so it is packed once. */
export function packedOf(gathered: Gathered): Uint8Array {
	const key = createHash('sha256').update(JSON.stringify(gathered)).digest('hex');
	const bytes = packed.get(key) ?? packageOf(gathered, playerFiles());
	packed.delete(key);
	packed.set(key, bytes);
	const [oldest] = packed.keys();
	if (packed.size > KEPT && oldest !== undefined) packed.delete(oldest);
	return bytes;
}
