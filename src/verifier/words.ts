/**
 * What a check came to, in plain words.
 *
 * @module
 */
import { dayInWords } from '#domain/cycle/words.ts';
import type { Checked } from '#domain/evidence/check.ts';
import type { EvidenceFile } from '#domain/evidence/evidence-file.ts';
import { headOf, keyId, printed, type Hashing, type Head } from '#domain/evidence/link.ts';
import type { Instant } from '#domain/units.ts';

/** A result to show. */
export interface Said {
	readonly tone: 'calm' | 'careful' | 'wrong';
	readonly title: string;
	readonly lines: readonly string[];
}

/** The most findings that are told one by one. */
export const MOST_TOLD = 50;

/** Says what was found, what was not held, and what the check cannot know. */
export function sayResult(
	{ name, school, links, made, erased }: EvidenceFile,
	{ findings, replaced, notHeld, late, held, uncompared }: Checked,
	heads: readonly Head[],
	hash: Hashing
): Said {
	const head = headOf(links);
	const keys = links.flatMap(({ key }) => (key === undefined ? [] : keyId(key, hash)));
	const facts = [
		`${name} (${school}), as of ${moment(made)}.`,
		head
			? `${count(links.length, 'link')}: ${count(links.length - keys.length, 'declaration')} and ${count(keys.length, 'key')}. The last is link ${head.n}, head ${printed(head.hash)}.`
			: 'The chain has no links yet.',
		held.size === 1 ? '1 declaration fits its link.' : `${held.size} declarations fit their links.`,
		...(uncompared.length > 0
			? [
					`What was played for ${count(uncompared.length, 'declaration')} cannot be compared: signed before that was part of it, or not in this file. ${linksIn(uncompared)}`
				]
			: []),
		...(keys.length > 0 ? [`Keys: ${keys.join(', ')}.`] : []),
		...(notHeld.length > 0
			? [
					`${count(notHeld.length, 'declaration is', 'declarations are')} not in this file: ${whyNotHeld(notHeld.length, erased)}. ${linksIn(notHeld)}`
				]
			: []),
		...(late.length > 0
			? [
					`${count(late.length, 'declaration was linked later than it was', 'declarations were linked later than they were')} signed. ${linksIn(late)}`
				]
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

/** A moment as people read it: `28 November 2026, 19:37 UTC`. */
export function moment(at: Instant): string {
	return `${dayInWords(at.slice(0, 10))}, ${at.slice(11, 16)} UTC`;
}

/** How many of something. */
export function count(many: number, one: string, more = `${one}s`): string {
	return `${many} ${many === 1 ? one : more}`;
}

function linksIn(numbers: readonly number[]): string {
	return `${numbers.length === 1 ? 'Link' : 'Links'} ${numbers.join(', ')}.`;
}

function whyNotHeld(many: number, erased: number | undefined): string {
	if (erased === undefined) return 'erased, or removed';
	return erased >= many ? 'erased' : `${erased} erased, the others removed or changed`;
}
