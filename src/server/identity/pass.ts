/**
 * The pass a browser carries while someone explores a sample school: whose it is, until when, signed.
 * It opens sample schools only; real accounts come with their own sessions.
 *
 * @module
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Instant } from '#domain/units.ts';

/** Who a pass is for. */
export interface Bearer {
	readonly school: string;
	readonly person: string;
}

/** The cookie's name. */
export const PASS = 'pass';

/** How long a pass lasts, in seconds: a working week. */
export const PASS_SECONDS = 5 * 24 * 60 * 60;

/** Writes a pass that lasts {@link PASS_SECONDS} from `now`. */
export function writePass(bearer: Bearer, now: Instant, key: Uint8Array): string {
	const until = Math.floor(Date.parse(now) / 1000) + PASS_SECONDS;
	const says = `${bearer.school}.${bearer.person}.${until}`;
	return `${says}.${sealOf(says, key)}`;
}

/** Reads a pass; undefined when it is missing, changed, cut short or past its time. */
export function readPass(
	text: string | undefined,
	now: Instant,
	key: Uint8Array
): Bearer | undefined {
	const found = /^([a-z0-9-]{1,64})\.([a-z0-9-]{1,64})\.(\d{1,12})\.([A-Za-z0-9_-]{43})$/.exec(
		text ?? ''
	);
	if (!found) return undefined;
	const [, school = '', person = '', until = '', seal = ''] = found;
	const expected = Buffer.from(sealOf(`${school}.${person}.${until}`, key));
	if (!timingSafeEqual(expected, Buffer.from(seal))) return undefined;
	return Number(until) * 1000 > Date.parse(now) ? { school, person } : undefined;
}

function sealOf(says: string, key: Uint8Array): string {
	return createHmac('sha256', key).update(says).digest('base64url');
}
