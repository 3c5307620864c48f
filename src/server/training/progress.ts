/**
 * Where people stand: progress of one person, and the facts the report is made from.
 *
 * @module
 */
import { movedAt, type Attempt } from '#domain/attempt/attempt.ts';
import { standingOf, type Outcome, type Standing } from '#domain/attempt/standing.ts';
import {
	courseFor,
	progressOf,
	type Course,
	type Offered,
	type Progress
} from '#domain/course/course.ts';
import type { Behind } from '#domain/declaration/declaration.ts';
import type { Exempt } from '#domain/follow-up/follow-up.ts';
import type { FirstTry } from '#domain/report/misjudged.ts';
import { rowOf, type Member, type Row } from '#domain/report/report.ts';
import { asTimedOn } from '#domain/staff/times.ts';
import type { Day, Instant, Slug } from '#domain/units.ts';
import { dayOf } from '../clock.ts';
import type { PersonRecord, SchoolRecord } from '../store/records.ts';
import { attemptCountsFor, countsFor, owingOf, type Owing } from './owing.ts';
import type { Playing } from './playing.ts';

/** What the course of a school is made from, as far as its edition can judge it. */
export function offeredBy(playing: Playing, school: SchoolRecord): readonly Offered[] {
	const known = offers.get(school);
	if (known?.playing === playing) return known.offered;
	const offered = offeredNow(playing, school);
	offers.set(school, { playing, offered });
	return offered;
}

/** A school's record never changes in place, and the files are read once. */
const offers = new WeakMap<SchoolRecord, { playing: Playing; offered: readonly Offered[] }>();

function offeredNow(playing: Playing, school: SchoolRecord): readonly Offered[] {
	return Object.values(playing.library.scenarios)
		.filter(({ hash }) => playing.canJudge(hash, school))
		.map(({ scenario: { slug, title, minutes, for: groups } }) => ({
			slug,
			title,
			minutes,
			for: groups
		}));
}

/**
 * The course of a person at their school, under the edition the school has adopted. A scenario that came out after
 * that edition, with conducts it has no reading of, joins the course with the school's next edition.
 */
export function courseOf(person: PersonRecord, school: SchoolRecord, playing: Playing): Course {
	return courseFor(person.group, offeredBy(playing, school), school.edition);
}

/** A person's standing in one scenario, from the attempts taken under the school's edition. */
export function standingIn(
	scenario: Slug,
	person: PersonRecord,
	school: SchoolRecord,
	playing: Playing
): Standing {
	return standingOf(
		attemptsAt(scenario, person, school).map((attempt) => outcomeOf(attempt, playing))
	);
}

/** The attempts of a person at one scenario under the school's edition, in the order they were started. */
export function attemptsAt(
	scenario: Slug,
	person: PersonRecord,
	school: SchoolRecord
): readonly Attempt[] {
	return person.attempts.filter(
		(attempt) => attempt.scenario === scenario && attempt.under.edition === school.edition
	);
}

/** Where a person stands in what they owe on a day, or in what they last completed. */
export interface Progressing extends Progress {
	readonly owing: Owing;
}

/** Where a person stands on a day: in the whole course, or in the refresher they owe. */
export function progressAt(
	person: PersonRecord,
	school: SchoolRecord,
	playing: Playing,
	on: Day
): Progressing {
	const owing = owingOf(person, school, { offered: offeredBy(playing, school), playing }, on);
	const standings: Record<Slug, Standing> = {};
	for (const { slug } of owing.course.scenarios)
		standings[slug] = standingSince(owing, slug, person, school, playing);
	const declarations = person.declarations.filter(({ at }) => countsFor(owing, dayOf(at)));
	return { ...progressOf(owing.course, standings, declarations), owing };
}

/** A person's standing in one scenario, from the attempts that count for what they owe. */
function standingSince(
	owing: Owing,
	scenario: Slug,
	person: PersonRecord,
	school: SchoolRecord,
	playing: Playing
): Standing {
	const attempts = attemptsAt(scenario, person, school).filter((attempt) =>
		attemptCountsFor(owing, attempt)
	);
	return standingOf(attempts.map((attempt) => outcomeOf(attempt, playing)));
}

function outcomeOf(attempt: Attempt, playing: Playing): Outcome {
	return {
		attempt: attempt.id,
		...playing.fold(attempt),
		startedAt: attempt.startedAt,
		lastAt: movedAt(attempt),
		decisions: attempt.chosen.length,
		...(attempt.told !== undefined && { told: attempt.told })
	};
}

/** The passed attempts a declaration would rest on; undefined where a scenario has none. */
export function behindOf(progress: Progress): readonly (Behind | undefined)[] {
	return progress.stages.map(({ scenario, standing: { best, passed } }) =>
		passed && best
			? {
					scenario: scenario.slug,
					attempt: best.attempt,
					score: best.grade.score,
					...(best.told !== undefined && { inPart: true as const })
				}
			: undefined
	);
}

/** A record as it stood at the end of a day: later choices, attempts and signatures are left out. */
export function asOf(person: PersonRecord, on: Day): PersonRecord {
	const by = (at: Instant) => dayOf(at) <= on;
	return {
		...person,
		attempts: person.attempts
			.filter(({ startedAt }) => by(startedAt))
			.map((attempt) =>
				by(movedAt(attempt))
					? attempt
					: { ...attempt, chosen: attempt.chosen.filter(({ at }) => by(at)) }
			),
		declarations: person.declarations.filter(({ at }) => by(at))
	};
}

/**
 * The report's lines on a day, for everyone on the staff list by then, in whichever of their times at the school (S23).
 *
 * @param exempt who is exempt on that day, by the person's id
 */
export function rowsOn(
	on: Day,
	today: Day,
	people: readonly PersonRecord[],
	school: SchoolRecord,
	playing: Playing,
	exempt: ReadonlyMap<string, Exempt>
): readonly Row[] {
	return people
		.filter((person) => asTimedOn(person, on) !== undefined)
		.map((person) => {
			const member = memberOf(person, school, playing, on, on < today);
			const held = exempt.get(person.id);
			return held ? rowOf(member, on, held) : usualRow(member, on);
		});
}

const rowsKnown = new WeakMap<Member, Row>();

/** The line of somebody who is not exempt, kept with their facts, which are those of one day. */
function usualRow(member: Member, on: Day): Row {
	const row = rowsKnown.get(member) ?? rowOf(member, on);
	rowsKnown.set(member, row);
	return row;
}

/** The first finished try of everybody at each scenario, for what is told of the whole school together. */
export function firstTries(
	people: readonly PersonRecord[],
	school: SchoolRecord,
	playing: Playing
): readonly FirstTry[] {
	return people.flatMap((person) => firstTriesOf(person, school, playing));
}

const triesOf = new WeakMap<
	PersonRecord,
	{ edition: string; playing: Playing; tries: readonly FirstTry[] }
>();

function firstTriesOf(
	person: PersonRecord,
	school: SchoolRecord,
	playing: Playing
): readonly FirstTry[] {
	const known = triesOf.get(person);
	if (known && known.edition === school.edition && known.playing === playing) return known.tries;
	const met = new Set<Slug>();
	const tries = person.attempts.flatMap((attempt) => {
		if (attempt.under.edition !== school.edition || attempt.from || met.has(attempt.scenario))
			return [];
		const fold = playing.fold(attempt);
		if (!fold.ended) return [];
		met.add(attempt.scenario);
		const endedAt = movedAt(attempt);
		return [{ scenario: attempt.scenario, endedAt, decisions: fold.decisions }];
	});
	triesOf.set(person, { edition: school.edition, playing, tries });
	return tries;
}

/** For how many days a person's facts are kept: today, the day that reminders look at, and a past one. */
const DAYS_KEPT = 3;

interface Remembered {
	readonly school: SchoolRecord;
	readonly playing: Playing;
	/** The last asked first. */
	readonly days: readonly { readonly on: Day; readonly past: boolean; readonly member: Member }[];
}

const remembered = new WeakMap<PersonRecord, Remembered>();

/**
 * A person's line of facts for the report on a day. Records never change in place, so the answer is kept with the
 * record, for the last days that were asked about.
 *
 * @param past looks at the record as it stood at the end of the day
 */
export function memberOf(
	person: PersonRecord,
	school: SchoolRecord,
	playing: Playing,
	on: Day,
	past = false
): Member {
	const known = remembered.get(person);
	const days = known && known.school === school && known.playing === playing ? known.days : [];
	const found = days.find((day) => day.on === on && day.past === past);
	if (found) return found.member;
	const member = memberIn(past ? asOf(person, on) : person, school, playing, on);
	remembered.set(person, {
		school,
		playing,
		days: [{ on, past, member }, ...days.slice(0, DAYS_KEPT - 1)]
	});
	return member;
}

/** The same, worked out anew: for a record that was made to be looked at once. */
export function memberIn(
	record: PersonRecord,
	school: SchoolRecord,
	playing: Playing,
	on: Day
): Member {
	const person = asTimedOn(record, on) ?? record;
	const progress = progressAt(person, school, playing, on);
	const { declaration, owing } = progress;
	return {
		id: person.id,
		name: person.name,
		...(person.staffNumber === undefined ? {} : { staffNumber: person.staffNumber }),
		group: person.group,
		...(person.phase === undefined ? {} : { phase: person.phase }),
		startsOn: person.startsOn,
		...(person.leftOn ? { leftOn: person.leftOn } : {}),
		absences: person.absences,
		progress,
		...(owing.owed ? { owed: owing.owed } : {}),
		next: owing.next,
		...(progress.complete && declaration ? { completedOn: dayOf(declaration.at) } : {}),
		...(declaration?.refresher ? { refreshed: declaration.refresher } : {})
	};
}
