/**
 * What a person owes on a day: which situations, from when, by when, and what is skipped.
 *
 * @module
 */
import { movedAt, type Attempt } from '#domain/attempt/attempt.ts';
import { courseFor, type Course, type Offered } from '#domain/course/course.ts';
import { refresherOf, type Candidate, type Refresher } from '#domain/course/refresher.ts';
import { cycleOf } from '#domain/cycle/cycle.ts';
import { dueOn, standingOn, type Duty, type Employed } from '#domain/cycle/duties.ts';
import type { Declaration } from '#domain/declaration/declaration.ts';
import { joined, lastDayBefore } from '#domain/staff/times.ts';
import { addDays, type Day, type Slug } from '#domain/units.ts';
import { dayOf } from '../clock.ts';
import type { PersonRecord, SchoolRecord } from '../store/records.ts';
import { changedPart, partFrom, partsFor, type Place } from './parts.ts';
import type { Playing } from './playing.ts';

/** Days until a changed policy has to be learned, from the day the school adopted it. */
const NEW_EDITION_DAYS = 14;

/** What is owed: as {@link Duty}, or because the school has adopted another edition in the middle of a cycle. */
export interface Owed extends Omit<Duty, 'kind'> {
	readonly kind: Duty['kind'] | 'new-edition';
}

/** What belongs to somebody's course on a day. */
export interface Owing {
	/** Absent while nothing is owed. */
	readonly owed?: Owed;
	/** What comes once nothing is owed. */
	readonly next: Duty;
	readonly course: Course;
	/** What a refresher holds and skips, and why; absent for the whole course. */
	readonly refresher?: Refresher;
	/** The first day from which attempts and declarations count; absent where all do. */
	readonly since?: Day;
}

/** What a school's course is made from. */
export interface Offering {
	readonly offered: readonly Offered[];
	readonly playing: Playing;
}

/**
 * Works out what a person owes on a day, from their own record and the school's duties.
 *
 * @param person with nothing in the record but what counts, or as that stood on a day
 */
export function owingOf(
	record: PersonRecord,
	school: SchoolRecord,
	{ offered, playing }: Offering,
	on: Day
): Owing {
	const person = joined(record);
	const whole = courseFor(person.group, offered, school.edition);
	const signed = person.declarations.filter(({ at }) => dayOf(at) <= on);
	const standing = standingOn(employed(person, signed), school.duties, school.calendar, on);
	const last = signed.at(-1);
	const owed = standing.owed
		? afterChange(standing.owed, person, school, on)
		: newEdition(person, school, last, on);
	if (!owed) {
		const settled = last?.refresher;
		if (!settled) return { next: standing.next, course: whole };
		const held = last.attempts.map(({ scenario }) => scenario);
		const since = begunOf(last, person);
		return {
			next: standing.next,
			course: only(whole, held),
			...(since !== undefined && { since })
		};
	}
	if (!last || owed.kind === 'induction') {
		const ended = lastDayBefore(person);
		const since = ended === undefined ? last && owed.opens : addDays(ended, 1);
		return {
			owed,
			next: standing.next,
			course: whole,
			...(since !== undefined && { since })
		};
	}
	const refresher = drawn(person, school, whole.scenarios, playing, owed);
	return {
		owed,
		next: standing.next,
		course: { ...whole, scenarios: refresher.taken.map(({ scenario }) => scenario) },
		refresher,
		since: owed.opens
	};
}

/** Whether something that ended on a day counts for what is owed. */
export function countsFor({ since }: Pick<Owing, 'since'>, day: Day): boolean {
	return since === undefined || day >= since;
}

/**
 * Whether an attempt counts for what is owed: it was moved on since that opened, and every choice that it copied from
 * another was made since then, or told (F7).
 */
export function attemptCountsFor(owing: Pick<Owing, 'since'>, attempt: Attempt): boolean {
	const { from, told = 0, chosen } = attempt;
	const copied = from ? chosen.slice(told, from.decisions) : [];
	return (
		countsFor(owing, dayOf(movedAt(attempt))) &&
		copied.every(({ at }) => countsFor(owing, dayOf(at)))
	);
}

function employed(
	{ group, startsOn, listedOn = startsOn, relistedOn = startsOn, absences }: PersonRecord,
	signed: readonly Declaration[]
): Employed {
	return {
		group,
		startsOn,
		listedOn: relistedOn > listedOn ? relistedOn : listedOn,
		absences,
		completions: signed.map(({ at }) => dayOf(at))
	};
}

/** The day on which the first of the attempts behind a refresher was begun: what was played before is another year's. */
function begunOf({ attempts }: Declaration, person: PersonRecord): Day | undefined {
	const behind = new Set(attempts.map(({ attempt }) => attempt));
	const days = person.attempts
		.filter(({ id }) => behind.has(id))
		.map(({ startedAt }) => dayOf(startedAt));
	return days.sort()[0];
}

/**
 * A policy that was changed after somebody signed is learned within two weeks, and only what changed is (Y10): two weeks
 * from the day it was adopted, or from the day that somebody came back, with no regard to days away (Y7).
 */
function newEdition(
	{ startsOn, relistedOn = startsOn, absences }: PersonRecord,
	{ edition, editionSince, duties, calendar }: SchoolRecord,
	last: Declaration | undefined,
	on: Day
): Owed | undefined {
	const since = dayOf(editionSince);
	const back = relistedOn > startsOn ? relistedOn : startsOn;
	const opens = back > since ? back : since;
	if (!last || last.editionHash === edition || opens > on) return undefined;
	return {
		kind: 'new-edition',
		cycle: cycleOf(on, duties.yearStarts),
		opens,
		due: dueOn(opens, NEW_EDITION_DAYS, absences, calendar, on)
	};
}

/**
 * What is owed, with the time that a change of the policy gives (Y11): who had begun it under the edition before and was
 * not overdue on the day the school adopted another has two weeks from that day, as those have who had completed.
 */
function afterChange(
	owed: Duty,
	person: PersonRecord,
	{ edition, editionSince, calendar }: SchoolRecord,
	on: Day
): Duty {
	const adopted = dayOf(editionSince);
	if (adopted > on || owed.due < adopted) return owed;
	const ended = lastDayBefore(person);
	const from =
		owed.kind === 'refresher' ? owed.opens : ended === undefined ? undefined : addDays(ended, 1);
	const hadBegun = person.attempts.some((attempt) => {
		const day = dayOf(attempt.startedAt);
		return (
			attempt.under.edition !== edition && day <= adopted && (from === undefined || day >= from)
		);
	});
	const due = dueOn(adopted, NEW_EDITION_DAYS, person.absences, calendar, on);
	return hadBegun && due > owed.due ? { ...owed, due } : owed;
}

function only(course: Course, slugs: readonly Slug[]): Course {
	return { ...course, scenarios: course.scenarios.filter(({ slug }) => slugs.includes(slug)) };
}

/** A refresher as it stood on the day it opened: what is played in it changes nothing of what it holds. */
function drawn(
	person: PersonRecord,
	school: SchoolRecord,
	offered: readonly Offered[],
	playing: Playing,
	{ opens, cycle }: Owed
): Refresher {
	const signed = person.declarations.filter(({ at }) => dayOf(at) < opens);
	const last = signed.at(-1);
	const sample = last?.refresher?.sample;
	return refresherOf({
		candidates: offered.map((scenario): Candidate => {
			const place: Place = { scenario: scenario.slug, school, playing };
			const changed = last && changedPart(place, person.id, last.editionHash);
			const misjudged = misjudgedIn(place, person, signed);
			return {
				scenario,
				parts: partsFor(place, person.id),
				...(changed && { changed }),
				...(misjudged && { misjudged })
			};
		}),
		last: last?.refresher ? last.attempts.map(({ scenario }) => scenario) : [],
		...(sample !== undefined && { lastSample: sample }),
		seed: `${person.school}/${person.id}/${cycle.name}`
	});
}

/**
 * What was misjudged the last time a situation was played: at the first try that ended between the two signatures around
 * it, and the part that begins at the first wrong turn. A try that began in the middle with choices that nobody made
 * says nothing of those: unless it went wrong itself, the time before it is looked at.
 */
function misjudgedIn(
	place: Place,
	{ id, attempts }: PersonRecord,
	signed: readonly Declaration[]
): Candidate['misjudged'] {
	const ended = attempts.filter(
		(attempt) => attempt.scenario === place.scenario && place.playing.fold(attempt).ended
	);
	for (let before = signed.at(-1)?.at ?? ''; before !== '';) {
		const latest = ended.findLast(({ startedAt }) => startedAt < before);
		if (!latest) return undefined;
		const after = signed.findLast(({ at }) => at <= latest.startedAt)?.at ?? '';
		const first = ended.find(({ startedAt }) => startedAt >= after) ?? latest;
		const { grade, decisions } = place.playing.fold(first);
		const wrong = decisions.flatMap(({ counted, judgement }, index) =>
			counted && judgement !== 'compliant' && judgement !== 'compliant-best' ? [index] : []
		);
		const [turn] = wrong;
		if (turn !== undefined)
			return {
				passed: grade.passed,
				decisions: wrong.length,
				part: partFrom(place, id, first, turn)
			};
		if (first.told === undefined || first.from) return undefined;
		before = after;
	}
	return undefined;
}
