/**
 * How good the questions of a school's course are, with the words to show.
 *
 * @module
 */
import { qualityOf, type Offers, type Quality } from '#domain/report/quality.ts';
import type { PersonRecord, SchoolRecord } from '../store/records.ts';
import type { Playing } from './playing.ts';
import { offeredBy } from './progress.ts';
import { triesOf } from './tries.ts';
import { rememberedFor } from './whole-school.ts';

/** A decision as leaders read of it. */
export interface QualityHere extends Omit<Quality, 'untaken'> {
	readonly headline: string;
	/** In the words of the choices. */
	readonly untaken: readonly string[];
}

/** The decisions of one situation that can be told of. */
export interface SituationHere {
	readonly slug: string;
	readonly title: string;
	readonly decisions: readonly QualityHere[];
	/** How many of its decisions too few people have taken. */
	readonly tooFew: number;
}

/** Every situation of a school's course with what can be said of its decisions. */
export function qualityAt(
	people: readonly PersonRecord[],
	school: SchoolRecord,
	playing: Playing
): readonly SituationHere[] {
	const told = worked(people, school, playing);
	const offers = offersIn(school, playing);
	return offeredBy(playing, school).map(({ slug, title }) => {
		const scenes = playing.library.scenarios[slug]?.scenario.scenes ?? {};
		const decisions = told.flatMap((each) => {
			const where = scenes[each.scene];
			if (each.scenario !== slug || !where) return [];
			const untaken = each.untaken.flatMap((choice) => where.choices[choice]?.text ?? []);
			return [{ ...each, headline: where.headline, untaken }];
		});
		const all = offers.filter(({ scenario }) => scenario === slug).length;
		return { slug, title, decisions, tooFew: all - decisions.length };
	});
}

const worked = rememberedFor(
	(people: readonly PersonRecord[], school: SchoolRecord, playing: Playing) =>
		qualityOf(
			people.map((person) => triesOf(person, school, playing)),
			offersIn(school, playing)
		)
);

/** Every decision of the course that is no way back. A choice that only some are offered is left out. */
function offersIn(school: SchoolRecord, playing: Playing): readonly Offers[] {
	return offeredBy(playing, school).flatMap(({ slug }) =>
		Object.entries(playing.library.scenarios[slug]?.scenario.scenes ?? {})
			.filter(([, { wayBack }]) => !wayBack)
			.map(([scene, { choices }]) => ({
				scenario: slug,
				scene,
				choices: Object.keys(choices).filter((choice) => !choices[choice]?.if)
			}))
	);
}
