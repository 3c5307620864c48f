/**
 * What an evidence pack says: how a school stands on a day, under which policy, and by what it can be checked.
 *
 * @module
 */
import { check } from '#domain/evidence/check.ts';
import { keyId } from '#domain/evidence/link.ts';
import { exemptionsFrom } from '#domain/follow-up/follow-up.ts';
import { groupsTold, phasesTold, type PhaseTold, type Told } from '#domain/report/groups.ts';
import { countsOf, isCounted, rowsFor, type Counts, type Row } from '#domain/report/report.ts';
import { inTenWords } from '#domain/report/understanding-words.ts';
import { awayOn } from '#domain/staff/absence.ts';
import { GROUPS } from '#domain/staff/groups.ts';
import { namesAmong } from '#domain/staff/namesakes.ts';
import { phasesTogether } from '#domain/staff/phases.ts';
import type { Day, Hash, Instant } from '#domain/units.ts';
import { dayOf } from '../clock.ts';
import { MEANS } from '../evidence/keys.ts';
import { followUpsOf } from '../follow-up/follow-ups.ts';
import { evidenceFileOf } from '../evidence/school-file.ts';
import type { PersonRecord, SchoolRecord } from '../store/records.ts';
import type { Training } from '../training/attempts.ts';
import { editionOn } from '../training/edition-on.ts';
import { misjudgedAt } from '../training/misjudged.ts';
import { rowsOn } from '../training/progress.ts';
import { findingsSaid } from './findings.ts';
import {
	followUpCounts,
	followUpLines,
	type FollowUpCounts,
	type FollowUpLine
} from './followed-up.ts';
import { clausesUnderstood, type ClausesFacts } from './understood.ts';

/** The version of the shape below; keys may come, and none changes its meaning while it stays. */
export const PACK_VERSION = 2;

/** How many misjudged decisions are told. */
const MOST_MISJUDGED = 10;

/** An edition that somebody has signed, that was the school's on the day, or that the school has adopted now. */
export interface EditionFacts {
	readonly title: string;
	readonly edition: string;
	/** The SHA-256 of its content. */
	readonly hash: Hash;
	/** A day, or what the policy says where it gives none. */
	readonly adopted: string;
	readonly review: string;
	/** Since when it was the school's, of the one that was on the day of the pack; absent where that is not known. */
	readonly since?: Day;
	/**
	 * Whether it is the school's only since a later day, though it is by it that the pack says how clauses are understood;
	 * and where people stand, if none has {@link since}: then nobody knows under which they stood.
	 */
	readonly later?: true;
	/** Declarations signed under it by the day of the pack. */
	readonly declarations: number;
}

/** A decision that people misjudged at their first try, told of five or more together. */
export interface UnderstandingFacts {
	readonly situation: string;
	readonly where: string;
	/** How many in ten; {@link words} say it with open ends. */
	readonly inTen: number;
	/** Such as “about 7 in 10”. */
	readonly words: string;
	readonly of: number;
	/** The clause that what is asked for rests on, as the policy counts it; absent where it has none. */
	readonly clause?: string;
	readonly clauseSays?: string;
	readonly better?: string;
}

/** What cannot be told from the counts. */
export interface ExceptionFacts {
	/** People who are counted and away on the day: nothing falls due meanwhile. */
	readonly away: number;
	/** People who owe something and are exempt on the day: nothing of theirs is overdue. */
	readonly exempt: number;
	readonly leavers: number;
	/** People without the learner's role: nothing is asked of them. Roles are those of the day the pack was made. */
	readonly notAsked: number;
	/** Declarations linked to the chain later than in the act of signing. */
	readonly linkedLate: number;
	/** Links whose declaration is not held any more: erased, or removed. */
	readonly notHeld: number;
	/** What does not fit, in words; empty where all of it does. Where nobody is named, by link. */
	readonly findings: readonly string[];
}

/** By what it can be checked that nothing was changed since. */
export interface VerificationFacts {
	/** The last link of the chain when the pack was made; absent before anything was signed. */
	readonly head?: { readonly n: number; readonly hash: Hash };
	readonly links: number;
	readonly keys: readonly { readonly id: string; readonly key: string; readonly since: Instant }[];
}

/** Everything an evidence pack says. */
export interface PackFacts {
	readonly format: 'clause-and-effect-pack';
	readonly version: typeof PACK_VERSION;
	readonly school: {
		readonly id: string;
		readonly name: string;
		readonly sample: boolean;
		readonly colour?: string;
	};
	readonly madeAt: Instant;
	/** The day it tells of. */
	readonly on: Day;
	/** Whether it names anybody. */
	readonly named: boolean;
	readonly counts: Counts;
	readonly groups: readonly { readonly name: string; readonly counts: Counts }[];
	/** By phase; empty where nothing can be told by phase. */
	readonly phases: readonly { readonly name: string; readonly counts: Counts }[];
	readonly editions: readonly EditionFacts[];
	/** The most misjudged decisions. */
	readonly understanding: readonly UnderstandingFacts[];
	/** Every clause of the course, before and after feedback. */
	readonly clauses: ClausesFacts;
	readonly exceptions: ExceptionFacts;
	readonly followUps: readonly FollowUpCounts[];
	readonly verification: VerificationFacts;
	/** Everybody's line, the most pressing first; absent where nobody is named. */
	readonly people?: readonly Row[];
	/** Each follow-up; absent where nobody is named. */
	readonly followedUp?: readonly FollowUpLine[];
}

/** What is asked for. */
export interface PackAsked {
	readonly on: Day;
	readonly named: boolean;
	readonly now: Instant;
}

/** What a pack of a school says. A pack on a past day tells of the records as they stood that day; its chain is today's. */
export function packFacts(
	training: Pick<Training, 'evidence' | 'playing' | 'store'>,
	school: SchoolRecord,
	{ on, named, now }: PackAsked
): PackFacts {
	const { evidence, playing, store } = training;
	const people = store.people.list(school.id);
	const followUps = followUpsOf(store, school.id);
	const exempt = exemptionsFrom(followUps, on);
	const rows = rowsFor(rowsOn(on, dayOf(now), people, school, playing, exempt), {});
	const counts = countsOf(rows);
	const here = new Set(rows.filter(({ status }) => isCounted(status)).map(({ id }) => id));
	const file = evidenceFileOf(training, school, now);
	const checked = check(file, [], MEANS);
	const head = evidence.head(school.id);
	const called = namesAmong(people);
	return {
		format: 'clause-and-effect-pack',
		version: PACK_VERSION,
		school: {
			id: school.id,
			name: school.name,
			sample: school.sample,
			...(school.colour !== undefined && { colour: school.colour })
		},
		madeAt: now,
		on,
		named,
		counts,
		groups: groupsTold(rows).map(namedGroup),
		phases: phasesTold(rows).map(namedPhase),
		editions: editionsOf(training, school, people, on),
		understanding: understandingOf(training, school, people),
		clauses: clausesUnderstood(people, school, playing),
		exceptions: {
			away: people.filter(({ id, absences }) => here.has(id) && awayOn(absences, on)).length,
			exempt: rows.filter((row) => row.exempt).length,
			leavers: counts.leaver,
			notAsked: counts['not-asked'],
			linkedLate: checked.late.length,
			notHeld: checked.notHeld.length,
			findings: findingsSaid(file, checked, named)
		},
		followUps: followUpCounts(followUps, on),
		verification: {
			...(head && { head: { n: head.n, hash: head.hash } }),
			links: file.links.length,
			keys: file.links.flatMap(({ at, key }) =>
				key === undefined ? [] : [{ id: keyId(key, MEANS.hash), key, since: at }]
			)
		},
		...(named && {
			people: rows,
			followedUp: followUpLines(followUps, on, (id) => {
				const person = store.people.read(school.id, id);
				return person ? called(person) : id;
			})
		})
	};
}

function namedGroup({ group, counts }: Told) {
	return {
		name: group === undefined ? 'Other groups together' : (GROUPS[group] ?? group),
		counts
	};
}

function namedPhase({ phases, counts }: PhaseTold) {
	return { name: phasesTogether(phases), counts };
}

function editionsOf(
	{ playing }: Pick<Training, 'playing'>,
	school: SchoolRecord,
	people: readonly PersonRecord[],
	on: Day
): readonly EditionFacts[] {
	const then = editionOn(school, on);
	const signed = new Map<Hash, number>(
		[...(then ? [then.edition] : []), school.edition].map((each) => [each, 0])
	);
	for (const { declarations } of people)
		for (const { editionHash, at } of declarations)
			if (dayOf(at) <= on) signed.set(editionHash, (signed.get(editionHash) ?? 0) + 1);
	return [...signed].map(([hash, declarations]) => {
		const { title, edition, adopted, review } = playing.edition(hash);
		return {
			title,
			edition,
			hash,
			adopted,
			review,
			...(hash === then?.edition && { since: dayOf(then.since) }),
			...(hash === school.edition && dayOf(school.editionSince) > on && { later: true as const }),
			declarations
		};
	});
}

function understandingOf(
	{ playing }: Pick<Training, 'playing'>,
	school: SchoolRecord,
	people: readonly PersonRecord[]
): readonly UnderstandingFacts[] {
	return misjudgedAt(people, school, playing, MOST_MISJUDGED).map(
		({ title, headline, inTen, of, clause, better }) => ({
			situation: title,
			where: headline,
			inTen,
			words: inTenWords({ inTen, of }),
			of,
			...(clause && {
				clause: clause.ref,
				clauseSays: `${clause.force.replaceAll('-', ' ')}: ${clause.says}`
			}),
			...(better !== undefined && { better })
		})
	);
}
