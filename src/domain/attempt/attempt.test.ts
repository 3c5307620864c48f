import { expect, test } from 'vitest';
import { NOW } from '../builders.test-data.ts';
import {
	append,
	movedAt,
	ownAmongTold,
	replayFrom,
	start,
	startTold,
	type Attempt
} from './attempt.ts';

const LATER = '2026-11-20T09:31:00.000Z';
const EARLIER = '2026-11-20T09:29:59.999Z';
const FACTS = {
	id: 'attempt-1',
	scenario: 'story',
	who: 'someone',
	under: { scenario: 'aa', policy: 'sample', edition: 'bb', baseline: 'cc' },
	startedAt: NOW
};

function two(): Attempt {
	return append(append(start(FACTS), 'one', 'ill', LATER), 'mend', 'own', LATER);
}

test('an attempt starts with an empty log', () => {
	expect(start(FACTS)).toEqual({ ...FACTS, chosen: [] });
});

test('[G6] a choice is added to the end of the log; the attempt before stays as it was', () => {
	const before = start(FACTS);
	const after = append(before, 'one', 'ill', LATER);
	expect(after).toEqual({ ...FACTS, chosen: [{ scene: 'one', choice: 'ill', at: LATER }] });
	expect(before).toEqual({ ...FACTS, chosen: [] });
});

test('[G6.3] with an earlier clock, the time of the entry before is kept', () => {
	expect(append(start(FACTS), 'one', 'ill', EARLIER).chosen.at(-1)?.at).toBe(NOW);
	expect(append(two(), 'two', 'well', NOW).chosen.at(-1)?.at).toBe(LATER);
});

test('[G6.3] what is added to a copied log is not earlier than the start of the new attempt', () => {
	const again = replayFrom(two(), 1, 'attempt-2', '2026-11-21T08:00:00.000Z') as Attempt;
	expect(append(again, 'mend', 'hide', '2026-11-21T07:00:00.000Z').chosen.at(-1)?.at).toBe(
		'2026-11-21T08:00:00.000Z'
	);
});

test('[G6.2] a replay starts with the choices before the decision, and names where it came from', () => {
	const original = two();
	expect(replayFrom(original, 1, 'attempt-2', LATER)).toEqual({
		...FACTS,
		id: 'attempt-2',
		startedAt: LATER,
		from: { attempt: 'attempt-1', decisions: 1 },
		chosen: [{ scene: 'one', choice: 'ill', at: LATER }]
	});
	expect(replayFrom(original, 0, 'attempt-3', LATER)).toMatchObject({ chosen: [] });
	expect(original).toEqual(two());
});

test.each([-1, 2, 0.5, Number.NaN, Infinity])(
	'[G6.2] a decision the log does not have is refused: %d',
	(decision) => {
		expect(replayFrom(two(), decision, 'attempt-2', LATER)).toMatchObject({
			refused: 'decision-unknown'
		});
	}
);

const NEXT_YEAR = '2027-11-20T09:30:00.000Z';
const facts = { ...FACTS, id: 'attempt-2', startedAt: NEXT_YEAR };
const TOLD = [{ scene: 'one', choice: 'ill' }];

test('[G9] [G9.1] what is told is marked as told; one’s own choices keep their times, and say whose they are', () => {
	expect(startTold(facts, TOLD, two())).toEqual({
		...facts,
		from: { attempt: 'attempt-1', decisions: 1 },
		told: 1,
		chosen: [{ ...TOLD[0], at: LATER }]
	});
	expect(startTold(facts, TOLD)).toEqual({
		...facts,
		told: 1,
		chosen: [{ ...TOLD[0], at: NEXT_YEAR }]
	});
});

test('[G9] a replay takes over what was told before its decision, as told', () => {
	const on = append(
		append(startTold(facts, TOLD), 'mend', 'own', NEXT_YEAR),
		'two',
		'so',
		NEXT_YEAR
	);
	expect(replayFrom(on, 2, 'attempt-3', NEXT_YEAR)).toMatchObject({ told: 1 });
	const before = replayFrom(on, 0, 'attempt-4', NEXT_YEAR);
	expect(before).not.toHaveProperty('told');
});

test('[G9.1] of what is told, each choice is somebody’s own or nobody’s', () => {
	const ours = append(startTold(facts, TOLD), 'mend', 'own', NEXT_YEAR);
	const again = startTold({ ...FACTS, id: 'attempt-3' }, ours.chosen, ours);
	expect(ownAmongTold(again, [ours, again])).toEqual([false, true]);
	expect(ownAmongTold(startTold(facts, TOLD, two()), [two()])).toEqual([true]);
	expect(ownAmongTold(ours, [ours])).toEqual([false]);
	expect(ownAmongTold(two(), [two()])).toEqual([]);
});

test('[G9.1] an attempt that was begun with older choices moved on when it began', () => {
	expect(movedAt(startTold(facts, TOLD, two()))).toBe(NEXT_YEAR);
	expect(movedAt(two())).toBe(LATER);
	expect(movedAt(start(FACTS))).toBe(NOW);
});
