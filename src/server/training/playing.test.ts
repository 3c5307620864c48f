import { describe, expect, test } from 'vitest';
import { append, start, type Attempt } from '#domain/attempt/attempt.ts';
import type { Played } from '#domain/attempt/replay.ts';
import { enumerate } from '#domain/scenario/enumerate.ts';
import { isRefusal } from '#domain/refusal.ts';
import type { Slug } from '#domain/units.ts';
import { readLibrary } from '../library/library.ts';
import { ALL_COUNTS } from '../evidence/all-counts.test-data.ts';
import { openMemory } from '../store/memory.ts';
import { foldOf, Playing, RecordFault } from './playing.ts';

const AT = '2026-11-20T09:30:00.000Z';
const { library } = readLibrary('.');
const anew = () => new Playing(library, openMemory(), ALL_COUNTS);

/** An attempt at a scenario under a policy, begun and not yet played. */
function begun(scenario: Slug, policy: Slug, who: Slug): Attempt {
	const held = library.scenarios[scenario];
	const edition = library.editions[policy];
	if (!held || !edition) throw new TypeError(`No “${scenario}” or no “${policy}”.`);
	const under = {
		scenario: held.hash,
		policy,
		edition: edition.hash,
		baseline: library.baseline.hash
	};
	return start({ id: `${scenario}-${policy}-${who}`, scenario, who, under, startedAt: AT });
}

/** An attempt at each of its lengths, from none chosen to as many as this policy's story offers. */
function growing(attempt: Attempt, choices: readonly Slug[]): readonly Attempt[] {
	const lengths = [attempt];
	let last = attempt;
	for (const choice of choices) {
		const { at, offers } = plain.replayed(last);
		if (!offers.includes(choice)) break;
		last = append(last, at, choice, AT);
		lengths.push(last);
	}
	return lengths;
}

/** Replays only; it is never asked for anything remembered. */
const plain = anew();

/** Every walk of every scenario, under its own policy and every other, at each of its lengths. */
const walked = Object.entries(library.scenarios).flatMap(([scenario, { scenario: story, walks }]) =>
	walks.flatMap(({ who = Object.keys(story.ways)[0] ?? '', choose }) =>
		Object.keys(library.editions).flatMap((policy) => growing(begun(scenario, policy, who), choose))
	)
);

describe('what is remembered of a replay', () => {
	test('[G6.4] equals the replay, for every walk at every length under every policy', () => {
		expect(walked.length).toBeGreaterThan(100);
		const playing = anew();
		// Twice: the first answer is made, the second remembered; the other way round the second time.
		for (const attempt of [...walked, ...walked.toReversed()]) {
			const replayed = plain.replayed(attempt);
			expect(playing.fold(attempt)).toEqual(foldOf(replayed));
			expect(facts(playing.played(attempt))).toEqual(facts(replayed));
		}
	});

	test('[G6.4] equals the replay also where it was reached one choice at a time', () => {
		const playing = anew();
		for (const attempt of walked) {
			if (attempt.chosen.length === 0) continue;
			const before: Attempt = { ...attempt, chosen: attempt.chosen.slice(0, -1) };
			const stepped = playing.stepped(before, attempt);
			if (isRefusal(stepped)) throw new TypeError(stepped.because);
			expect(facts(stepped)).toEqual(facts(plain.replayed(attempt)));
			expect(playing.played(attempt)).toBe(stepped);
		}
	});

	test('[G6.4] holds nothing of a choice that is not offered', () => {
		const playing = anew();
		for (const attempt of walked.slice(0, 50)) {
			const { at } = plain.replayed(attempt);
			const longer = append(attempt, at, 'not-a-choice', AT);
			expect(isRefusal(playing.stepped(attempt, longer))).toBe(true);
			expect(isRefusal(playing.stepped(attempt, longer))).toBe(true);
			expect(() => playing.played(longer)).toThrow(RecordFault);
		}
	});

	test('[G6.4] is shared by logs with the same choices, whatever their ids and times', () => {
		const playing = anew();
		for (const attempt of walked) {
			const other: Attempt = {
				...attempt,
				id: 'another',
				startedAt: '2027-01-01T00:00:00.000Z',
				chosen: attempt.chosen.map((each) => ({ ...each, at: '2027-01-01T00:00:00.000Z' }))
			};
			expect(playing.fold(other)).toBe(playing.fold(attempt));
			expect(playing.played(other)).toBe(playing.played(attempt));
		}
	});

	test('[G6.4] is never another log’s: paths of every way in, under every policy, remembered at once', () => {
		const playing = anew();
		const paths: Attempt[] = [];
		for (const [scenario, { scenario: story }] of Object.entries(library.scenarios))
			for (const who of Object.keys(story.ways))
				for (const policy of Object.keys(library.editions)) {
					const attempt = begun(scenario, policy, who);
					let nth = 0;
					enumerate(playing.stage(attempt.under, who).play, ({ position: { steps } }) => {
						// One in sixty-one: enough to meet every scene in a second.
						if (nth++ % 61 > 0) return;
						const chosen = steps.map(({ scene, choice }) => ({ scene, choice, at: AT }));
						paths.push({ ...attempt, chosen });
					});
				}
		for (const attempt of paths) playing.fold(attempt);
		for (const attempt of paths) {
			expect(playing.fold(attempt)).toEqual(foldOf(plain.replayed(attempt)));
		}
	});
});

/** A replay without the machine's own objects, which hold functions. */
function facts({ position, ...rest }: Played) {
	return { ...rest, at: position.at, ended: position.ended, steps: position.steps };
}
