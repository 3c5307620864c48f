/**
 * The seal of an evidence pack: by it, a file that was changed after the server made it is found away from the server.
 *
 * @module
 */
import { refuse, type Refusal } from '../refusal.ts';
import { canonical, type Day, type Hash, type Instant } from '../units.ts';
import type { Means } from './check.ts';
import type { EvidenceFile } from './evidence-file.ts';
import { keyId, keyOfChain, type Hashing, type Head } from './link.ts';
import { fits, HASH, isObject, SIGNATURE } from './shapes.ts';

/** What a seal calls itself. */
export const SEAL_FORMAT = 'clause-and-effect-pack';
/** The file of a pack that the seal is in; it is over all the others. */
export const SEAL_NAME = 'seal.json';

/** A file of a pack. */
export interface SealedFile {
	readonly name: string;
	/** SHA-256 of its bytes. */
	readonly hash: Hash;
}

/** What is signed. */
export interface Sealed {
	/** The school's id. */
	readonly school: string;
	/** What the school is called. */
	readonly name: string;
	/** The day that the pack is of. */
	readonly on: Day;
	readonly made: Instant;
	/** The chain's last link then; absent where nothing was ever signed. */
	readonly head?: Head;
	readonly files: readonly SealedFile[];
}

/** A seal as it is in a pack. */
export interface PackSeal extends Sealed {
	readonly format: typeof SEAL_FORMAT;
	readonly version: 1;
	/** The public key that signed: 64 hex digits. */
	readonly key: string;
	/** Of {@link sealText}: 128 hex digits. */
	readonly signature: string;
}

/** Something in a pack that does not fit its seal. */
export interface SealFinding {
	readonly code: 'file-changed' | 'file-missing' | 'file-added' | 'seal-changed' | 'seal-not-ours';
	readonly says: string;
}

/** What the signature of a seal is of (E16). */
export function sealText({ school, name, on, made, head, files }: Sealed, hash: Hashing): string {
	return `clause-and-effect pack ${hash(canonical({ school, name, on, made, head, files }))}`;
}

/**
 * Compares the files of a pack with its seal, and the seal's key with the chain that came with it.
 *
 * @param files those that the pack holds, but for the seal, each as often as it is in it
 * @param evidence the chain of the same pack; a pack without names has none
 * @see RULES.md E16
 */
export function checkSeal(
	seal: PackSeal,
	files: readonly SealedFile[],
	evidence: Pick<EvidenceFile, 'links'> | undefined,
	{ hash, verify }: Means
): readonly SealFinding[] {
	const findings: SealFinding[] = [];
	if (!verify(seal.key, sealText(seal, hash), seal.signature))
		findings.push({
			code: 'seal-changed',
			says: 'The seal of this pack was changed: its signature does not fit.'
		});
	const standsOn = evidence && keyOfChain(evidence.links);
	if (standsOn !== undefined && standsOn !== seal.key)
		findings.push({
			code: 'seal-not-ours',
			says: `The pack was sealed with the key ${keyId(seal.key, hash)}, on which the chain in it does not stand.`
		});
	const found = new Map<string, Hash>();
	for (const { name, hash: is } of files)
		if (found.has(name))
			findings.push({ code: 'file-added', says: `${name} is in the pack twice.` });
		else found.set(name, is);
	for (const { name, hash: was } of seal.files) {
		const is = found.get(name);
		if (is === undefined)
			findings.push({ code: 'file-missing', says: `${name} was taken out of the pack.` });
		else if (is !== was)
			findings.push({
				code: 'file-changed',
				says: `${name} is not as it was when the pack was made.`
			});
		found.delete(name);
	}
	for (const name of found.keys())
		findings.push({ code: 'file-added', says: `${name} was put into the pack.` });
	return findings;
}

/** How a head that somebody wrote down stands to the one that a pack was sealed with. */
export function headBeside(seal: PackSeal, head: Head): 'fits' | 'differs' | 'cannot-be-compared' {
	if (seal.head?.n !== head.n) return 'cannot-be-compared';
	return seal.head.hash.startsWith(head.hash) ? 'fits' : 'differs';
}

/** Reads a seal; refuses `seal-unreadable` with the first thing that is wrong (E9). */
export function readSeal(text: string): PackSeal | Refusal<'seal-unreadable'> {
	let seal: unknown;
	try {
		seal = JSON.parse(text);
	} catch {
		return unreadable('it is cut short, or not a seal at all');
	}
	if (!isObject(seal) || seal['format'] !== SEAL_FORMAT)
		return unreadable('it is another kind of file');
	if (seal['version'] !== 1) return unreadable('it was made by a newer program; use its verifier');
	const { school, name, on, made, head, files, key, signature } = seal;
	if (![school, name, on, made].every((each) => typeof each === 'string'))
		return unreadable('it does not say of which school and day it is');
	if (head !== undefined && !isHead(head))
		return unreadable('its head does not have the shape of one');
	if (!Array.isArray(files) || !files.every(isFile))
		return unreadable('it does not list the files of the pack');
	if (!fits(HASH, key) || !fits(SIGNATURE, signature)) return unreadable('it is not signed');
	return seal as unknown as PackSeal;
}

function unreadable(why: string): Refusal<'seal-unreadable'> {
	return refuse('seal-unreadable', `The seal of this pack cannot be read: ${why}.`);
}

function isHead(value: unknown): boolean {
	return isObject(value) && Number.isSafeInteger(value['n']) && fits(HASH, value['hash']);
}

function isFile(value: unknown): boolean {
	return isObject(value) && typeof value['name'] === 'string' && fits(HASH, value['hash']);
}
