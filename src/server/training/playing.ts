/**
 * From a stored attempt to something that can be played: content by hash, compiled once, replays remembered.
 *
 * @module
 */
import type { Attempt, Under } from '#domain/attempt/attempt.ts';
import { advance, replay, type Played } from '#domain/attempt/replay.ts';
import type { Threshold } from '#domain/attempt/score.ts';
import { standardFor } from '#domain/policy/judge.ts';
import type { FirstTry } from '#domain/report/misjudged.ts';
import type { Edition } from '#domain/policy/policy.ts';
import { isRefusal } from '#domain/refusal.ts';
import { compile, type Play } from '#domain/scenario/machine.ts';
import { conductsOf, type Scenario } from '#domain/scenario/scenario.ts';
import type { Hash, Slug } from '#domain/units.ts';
import type { Counted, Counting } from '../evidence/counted.ts';
import { fromArchive } from '../library/archive.ts';
import type { Library } from '../library/library.ts';
import type { Store } from '../store/port.ts';
import type { PersonRecord } from '../store/records.ts';

/** A record names content that neither the files nor the archive hold, or that no longer fits: a fault, never guessed over. */
export class RecordFault extends Error {
	override readonly name = 'RecordFault';
	readonly code: 'content-missing' | 'log-does-not-fit';

	constructor(code: RecordFault['code'], message: string) {
		super(message);
		this.code = code;
	}
}

/** An attempt's play with what it has to reach. */
export interface Stage {
	readonly play: Play;
	readonly threshold: Threshold;
	readonly edition: Edition;
}

const REPLAYS_KEPT = 4_000;
const FOLDS_KEPT = 200_000;

/** What reports need of a replayed log. */
export type Fold = Pick<Played, 'ended' | 'grade'> & Pick<FirstTry, 'decisions'>;

/** Finds content by hash, compiles it once, and replays attempts; answers come from memory where the log is the same. */
export class Playing {
	readonly #library: Library;
	readonly #store: Store;
	readonly #counting: Counting;
	readonly #editions = new Map<Hash, Edition>();
	readonly #scenarios = new Map<Hash, Scenario>();
	readonly #judges = new Map<string, boolean>();
	readonly #stages = new Map<string, Stage>();
	readonly #replays = new Map<string, Played>();
	readonly #folds = new Map<string, Fold>();
	/** The same by attempt: an attempt never changes in place, so that looking again costs nothing. */
	readonly #foldOf = new WeakMap<Attempt, Fold>();

	/** @param counting says which declarations and attempts of a record count */
	constructor(library: Library, store: Store, counting: Counting) {
		this.#library = library;
		this.#store = store;
		this.#counting = counting;
		for (const { content, hash } of Object.values(library.editions))
			this.#editions.set(hash, content);
		for (const { scenario, hash } of Object.values(library.scenarios))
			this.#scenarios.set(hash, scenario);
	}

	/** A whole record, as the store holds it, without what does not count (E14). */
	counted(person: PersonRecord): Counted {
		return this.#counting.counted(person);
	}

	/** The edition of this hash, from the files or the archive. */
	edition(hash: Hash): Edition {
		return this.#held(this.#editions, hash, (text) => fromArchive('edition', text));
	}

	/** The scenario of this hash, from the files or the archive. */
	scenario(hash: Hash): Scenario {
		return this.#held(this.#scenarios, hash, (text) => fromArchive('scenario', text));
	}

	/** What an attempt is played on. */
	stage(under: Under, who: Slug): Stage {
		const key = `${under.scenario} ${under.edition} ${under.baseline} ${who}`;
		const known = this.#stages.get(key);
		if (known) return known;
		const scenario = this.scenario(under.scenario);
		const edition = this.edition(under.edition);
		const standard = standardFor(edition, this.edition(under.baseline), {
			slug: scenario.slug,
			concernsChild: scenario.concernsChild,
			conducts: conductsOf(scenario)
		});
		const play = compile(scenario, standard, who);
		if (isRefusal(play)) throw new RecordFault('log-does-not-fit', play.because);
		const stage = {
			play,
			edition,
			threshold: { passMark: edition.passMark, failsOn: edition.failsOn }
		};
		this.#stages.set(key, stage);
		return stage;
	}

	/** Whether an edition, with its baseline, knows every conduct of a scenario. */
	canJudge(
		scenario: Hash,
		{ policy, edition, baseline }: { policy: Slug; edition: Hash; baseline: Hash }
	): boolean {
		const key = `${scenario} ${edition} ${baseline}`;
		const known = this.#judges.get(key);
		if (known !== undefined) return known;
		const [who = ''] = Object.keys(this.scenario(scenario).ways);
		let can = true;
		try {
			this.stage({ scenario, policy, edition, baseline }, who);
		} catch (cause) {
			if (!(cause instanceof RecordFault) || cause.code !== 'log-does-not-fit') throw cause;
			can = false;
		}
		this.#judges.set(key, can);
		return can;
	}

	/** Where an attempt stands, with what it offers next. */
	played(attempt: Attempt): Played {
		const key = keyOf(attempt);
		return this.#replays.get(key) ?? this.#remember(key, this.replayed(attempt));
	}

	/**
	 * Where `longer` stands, which is `attempt` with one more choice: a single step of the machine, or none when such a
	 * log has been seen. Refuses as {@link advance} does.
	 */
	stepped(attempt: Attempt, longer: Attempt): ReturnType<typeof advance> {
		const key = keyOf(longer);
		const known = this.#replays.get(key);
		if (known) return known;
		const { play, threshold } = this.stage(attempt.under, attempt.who);
		const next = advance(play, this.played(attempt), longer.chosen.at(-1)?.choice ?? '', threshold);
		return isRefusal(next) ? next : this.#remember(key, next);
	}

	/** How an attempt came out. It depends on the log's choices alone, so equal logs share one answer. */
	fold(attempt: Attempt): Fold {
		const seen = this.#foldOf.get(attempt);
		if (seen) return seen;
		const fold = this.#folded(attempt);
		this.#foldOf.set(attempt, fold);
		return fold;
	}

	#folded(attempt: Attempt): Fold {
		const key = keyOf(attempt);
		const known = this.#folds.get(key);
		if (known) return known;
		const fold = foldOf(this.#replays.get(key) ?? this.replayed(attempt));
		if (this.#folds.size >= FOLDS_KEPT) this.#folds.clear();
		this.#folds.set(key, fold);
		return fold;
	}

	/** Replays without looking at what is remembered: what {@link played} and {@link fold} must equal. */
	replayed(attempt: Attempt): Played {
		const { play, threshold } = this.stage(attempt.under, attempt.who);
		const played = replay(play, attempt.chosen, threshold, attempt.told);
		if (isRefusal(played))
			throw new RecordFault('log-does-not-fit', `Attempt ${attempt.id}: ${played.because}`);
		return played;
	}

	/** The canonical text behind a hash, from the files or the archive. */
	textOf(hash: Hash): string {
		const held = [
			...Object.values(this.#library.editions),
			...Object.values(this.#library.scenarios)
		];
		const text = held.find((each) => each.hash === hash)?.text ?? this.#store.archive.read(hash);
		if (text === undefined) throw missing(hash);
		return text;
	}

	/** Keeps everything an attempt names in the archive, before anything is recorded under it. */
	async keep(under: Under): Promise<void> {
		for (const hash of [under.scenario, under.edition, under.baseline])
			await this.#store.archive.keep(hash, this.textOf(hash));
	}

	get library(): Library {
		return this.#library;
	}

	#remember(key: string, played: Played): Played {
		if (this.#replays.size >= REPLAYS_KEPT) this.#replays.clear();
		this.#replays.set(key, played);
		return played;
	}

	#held<Content>(known: Map<Hash, Content>, hash: Hash, from: (text: string) => Content): Content {
		const found = known.get(hash);
		if (found !== undefined) return found;
		const text = this.#store.archive.read(hash);
		if (text === undefined) throw missing(hash);
		const content = from(text);
		known.set(hash, content);
		return content;
	}
}

/** What reports need of a replayed attempt. */
export function foldOf({ ended, grade, decisions }: Played): Fold {
	return {
		ended,
		grade,
		decisions: decisions.map(({ scene, judged, counted, wayBack }) => ({
			scene,
			judgement: judged.judgement,
			counted: counted && !wayBack
		}))
	};
}

function missing(hash: Hash): RecordFault {
	return new RecordFault(
		'content-missing',
		`Neither the files nor the archive hold the content ${hash}.`
	);
}

/** Names a log by what it was taken under, what was told and what was chosen; the times do not matter to the outcome. */
function keyOf({ under, who, told = 0, chosen }: Attempt): string {
	const picks = chosen.map(({ scene, choice }) => `${scene}.${choice}`).join(' ');
	return `${under.scenario.slice(0, 16)}${under.edition.slice(0, 16)}${under.baseline.slice(0, 16)} ${who} ${told} ${picks}`;
}
