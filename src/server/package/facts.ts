/**
 * A packaged course, gathered from an edition and the situations: what travels, and nothing more.
 *
 * @module
 */
import { CORE_ORDER, courseFor } from '#domain/course/course.ts';
import { statementsOf } from '#domain/declaration/declaration.ts';
import { leanStandard } from '#domain/package/lean.ts';
import { courseId } from '#domain/package/manifest/facts.ts';
import type { PackagedCourse, Story } from '#domain/package/packaged.ts';
import { longestText, MOST_CHARACTERS } from '#domain/package/suspend.ts';
import { standardFor } from '#domain/policy/judge.ts';
import type { Clause, Contact, Edition } from '#domain/policy/policy.ts';
import { refuse, type Refusal } from '#domain/refusal.ts';
import { conductsOf, type Scenario } from '#domain/scenario/scenario.ts';
import { compareRatios, percent, ratio, type Hash, type Slug } from '#domain/units.ts';
import type { PackageOptions } from './options.ts';

/** Content with its name for ever. */
export interface Under {
	readonly edition: Edition;
	readonly editionHash: Hash;
	readonly baseline: Edition;
	/** Whom to ask, where the school says so itself. */
	readonly contacts?: readonly Contact[];
	/** The situations this edition can judge, with the hash of each. */
	readonly scenarios: readonly { readonly scenario: Scenario; readonly hash: Hash }[];
}

/** A course with the stories it plays. */
export interface Gathered {
	readonly course: PackagedCourse;
	/** The whole policy, to be read. */
	readonly clauses: readonly Clause[];
	readonly stories: readonly Story[];
}

export type NotGathered = Refusal<
	'no-situations' | 'scenario-unknown' | 'pass-mark-lower' | 'too-long-to-keep'
>;

/** What every staff group is called when a course is for everyone. */
const EVERYONE = '';

/**
 * Gathers a course.
 *
 * Refuses `no-situations`, `scenario-unknown`, `pass-mark-lower` than the policy's own, and `too-long-to-keep` when a
 * platform might not be able to keep where someone stands.
 */
export function gather(under: Under, options: PackageOptions): Gathered | NotGathered {
	const { edition, editionHash, baseline } = under;
	const offered = under.scenarios.map(({ scenario }) => scenario);
	const whole = courseFor(options.group ?? EVERYONE, offered, editionHash).scenarios;
	const { scenarios: only } = options;
	const missing = only?.find((slug) => !offered.some((each) => each.slug === slug));
	if (missing !== undefined)
		return refuse(
			'scenario-unknown',
			`There is no situation “${missing}” that this policy can judge. There are: ${offered.map(({ slug }) => slug).join(', ')}.`
		);
	const chosen = only ? inOrder(offered).filter(({ slug }) => only.includes(slug)) : whole;
	if (chosen.length === 0)
		return refuse('no-situations', 'Choose at least one situation for the package.');
	const passMark = options.passMark === undefined ? edition.passMark : ratio(options.passMark, 100);
	if (compareRatios(passMark, edition.passMark) < 0)
		return refuse(
			'pass-mark-lower',
			`The policy asks for ${percent(edition.passMark)}%. A package may ask for more, not for less.`
		);
	const stories = chosen.map(({ slug }) => storyOf(slug, under));
	if (longestText(stories.map(({ scenario }) => scenario)) > MOST_CHARACTERS)
		return refuse(
			'too-long-to-keep',
			`A platform keeps ${MOST_CHARACTERS} characters between visits, and so many situations could need more. Choose fewer.`
		);
	const isWhole =
		chosen.length === whole.length &&
		chosen.every(({ slug }) => whole.some((each) => each.slug === slug));
	const slugs = chosen.map(({ slug }) => slug);
	return {
		course: {
			id: courseId(edition.policy, options.group, isWhole ? [] : slugs),
			format: options.format,
			school: edition.school === '' ? baseline.title : edition.school,
			policy: edition.policy,
			title: edition.title,
			edition: edition.edition,
			editionHash,
			minutes: stories.reduce((sum, { scenario }) => sum + scenario.minutes, 0),
			...(options.group === undefined ? {} : { group: options.group }),
			contacts: under.contacts ?? edition.contacts,
			threshold: { passMark, failsOn: edition.failsOn },
			situations: stories.map(({ scenario: { slug, title, summary, minutes } }) => ({
				slug,
				hash: under.scenarios.find(({ scenario }) => scenario.slug === slug)?.hash ?? '',
				title,
				summary,
				minutes
			})),
			statements: options.declaration ? statementsOf(edition) : [],
			reporting: options.reporting
		},
		clauses: edition.clauses,
		stories
	};
}

/** In the order of the course: the core first, others by name. */
export function inOrder(scenarios: readonly Scenario[]): readonly Scenario[] {
	const place = ({ slug }: Scenario) => {
		const at = CORE_ORDER.indexOf(slug);
		return at < 0 ? CORE_ORDER.length : at;
	};
	return [...scenarios].sort((a, b) => place(a) - place(b) || (a.slug < b.slug ? -1 : 1));
}

function storyOf(slug: Slug, { edition, baseline, scenarios }: Under): Story {
	const found = scenarios.find(({ scenario }) => scenario.slug === slug)?.scenario;
	if (!found) throw new TypeError(`“${slug}” was chosen and is not there.`);
	const standard = standardFor(edition, baseline, {
		slug,
		concernsChild: found.concernsChild,
		conducts: conductsOf(found)
	});
	return { scenario: found, standard: leanStandard(standard) };
}
