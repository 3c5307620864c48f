/**
 * The most misjudged decisions with the words and the clause to show beside them.
 *
 * @module
 */
import { mostMisjudged, type Misjudged } from '#domain/report/misjudged.ts';
import type { Clause } from '#domain/policy/policy.ts';
import type { PersonRecord, SchoolRecord } from '../store/records.ts';
import type { Playing, Stage } from './playing.ts';
import { firstTries } from './first-tries.ts';
import { rememberedFor } from './whole-school.ts';

/** A misjudged decision as leaders read it. */
export interface Told {
	readonly id: string;
	/** The situation. */
	readonly title: string;
	/** What happens there, and what is asked. */
	readonly headline: string;
	readonly inTen: number;
	readonly of: number;
	/** The clause that what the policy asks for rests on, there. */
	readonly clause?: Clause;
	/** Whether the clause is the policy's own or good practice's. */
	readonly baseline: boolean;
	/** What is asked for there, in a choice's words. */
	readonly better?: string;
	/** Whether that is what the policy asks for, or only in line with it. */
	readonly asks: boolean;
}

/** The most misjudged decisions of a school, at most `most` of them. */
export function misjudgedAt(
	people: readonly PersonRecord[],
	school: SchoolRecord,
	playing: Playing,
	most: number
): readonly Told[] {
	return rankedAt(people, school, playing)
		.slice(0, most)
		.flatMap(({ scenario, scene, inTen, of }) => {
			const held = playing.library.scenarios[scenario];
			const where = held?.scenario.scenes[scene];
			const [who = ''] = Object.keys(held?.scenario.ways ?? {});
			if (!held || !where) return [];
			const under = {
				scenario: held.hash,
				policy: school.policy,
				edition: school.edition,
				baseline: school.baseline
			};
			const { title } = held.scenario;
			return [
				{
					id: `${scenario}.${scene}`,
					title,
					headline: where.headline,
					inTen,
					of,
					...askedFor(playing.stage(under, who), scene)
				}
			];
		});
}

/** The ranking of a school. */
const rankedAt = rememberedFor(
	(people: readonly PersonRecord[], school: SchoolRecord, playing: Playing): readonly Misjudged[] =>
		mostMisjudged(firstTries(people, school, playing))
);

function askedFor(
	{ play }: Stage,
	scene: string
): Pick<Told, 'clause' | 'baseline' | 'better' | 'asks'> {
	const choices = Object.values(play.scenario.scenes[scene]?.choices ?? {});
	const best =
		choices.find(({ conduct }) => play.judged[conduct]?.judgement === 'compliant-best') ??
		choices.find(({ conduct }) => play.judged[conduct]?.judgement === 'compliant');
	const judged = best && play.judged[best.conduct];
	const clause = judged?.clauses[0];
	return {
		baseline: judged?.source === 'good-practice',
		asks: judged?.judgement === 'compliant-best',
		...(clause ? { clause } : {}),
		...(best ? { better: best.text } : {})
	};
}
