/**
 * Chains for the tests, with a hash and signatures that are quick and no secret.
 *
 * @module
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Declaration } from '../declaration/declaration.ts';
import { NOW } from '../builders.test-data.ts';
import { ratio } from '../units.ts';
import type { Evidence, Means } from './check.ts';
import {
	commitmentTo,
	commitmentToKey,
	headOf,
	keyId,
	nextLink,
	signedText,
	type Detail,
	type Kind,
	type Link
} from './link.ts';

export const hash = (text: string) => bytesToHex(sha256(utf8ToBytes(text)));

/** Whoever knows a key of the tests can sign with it: forgers in the tests have keys of their own. */
export const signedBy = (key: string, text: string) => hash(`${key}${text}`).repeat(2);

export const MEANS: Means = {
	hash,
	verify: (key, text, signature) => signature === signedBy(key, text)
};

export const KEY = hash('the first key');
export const NEXT_KEY = hash('the next key');

export function declaration(number: number, more: Partial<Declaration> = {}): Declaration {
	return {
		id: `declaration-${number}`,
		at: NOW,
		method: 'typed-name',
		name: `Person ${number}`,
		school: 'Sample School',
		policy: 'sample',
		title: 'Sample Policy',
		edition: '1',
		editionHash: hash('edition'),
		statements: ['I have read it.'],
		attempts: [{ scenario: 'story', attempt: `attempt-${number}`, score: ratio(5, 6) }],
		...more
	};
}

export function detail(number: number, more: Partial<Declaration> = {}): Detail {
	return {
		what: { person: `person-${number}`, declaration: declaration(number, more) },
		salt: hash(`salt ${number}`)
	};
}

/** A link that follows a chain, signed with a key; one that names a key signs with `key` unless told otherwise. */
export function follow(
	links: readonly Link[],
	what: { readonly kind: Kind; readonly commitment?: string; readonly key?: string },
	signer: string
): readonly Link[] {
	const { kind, key } = what;
	const commitment = what.commitment ?? commitmentToKey(key ?? '', hash);
	const next = nextLink('larkfield', headOf(links), { at: NOW, kind, commitment }, hash);
	const signed = { by: keyId(signer, hash), signature: signedBy(signer, signedText(next.hash)) };
	return [...links, { ...next, ...signed, ...(key !== undefined && { key }) }];
}

/** The evidence of so many declarations; the key changes after the second. */
export function evidenceOf(
	declarations: number,
	details: readonly Detail[] = Array.from({ length: declarations }, (_, index) => detail(index + 1))
): Evidence {
	let links = follow([], { kind: 'key-begun', key: KEY }, KEY);
	for (const [index, each] of details.entries()) {
		if (index === 2) links = follow(links, { kind: 'key-rotated', key: NEXT_KEY }, KEY);
		const commitment = commitmentTo(each, hash);
		links = follow(links, { kind: 'declaration', commitment }, index < 2 ? KEY : NEXT_KEY);
	}
	return { school: 'larkfield', links, details };
}
