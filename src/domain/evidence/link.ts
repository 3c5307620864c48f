/**
 * A link of a school's chain: what was declared, as a commitment that tells nothing by itself.
 *
 * @module
 */
import type { Declaration } from '../declaration/declaration.ts';
import { canonical, type Hash, type Instant } from '../units.ts';

/** SHA-256 of a text's UTF-8 bytes; the domain has no cryptography of its own. */
export type Hashing = (text: string) => Hash;

/** Whether an Ed25519 signature of a text is by a key; key and signature in hex. */
export type Verifying = (key: string, text: string, signature: string) => boolean;

/** What a link is for. */
export const KINDS = [
	'declaration',
	'declaration-late',
	'key-begun',
	'key-rotated',
	'key-replaced'
] as const;
export type Kind = (typeof KINDS)[number];

/** What the hash of a link is over. */
export interface Linked {
	/** Counted from 1. */
	readonly n: number;
	/** When it was linked. */
	readonly at: Instant;
	readonly kind: Kind;
	readonly commitment: Hash;
	/** The hash of the link before; of the first link, what follows from the school ({@link beginning}). */
	readonly previous: Hash;
}

/** A link as it is kept: signed, and never changed. */
export interface Link extends Linked {
	readonly hash: Hash;
	/** The id of the key that signed it ({@link keyId}). */
	readonly by: string;
	/** Of {@link signedText}: 128 hex digits. */
	readonly signature: string;
	/** The public key that a change of key names: 64 hex digits. */
	readonly key?: string;
}

/** The link that somebody wrote down: its number and the beginning of its hash. */
export interface Head {
	readonly n: number;
	/** 8 to 64 hex digits. */
	readonly hash: string;
}

/** What a declaration's commitment is to. */
export interface Declared {
	/** The person's id at the school. */
	readonly person: string;
	readonly declaration: Declaration;
}

/** How an attempt that a declaration covers stands in the records. */
export interface Stands {
	/** The attempt's id. */
	readonly attempt: string;
	/** The salted hash of what is there now; absent where the attempt is not there. */
	readonly log?: Hash;
}

/** What is behind a link, as long as it is kept. */
export interface Detail {
	readonly what: Declared;
	/** 64 hex digits, random. */
	readonly salt: string;
	/** How the attempts that the declaration covers stand now, where it commits to them (E13); no part of the commitment. */
	readonly stands?: readonly Stands[];
}

/** How many digits of a hash are printed for people to compare. */
export const PRINTED = 16;

/** What the first link of a school's chain follows from, so that no chain is another school's (E1). */
export function beginning(school: string, hash: Hashing): Hash {
	return hash(canonical({ evidence: school }));
}

/** The commitment to a declaration (E2). */
export function commitmentTo({ what, salt }: Detail, hash: Hashing): Hash {
	return hash(canonical({ salt, what }));
}

/** The commitment of a link that names a key: nothing secret, so no salt. */
export function commitmentToKey(key: string, hash: Hashing): Hash {
	return hash(canonical({ key }));
}

/** The id by which a public key is compared: the first 16 digits of its hash. */
export function keyId(key: string, hash: Hashing): string {
	return hash(canonical({ key })).slice(0, PRINTED);
}

/** The hash of a link, over its number, time, kind, commitment and the link before (E1). */
export function linkHash({ n, at, kind, commitment, previous }: Linked, hash: Hashing): Hash {
	return hash(canonical({ n, at, kind, commitment, previous }));
}

/** What a link's signature is of. */
export function signedText(linkOwnHash: Hash): string {
	return `clause-and-effect link ${linkOwnHash}`;
}

/** What is signed with a commitment in the act of signing a declaration, before it has a link (E11). */
export function vouchedText(commitment: Hash): string {
	return `clause-and-effect declared ${commitment}`;
}

/** What follows a link, or begins a chain, ready to be signed. */
export function nextLink(
	school: string,
	head: Head | undefined,
	{ at, kind, commitment }: Pick<Linked, 'at' | 'kind' | 'commitment'>,
	hash: Hashing
): Linked & Pick<Link, 'hash'> {
	const linked: Linked = {
		n: (head?.n ?? 0) + 1,
		at,
		kind,
		commitment,
		previous: head?.hash ?? beginning(school, hash)
	};
	return { ...linked, hash: linkHash(linked, hash) };
}

/** The public key that a chain stands on after its last link; undefined of a chain that names none (E3). */
export function keyOfChain(links: readonly Link[]): string | undefined {
	return links.findLast(({ key }) => key !== undefined)?.key;
}

/** The last link of a chain, for people to write down; undefined of an empty one. */
export function headOf(links: readonly Link[]): Head | undefined {
	const last = links.at(-1);
	return last && { n: last.n, hash: last.hash };
}

/** A hash as it is printed: `3f2a 91bc 07de 55aa`. */
export function printed(hash: Hash): string {
	return hash.slice(0, PRINTED).replace(/(.{4})(?=.)/g, '$1 ');
}
