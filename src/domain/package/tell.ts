/**
 * What is told to a learning platform after a decision: where the course stands, and the decision itself.
 *
 * @module
 */
import type { Instant } from '../units.ts';
import type { Interaction } from './interaction.ts';
import { keptTries, type CourseLog, type Standings } from './log.ts';
import type { PackagedCourse } from './packaged.ts';
import { reportedFor, type Reported } from './reporting.ts';
import type { Stories } from './stories.ts';
import { suspendText } from './suspend.ts';

/** What only the session knows. */
export interface Session {
	/** Decisions the platform has not been told of yet, oldest first. */
	readonly interactions: readonly Interaction[];
	/** Where the learner is, for platforms that show it: `pupil-follow/request`. */
	readonly location: string;
	/** How long the session has been, in seconds. */
	readonly seconds: number;
}

/** A report to a platform: everything it may be told at this moment. */
export interface Told extends Session {
	readonly reported: Reported;
	/** What is to be kept for the next visit (P4, P5). */
	readonly suspended: string;
	/** How much of the course is done, from 0 to 1: situations passed, and the declaration. */
	readonly progress: number;
}

/** Folds a log into what is told of it (P1, P2, P5). */
export function reportFrom(
	course: PackagedCourse,
	log: CourseLog,
	standings: Standings,
	stories: Stories,
	session: Session
): Told {
	const { progress, stand } = standings;
	const { threshold, reporting, statements } = course;
	const signed = progress.declarationState === 'signed' ? 1 : 0;
	const passed = progress.stages.filter(({ state }) => state === 'passed').length;
	const steps = progress.stages.length + (statements.length > 0 ? 1 : 0);
	return {
		...session,
		reported: reportedFor(stand, progress.score, threshold.passMark, reporting),
		suspended: suspendText(course, keptTries(log, standings), stories),
		progress: steps === 0 ? 0 : (passed + signed) / steps
	};
}

/** When and how fast a decision was made. */
export interface Made {
	readonly at: Instant;
	/** Minutes that local time is ahead of UTC then. */
	readonly offset: number;
	/** From the scene being shown to the choice. */
	readonly seconds: number;
}

/** The most characters a platform takes of a line, the cut-off mark included. */
const LONGEST_LINE = 250;

/**
 * One decision of a log as a platform may list it; undefined when the log has no such decision.
 *
 * @param attempt the place of the attempt in the log, counted from 0
 * @param index which of its decisions, counted from 0
 */
export function interactionOf(
	{ tries, dropped }: CourseLog,
	{ played }: Standings,
	stories: Stories,
	attempt: number,
	index: number,
	made: Made
): Interaction | undefined {
	const tried = tries[attempt];
	const decision = played[attempt]?.decisions[index];
	const scenario = tried && stories.get(tried.scenario)?.scenario;
	const scene = decision && scenario?.scenes[decision.scene];
	const choice = decision && scene?.choices[decision.choice];
	if (!tried || !decision || !scenario || !scene || !choice) return undefined;
	const { judged, points, of, counted, scene: place } = decision;
	const clauses = judged.clauses.length > 0 ? judged.clauses : judged.policyClauses;
	return {
		scenario: tried.scenario,
		scene: decision.scene,
		visit:
			(dropped?.[tried.scenario] ?? 0) +
			tries.filter(
				(each, at) =>
					at <= attempt &&
					each.scenario === tried.scenario &&
					played[at]?.decisions.some((other) => other.scene === place)
			).length,
		says: lineOf(`${scenario.title} (${scene.title}). ${scene.asks} Chosen: ${choice.text}`),
		choice: decision.choice,
		place: Object.keys(scene.choices).sort().indexOf(decision.choice),
		points,
		of,
		counted,
		objectives: clauses.map(({ id }) => id),
		...made
	};
}

/** A text as one line of at most 250 characters that no platform takes for markup of its own. */
function lineOf(text: string): string {
	const line = text.replace(/\s+/g, ' ').trim().replace(/^\{/, '(');
	if (line.length <= LONGEST_LINE) return line;
	// Not through the middle of a character that takes two places.
	return `${line.slice(0, LONGEST_LINE - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
