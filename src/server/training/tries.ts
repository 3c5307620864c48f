/**
 * What the people of a school decided, as the reports on the whole school count it.
 *
 * @module
 */
import type { Attempt } from '#domain/attempt/attempt.ts';
import { atStakeIn, againstBy, type Took, type Tries } from '#domain/report/tries.ts';
import type { ClauseId } from '#domain/policy/policy.ts';
import type { Instant, Slug } from '#domain/units.ts';
import type { PersonRecord, SchoolRecord } from '../store/records.ts';
import type { Playing, Stage } from './playing.ts';
import { offeredBy } from './progress.ts';

/** What one person decided under the school's edition, in each situation they have finished once. */
export function triesOf(
	person: PersonRecord,
	school: SchoolRecord,
	playing: Playing
): readonly Tries[] {
	const attempts = playing
		.counted(person)
		.attempts.filter(({ under }) => under.edition === school.edition);
	return [...new Set(attempts.map(({ scenario }) => scenario))].flatMap((scenario) => {
		const here = attempts.filter((attempt) => attempt.scenario === scenario);
		const first = firstEnded(here, playing);
		if (!first) return [];
		return [
			{
				scenario,
				endedAt: lastAt(first),
				first: tookIn(first, playing),
				others: here
					.filter((attempt) => attempt !== first)
					.flatMap((attempt) => tookIn(attempt, playing))
					.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
			}
		];
	});
}

/** Every clause that can be at stake in the course of a school, in any of its situations. */
export function clausesAtStake(school: SchoolRecord, playing: Playing): readonly ClauseId[] {
	const ids = offeredBy(playing, school).flatMap(({ slug }) => {
		const held = playing.library.scenarios[slug];
		const [who = ''] = Object.keys(held?.scenario.ways ?? {});
		if (!held) return [];
		const { policy, edition, baseline } = school;
		const stage = playing.stage({ scenario: held.hash, policy, edition, baseline }, who);
		return Object.keys(held.scenario.scenes).flatMap((scene) => stakesAt(stage, scene));
	});
	return [...new Set(ids)];
}

function firstEnded(attempts: readonly Attempt[], playing: Playing): Attempt | undefined {
	let first: Attempt | undefined;
	for (const attempt of attempts)
		if (!attempt.from && (!first || lastAt(attempt) < lastAt(first)) && playing.fold(attempt).ended)
			first = attempt;
	return first;
}

function lastAt({ chosen, startedAt }: Attempt): Instant {
	return chosen.at(-1)?.at ?? startedAt;
}

/** The decisions of an attempt that count, without those that it began with as a copy. */
function tookIn(attempt: Attempt, playing: Playing): readonly Took[] {
	const stage = playing.stage(attempt.under, attempt.who);
	const { decisions } = playing.fold(attempt);
	const copied = attempt.from?.decisions ?? 0;
	return attempt.chosen.flatMap(({ scene, choice, at }, index) => {
		const decision = decisions[index];
		if (index < copied || !decision?.counted) return [];
		const conduct = conductOf(stage, scene, choice);
		const judged = stage.play.judged[conduct];
		const before = attempt.chosen[index - 1]?.at ?? attempt.startedAt;
		const since = before > attempt.startedAt ? before : attempt.startedAt;
		return [
			{
				scene,
				choice,
				conduct,
				at,
				seconds: Math.max(0, (Date.parse(at) - Date.parse(since)) / 1000),
				misjudged: decision.judgement !== 'compliant' && decision.judgement !== 'compliant-best',
				atStake: stakesAt(stage, scene),
				against: judged ? againstBy(judged) : []
			}
		];
	});
}

function conductOf({ play }: Stage, scene: Slug, choice: Slug): Slug {
	return play.scenario.scenes[scene]?.choices[choice]?.conduct ?? '';
}

const stakes = new WeakMap<Stage, Map<Slug, readonly ClauseId[]>>();

function stakesAt(stage: Stage, scene: Slug): readonly ClauseId[] {
	const scenes = stakes.get(stage) ?? new Map<Slug, readonly ClauseId[]>();
	stakes.set(stage, scenes);
	const known = scenes.get(scene);
	if (known) return known;
	const ids = atStakeIn(stage.play, scene);
	scenes.set(scene, ids);
	return ids;
}
