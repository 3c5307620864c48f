/**
 * Whether a chain, what is behind it and the heads that people wrote down fit together, in plain words.
 *
 * @module
 */
import type { Hash } from '../units.ts';
import { changedIn, commitsToAttempts } from './attempts.ts';
import {
	beginning,
	commitmentTo,
	commitmentToKey,
	keyId,
	linkHash,
	signedText,
	type Detail,
	type Hashing,
	type Head,
	type Link,
	type Verifying
} from './link.ts';

/** Something that does not fit. */
export interface Finding {
	readonly code:
		| 'link-changed'
		| 'link-out-of-place'
		| 'signature-wrong'
		| 'key-wrong'
		| 'details-fit-no-link'
		| 'details-twice'
		| 'details-missing'
		| 'attempt-changed'
		| 'attempt-missing'
		| 'head-differs'
		| 'head-beyond';
	/** The number of the link, as far as there is one. */
	readonly n?: number;
	readonly says: string;
}

/** What is checked. */
export interface Evidence {
	readonly school: string;
	readonly links: readonly Link[];
	readonly details: readonly Detail[];
	/** How many declarations were erased with the names of those who made them; absent where that is not known. */
	readonly erased?: number;
}

/** What the check came to. */
export interface Checked {
	/** What does not fit; nothing where all of it is whole. */
	readonly findings: readonly Finding[];
	/** The links whose key signed for itself, as the one before was lost (E4). */
	readonly replaced: readonly number[];
	/** The links of declarations whose details are not held: erased, or removed (E6, E12). */
	readonly notHeld: readonly number[];
	/** The links of declarations that were linked later than in the act of signing (E8). */
	readonly late: readonly number[];
	/** The links of declarations whose attempts cannot be compared: signed before they were committed to (E13). */
	readonly uncompared: readonly number[];
	/** What is behind the links, by the number of the link. */
	readonly held: ReadonlyMap<number, Detail>;
}

/** The means of a check: hashing and looking at signatures. */
export interface Means {
	readonly hash: Hashing;
	readonly verify: Verifying;
}

/**
 * Checks a chain, what is behind it, and heads that people wrote down.
 *
 * @see RULES.md E3–E8, E12, E13
 */
export function check(evidence: Evidence, heads: readonly Head[], means: Means): Checked {
	const { links, details } = evidence;
	const chain = checkChain(evidence.school, links, means);
	const behind = checkDetails(links, details, means.hash);
	const declared = links.filter(({ kind }) => kind.startsWith('declaration'));
	const notHeld = numbers(declared.filter(({ n }) => !behind.held.has(n)));
	return {
		findings: [
			...chain,
			...behind.findings,
			...missing(notHeld, evidence.erased),
			...[...behind.held].flatMap(([n, detail]) => checkAttempts(n, detail)),
			...heads.flatMap((head) => checkHead(links, head) ?? [])
		],
		replaced: numbers(links.filter(({ kind }) => kind === 'key-replaced')),
		notHeld,
		late: numbers(declared.filter(({ kind }) => kind === 'declaration-late')),
		uncompared: [...behind.held].flatMap(([n, { what, stands }]) =>
			stands && commitsToAttempts(what.declaration) ? [] : [n]
		),
		held: behind.held
	};
}

/** Declarations that are not held though fewer were erased: they were taken out, or changed (E12). */
function missing(notHeld: readonly number[], erased = notHeld.length): readonly Finding[] {
	const many = notHeld.length - erased;
	if (many <= 0) return [];
	const which = many === notHeld.length ? '' : ` of these ${notHeld.length}`;
	return [
		{
			code: 'details-missing',
			says: `${many === 1 ? 'One declaration' : `${many} declarations`} that the chain knows${which} ${
				many === 1 ? 'is' : 'are'
			} not there any more, and nobody erased ${many === 1 ? 'it' : 'them'}: taken out, or changed. No declaration is held for link ${notHeld.join(', ')}.`
		}
	];
}

function numbers(links: readonly Link[]): readonly number[] {
	return links.map(({ n }) => n);
}

/** Checks the links alone: their hashes, their order, their signatures and keys (E3–E5). */
export function checkChain(
	school: string,
	links: readonly Link[],
	{ hash, verify }: Means
): readonly Finding[] {
	const findings: Finding[] = [];
	let standsOn: string | undefined;
	let before: Hash = beginning(school, hash);
	for (const [index, link] of links.entries()) {
		const { n } = link;
		const place = index + 1;
		if (n !== place || link.previous !== before || (link.kind === 'key-begun') !== (index === 0))
			findings.push({
				code: 'link-out-of-place',
				n,
				says: `Link ${n} does not follow from the one before it: in place ${place} a link was removed, added, moved or changed.`
			});
		if (linkHash(link, hash) !== link.hash)
			findings.push({ code: 'link-changed', n, says: `Link ${n} was changed.` });
		if (!keyFits(link, hash))
			findings.push({
				code: 'key-wrong',
				n,
				says: `Link ${n} does not name the key that it stands for.`
			});
		const signer = link.kind === 'key-rotated' ? standsOn : (link.key ?? standsOn);
		if (
			signer === undefined ||
			keyId(signer, hash) !== link.by ||
			!verify(signer, signedText(link.hash), link.signature)
		)
			findings.push({
				code: 'signature-wrong',
				n,
				says: `The signature of link ${n} is not by the key that the chain stands on.`
			});
		standsOn = link.key ?? standsOn;
		before = link.hash;
	}
	return findings;
}

/** A link of a key names it and commits to it; any other names none. */
function keyFits({ kind, key, commitment }: Link, hash: Hashing): boolean {
	if (!kind.startsWith('key-')) return key === undefined;
	return key !== undefined && commitmentToKey(key, hash) === commitment;
}

/** Finds the link of each detail; what fits none was changed or added (E6). */
export function checkDetails(
	links: readonly Link[],
	details: readonly Detail[],
	hash: Hashing
): { readonly held: ReadonlyMap<number, Detail>; readonly findings: readonly Finding[] } {
	const free = new Map<Hash, Link[]>();
	for (const link of links) {
		if (!link.kind.startsWith('declaration')) continue;
		const same = free.get(link.commitment);
		if (same) same.push(link);
		else free.set(link.commitment, [link]);
	}
	const held = new Map<number, Detail>();
	const findings: Finding[] = [];
	for (const detail of details) {
		const fitting = free.get(commitmentTo(detail, hash));
		const link = fitting?.shift();
		if (link) held.set(link.n, detail);
		else
			findings.push({
				code: fitting ? 'details-twice' : 'details-fit-no-link',
				says: `The declaration by ${detail.what.declaration.name} of ${detail.what.declaration.at.slice(0, 10)} ${
					fitting ? 'is there twice.' : 'fits no link: it was changed or added.'
				}`
			});
	}
	return { held, findings };
}

/** Names what is not as it was when it was signed for, of the attempts that a declaration covers (E13). */
function checkAttempts(n: number, { what, stands }: Detail): readonly Finding[] {
	if (!stands) return [];
	const { name, at } = what.declaration;
	return changedIn(what.declaration, stands).map(({ behind: { attempt, scenario }, how }) => ({
		code: how === 'missing' ? 'attempt-missing' : 'attempt-changed',
		n,
		says: `The attempt ${attempt} (${scenario}) behind the declaration by ${name} of ${at.slice(0, 10)} ${
			how === 'missing'
				? 'is not there any more.'
				: 'is not as it was when that was signed: a choice, a time or something else in it was changed, taken out or put in.'
		}`
	}));
}

/** Why a head that somebody wrote down does not fit a chain; undefined where it does (E7). */
export function checkHead(links: readonly Link[], head: Head): Finding | undefined {
	const link = links.find(({ n }) => n === head.n);
	if (!link)
		return {
			code: 'head-beyond',
			n: head.n,
			says: `Link ${head.n}, which you wrote down, is not there: links are missing at the end.`
		};
	if (link.hash.startsWith(head.hash)) return undefined;
	return {
		code: 'head-differs',
		n: head.n,
		says: `Link ${head.n} is not the one you wrote down: the chain was made anew up to there, or the head was mistyped.`
	};
}
