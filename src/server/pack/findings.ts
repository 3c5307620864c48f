/**
 * What does not fit in a school's evidence, as a pack says it.
 *
 * @module
 */
import type { Checked, Evidence, Finding } from '#domain/evidence/check.ts';
import { commitmentTo } from '#domain/evidence/link.ts';
import { MEANS } from '../evidence/keys.ts';

/** Findings that are about links alone; whatever else the check may come to say could name somebody. */
const OF_LINKS: ReadonlySet<string> = new Set([
	...['link-changed', 'link-out-of-place', 'signature-wrong', 'key-wrong', 'details-missing']
]);

/** Findings that are about what was played. */
const OF_ATTEMPTS: ReadonlySet<string> = new Set(['attempt-changed', 'attempt-missing']);

/** What a check found, in words. Where nobody is named, links stand in the place of those who signed. */
export function findingsSaid(
	evidence: Evidence,
	{ findings, notHeld }: Pick<Checked, 'findings' | 'notHeld'>,
	named: boolean
): readonly string[] {
	if (named) return findings.map(({ says }) => says);
	const many = (code: string) => findings.filter((each) => each.code === code).length;
	const ofLinks = findings.filter(({ code }) => OF_LINKS.has(code));
	const fitNone = many('details-fit-no-link');
	const twice = many('details-twice');
	const attempts = findings.filter(({ code }) => OF_ATTEMPTS.has(code));
	const others = findings.length - ofLinks.length - fitNone - twice - attempts.length;
	return [
		...ofLinks.map(({ says }) => says),
		...(fitNone === 0 ? [] : [`${fitNoLink(fitNone)} ${heldFor(notHeld)}`]),
		...(twice === 0
			? []
			: [`More than one declaration is held for ${linksOf(twiceIn(evidence))}.`]),
		...(attempts.length === 0 ? [] : [playedBehind(attempts)]),
		...(others === 0 ? [] : [`${others} more, which the pack with names says.`])
	];
}

function playedBehind(attempts: readonly Finding[]): string {
	const links = [...new Set(attempts.flatMap(({ n }) => n ?? []))];
	return `What was played for the declaration of ${linksOf(links)} is not as it was when that was signed.`;
}

function fitNoLink(many: number): string {
	return many === 1
		? 'A declaration fits no link: it was changed or added.'
		: `${many} declarations fit no link: they were changed or added.`;
}

function heldFor(notHeld: readonly number[]): string {
	return notHeld.length === 0
		? 'Every link has its declaration.'
		: `No declaration that is held fits ${linksOf(notHeld)}.`;
}

/** The links to which more than one of the declarations behind the chain fits. */
function twiceIn({ links, details }: Evidence): readonly number[] {
	const fitting = details.map((detail) => commitmentTo(detail, MEANS.hash));
	return links
		.filter(({ commitment }) => fitting.filter((each) => each === commitment).length > 1)
		.map(({ n }) => n);
}

function linksOf(numbers: readonly number[]): string {
	return `${numbers.length === 1 ? 'link' : 'links'} ${numbers.join(', ')}`;
}
