/**
 * What it costs to decide who is reminded: five thousand people, from their records and the delivery log.
 *
 * @module
 */
import { addDays } from '#domain/units.ts';
import { REMINDERS } from '#domain/reminders/settings.ts';
import { ALL_COUNTS } from '#server/evidence/all-counts.test-data.ts';
import { readLibrary } from '#server/library/library.ts';
import { Letters } from '#server/reminders/letters.ts';
import { decidedOn, nextPlan, type Planning } from '#server/reminders/plan.ts';
import { openLowdb } from '#server/store/lowdb.ts';
import { Playing } from '#server/training/playing.ts';
import { show, showSpread, spreadOf, type Figure } from './figures.ts';
import { SCHOOL, seedSchool } from './people.ts';

const PEOPLE = 5_000;
const DAY = '2026-11-20';

/** Decides on everybody of a school `turns` times, each time on another day, so that nothing is remembered. */
export async function measureReminders(turns: number): Promise<readonly Figure[]> {
	const seeded = seedSchool({ people: PEOPLE });
	try {
		const store = await openLowdb(seeded.folder);
		const playing = new Playing(readLibrary('.').library, store, ALL_COUNTS);
		const school = store.schools.read(SCHOOL);
		if (!school) throw new TypeError(`There is no school “${SCHOOL}” in ${seeded.folder}.`);
		const planning: Planning = {
			school: { ...school, reminders: { ...REMINDERS, on: true } },
			people: store.people.list(SCHOOL),
			playing,
			letters: new Letters(store, SCHOOL),
			key: new Uint8Array(32),
			exemptOn: () => new Map(),
			values: () => undefined
		};
		const decide = (turn: number) =>
			timed(() => {
				const now = { day: addDays(DAY, turn), minute: 600 };
				for (const person of planning.people) decidedOn(planning, person, now);
			});
		const first = decide(-1);
		const decisions = spreadOf(Array.from({ length: turns }, (_, turn) => decide(turn)));
		const plan = spreadOf(
			Array.from({ length: turns }, (_, turn) =>
				timed(() => nextPlan(planning, { day: addDays(DAY, 100 + turn), minute: 600 }))
			)
		);
		await store.close();
		return [
			{
				what: `${show(PEOPLE)} decisions about reminders`,
				is: decisions.median,
				unit: 'ms',
				budget: { atMost: 1_000 },
				noise: showSpread(decisions),
				from: `${turns} days; ${show(first)} ms the first time, when every log is replayed`
			},
			{
				what: '… and what will be sent on the next day at school',
				is: plan.median,
				unit: 'ms',
				budget: { atMost: 1_000 },
				noise: showSpread(plan),
				from: `${turns} days, with the weekly letters`
			}
		];
	} finally {
		seeded.remove();
	}
}

function timed(work: () => unknown): number {
	const started = performance.now();
	work();
	return performance.now() - started;
}
