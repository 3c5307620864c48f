import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
	baseline,
	choice,
	edition,
	made,
	NOW,
	playing,
	scene,
	story
} from '../builders.test-data.ts';
import { JUDGEMENTS, type Edition, type Judgement, type Readings } from '../policy/policy.ts';
import { isRefusal } from '../refusal.ts';
import { choose, open } from '../scenario/machine.ts';
import type { Condition, Scenario, Scene } from '../scenario/scenario.ts';
import { compareRatios, ratio, type Slug } from '../units.ts';
import { prove } from './prove.ts';
import { advance, replay, type Picked, type Played } from './replay.ts';
import { standingOf, type Outcome } from './standing.ts';

const RUNS = { seed: 20261120, numRuns: 300 };
const CONDUCTS = ['accept', 'decline', 'report', 'ask', 'delete', 'wait'] as const;

/** A conduct read by somebody, nobody, or with nothing to say. */
const readings = fc
	.tuple(...CONDUCTS.map(() => fc.option(fc.constantFrom(...JUDGEMENTS), { nil: undefined })))
	.map((judgements) => {
		const read: Record<Slug, Readings[Slug]> = {};
		for (const [index, conduct] of CONDUCTS.entries()) {
			const judgement = judgements[index];
			if (judgement) read[conduct] = { judgement, clauses: [], because: 'x', readers: 1 };
		}
		return read;
	});

const conducts = fc.subarray([...CONDUCTS]);
const because = 'x';

const editions: fc.Arbitrary<Edition> = fc
	.record({
		readings,
		mark: fc.tuple(fc.nat({ max: 12 }), fc.integer({ min: 1, max: 12 })),
		strict: fc.boolean()
	})
	.map(({ readings: own, mark: [n, d], strict }) =>
		edition({
			readings: { story: own },
			passMark: ratio(Math.min(n, d), d),
			failsOn: strict ? ['serious-breach', 'breach'] : ['serious-breach']
		})
	);

/** Good practice knows every conduct, or says that it does not address it. */
const baselines: fc.Arbitrary<Edition> = fc
	.record({ readings, floor: conducts, child: fc.boolean(), notScored: conducts })
	.map(({ readings: own, floor, child, notScored }) => {
		const silent = { judgement: 'not-addressed', clauses: [], because, readers: 1 } as const;
		const all = Object.fromEntries(CONDUCTS.map((conduct) => [conduct, own[conduct] ?? silent]));
		return baseline({
			readings: { story: all },
			floor: floor.map((conduct) =>
				child ? { conduct, because, when: 'child' } : { conduct, because }
			),
			notScored: notScored.map((conduct) => ({ conduct, because }))
		});
	});

/** A small story that only goes forward, now and then with conditions. */
const stories: fc.Arbitrary<Scenario> = fc
	.record({
		scenes: fc.array(
			fc.record({
				wayBack: fc.boolean(),
				choices: fc.array(
					fc.record({
						conduct: fc.constantFrom(...CONDUCTS),
						leap: fc.integer({ min: 1, max: 3 }),
						judged: fc.option(fc.subarray([...JUDGEMENTS]), { nil: undefined }),
						hidden: fc.boolean()
					}),
					{ minLength: 1, maxLength: 4 }
				)
			}),
			{ minLength: 1, maxLength: 5 }
		),
		concernsChild: fc.boolean()
	})
	.map(({ scenes: drawn, concernsChild }) => {
		const at = (index: number) => (index < drawn.length ? `s${index}` : 'end');
		const scenes: Record<Slug, Scene> = {};
		for (const [index, { wayBack, choices }] of drawn.entries()) {
			const made = choices.map(({ conduct, leap, judged, hidden }, place) => {
				const on: Condition | undefined = judged && { judged: { s0: judged } };
				const to = on
					? [{ to: 'end', if: on }, { to: at(index + leap) }]
					: [{ to: at(index + leap) }];
				// The first choice is always on offer, so that no scene is a dead end.
				const when = on && hidden && place > 0 ? { if: on } : {};
				return [`c${place}`, choice(conduct, 'end', { to, ...when })] as const;
			});
			scenes[at(index)] = scene(Object.fromEntries(made), { wayBack });
		}
		const ending = { headline: 'x', says: 'x' };
		const ways = { someone: { title: 'x', says: 'x', start: 's0' } };
		return story({ concernsChild, ways, scenes, endings: { end: ending } });
	});

const picks = fc.array(fc.nat({ max: 3 }), { maxLength: 6 });
const cases = fc.record({ of: stories, under: editions, behind: baselines, picks });
type Case = typeof cases extends fc.Arbitrary<infer Value> ? Value : never;

/** Plays the picks as far as the story goes, each taken among what is on offer. */
function played({ of, under, behind, picks: numbers }: Case) {
	const play = playing(of, under, behind);
	const log: Picked[] = [];
	let now: Played = made(replay(play, [], under));
	for (const number of numbers) {
		const next = now.offers[number % now.offers.length];
		if (next === undefined) break;
		log.push({ scene: now.at, choice: next });
		now = made(advance(play, now, next, under));
	}
	return { play, log, now };
}

function countsAs({ under, behind }: Case, conduct: Slug): Judgement {
	const own = under.readings['story']?.[conduct]?.judgement ?? 'not-addressed';
	const other = behind.readings['story']?.[conduct]?.judgement ?? 'not-addressed';
	return own === 'not-addressed' ? other : own;
}

test('[G2] a score lies within 0 and 1, and is exactly what the readings add up to', () => {
	const worth: Partial<Record<Judgement, number>> = { 'compliant-best': 2, compliant: 2, risky: 1 };
	fc.assert(
		fc.property(cases, (each) => {
			const { now } = played(each);
			let [points, of] = [0, 0];
			for (const { conduct, scene: at } of now.decisions) {
				const judgement = countsAs(each, conduct);
				const free = each.behind.notScored?.some((entry) => entry.conduct === conduct);
				const worse = judgement === 'breach' || judgement === 'serious-breach';
				if (free || judgement === 'not-addressed') continue;
				if (each.of.scenes[at]?.wayBack && !worse) continue;
				points += worth[judgement] ?? 0;
				of += 2;
			}
			expect(now.grade.score).toEqual(of === 0 ? ratio(0, 1) : ratio(points, of));
			expect(points).toBeLessThanOrEqual(of);
		}),
		RUNS
	);
});

test('[G6.4] replaying a log twice, or step by step, gives the same attempt', () => {
	fc.assert(
		fc.property(cases, (each) => {
			const { play, log, now } = played(each);
			const once = made(replay(play, log, each.under));
			expect(made(replay(play, log, each.under))).toEqual(once);
			expect(now).toEqual(once);
		}),
		RUNS
	);
});

test('[G5] no sequence of choices, offered or not, passes without an ending', () => {
	const words = fc.array(fc.constantFrom('c0', 'c1', 'c2', 'c3', 'end', 's1', ''), {
		maxLength: 7
	});
	fc.assert(
		fc.property(cases, words, (each, choices) => {
			const play = playing(each.of, each.under, each.behind);
			const log = choices.map((word) => ({ choice: word }));
			const answer = replay(play, log, each.under);
			if (isRefusal(answer)) return;
			expect(answer.grade.passed && !answer.ended).toBe(false);
			if (answer.grade.passed)
				expect(compareRatios(answer.grade.score, each.under.passMark)).toBeGreaterThanOrEqual(0);
		}),
		RUNS
	);
});

test('[G3] no sequence with a floor conduct, or a serious breach, passes under any edition', () => {
	fc.assert(
		fc.property(cases, (each) => {
			const { now } = played(each);
			const { floor = [], notScored = [] } = each.behind;
			const fails = now.decisions.some(
				({ conduct }) =>
					!notScored.some((entry) => entry.conduct === conduct) &&
					(countsAs(each, conduct) === 'serious-breach' ||
						floor.some(
							(entry) => entry.conduct === conduct && (!entry.when || each.of.concernsChild)
						))
			);
			expect(fails && now.grade.passed).toBe(false);
		}),
		RUNS
	);
});

test('[G3.2] a way back never raises a score', () => {
	fc.assert(
		fc.property(cases, (each) => {
			const { play, log } = played(each);
			let before = made(replay(play, [], each.under));
			for (const { choice: word } of log) {
				const after = made(advance(play, before, word, each.under));
				if (after.decisions.at(-1)?.wayBack)
					expect(compareRatios(after.grade.score, before.grade.score)).toBeLessThanOrEqual(0);
				before = after;
			}
		}),
		RUNS
	);
});

test('[N1] a story that only goes forward ends within as many choices as it has scenes', () => {
	fc.assert(
		fc.property(cases, (each) => {
			const { play } = played(each);
			let at = open(play);
			for (let turn = 0; turn < Object.keys(each.of.scenes).length; turn++)
				if (!at.ended) at = made(choose(play, at, 'c0'));
			expect(at).toMatchObject({ at: 'end', ended: true });
		}),
		RUNS
	);
});

test('[G7.3] the grading agrees with the readings on every path of any story', () => {
	fc.assert(
		fc.property(cases, ({ of, under, behind }) => {
			const { paths, passing, failing, problems } = prove(of, under, behind);
			expect(passing + failing).toBe(paths);
			// A difference would be thrown; these are what such stories cannot have.
			const none = ['PR002', 'PR015'];
			expect(problems.filter(({ code }) => none.includes(code))).toEqual([]);
		}),
		{ ...RUNS, numRuns: 150 }
	);
});

test('[G6] nothing achieved is lowered by a further attempt', () => {
	const outcomes = fc.array(
		fc
			.record({ n: fc.nat({ max: 6 }), passed: fc.boolean(), ended: fc.boolean() })
			.map(({ n, passed, ended }): Omit<Outcome, 'attempt'> => ({
				ended,
				grade: { score: ratio(n, 6), passed: passed && ended, why: 'not-ended' },
				startedAt: NOW,
				lastAt: NOW,
				decisions: n
			})),
		{ minLength: 1, maxLength: 8 }
	);
	fc.assert(
		fc.property(outcomes, (list) => {
			const all = list.map((each, index) => ({ ...each, attempt: `a${index}` }));
			for (let length = 1; length < all.length; length++) {
				const before = standingOf(all.slice(0, length));
				const after = standingOf(all.slice(0, length + 1));
				if (before.first) expect(after.first).toBe(before.first);
				if (before.passed) expect(after.passed).toBe(true);
				if (before.best && after.best && before.passed === after.passed)
					expect(
						compareRatios(after.best.grade.score, before.best.grade.score)
					).toBeGreaterThanOrEqual(0);
				expect(after.attempts).toBe(before.attempts + 1);
			}
		}),
		RUNS
	);
});
