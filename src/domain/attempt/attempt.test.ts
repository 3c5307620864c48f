import { expect, test } from 'vitest';
import { NOW } from '../builders.test-data.ts';
import { append, replayFrom, start, type Attempt } from './attempt.ts';

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
