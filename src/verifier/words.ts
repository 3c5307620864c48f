/**
 * What a check came to, in plain words.
 *
 * @module
 */
import type { Checked } from '#domain/evidence/check.ts';
import type { EvidenceFile } from '#domain/evidence/evidence-file.ts';
import { headOf, keyId, printed, type Hashing, type Head } from '#domain/evidence/link.ts';

/** A result to show. */
export interface Said {
	readonly tone: 'calm' | 'careful' | 'wrong';
	readonly title: string;
	readonly lines: readonly string[];
}

/** The most findings that are told one by one. */
const MOST_TOLD = 50;

/** Says what was found, what was not held, and what the check cannot know. */
export function sayResult(
	{ name, school, links, made }: EvidenceFile,
	{ findings, replaced, notHeld, late, held }: Checked,
	heads: readonly Head[],
	hash: Hashing
): Said {
	const head = headOf(links);
	const keys = links.flatMap(({ key }) => (key === undefined ? [] : keyId(key, hash)));
	const facts = [
		`${name} (${school}), as of ${made.slice(0, 16).replace('T', ' ')} UTC.`,
		head
			? `${links.length} links; the last is link ${head.n}, head ${printed(head.hash)}.`
			: 'The chain has no links yet.',
		`${held.size} declarations fit their links.`,
		...(keys.length > 0 ? [`Keys: ${keys.join(', ')}.`] : []),
		...(notHeld.length > 0
			? [
					`${notHeld.length} declarations are not in this file: erased, or removed. Links ${notHeld.join(', ')}.`
				]
			: []),
		...(late.length > 0
			? [`${late.length} were linked later than they were signed. Links ${late.join(', ')}.`]
			: []),
		...replaced.map(
			(n) =>
				`At link ${n} a new key signs for itself, as the one before was lost. Nothing in this file ties the two together: ask the school about it, and compare a head of before that was written down.`
		)
	];
	if (findings.length > 0)
		return {
			tone: 'wrong',
			title: 'This evidence was changed.',
			lines: [
				...findings.slice(0, MOST_TOLD).map(({ says }) => says),
				...(findings.length > MOST_TOLD ? [`And ${findings.length - MOST_TOLD} more.`] : []),
				...facts
			]
		};
	if (heads.length === 0)
		return {
			tone: 'careful',
			title: 'The chain is whole in itself.',
			lines: [
				'No head was typed in. So it is not known whether links are missing at the end, or whether the whole chain was made anew.',
				...facts
			]
		};
	return {
		tone: replaced.length > 0 ? 'careful' : 'calm',
		title: 'The chain is whole, and fits the head you typed in.',
		lines: [
			`Everything up to link ${heads[0]?.n ?? 0} is as it was when that head was written down.`,
			...facts
		]
	};
}
