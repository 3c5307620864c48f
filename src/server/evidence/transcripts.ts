/**
 * Transcripts: what a declaration stands on, situation by situation, in outcomes.
 *
 * A person's own, and a leader's to have: no choice, scene or conduct of anybody is in it (R6). The clauses are those that a
 * situation can put to the test, whatever was chosen in it.
 *
 * @module
 */
import { movedAt, type Attempt } from '#domain/attempt/attempt.ts';
import { cycleOf } from '#domain/cycle/cycle.ts';
import type { Behind, Declaration } from '#domain/declaration/declaration.ts';
import { BASELINE, type Clause } from '#domain/policy/policy.ts';
import { isRefusal } from '#domain/refusal.ts';
import { atStakeIn } from '#domain/report/tries.ts';
import { GROUPS } from '#domain/staff/groups.ts';
import { percent, showRatio, type Day, type Slug } from '#domain/units.ts';
import { dayOf } from '../clock.ts';
import type { PersonRecord, SchoolRecord } from '../store/records.ts';
import type { Training } from '../training/attempts.ts';
import { RecordFault, type Playing } from '../training/playing.ts';
import { certificateOf, type Certificate, type NoCertificate } from './certificates.ts';

/** A situation that was passed. */
export interface Covered {
	/** From 1, in the course's order. */
	readonly number: number;
	readonly title: string;
	/** As the situation states them. */
	readonly minutes?: number;
	/** The day on which the attempt that was signed for came to its end. */
	readonly passedOn?: Day;
	/** How many times it was begun until it was first passed. */
	readonly tries?: number;
	/** `7 of 8` */
	readonly points: string;
	/** Whole per cent. */
	readonly score: number;
}

/** A clause that situations put to the test. */
export interface Tested extends Pick<Clause, 'id' | 'ref' | 'force' | 'binds' | 'says'> {
	/** Whether it is good practice, where the policy does not say. */
	readonly isGoodPractice: boolean;
	/** The numbers of the situations. */
	readonly in: readonly number[];
}

/** What a transcript says: what the certificate does, and what that stands on. */
export interface Transcript {
	readonly certificate: Certificate;
	/** The staff group, in words. */
	readonly group: string;
	/** Of the declaration: `2026/27`. */
	readonly cycle: string;
	readonly kind: 'induction' | 'whole-course' | 'refresher';
	readonly covered: readonly Covered[];
	/** All together, where each is known. */
	readonly minutes?: number;
	/** What a refresher left out, and why. */
	readonly skipped: readonly { readonly title: string; readonly because: string }[];
	readonly clauses: readonly Tested[];
}

/** The kinds of course, in words. */
export const KINDS: Readonly<Record<Transcript['kind'], string>> = {
	induction: 'Induction, the whole course',
	'whole-course': 'The whole course',
	refresher: 'Refresher'
};

/** `at the first`, or `3`; unknown where the attempts cannot be read any more. */
export function triesInWords(tries: number | undefined): string {
	if (tries === undefined) return 'Not known';
	return tries === 1 ? '1, the first' : String(tries);
}

/** The transcript that belongs to a declaration; refuses as {@link certificateOf} does. */
export function transcriptOf(
	training: Pick<Training, 'evidence' | 'playing'>,
	school: SchoolRecord,
	person: PersonRecord,
	id: string,
	origin: string
): Transcript | NoCertificate {
	const certificate = certificateOf(training, school, person, id, origin);
	if (isRefusal(certificate)) return certificate;
	const { playing } = training;
	const at = person.declarations.findIndex((each) => each.id === id);
	const declaration = person.declarations[at];
	if (!declaration) throw new TypeError(`The declaration ${id} was there, and is not.`);
	const before = person.declarations[at - 1];
	const covered = declaration.attempts.map((behind, index) =>
		coveredBy(behind, index + 1, person, before, playing)
	);
	const minutes = covered.map((each) => each.minutes ?? Number.NaN).reduce((a, b) => a + b, 0);
	return {
		certificate,
		group: GROUPS[person.group] ?? person.group,
		cycle:
			declaration.refresher?.cycle ?? cycleOf(dayOf(declaration.at), school.duties.yearStarts).name,
		kind: declaration.refresher ? 'refresher' : before ? 'whole-course' : 'induction',
		covered,
		...(Number.isNaN(minutes) ? {} : { minutes }),
		skipped: (declaration.refresher?.skipped ?? []).map(({ scenario, because }) => ({
			title: titleOf(scenario, playing),
			because: Object.hasOwn(SKIPPED, because) ? (SKIPPED[because] ?? because) : because
		})),
		clauses: clausesBehind(declaration, person, playing)
	};
}

/** Why a situation was left out of a refresher. */
const SKIPPED: Readonly<Record<string, string>> = {
	recent: 'it was in the refresher before',
	'well-judged': 'nothing has changed in it, and nothing in it was misjudged last time',
	'another-time': 'there was no room for it; another year'
};

function coveredBy(
	{ scenario, attempt: id, inPart, score }: Behind,
	number: number,
	{ attempts }: PersonRecord,
	before: Declaration | undefined,
	playing: Playing
): Covered {
	const signed = attempts.find((each) => each.id === id);
	const stage = signed && stageOf(signed, playing);
	const tries = signed && triesUntilPassed(signed, attempts, before, playing);
	return {
		number,
		title: `${stage?.play.scenario.title ?? titleOf(scenario, playing)}${inPart ? ', in part' : ''}`,
		// What a situation states is for the whole of it.
		...(stage && !inPart && { minutes: stage.play.scenario.minutes }),
		...(signed && { passedOn: dayOf(movedAt(signed)) }),
		...(tries !== undefined && tries > 0 && { tries }),
		points: showRatio(score).replace('/', ' of '),
		score: percent(score)
	};
}

/** How many attempts were begun under the same edition until one passed, since what was signed before. */
function triesUntilPassed(
	signed: Attempt,
	attempts: readonly Attempt[],
	before: Declaration | undefined,
	playing: Playing
): number {
	const tried = attempts
		.filter(
			(each) =>
				each.scenario === signed.scenario &&
				each.under.edition === signed.under.edition &&
				(before === undefined || movedAt(each) > before.at)
		)
		.sort((a, b) => (a.startedAt < b.startedAt ? -1 : 1));
	return 1 + tried.findIndex((each) => stageOf(each, playing) && playing.fold(each).grade.passed);
}

function clausesBehind(
	{ attempts }: Declaration,
	person: PersonRecord,
	playing: Playing
): readonly Tested[] {
	const tested = new Map<string, Tested>();
	const order: string[] = [];
	for (const [index, { attempt: id }] of attempts.entries()) {
		const attempt = person.attempts.find((each) => each.id === id);
		const stage = attempt && stageOf(attempt, playing);
		if (!stage) continue;
		const own = stage.edition.clauses;
		const baseline = playing.edition(attempt.under.baseline).clauses;
		order.push(...own.map((each) => each.id), ...baseline.map((each) => each.id));
		const { scenes } = stage.play.scenario;
		for (const clause of new Set(Object.keys(scenes).flatMap((at) => atStakeIn(stage.play, at)))) {
			const known = tested.get(clause);
			const held = own.find((each) => each.id === clause);
			const found = held ?? baseline.find((each) => each.id === clause);
			if (!found) continue;
			const { ref, force, binds, says } = found;
			const isGoodPractice = !held && stage.edition.policy !== BASELINE;
			tested.set(clause, {
				...{ id: clause, ref, force, binds, says, isGoodPractice },
				in: [...(known?.in ?? []), index + 1]
			});
		}
	}
	return [...new Set(order)].flatMap((id) => tested.get(id) ?? []);
}

function titleOf(scenario: Slug, playing: Playing): string {
	return playing.library.scenarios[scenario]?.scenario.title ?? scenario;
}

/** What an attempt was played on; undefined where its content cannot be read any more. */
function stageOf({ under, who }: Attempt, playing: Playing) {
	try {
		return playing.stage(under, who);
	} catch (cause) {
		if (!(cause instanceof RecordFault)) throw cause;
		return undefined;
	}
}
