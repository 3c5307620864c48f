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
	const sealed = text === undefined ? undefined : sealedIn(text, key);
	return sealed && sealed.until > Date.parse(now) ? sealed.bearer : undefined;
}

/** A pass whose seal is right, whatever the time. */
interface Sealed {
	readonly bearer: Bearer;
	/** In milliseconds since 1970. */
	readonly until: number;
}

/** Passes whose seal was found right: they come with every request, and a seal is dear to work out. */
const RIGHT = new WeakMap<Uint8Array, Map<string, Sealed>>();
const MOST_KEPT = 10_000;

function sealedIn(text: string, key: Uint8Array): Sealed | undefined {
	const known = RIGHT.get(key) ?? new Map<string, Sealed>();
	const found = known.get(text);
	if (found) return found;
	const sealed = checkedSeal(text, key);
	if (!sealed) return undefined;
	if (known.size >= MOST_KEPT) known.clear();
	known.set(text, sealed);
	RIGHT.set(key, known);
	return sealed;
}

function checkedSeal(text: string, key: Uint8Array): Sealed | undefined {
	const found = /^([a-z0-9-]{1,64})\.([a-z0-9-]{1,64})\.(\d{1,12})\.([A-Za-z0-9_-]{43})$/.exec(
		text
	);
	if (!found) return undefined;
	const [, school = '', person = '', until = '', seal = ''] = found;
	const expected = Buffer.from(sealOf(`${school}.${person}.${until}`, key));
	if (!timingSafeEqual(expected, Buffer.from(seal))) return undefined;
	return { bearer: { school, person }, until: Number(until) * 1000 };
}

function sealOf(says: string, key: Uint8Array): string {
	return createHmac('sha256', key).update(says).digest('base64url');
}
