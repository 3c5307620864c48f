/**
 * The parts of situations that a refresher can take at a school, worked out once for each edition.
 *
 * @module
 */
import type { Attempt } from '#domain/attempt/attempt.ts';
import { drawnWayIn } from '#domain/course/ways-in.ts';
import { partAfter, partsOf, partWith, type Part, type ToldChoice } from '#domain/course/parts.ts';
import { changedIn, conductsChangedIn } from '#domain/policy/changes.ts';
import type { Hash, Slug } from '#domain/units.ts';
import type { SchoolRecord } from '../store/records.ts';
import type { Playing, Stage } from './playing.ts';

/** Where parts are looked for. */
export interface Place {
	readonly scenario: Slug;
	readonly school: Pick<SchoolRecord, 'policy' | 'edition' | 'baseline'>;
	readonly playing: Playing;
}

/** The parts of a situation on every way in: those of the way drawn for this person first. */
export function partsFor(place: Place, person: string): readonly Part[] {
	const { scenario, playing } = place;
	const ways = waysOf(place);
	const drawn = drawnWayIn(ways, person, scenario);
	return known(playing, ['all', keyOf(place), drawn], () => [
		...partsOn(place, drawn),
		...ways.filter((who) => who !== drawn).flatMap((who) => partsOn(place, who))
	]);
}

/**
 * The part about what has changed since another edition: from the decision where the first of it is on offer, on the
 * person's own way in or else on the first where it is; the whole situation where that is nowhere on the way that is
 * asked for. Undefined where nothing has changed.
 */
export function changedPart(place: Place, person: string, since: Hash): Part | undefined {
	const { scenario, school, playing } = place;
	const ways = waysOf(place);
	const drawn = drawnWayIn(ways, person, scenario);
	return known(playing, ['changed', keyOf(place), drawn, since], () => {
		const [then, now] = [playing.edition(since), playing.edition(school.edition)];
		if (!changedIn(then, now, scenario)) return undefined;
		const conducts = conductsChangedIn(then, now, scenario);
		const about = [drawn, ...ways.filter((who) => who !== drawn)].flatMap(
			(who) => partWith(stageOf(place, who), partsOn(place, who), conducts) ?? []
		);
		return about[0] ?? partsOn(place, drawn)[0];
	});
}

/**
 * The part that begins at a decision of an attempt, what was chosen before it being told. The whole situation, on the
 * person's own way in, where that log does not fit what is in force now, or a choice before is not in line any more (F6).
 */
export function partFrom(
	place: Place,
	person: string,
	{ id, who, chosen }: Attempt,
	decision: number
): Part {
	const told: readonly ToldChoice[] = chosen
		.slice(0, decision)
		.map(({ scene, choice }) => ({ scene, choice }));
	const at = chosen[decision]?.scene ?? '';
	const picks = told.map(({ scene, choice }) => `${scene}.${choice}`).join(' ');
	const part =
		waysOf(place).includes(who) && told.length > 0
			? known(place.playing, ['from', keyOf(place), who, picks, at], () => {
					const found = partAfter(stageOf(place, who), told);
					return found?.at === at ? found : undefined;
				})
			: undefined;
	if (part) return { ...part, from: id };
	const [whole] = partsFor(place, person);
	if (!whole) throw new TypeError(`“${place.scenario}” has no part that could be played.`);
	return whole;
}

function partsOn(place: Place, who: Slug): readonly Part[] {
	return known(place.playing, ['way', keyOf(place), who], () => partsOf(stageOf(place, who)));
}

function waysOf({ scenario, playing }: Place): readonly Slug[] {
	return Object.keys(playing.library.scenarios[scenario]?.scenario.ways ?? {});
}

function stageOf({ scenario, school, playing }: Place, who: Slug): Stage {
	const { policy, edition, baseline } = school;
	const held = playing.library.scenarios[scenario];
	if (!held) throw new TypeError(`There is no situation “${scenario}”.`);
	return playing.stage({ scenario: held.hash, policy, edition, baseline }, who);
}

function keyOf({ scenario, school }: Place): string {
	return `${scenario} ${school.edition} ${school.baseline}`;
}

const remembered = new WeakMap<Playing, Map<string, unknown>>();

/** Content never changes in place: what is worked out of it once holds for as long as the server runs. */
function known<Answer>(playing: Playing, key: readonly string[], of: () => Answer): Answer {
	const answers = remembered.get(playing) ?? new Map<string, unknown>();
	remembered.set(playing, answers);
	const name = key.join('/');
	if (!answers.has(name)) answers.set(name, of());
	return answers.get(name) as Answer;
}
