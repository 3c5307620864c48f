/**
 * A refresher in words: why each situation is in it, where it begins, and why the others are not.
 *
 * @module
 */
import { LONGEST_REFRESHER, type Refresher, type Taken } from '#domain/course/refresher.ts';
import { skippedWords } from '#domain/course/words.ts';
import type { Day, Slug } from '#domain/units.ts';
import type { PersonRecord, SchoolRecord } from '../store/records.ts';
import { openAt, partOwed } from './begin-part.ts';
import { attemptCountsFor, type Owing } from './owing.ts';
import type { Playing } from './playing.ts';

/** What somebody's refresher leaves out, with the reasons; of the last one while nothing is owed. */
export function leftOutOf(
	{ owed, refresher }: Owing,
	person: PersonRecord,
	playing: Playing
): readonly { readonly slug: Slug; readonly title: string; readonly because: string }[] {
	const skipped = owed
		? (refresher?.skipped ?? [])
		: (playing.counted(person).declarations.at(-1)?.refresher?.skipped ?? []);
	return skipped.map(({ scenario, because }) => ({
		slug: scenario,
		title: playing.library.scenarios[scenario]?.scenario.title ?? scenario,
		because: skippedWords(because)
	}));
}

/** Why a situation is taken, for the person alone: it may tell what they chose. */
export function whyTaken({ because, part, scenario }: Taken, playing: Playing): string {
	const decision = decisionAt(scenario.slug, part.at, playing);
	const begins = part.told.length > 0;
	switch (because) {
		case 'changed':
			return begins
				? `The policy has changed here. The story begins at “${decision}”, where it first matters.`
				: 'The policy has changed here.';
		case 'misjudged':
			return begins
				? `Last time “${decision}” went wrong. The story starts again there.`
				: 'Last time a decision here went wrong. You play it from the start.';
		case 'sample':
			return begins ? `To keep it fresh. The story begins at “${decision}”.` : 'To keep it fresh.';
	}
}

/** Why a refresher is longer than ten minutes, where it is. */
export function whyLong({ minutes, taken }: Refresher): string | undefined {
	if (minutes <= LONGEST_REFRESHER) return undefined;
	const changed = taken.filter(({ because }) => because === 'changed').length;
	return `It is longer than ten minutes, as the policy has changed in ${changed === 1 ? 'one situation' : `${changed} situations`}.`;
}

/** What the page of a situation says of the part that somebody owes; undefined where they owe the whole, or nothing. */
export function refresherPart(
	person: PersonRecord,
	school: SchoolRecord,
	playing: Playing,
	on: Day,
	slug: Slug
) {
	const owed = partOwed(person, school, playing, on, slug);
	const held = playing.library.scenarios[slug];
	if (!owed || !held) return undefined;
	const { part, cycle, since } = owed;
	const { policy, edition, baseline } = school;
	const under = { scenario: held.hash, policy, edition, baseline };
	return {
		why: whyTaken(owed, playing),
		way: held.scenario.ways[part.who]?.title ?? part.who,
		decision: decisionAt(slug, part.at, playing),
		number: part.told.length + 1,
		minutes: part.minutes,
		open: openAt(owed, person, under, playing) !== undefined,
		tried: playing
			.counted(person)
			.attempts.some(
				(attempt) =>
					attempt.scenario === slug &&
					attempt.told === part.told.length &&
					attemptCountsFor(since === undefined ? {} : { since }, attempt) &&
					playing.fold(attempt).ended
			),
		cycle
	};
}

function decisionAt(slug: Slug, scene: Slug, playing: Playing): string {
	return playing.library.scenarios[slug]?.scenario.scenes[scene]?.title ?? scene;
}
