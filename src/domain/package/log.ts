/**
 * What someone has done in a packaged course, and where that stands: the same folds as on the server.
 *
 * @module
 */
import { replay, type Played } from '../attempt/replay.ts';
import { standingOf, type Outcome, type Standing } from '../attempt/standing.ts';
import { progressOf, type Progress } from '../course/course.ts';
import { nameProblem } from '../declaration/typed-name.ts';
import { isRefusal } from '../refusal.ts';
import type { Hash, Instant, Slug } from '../units.ts';
import type { PackagedCourse } from './packaged.ts';
import type { Stand } from './reporting.ts';
import type { Stories } from './stories.ts';

/** One attempt of the log: its choices name the way through the story. */
export interface Tried {
	readonly scenario: Slug;
	readonly who: Slug;
	readonly choices: readonly Slug[];
}

/** Everything someone has done in a package, attempts in the order they were started. */
export interface CourseLog {
	readonly tries: readonly Tried[];
	/** How many tries of a situation are no longer in the log, so that each visit keeps a number of its own. */
	readonly dropped?: Readonly<Record<Slug, number>>;
	readonly signed?: { readonly name: string; readonly at: Instant };
}

/** An empty log. */
export const NOTHING_DONE: CourseLog = { tries: [] };

/** The progress of a package: that it is signed, and under which edition. */
export type PackageProgress = Progress<{ readonly editionHash: Hash }>;

/** A course as it stands: the same progress as on the server, with what the platform is to be told. */
export interface Standings {
	readonly progress: PackageProgress;
	readonly stand: Stand;
	/** By the place of the attempt in the log. */
	readonly played: readonly Played[];
}

/** A log that does not fit the stories it names; a fault of ours, since logs are checked when they are read. */
export class LogFault extends Error {
	override readonly name = 'LogFault';
	readonly code = 'log-does-not-fit';
}

/**
 * Folds a log into where the course stands (P3). Throws {@link LogFault} when the log does not replay:
 * `suspend.ts` lets none through that does not.
 */
export function standingsOf(course: PackagedCourse, log: CourseLog, stories: Stories): Standings {
	const { played, standings } = standingsIn(course, log, stories);
	// What `declarationOf` would sign anew: with a name that can be signed with, once everything is passed.
	const isSigned =
		log.signed !== undefined &&
		nameProblem(log.signed.name) === undefined &&
		course.situations.every(({ slug }) => standings[slug]?.passed);
	const progress = progressOf(
		{
			scenarios: course.situations.map(({ slug, title, minutes }) => ({
				slug,
				title,
				minutes,
				for: []
			})),
			editionHash: course.editionHash,
			needsDeclaration: course.statements.length > 0
		},
		standings,
		isSigned ? [{ editionHash: course.editionHash }] : []
	);
	return { progress, stand: standOf(progress), played };
}

/** How each attempt of a log was played, and where each situation of the course stands with it. */
export function standingsIn(
	course: PackagedCourse,
	log: CourseLog,
	stories: Stories
): { readonly played: readonly Played[]; readonly standings: Readonly<Record<Slug, Standing>> } {
	const played = log.tries.map((tried) => playedOf(course, tried, stories));
	const standings: Record<Slug, Standing> = {};
	for (const { slug } of course.situations) standings[slug] = standingIn(slug, log, played);
	return { played, standings };
}

function playedOf(course: PackagedCourse, tried: Tried, stories: Stories): Played {
	const play = stories.play(tried.scenario, tried.who);
	if (!play) throw new LogFault(`No story is loaded for “${tried.scenario}” as “${tried.who}”.`);
	const picked = tried.choices.map((choice) => ({ choice }));
	const played = replay(play, picked, course.threshold);
	if (isRefusal(played)) throw new LogFault(played.because);
	return played;
}

function standingIn(scenario: Slug, log: CourseLog, played: readonly Played[]): Standing {
	return standingOf(
		log.tries.flatMap((tried, index): Outcome | [] => {
			const fold = played[index];
			if (tried.scenario !== scenario || !fold) return [];
			return {
				attempt: String(index + 1),
				ended: fold.ended,
				grade: fold.grade,
				startedAt: '',
				lastAt: '',
				decisions: fold.decisions.length
			};
		})
	);
}

/** Where a course stands, as a platform can be told (P3): nothing has failed before every situation has an ending. */
export function standOf(progress: PackageProgress): Stand {
	if (progress.complete) return 'complete';
	if (progress.stages.some(({ standing }) => standing.first === undefined)) return 'under-way';
	return progress.stages.every(({ state }) => state === 'passed') ? 'undeclared' : 'not-passed';
}

/**
 * The tries that still matter: of each situation the first that ended, the best, and the one still open (P5). What is
 * left out changes neither progress nor where anything goes on.
 */
export function keptTries(log: CourseLog, { progress }: Standings): CourseLog {
	const keep = new Set<number>();
	for (const { standing } of progress.stages)
		for (const outcome of [standing.first, standing.best, standing.open])
			if (outcome) keep.add(Number(outcome.attempt) - 1);
	const dropped: Record<Slug, number> = { ...log.dropped };
	for (const [index, { scenario }] of log.tries.entries())
		if (!keep.has(index)) dropped[scenario] = (dropped[scenario] ?? 0) + 1;
	return {
		...log,
		tries: log.tries.filter((_, index) => keep.has(index)),
		...(Object.keys(dropped).length > 0 ? { dropped } : {})
	};
}
