/**
 * One driver for every version of SCORM: the version's own words come from its dialect.
 *
 * @module
 */
import type { Format } from '#domain/package/packaged.ts';
import type { Dialect, Pair } from '#domain/package/scorm.ts';
import { findApi, hasCompany, type Api } from './find.ts';
import { interactionsFor } from './interactions.ts';
import {
	calmly,
	ENDED,
	KEPT,
	NOT_OPENED,
	NOT_WANTED,
	notKept,
	reasonOf,
	refusedBy,
	type Call,
	type Driver,
	type Kept,
	type Opening,
	type Report,
	type Surroundings
} from './platform.ts';
import { readBack } from './read-back.ts';
import { sessionWith, type Session } from './session.ts';

/** An API may come up to three seconds late. */
const PATIENCE = 3000;
const STEP = 100;

/**
 * A driver for one visit by SCORM; `format` tells the editions of a dialect apart. Answers, and never throws: where no
 * API is found within three seconds, or it will not start, the course stands alone and says why; what the platform
 * refuses is `not-kept`. A status that was reached is never lowered.
 */
export function scormDriver(format: Format, dialect: Dialect, around: Surroundings): Driver {
	const calls: Call[] = [];
	const interactions = interactionsFor(dialect);
	/** The last value of each element that the platform took and kept. */
	const held = new Map<string, string>();
	/** How high each status element stands, by its place among the dialect's levels. */
	const reached = new Map<string, number>();
	let session: Session | undefined;
	let opening: Promise<Opening> | undefined;
	let state: 'writing' | 'watching' | 'alone' | 'ended' = 'alone';
	/** Ending a session that wrote no status would make this platform call it done. */
	let endsFalsely = false;
	/** Something but the time has been written since the last commit. */
	let changed = false;
	/** What the platform last said no to, of the things that matter; empty when all is well. */
	let refused = '';
	let alone = NOT_OPENED;

	async function find(): Promise<Api | undefined> {
		const start = around.window();
		const look = () => findApi(start, dialect.api, dialect.calls.start);
		let api = look();
		for (let waited = 0; !api && hasCompany(start) && waited < PATIENCE; waited += STEP) {
			await around.wait(STEP);
			api = look();
		}
		return api;
	}

	async function begin(): Promise<Opening> {
		const api = await find();
		if (state === 'ended') return byItself(alone);
		if (!api) return byItself('No learning platform was found around this page.');
		const opened = sessionWith(api, dialect, calls);
		if (!opened.start())
			return byItself(`The learning platform did not start a session (${opened.trouble}).`);
		session = opened;
		return greet(opened);
	}

	function byItself(because: string): Opening {
		alone = because;
		return { state: 'alone', because };
	}

	/** Reads what the platform holds and, where writing is wanted, says at once that this may go on another day. */
	function greet(platform: Session): Opening {
		const { reads, levels } = dialect;
		const read = (element: string) => platform.get(element) ?? '';
		const [mode, credit] = [read(reads.mode).trim(), read(reads.credit).trim()];
		const values = Object.entries(levels).map(([element, known]) => {
			const value = platform.get(element)?.trim();
			// A status that cannot be read could be any: then only the best is written over it.
			const best = (known.indexOf('completed') + 1 || known.length) - 1;
			reached.set(element, value === undefined ? best : known.indexOf(value));
			return value ?? '';
		});
		const was = dialect.was(values);
		const writes = mode !== 'browse' && mode !== 'review' && credit !== 'no-credit';
		state = writes ? 'writing' : 'watching';
		if (writes) {
			hold([dialect.suspending], platform);
			if (was === 'new')
				outcome(dialect.status({ completion: 'incomplete', success: 'unknown' }), platform);
		} else endsFalsely = dialect.endsAsDone && was === 'new';
		const learner = read(reads.learner);
		read(reads.entry);
		return {
			state: 'recording',
			mode: writes ? 'normal' : mode === 'review' ? 'review' : 'browse',
			...(learner ? { learner } : {}),
			suspended: read(reads.suspended),
			location: read(reads.location),
			was
		};
	}

	/** Writes what the platform does not hold yet. Only what matters is said when it is refused. */
	function hold(pairs: readonly Pair[], platform: Session): void {
		for (const pair of pairs) {
			const [element, value] = pair;
			if (held.get(element) === value) continue;
			changed = true;
			if (platform.set(pair)) held.set(element, value);
			else if (/(raw|status|suspend_data)$/.test(element)) refused ||= platform.trouble;
		}
	}

	function levelOf([element, value]: Pair): number {
		return dialect.levels[element]?.indexOf(value) ?? -1;
	}

	/** Whether a status element may take this value: never a lower one than it has had. */
	function rises(pair: Pair): boolean {
		return levelOf(pair) >= (reached.get(pair[0]) ?? -1);
	}

	/** Writes statuses that lower nothing. */
	function outcome(pairs: readonly Pair[], platform: Session): void {
		const rising = pairs.filter(rises);
		for (const pair of rising) reached.set(pair[0], levelOf(pair));
		hold(rising, platform);
	}

	/**
	 * Writes a report and has it kept: score, status, progress, suspend data, location, time, decisions, commit.
	 *
	 * The score comes before the status, as some platforms note a score of 0 with a status that comes first; both are
	 * written together whenever either changes. A commit keeps all or nothing of what was set, so what could fail,
	 * take long or be refused comes last before it: the decisions, of which there are many and which a platform need
	 * not know. Were one to break everything off, the outcome and the place to go on from have been set, and the
	 * commit follows all the same. One commit a decision, as a commit stops the page until the platform has answered.
	 */
	function write(report: Report, platform: Session): void {
		const { reported, suspended, location } = report;
		const { reads, most } = dialect;
		refused = '';
		changed = false;
		const statuses = dialect.status(reported);
		if (statuses.every(rises)) {
			const score = reported.score === undefined ? [] : dialect.score(reported.score);
			const told = [...score, ...statuses];
			if (told.some(([element, value]) => held.get(element) !== value))
				for (const [element] of told) held.delete(element);
			hold(score, platform);
			outcome(statuses, platform);
			hold(dialect.progress(report.progress, reported), platform);
		} else outcome(statuses, platform);
		if (suspended.length <= most.suspended) hold([[reads.suspended, suspended]], platform);
		else refused ||= 'what is to be kept is too long for it';
		if (location.length <= most.location) hold([[reads.location, location]], platform);
		hold([dialect.suspending], platform);
		platform.set(dialect.time(report.seconds));
		interactions.add(report.interactions);
		if (interactions.write(platform)) changed = true;
	}

	function commit(platform: Session): boolean {
		if (platform.commit()) {
			interactions.kept();
			return true;
		}
		// What the platform still has of it is unknown, so all of it is written again.
		held.clear();
		return false;
	}

	function answer(committed: boolean, { trouble }: Session): Kept {
		const said = committed ? refused : trouble;
		return said ? refusedBy(said) : KEPT;
	}

	function keep(report: Report): Kept {
		if (state === 'watching') return NOT_WANTED;
		if (state !== 'writing' || !session) return notKept(alone);
		write(report, session);
		return answer(commit(session), session);
	}

	/** It may always go on another day: a platform that took it for finished would begin anew, and show “incomplete”. */
	function close(report: Report): Kept {
		const before = state;
		const because = alone;
		state = 'ended';
		alone = ENDED;
		if (before === 'watching') {
			if (!endsFalsely) session?.end();
			return NOT_WANTED;
		}
		if (before !== 'writing' || !session) return notKept(because);
		let committed = false;
		try {
			write(report, session);
			// Before the end, should that fail on the way out; not when only time has passed since the last.
			committed = changed && commit(session);
		} finally {
			committed = session.end() || committed;
		}
		return answer(committed, session);
	}

	return {
		format,
		calls,
		open() {
			opening ??= begin().catch((fault: unknown) => byItself(reasonOf(fault)));
			return opening;
		},
		back: () => readBack(dialect, around.window()),
		keep: (report) => calmly(() => keep(report)),
		close: (report) => calmly(() => close(report))
	};
}
