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
import type { Doubt } from '#domain/declaration/doubt.ts';
import type { Exempt } from '#domain/follow-up/follow-up.ts';
import { rowOf, type Member, type Row } from '#domain/report/report.ts';
import { isAsked } from '#domain/staff/roles.ts';
import { asTimedOn, timedOn } from '#domain/staff/times.ts';
import type { Day, Instant, Slug } from '#domain/units.ts';
import { dayOf } from '../clock.ts';
import type { Counted } from '../evidence/counted.ts';
import type { PersonRecord, SchoolRecord } from '../store/records.ts';
import { schoolOn } from './edition-on.ts';
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
	/** Why what stands as a declaration for it does not count, where nobody has signed for it since (D5). */
	readonly doubt?: Doubt;
}

/** Where a person stands on a day: in the whole course, or in the refresher they owe. */
export function progressAt(
	person: PersonRecord,
	school: SchoolRecord,
	playing: Playing,
	on: Day
): Progressing {
	return progressOn(playing.counted(person), school, playing, on);
}

/** The same of a record with nothing in it but what counts, or of how that stood on a day. */
function progressOn(person: Counted, school: SchoolRecord, playing: Playing, on: Day): Progressing {
	const owing = owingOf(person, school, { offered: offeredBy(playing, school), playing }, on);
	const standings: Record<Slug, Standing> = {};
	for (const { slug } of owing.course.scenarios)
		standings[slug] = standingSince(owing, slug, person, school, playing);
	const declarations = person.declarations.filter(({ at }) => countsFor(owing, dayOf(at)));
	const progress = progressOf(owing.course, standings, declarations);
	const doubt = progress.complete
		? undefined
		: person.discounted?.findLast(({ declaration: { at } }) => {
				const day = dayOf(at);
				return day <= on && countsFor(owing, day);
			})?.doubt;
	return { ...progress, owing, ...(doubt && { doubt }) };
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
export function asOf(person: Counted, on: Day): Counted {
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
 * Those of a past day are under the edition of then (Y9).
 *
 * @param school the school as it is now
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
 * @param past looks at the record and the school as they stood at the end of the day
 */
export function memberOf(
	record: PersonRecord,
	school: SchoolRecord,
	playing: Playing,
	on: Day,
	past = false
): Member {
	const person = playing.counted(record);
	const known = remembered.get(person);
	const days = known && known.school === school && known.playing === playing ? known.days : [];
	const found = days.find((day) => day.on === on && day.past === past);
	if (found) return found.member;
	const member = past
		? memberThen(person, school, playing, on)
		: memberIn(person, school, playing, on);
	remembered.set(person, {
		school,
		playing,
		days: [{ on, past, member }, ...days.slice(0, DAYS_KEPT - 1)]
	});
	return member;
}

/** The same of the end of a day that has been, worked out anew: the record and the school as they stood then (Y9). */
export function memberThen(
	person: Counted,
	school: SchoolRecord,
	playing: Playing,
	on: Day
): Member {
	return memberIn(asOf(person, on), schoolOn(school, playing, on), playing, on);
}

/** The same, worked out anew: for a record that was made to be looked at once, of nothing but what counts. */
function memberIn(record: Counted, school: SchoolRecord, playing: Playing, on: Day): Member {
	const person = timedOn(record, on);
	const progress = progressOn(person, school, playing, on);
	const { declaration, owing, doubt } = progress;
	return {
		id: person.id,
		name: person.name,
		...(person.staffNumber === undefined ? {} : { staffNumber: person.staffNumber }),
		group: person.group,
		...(person.phase === undefined ? {} : { phase: person.phase }),
		startsOn: person.startsOn,
		...(person.leftOn ? { leftOn: person.leftOn } : {}),
		learns: isAsked(person.roles),
		absences: person.absences,
		progress,
		...(owing.owed ? { owed: owing.owed } : {}),
		next: owing.next,
		...(doubt && { doubt }),
		...(progress.complete && declaration ? { completedOn: dayOf(declaration.at) } : {}),
		...(declaration?.refresher ? { refreshed: declaration.refresher } : {})
	};
}
