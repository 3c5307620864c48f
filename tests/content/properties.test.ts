/**
 * What must hold of any playthrough of the real scenarios under the real policies, tried at random.
 *
 * @module
 */
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rawOf, sumOf } from '#domain/attempt/raw.ts';
import { advance, replay, type Picked, type Played } from '#domain/attempt/replay.ts';
import { shuffled } from '#domain/attempt/shuffle.ts';
import { standardFor } from '#domain/policy/judge.ts';
import type { Edition } from '#domain/policy/policy.ts';
import { isRefusal, type Refusal } from '#domain/refusal.ts';
import { compile, type Play } from '#domain/scenario/machine.ts';
import { conductsOf, type Scenario } from '#domain/scenario/scenario.ts';
import { compareRatios, ratio } from '#domain/units.ts';
import { readLibrary } from '#server/library/library.ts';

const RUNS = { seed: 20261120, numRuns: 400 };

const { library, diagnostics } = readLibrary(join(import.meta.dirname, '..', '..'));
const good = library.baseline.content;
const editions = Object.values(library.editions).map(({ content }) => content);
const scenarios = Object.values(library.scenarios).map(({ scenario }) => scenario);

/** Someone who plays: a scenario, a policy, a way in, and which of the choices on offer is taken each time. */
interface Someone {
	readonly scenario: Scenario;
	readonly edition: Edition;
	readonly way: number;
	readonly picks: readonly number[];
}

const anyone: fc.Arbitrary<Someone> = fc.record({
	scenario: fc.constantFrom(...scenarios),
	edition: fc.constantFrom(...editions),
	way: fc.nat({ max: 100 }),
	picks: fc.array(fc.nat({ max: 59 }), { maxLength: 9 })
});

function made<Value>(answer: Value): Exclude<Value, Refusal> {
	if (isRefusal(answer)) throw new Error(`Refused: ${JSON.stringify(answer)}`);
	return answer as Exclude<Value, Refusal>;
}

function standardOf(scenario: Scenario, edition: Edition) {
	return standardFor(edition, good, { ...scenario, conducts: conductsOf(scenario) });
}

const plays = new Map<string, Play>();

/** Compiled once for each scenario, policy and way in, as a server does. */
function playOf({ scenario, edition, way }: Someone): Play {
	const ways = Object.keys(scenario.ways);
	const who = ways[way % ways.length] ?? '';
	const key = [scenario.slug, edition.policy, who].join('/');
	const play = plays.get(key) ?? made(compile(scenario, standardOf(scenario, edition), who));
	plays.set(key, play);
	return play;
}

/** Plays as far as the picks and the story go. */
function played(someone: Someone) {
	const play = playOf(someone);
	const log: Picked[] = [];
	let now: Played = made(replay(play, [], someone.edition));
	for (const pick of someone.picks) {
		const choice = now.offers[pick % now.offers.length];
		if (choice === undefined) break;
		log.push({ scene: now.at, choice });
		now = made(advance(play, now, choice, someone.edition));
	}
	return { play, log, now };
}

test('the content in use is read without errors, and there is something to play', () => {
	expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
	expect(scenarios.length).toBeGreaterThan(0);
	expect(editions.length).toBeGreaterThanOrEqual(6);
});

describe('whoever plays, and however', () => {
	test('[G2] the score lies within 0 and 1 and is exactly what the readings add up to', () => {
		fc.assert(
			fc.property(anyone, (someone) => {
				const { scenario, edition } = someone;
				const { now } = played(someone);
				const raw = new Map(
					conductsOf(scenario).map((each) => [each, rawOf(each, scenario, edition, good)])
				);
				const back = Object.keys(scenario.scenes).filter((id) => scenario.scenes[id]?.wayBack);
				const { points, of } = sumOf(now.position.steps, raw, new Set(back), edition);
				expect(now.grade.score).toEqual(of === 0 ? ratio(0, 1) : ratio(points, of));
				expect(compareRatios(now.grade.score, ratio(1, 1))).toBeLessThanOrEqual(0);
			}),
			RUNS
		);
	});

	test('[G6.4] a log replayed twice, or with a standard that has travelled, gives the same', () => {
		fc.assert(
			fc.property(anyone, (someone) => {
				const { play, log, now } = played(someone);
				const travelled: unknown = JSON.parse(JSON.stringify(play.standard));
				const there = made(compile(someone.scenario, travelled as Play['standard'], play.who));
				for (const where of [play, there]) {
					const { at, decisions, grade } = made(replay(where, log, someone.edition));
					expect({ at, decisions, grade }).toEqual({
						at: now.at,
						decisions: now.decisions,
						grade: now.grade
					});
				}
			}),
			RUNS
		);
	});

	test('[G5] nothing passes without an ending, nor below the pass mark', () => {
		fc.assert(
			fc.property(anyone, (someone) => {
				const { now } = played(someone);
				if (!now.grade.passed) return;
				expect(now.ended).toBe(true);
				expect(compareRatios(now.grade.score, someone.edition.passMark)).toBeGreaterThanOrEqual(0);
			}),
			RUNS
		);
	});

	test('[G3] a conduct on the floor passes under no policy at all', () => {
		fc.assert(
			fc.property(anyone, (someone) => {
				for (const edition of editions) {
					const { now } = played({ ...someone, edition });
					const floored = now.decisions.some(({ conduct }) => {
						const { floor, notScored } = rawOf(conduct, someone.scenario, edition, good);
						return floor && !notScored;
					});
					expect(floored && now.grade.passed).toBe(false);
				}
			}),
			{ ...RUNS, numRuns: 150 }
		);
	});

	test('[G3.2] a way back never raises the score', () => {
		fc.assert(
			fc.property(anyone, (someone) => {
				const { play, log } = played(someone);
				let before = made(replay(play, [], someone.edition));
				for (const { choice } of log) {
					const after = made(advance(play, before, choice, someone.edition));
					if (after.decisions.at(-1)?.wayBack)
						expect(compareRatios(after.grade.score, before.grade.score)).toBeLessThanOrEqual(0);
					before = after;
				}
			}),
			{ ...RUNS, numRuns: 200 }
		);
	});

	test('[N6] words that are not on offer are refused and change nothing', () => {
		const words = fc.oneof(fc.string(), fc.constantFrom('constructor', '__proto__', 'to', ''));
		fc.assert(
			fc.property(anyone, words, (someone, word) => {
				const { play, now } = played(someone);
				if (now.offers.includes(word)) return;
				const answer = advance(play, now, word, someone.edition);
				expect(answer).toMatchObject({
					refused: now.ended ? 'attempt-ended' : 'choice-not-offered'
				});
			}),
			{ ...RUNS, numRuns: 200 }
		);
	});

	test('[G8] the choices shown are those on offer, in the same order for the same attempt', () => {
		fc.assert(
			fc.property(anyone, fc.uuid(), (someone, attempt) => {
				const { now } = played(someone);
				const shown = shuffled(now.offers, `${attempt}/${now.at}`);
				expect([...shown].sort()).toEqual([...now.offers].sort());
				expect(shuffled(now.offers, `${attempt}/${now.at}`)).toEqual(shown);
			}),
			{ ...RUNS, numRuns: 200 }
		);
	});
});

describe('every scenario under every policy', () => {
	const pairs = scenarios.flatMap((scenario) =>
		editions.map((edition) => [scenario.slug, edition.policy, scenario, edition] as const)
	);

	test.each(pairs)(
		'[J2] %s under %s: every judgement names clauses that exist',
		(_, __, of, by) => {
			const standard = standardOf(of, by);
			for (const conduct of conductsOf(of)) {
				for (const readings of [standard.readings, standard.baseline]) {
					const reading = readings[conduct];
					if (!reading) continue;
					const known = reading.clauses.filter((id) => Object.hasOwn(standard.clauses, id));
					expect(known).toEqual(reading.clauses);
					if (reading.judgement !== 'not-addressed') expect(known).not.toEqual([]);
				}
			}
		}
	);
});
