/**
 * Invented staff who play the course over HTTP and remember exactly what the server told them is saved.
 *
 * @module
 */
import { cpSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { failing, weigh } from '#domain/attempt/score.ts';
import { replay } from '#domain/attempt/replay.ts';
import { drawnWayIn } from '#domain/course/ways-in.ts';
import { BASELINE } from '#domain/policy/policy.ts';
import { isRefusal } from '#domain/refusal.ts';
import { choose, offers, open, type Position } from '#domain/scenario/machine.ts';
import { readLibrary } from '#server/library/library.ts';
import { PLAYABLE } from '#server/sample/names.ts';
import { ALL_COUNTS } from '../../src/server/evidence/all-counts.test-data.ts';
import { openMemory } from '#server/store/memory.ts';
import { Playing, type Stage } from '#server/training/playing.ts';
import { ROOT } from './server.ts';

/** The situation that is played. */
export const SCENARIO = 'pupil-follow';

const { library } = readLibrary(ROOT);
const playing = new Playing(library, openMemory(), ALL_COUNTS);

/** Policies whose sample schools are played in. */
export const POLICIES: readonly string[] = ['beckstone', 'the-grange', BASELINE];

/**
 * Copies what those schools need into a folder, for CONTENT_DIR: a server that is started fifty times need not read
 * every policy fifty times.
 */
export function copyContent(to: string): void {
	for (const part of [...POLICIES.map((each) => `policies/${each}`), `scenarios/${SCENARIO}`])
		cpSync(path.join(ROOT, part), path.join(to, part), { recursive: true });
	// The walks are played under every policy, and a server has no use for them.
	writeFileSync(path.join(to, 'scenarios', SCENARIO, 'walks.yaml'), '[]\n');
}

/** One line of a log, as the server answered it. */
interface Saved {
	readonly scene: string;
	readonly choice: string;
	readonly at: string;
}

/** A number from 0 up to 1, the same series for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

/** Somebody of a sample school. */
export class Learner {
	readonly person: string;
	/** Logs by attempt: every line the server has answered for. */
	readonly saved = new Map<string, readonly Saved[]>();
	/** Declarations the server has answered for. */
	readonly signed = new Set<string>();
	/** Attempts and declarations that something has happened to since they were last looked at. */
	readonly #since = new Set<string>();
	readonly #well = new Map<string, boolean>();
	readonly #policy: string;
	readonly #chance: () => number;
	readonly #stage: Stage;
	#cookie = '';

	constructor(policy: string, person: string, seed: number) {
		this.#policy = policy;
		this.person = person;
		this.#chance = seeded(seed);
		const held = library.scenarios[SCENARIO];
		const edition = library.editions[policy];
		if (!held || !edition) throw new Error(`There is no ${SCENARIO} or no ${policy}.`);
		const who = drawnWayIn(Object.keys(held.scenario.ways), person, SCENARIO);
		const under = { scenario: held.hash, policy, edition: edition.hash };
		this.#stage = playing.stage({ ...under, baseline: library.baseline.hash }, who);
	}

	/** How much the server has answered for. */
	get choices(): number {
		return [...this.saved.values()].reduce((sum, log) => sum + log.length, 0);
	}

	/** Becomes somebody of the sample school, which is made when nobody has been there before. */
	async enter(url: string): Promise<void> {
		const form = { policy: this.#policy, person: this.person };
		const answer = await this.#submit(url, '/?/enter', form);
		this.#cookie = /^[^;]*/.exec(answer.headers.get('set-cookie') ?? '')?.[0] ?? '';
		if (this.#cookie === '') throw new Error(`${this.person} could not enter: ${answer.status}`);
	}

	/** Plays attempt after attempt, well or not, and signs at some point, until the server no longer answers. */
	async playUntilItStops(url: string): Promise<void> {
		for (;;) {
			try {
				await this.playOnce(url, null, this.#chance() < 0.5);
			} catch (cause) {
				// A server that is killed breaks the connection; anything it says is looked at.
				if (cause instanceof TypeError) return;
				throw cause;
			}
		}
	}

	/**
	 * Plays one attempt to its end, taking the best choice each time or any (by chance when null), and then signs when
	 * it was the best. An attempt that was cut short goes on as it began.
	 */
	async playOnce(url: string, asked: boolean | null = true, signing = true): Promise<void> {
		const attempt = await this.begin(url);
		const well = this.#well.get(attempt) ?? asked ?? this.#chance() < 0.7;
		this.#well.set(attempt, well);
		let position = this.#positionAfter(this.saved.get(attempt) ?? []);
		while (!position.ended) {
			const choice = well ? this.#best(position) : this.#any(position);
			await this.choose(url, attempt, position.at, choice);
			const next = choose(this.#stage.play, position, choice);
			if (isRefusal(next)) throw new Error(next.because);
			position = next;
		}
		if (well && signing && this.signed.size === 0) await this.sign(url);
	}

	/** Begins an attempt, or goes on with the open one. */
	async begin(url: string): Promise<string> {
		const answer = await this.#submit(url, `/course/${SCENARIO}?/begin`, {});
		const id = /\/([0-9a-f-]{36})$/.exec(answer.headers.get('location') ?? '')?.[1];
		if (!id) throw new Error(`An attempt could not be begun: ${answer.status}`);
		if (!this.saved.has(id)) this.saved.set(id, []);
		this.#since.add(id);
		return id;
	}

	/** Takes one choice; it counts as saved once the server has said so. */
	async choose(url: string, attempt: string, scene: string, choice: string): Promise<void> {
		const log = this.saved.get(attempt) ?? [];
		const answer = await this.post(url, attempt, { at: log.length, scene, choice });
		const said = (await answer.json()) as { savedAt: string };
		if (!answer.ok) throw new Refused(answer.status, JSON.stringify(said));
		this.saved.set(attempt, [...log, { scene, choice, at: said.savedAt }]);
	}

	/** Signs the declaration; it counts as signed once the server has sent its copy's address. */
	async sign(url: string): Promise<void> {
		const answer = await this.#submit(url, '/declaration?/sign', { name: this.#name });
		const id = /\/declaration\/([0-9a-f-]{36})/.exec(answer.headers.get('location') ?? '')?.[1];
		if (id) {
			this.signed.add(id);
			this.#since.add(id);
		}
		// Signed before the answer could be sent: then it is there, and there is nothing to keep to.
		else if (answer.status !== 409) throw new Refused(answer.status, await answer.text());
	}

	/**
	 * Names what the server has answered for and no longer has, and remembers what it has beyond that: of what has
	 * happened since this was last asked, or of everything.
	 */
	async lost(url: string, of: 'since' | 'everything' = 'everything'): Promise<readonly string[]> {
		const asked = of === 'since' ? [...this.#since] : [...this.saved.keys(), ...this.signed];
		this.#since.clear();
		const lost: string[] = [];
		for (const id of asked) {
			if (this.signed.has(id)) {
				if (!(await this.#hasCopy(url, id))) lost.push(`${this.person} declaration ${id}`);
				continue;
			}
			const log = this.saved.get(id) ?? [];
			const there = await this.#logOf(url, id);
			if (there === undefined) lost.push(`${this.person} attempt ${id}`);
			if (there && there.length > log.length + 1) lost.push(`${id} holds what nobody chose`);
			for (const [index, line] of log.entries())
				if (JSON.stringify(there?.[index]) !== JSON.stringify(line))
					lost.push(`${this.person} ${id} ${index}: ${JSON.stringify(line)}`);
			this.saved.set(id, there ?? []);
		}
		return lost;
	}

	/** Sends a choice as the player does. */
	post(url: string, attempt: string, body: object): Promise<Response> {
		return fetch(`${url}/course/${SCENARIO}/${attempt}/choices`, {
			method: 'POST',
			headers: { cookie: this.#cookie, origin: url, 'content-type': 'application/json' },
			body: JSON.stringify(body)
		});
	}

	/** The first scene of an attempt and a choice it offers. */
	get firstStep(): { readonly scene: string; readonly choice: string } {
		const position = open(this.#stage.play);
		return { scene: position.at, choice: this.#best(position) };
	}

	get #name(): string {
		return PLAYABLE.find(({ id }) => id === this.person)?.name ?? this.person;
	}

	/** A stale choice is refused with the log as it stands. */
	async #logOf(url: string, attempt: string): Promise<readonly Saved[] | undefined> {
		const answer = await this.post(url, attempt, { at: 999, scene: 'x', choice: 'x' });
		if (answer.status !== 409) return undefined;
		return ((await answer.json()) as { chosen: readonly Saved[] }).chosen;
	}

	async #hasCopy(url: string, id: string): Promise<boolean> {
		const copy = await fetch(`${url}/declaration/${id}`, { headers: { cookie: this.#cookie } });
		return (await copy.text()).includes(this.#name) && copy.ok;
	}

	#submit(url: string, to: string, form: Record<string, string>): Promise<Response> {
		return fetch(url + to, {
			method: 'POST',
			redirect: 'manual',
			headers: { cookie: this.#cookie, origin: url, accept: 'text/html' },
			body: new URLSearchParams(form)
		});
	}

	#positionAfter(log: readonly Saved[]): Position {
		const played = replay(this.#stage.play, log, this.#stage.threshold);
		if (isRefusal(played)) throw new Error(played.because);
		return played.position;
	}

	#any(position: Position): string {
		const choices = offers(this.#stage.play, position);
		return choices[Math.floor(this.#chance() * choices.length)] ?? '';
	}

	#best(position: Position): string {
		const { play, threshold } = this.#stage;
		const worth = (choice: string): number => {
			const conduct = play.scenario.scenes[position.at]?.choices[choice]?.conduct ?? '';
			const judged = play.judged[conduct];
			if (!judged || failing(judged, threshold.failsOn)) return -1;
			return weigh(judged, false).points;
		};
		const [first = '', ...others] = offers(play, position);
		return others.reduce((best, each) => (worth(each) > worth(best) ? each : best), first);
	}
}

/** An answer other than the one that was asked for. */
export class Refused extends Error {
	override readonly name = 'Refused';
	readonly status: number;

	constructor(status: number, says: string) {
		super(`${status}: ${says}`);
		this.status = status;
	}
}
