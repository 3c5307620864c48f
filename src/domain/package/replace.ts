/**
 * “Can this replace that?”: whether a platform keeps what it has recorded when a new package takes an old one's place.
 *
 * @module
 */
import type { Hash, Slug } from '../units.ts';
import type { Format } from './packaged.ts';

/** What a package says about itself, as far as the question goes. */
export interface PackageAbout {
	readonly course: Slug;
	readonly format: Format;
	readonly editionHash: Hash;
	readonly edition: string;
	readonly passMark: number;
	readonly declaration: boolean;
	readonly situations: readonly {
		readonly slug: Slug;
		readonly hash: Hash;
		readonly title: string;
	}[];
}

/** The answer, with a reason for each difference; none when the two are the same. */
export interface Replaceable {
	readonly answer: 'replace' | 'add-as-new' | 'replace-after';
	readonly because: readonly string[];
}

/**
 * Whether a package can take another's place (P8).
 *
 * `add-as-new` when the platform would file it under other names, or would have to change standards; `replace-after`
 * when people who are under way would lose a situation they have begun, or would be asked for more than they were told;
 * else `replace`.
 */
export function canReplace(old: PackageAbout, next: PackageAbout): Replaceable {
	const strangers = [
		...(old.course === next.course
			? []
			: [
					`It is another course: “${next.course}”, where the old one is “${old.course}”. A platform would file it under another name and drop what it has recorded.`
				]),
		...(old.format === next.format
			? []
			: [`It is made for another standard: ${next.format}, where the old one is ${old.format}.`])
	];
	if (strangers.length > 0) return { answer: 'add-as-new', because: strangers };

	const later: string[] = [];
	const fine: string[] = [];
	for (const { slug, hash, title } of old.situations) {
		const now = next.situations.find((each) => each.slug === slug);
		if (!now) later.push(`“${title}” is no longer in it: what people did there would be dropped.`);
		else if (now.hash !== hash)
			later.push(
				`The story of “${title}” has changed: whoever is in the middle of it starts it afresh.`
			);
	}
	for (const { slug, title } of next.situations)
		if (!old.situations.some((each) => each.slug === slug))
			fine.push(
				`“${title}” is new: whoever had finished has one more to do, and keeps what the platform shows.`
			);
	if (old.editionHash !== next.editionHash)
		fine.push(
			`The policy is another edition (${next.edition}, where it was ${old.edition}): choices are judged again by it when somebody opens the course, and the declaration is signed again.`
		);
	if (next.passMark > old.passMark)
		later.push(`To pass takes ${next.passMark}% instead of ${old.passMark}%.`);
	if (next.passMark < old.passMark)
		fine.push(`To pass takes ${next.passMark}%, where it took ${old.passMark}%.`);
	if (next.declaration && !old.declaration)
		later.push('It asks for the declaration, which the old one did not.');
	if (!next.declaration && old.declaration) fine.push('It asks for no declaration any more.');
	return { answer: later.length > 0 ? 'replace-after' : 'replace', because: [...later, ...fine] };
}
