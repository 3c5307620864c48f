/**
 * The driver for cmi5: statements to the platform's store, and one document for what is kept between visits.
 *
 * @module
 */
import {
	answeredStatement,
	cmi5Statement,
	launchDataFrom,
	launchFrom,
	mayPass,
	type Json,
	type Launch,
	type LaunchData,
	type Told,
	type Verb
} from '#domain/package/cmi5.ts';
import { interactionId } from '#domain/package/scorm.ts';
import { isRefusal } from '#domain/refusal.ts';
import {
	documentAt,
	keptFrom,
	VERDICTS,
	verdictsIn,
	type Document,
	type Verdict
} from './cmi5-kept.ts';
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
import { MOST_ON_LEAVING, storeAt, type Answer, type Store } from './xapi.ts';

const OURS = 'clause-and-effect.suspend';
/** Endless going round does not flood a store. */
const MOST_ANSWERS = 200;

/**
 * A driver for one launch by cmi5. Answers, and never throws: without launch parameters or permission it stands alone
 * and says why; what a store refuses is `not-kept`. Each statement keeps its id however often it is sent, and a verdict
 * is said once for each registration.
 */
export function cmi5Driver(around: Surroundings): Driver {
	const calls: Call[] = [];
	/** What waits to be said, oldest first; each keeps its id however often it is tried. */
	const waiting = new Map<string, Json>();
	const said = new Set<string>();
	/** What need not be said again: said in the session, or held by the store. */
	const told = new Set<Verdict>();
	const confirmed = new Set<Verdict>();
	let session: { readonly store: Store; readonly launch: Launch; readonly data: LaunchData };
	let opening: Promise<Opening> | undefined;
	let state: 'writing' | 'watching' | 'alone' | 'ended' = 'alone';
	const isEnded = () => state === 'ended';
	let alone = NOT_OPENED;
	/** The document as the store has it. */
	let stored = '';
	/** One thing after the other: statements count in the order in which they arrive. */
	let turn: Promise<unknown> = Promise.resolve();

	async function begin(): Promise<Opening> {
		if (isEnded()) return byItself(alone);
		const launch = launchFrom(parametersOf(around.address()));
		if (isRefusal(launch)) return byItself(launch.because);
		const store = storeAt(launch, around, calls);
		if ((await store.authorise()).status !== 200)
			return byItself(
				'The learning platform gave no permission; open the course from there again.'
			);
		const [launchData, ours, , before] = await Promise.all([
			store.get('activities/state', documentAt(launch, 'LMS.LaunchData')),
			store.get('activities/state', documentAt(launch, OURS)),
			// A session may not begin before the learner's preferences have been asked for, whatever they are.
			store.get('agents/profile', {
				agent: JSON.stringify(launch.actor),
				profileId: 'cmi5LearnerPreferences'
			}),
			store.get('statements', {
				agent: JSON.stringify(launch.actor),
				activity: launch.activityId,
				registration: launch.registration
			})
		]);
		const data = launchData.status === 200 ? launchDataFrom(launchData.body) : undefined;
		if (!data) return byItself('The learning platform did not say how the course is to be played.');
		if (ours.status !== 200 && ours.status !== 404)
			return byItself('The learning platform did not give back what was kept.');
		if (isEnded()) return byItself(alone);
		session = { store, launch, data };
		const first = await store.post('statements', [defined('initialized', 0)]);
		if (!fine(first)) return byItself('The learning platform did not start a session.');
		if (!isEnded()) state = data.launchMode === 'Normal' ? 'writing' : 'watching';
		for (const each of verdictsIn(before.body)) confirmed.add(each);
		return greeting(data, ours);
	}

	function greeting(data: LaunchData, ours: Answer): Opening {
		const before = keptFrom(ours.body);
		stored = before ? JSON.stringify(before) : '';
		for (const each of before?.told ?? []) confirmed.add(each);
		for (const each of confirmed) told.add(each);
		const highest = VERDICTS.find((each) => told.has(each));
		const name = session.launch.actor['name'];
		return {
			state: 'recording',
			mode: data.launchMode.toLowerCase() as Lowercase<LaunchData['launchMode']>,
			...(typeof name === 'string' && name ? { learner: name } : {}),
			suspended: before?.suspended ?? '',
			location: before?.location ?? '',
			was: highest ?? (before ? 'incomplete' : 'new'),
			...(data.returnUrl ? { returnTo: data.returnUrl } : {})
		};
	}

	function byItself(because: string): Opening {
		alone = because;
		return { state: 'alone', because };
	}

	function about(): Told {
		const { launch, data } = session;
		return { launch, data, id: around.uuid(), at: around.now() };
	}

	function defined(verb: Verb, seconds: number, score?: number): Json {
		return cmi5Statement(verb, about(), seconds, score);
	}

	/**
	 * Puts into the queue what is new: decisions, then the verdict, then completion.
	 *
	 * `failed` waits until the session ends: after it, no `passed` may follow in the same session, and the learner may
	 * well try again. With it waits its `completed`; where the platform lets people move on for that word alone, it
	 * is never said of a failed course.
	 */
	function gather({ reported, interactions, seconds }: Report, ending: boolean): void {
		const { data } = session;
		for (const each of interactions) {
			const key = interactionId(each);
			if (said.has(key) || said.size >= MOST_ANSWERS) continue;
			said.add(key);
			waiting.set(key, answeredStatement(each, { ...about(), at: each.at }));
		}
		const { completion, success, score } = reported;
		const say = (verb: Verdict, when: boolean) => {
			if (!when || told.has(verb)) return;
			told.add(verb);
			waiting.set(verb, defined(verb, seconds, score));
		};
		const failed = success === 'failed';
		say('passed', success === 'passed' && mayPass(data, score));
		say('failed', failed && ending && !told.has('passed'));
		const alsoMoves = data.moveOn === 'Completed' || data.moveOn === 'CompletedOrPassed';
		say('completed', completion === 'completed' && (!failed || (ending && !alsoMoves)));
	}

	/** Sends the queue, then the document. */
	async function send(report: Report): Promise<Kept> {
		const kept = await sayAll();
		if (isEnded()) return kept;
		const put = await keepDocument(report);
		return fine(put) ? kept : trouble(put);
	}

	/** Keeps the document, unless the store has it as it is. */
	async function keepDocument({ suspended, location }: Report): Promise<Answer> {
		const kept: Document = {
			suspended,
			location,
			told: VERDICTS.filter((each) => confirmed.has(each))
		};
		const text = JSON.stringify(kept);
		if (text === stored) return { status: 200, body: undefined };
		const { store, launch } = session;
		const put = await store.put('activities/state', documentAt(launch, OURS), kept);
		if (fine(put)) stored = text;
		return put;
	}

	/** Says everything at once; when that is refused one by one, and lets go of what is refused by itself. */
	async function sayAll(): Promise<Kept> {
		const all = [...waiting];
		if (all.length === 0) return KEPT;
		const answer = await session.store.post('statements', statementsOf(all));
		if (!fine(answer) && !refused(answer)) return trouble(answer);
		let kept = KEPT;
		for (const [key, each] of all) {
			if (isEnded()) break;
			const single =
				fine(answer) || all.length === 1 ? answer : await session.store.post('statements', [each]);
			// A conflict means that the store has it already, from a try whose answer was lost.
			const there = fine(single) || single.status === 409;
			if (!there) kept = trouble(single);
			if (!there && !refused(single)) break;
			waiting.delete(key);
			if (there && told.has(key as Verdict)) confirmed.add(key as Verdict);
		}
		return kept;
	}

	/** One thing after the other, as long as the session lasts. */
	function inTurn(act: () => Promise<Kept>): Promise<Kept> {
		const mine = turn.then(() => calmly(() => (isEnded() ? notKept(alone) : act())));
		turn = mine;
		return mine;
	}

	async function end(report: Report): Promise<Kept> {
		const kept = state === 'watching' ? NOT_WANTED : await send(report);
		if (isEnded()) return kept;
		state = 'ended';
		const answer = await session.store.post('statements', [
			...statementsOf([...waiting]),
			defined('terminated', report.seconds)
		]);
		return kept === NOT_WANTED || fine(answer) ? kept : trouble(answer);
	}

	/** Everything at this very moment; the browser delivers it when the page is gone. */
	async function endAtOnce(report: Report): Promise<Kept> {
		const watching = state === 'watching';
		const long = JSON.stringify([...waiting]).length > MOST_ON_LEAVING - 10_000;
		const last = [...waiting].filter(([key]) => !long || told.has(key as Verdict));
		waiting.clear();
		state = 'ended';
		const [put, post] = await Promise.all([
			watching ? undefined : keepDocument(report),
			session.store.post('statements', [
				...statementsOf(last),
				defined('terminated', report.seconds)
			])
		]);
		if (!put) return NOT_WANTED;
		return fine(post) && fine(put) ? KEPT : trouble(fine(post) ? put : post);
	}

	function keep(report: Report): Kept | Promise<Kept> {
		if (state === 'watching') return NOT_WANTED;
		if (state !== 'writing') return notKept(alone);
		// At once: on leaving, all that has been decided must be known.
		gather(report, false);
		return inTurn(() => send(report));
	}

	function close(report: Report, leaving: boolean): Kept | Promise<Kept> {
		const before = state;
		const because = alone;
		alone = ENDED;
		if (before === 'alone') state = 'ended';
		if (before === 'alone' || before === 'ended') return notKept(because);
		if (before === 'writing') gather(report, true);
		return leaving ? endAtOnce(report) : inTurn(() => end(report));
	}

	return {
		format: 'cmi5',
		calls,
		open() {
			opening ??= begin().catch((fault: unknown) => byItself(reasonOf(fault)));
			return opening;
		},
		keep: (report) => calmly(() => keep(report)),
		close: (report, leaving = false) => calmly(() => close(report, leaving))
	};
}

function statementsOf(all: readonly (readonly [string, Json])[]): Json[] {
	return all.map(([, each]) => each);
}

function parametersOf(address: string): Record<string, readonly string[]> {
	const query = new URL(address).searchParams;
	return Object.fromEntries([...query.keys()].map((name) => [name, query.getAll(name)]));
}

function fine({ status }: Answer): boolean {
	return status === 200 || status === 204;
}

/** Not accepted, and never will be; anything else is worth another try. */
function refused({ status }: Answer): boolean {
	return [400, 403, 409, 413, 422].includes(status);
}

function trouble({ status }: Answer): Kept {
	return refusedBy(status === 0 ? 'it did not answer' : `it answered ${status}`);
}
