/**
 * Refreshers of anybody, over every situation and policy of ours: how long they are, what they hold, and where they begin.
 *
 * @module
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { start, startTold, type Attempt } from '#domain/attempt/attempt.ts';
import { CORE_ORDER } from '#domain/course/course.ts';
import { LONGEST_REFRESHER, type Refresher } from '#domain/course/refresher.ts';
import { ratio, type Slug } from '#domain/units.ts';
import { ALL_COUNTS } from '../evidence/all-counts.test-data.ts';
import { openMemory } from '../store/memory.ts';
import type { PersonRecord, SchoolRecord } from '../store/records.ts';
import { aPerson, aSchool } from '../store/sample-records.ts';
import { owingOf } from './owing.ts';
import { Playing } from './playing.ts';
import { offeredBy } from './progress.ts';
import { library } from './training.test-data.ts';

/** Every path of every situation is measured for each policy: longer than a test usually may take, in milliseconds. */
const PATIENT = 60_000;
const LAST_YEAR = '2025-11-20T09:30:00.000Z';
const ON = '2026-11-20';

/** Twelve earlier editions: in which situations, and at which conduct of each, they were read in another way. */
const EARLIER = Array.from({ length: 12 }, (_, index) => ({
	hash: index.toString(16).repeat(64),
	places: Array.from(
		{ length: 1 + Math.floor(index / 6) },
		(_each, place) => [CORE_ORDER[(index + 2 * place) % 5] ?? '', index * 5 + place] as const
	)
}));

/** A policy with an earlier edition that read one conduct of some situations in another way. */
function earlier(policy: Slug, { hash, places }: (typeof EARLIER)[number]) {
	const held = library.editions[policy];
	if (!held) throw new TypeError(`There is no policy “${policy}”.`);
	const readings = { ...held.content.readings };
	for (const [situation, number] of places) {
		const conducts = Object.keys(readings[situation] ?? {});
		const conduct = conducts[number % conducts.length] ?? '';
		const reading = readings[situation]?.[conduct];
		const judgement = reading?.judgement === 'risky' ? 'breach' : 'risky';
		if (reading)
			readings[situation] = { ...readings[situation], [conduct]: { ...reading, judgement } };
	}
	return { ...held, hash, content: { ...held.content, edition: '0', readings } };
}

function playingWith(policy: Slug): Playing {
	const before = EARLIER.map((each, index) => [`before-${index}`, earlier(policy, each)] as const);
	const editions = { ...library.editions, ...Object.fromEntries(before) };
	return new Playing({ ...library, editions }, openMemory(), ALL_COUNTS);
}

/** A way through a situation to its end: at each decision the choice of this number. */
function through(
	scenario: Slug,
	[way, picks]: readonly [number, readonly number[]],
	school: SchoolRecord,
	playing: Playing
): Attempt {
	const held = library.scenarios[scenario];
	const ways = Object.keys(held?.scenario.ways ?? {});
	const { policy, edition, baseline } = school;
	const under = { scenario: held?.hash ?? '', policy, edition, baseline };
	const who = ways[way % ways.length] ?? '';
	let attempt = start({ id: `before-${scenario}`, scenario, who, under, startedAt: LAST_YEAR });
	for (let played = playing.played(attempt); !played.ended; played = playing.played(attempt)) {
		const pick = picks[attempt.chosen.length % picks.length] ?? 0;
		const choice = played.offers[pick % played.offers.length] ?? '';
		const step = { scene: played.at, choice, at: LAST_YEAR };
		attempt = { ...attempt, chosen: [...attempt.chosen, step] };
	}
	return attempt;
}

interface Year {
	readonly person: string;
	readonly ways: readonly (readonly [number, readonly number[]])[];
	readonly last: readonly Slug[];
	readonly sample: number;
}

const year: fc.Arbitrary<Year> = fc.record({
	person: fc.uuid(),
	ways: fc.array(fc.tuple(fc.nat(9), fc.array(fc.nat(9), { minLength: 6, maxLength: 6 })), {
		minLength: CORE_ORDER.length,
		maxLength: CORE_ORDER.length
	}),
	last: fc.subarray([...CORE_ORDER]),
	sample: fc.nat(4)
});

/** What somebody owes who played each situation last year in one of these ways, and signed. */
function owed(
	{ person: id, ways, last, sample }: Year,
	school: SchoolRecord,
	playing: Playing,
	editionHash: string
) {
	const signed: PersonRecord['declarations'][number] = {
		id: 'signed',
		at: '2025-11-21T09:30:00.000Z',
		method: 'typed-name',
		name: 'Robin Hale',
		school: school.name,
		policy: school.policy,
		title: '',
		edition: '',
		editionHash,
		statements: [],
		attempts: last.map((scenario) => ({ scenario, attempt: '', score: ratio(1, 1) })),
		...(last.length > 0 && {
			refresher: {
				cycle: '2025/26',
				skipped: [],
				sample: last[sample % last.length] ?? ''
			}
		})
	};
	const person = aPerson({
		id,
		school: school.id,
		startsOn: '2024-09-01',
		attempts: CORE_ORDER.map((slug, index) =>
			through(slug, ways[index] ?? [0, [0]], school, playing)
		),
		declarations: [signed]
	});
	const owing = owingOf(person, school, { offered: offeredBy(playing, school), playing }, ON);
	if (!owing.refresher) throw new TypeError('No refresher is owed.');
	return { person, signed, refresher: owing.refresher };
}

const schoolWith = (policy: Slug) =>
	aSchool({
		policy,
		edition: library.editions[policy]?.hash ?? '',
		baseline: library.baseline.hash,
		editionSince: '2024-09-01T00:00:00.000Z'
	});

const why = ({ taken }: Refresher, because: string) =>
	taken.filter((each) => each.because === because).map(({ scenario }) => scenario.slug);

/** Everything is either taken or skipped with a reason, and each part can be begun as it says. */
function holdsTogether(
	{ refresher, person }: ReturnType<typeof owed>,
	school: SchoolRecord,
	playing: Playing
) {
	expect(
		[
			...refresher.taken.map(({ scenario }) => scenario.slug),
			...refresher.skipped.map(({ scenario }) => scenario)
		].sort()
	).toEqual([...CORE_ORDER].sort());
	for (const { scenario, part } of refresher.taken) {
		if (part.told.length === 0) continue;
		const { policy, edition, baseline } = school;
		const hash = library.scenarios[scenario.slug]?.hash ?? '';
		const begun = startTold(
			{
				id: 'begun',
				scenario: scenario.slug,
				who: part.who,
				under: { scenario: hash, policy, edition, baseline },
				startedAt: '2026-11-20T09:30:00.000Z'
			},
			part.told,
			person.attempts.find(({ id }) => id === part.from)
		);
		const played = playing.played(begun);
		expect(played).toMatchObject({ at: part.at, ended: false, told: part.told.length });
		for (const { judged } of played.decisions) {
			expect(judged.floor).toBe(false);
			if (judged.scored) expect(judged.judgement).toMatch(/^compliant/);
		}
	}
}

describe.each(Object.keys(library.editions))('under %s', (policy) => {
	const school = schoolWith(policy);
	const playing = playingWith(policy);

	test(
		'[F2] [F3] [F4] [F5] [F6] whatever somebody did last year, it takes five to ten minutes',
		() => {
			fc.assert(
				fc.property(year, (before) => {
					const all = owed(before, school, playing, school.edition);
					const { refresher, signed } = all;
					expect(refresher.minutes).toBeGreaterThanOrEqual(5);
					expect(refresher.minutes).toBeLessThanOrEqual(LONGEST_REFRESHER);
					const [sample, ...more] = why(refresher, 'sample');
					expect(more).toEqual([]);
					expect(CORE_ORDER).toContain(sample);
					expect(sample).not.toBe(signed.refresher?.sample);
					const others = refresher.skipped.map(({ scenario }) => scenario);
					const isRoom = why(refresher, 'misjudged').length === 0;
					if (isRoom && others.some((slug) => !before.last.includes(slug)))
						expect(before.last).not.toContain(sample);
					holdsTogether(all, school, playing);
					expect(owed(before, school, playing, school.edition).refresher).toEqual(refresher);
				}),
				{ numRuns: 40 }
			);
		},
		PATIENT
	);

	test(
		'[F1] [F4] only what has changed makes it longer than ten minutes',
		() => {
			fc.assert(
				fc.property(year, fc.constantFrom(...EARLIER), (before, { hash, places }) => {
					const all = owed(before, school, playing, hash);
					const { refresher } = all;
					const changed = why(refresher, 'changed');
					expect(changed.sort()).toEqual(places.map(([slug]) => slug).sort());
					expect(refresher.minutes).toBeGreaterThanOrEqual(5);
					if (refresher.minutes > LONGEST_REFRESHER)
						expect(refresher.taken).toHaveLength(changed.length);
					if (changed.length === 1) {
						expect(refresher.minutes).toBeLessThanOrEqual(LONGEST_REFRESHER);
						expect(why(refresher, 'sample')).toHaveLength(1);
					}
					holdsTogether(all, school, playing);
				}),
				{ numRuns: 40 }
			);
		},
		PATIENT
	);
});
