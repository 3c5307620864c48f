/**
 * Beginning a situation in its middle, where somebody's refresher says so.
 *
 * @module
 */
import { randomUUID } from 'node:crypto';
import { startTold, type Attempt, type Under } from '#domain/attempt/attempt.ts';
import type { Taken } from '#domain/course/refresher.ts';
import { isRefusal, refuse, type Refusal } from '#domain/refusal.ts';
import type { Day, Instant, Slug } from '#domain/units.ts';
import { dayOf } from '../clock.ts';
import type { PersonRecord, SchoolRecord } from '../store/records.ts';
import type { Training } from './attempts.ts';
import { attemptCountsFor, owingOf } from './owing.ts';
import type { Playing } from './playing.ts';
import { offeredBy } from './progress.ts';

/** A part of a situation that is owed. */
export interface PartOwed extends Taken {
	/** The school year it is owed in. */
	readonly cycle: string;
	/** The first day from which attempts count. */
	readonly since: Day | undefined;
}

/** What somebody owes of a situation on a day in the middle of its story; undefined where that is the whole, or nothing. */
export function partOwed(
	person: PersonRecord,
	school: SchoolRecord,
	playing: Playing,
	on: Day,
	scenario: Slug
): PartOwed | undefined {
	const counted = playing.counted(person);
	const owing = owingOf(counted, school, { offered: offeredBy(playing, school), playing }, on);
	const taken = owing.refresher?.taken.find((each) => each.scenario.slug === scenario);
	return owing.owed && taken && taken.part.told.length > 0
		? { ...taken, cycle: owing.owed.cycle.name, since: owing.since }
		: undefined;
}

/** The open attempt at a part, if there is one. */
export function openAt(
	{ part, since }: PartOwed,
	person: PersonRecord,
	under: Under,
	playing: Playing
): Attempt | undefined {
	const { told, who } = part;
	return playing
		.counted(person)
		.attempts.findLast(
			(attempt) =>
				attempt.told === told.length &&
				attempt.who === who &&
				attempt.under.scenario === under.scenario &&
				attempt.under.edition === under.edition &&
				attempt.under.baseline === under.baseline &&
				told.every(
					({ scene, choice }, index) =>
						attempt.chosen[index]?.scene === scene && attempt.chosen[index].choice === choice
				) &&
				attemptCountsFor(since === undefined ? {} : { since }, attempt) &&
				!playing.fold(attempt).ended
		);
}

/**
 * Begins a situation where the person's refresher does: what comes before is told, and the log says so (G9, F6). Goes on
 * with the attempt that was begun there and is still open.
 *
 * Refuses `scenario-unknown`, and `part-unknown` where nothing like it is owed.
 */
export async function beginPart(
	{ store, playing }: Training,
	school: SchoolRecord,
	person: PersonRecord,
	scenario: Slug,
	now: Instant
): Promise<Attempt | Refusal> {
	const { scenarios } = playing.library;
	const held = Object.hasOwn(scenarios, scenario) ? scenarios[scenario] : undefined;
	if (!held) return refuse('scenario-unknown', 'There is no such situation in your course.');
	const { policy, edition, baseline } = school;
	const under: Under = { scenario: held.hash, policy, edition, baseline };
	await playing.keep(under);
	const id = randomUUID();
	let begun: Attempt | undefined;
	const answer = await store.people.change(school.id, person.id, (record) => {
		const owed = partOwed(record, school, playing, dayOf(now), scenario);
		if (!owed)
			return refuse(
				'part-unknown',
				'Your refresher does not begin in the middle of this situation. Start it from the beginning.'
			);
		begun = openAt(owed, record, under, playing);
		if (begun) return refuse('already-open', '');
		const source = record.attempts.find((each) => each.id === owed.part.from);
		begun = startTold(
			{ id, scenario, who: owed.part.who, under, startedAt: now },
			owed.part.told,
			source
		);
		return { ...record, attempts: [...record.attempts, begun] };
	});
	if (begun) return begun;
	return isRefusal(answer)
		? answer
		: refuse('scenario-unknown', 'This situation could not be started.');
}
