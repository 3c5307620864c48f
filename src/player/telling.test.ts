import { describe, expect, test } from 'vitest';
import { compile, type Play } from '#domain/scenario/machine.ts';
import { isRefusal } from '#domain/refusal.ts';
import { replay, type Played } from '#domain/attempt/replay.ts';
import { drawPath } from './path-map.ts';
import { STANDARD, STORY, THRESHOLD } from './small-story.ts';
import { askedFor, gradeWords, isCostly, isSilent } from './telling-after.ts';
import { choicesIn, judgedWords, paragraphs, pointsWords } from './telling.ts';

function played(...choices: readonly string[]): { play: Play; so: Played } {
	const play = compile(STORY, STANDARD, 'pupil');
	if (isRefusal(play)) throw new Error(play.because);
	const so = replay(
		play,
		choices.map((choice) => ({ choice })),
		THRESHOLD
	);
	if (isRefusal(so)) throw new Error(so.because);
	return { play, so };
}

describe('choices', () => {
	test('[G7] the order is the attempt’s own, and the same every time', () => {
		const { play } = played();
		const order = (seed: string) => choicesIn(play, 'request', [], seed).map(({ id }) => id);
		expect(order('one')).toEqual(order('one'));
		const orders = new Set(Array.from({ length: 20 }, (_, seed) => order(`seed ${seed}`).join()));
		expect(orders.size).toBeGreaterThan(1);
	});

	test('letters follow the order shown', () => {
		const { play } = played();
		expect(choicesIn(play, 'request', [], 'one').map(({ letter }) => letter)).toEqual([
			'A',
			'B',
			'C'
		]);
	});
});

describe('what the policy asks for', () => {
	test('the best-judged choice is shown with its words', () => {
		const { play, so } = played('accept');
		const asked = askedFor(play, so.position.steps, 0);
		expect(asked?.heading).toBe('What your policy asks for');
		expect(asked?.better?.say).toBe('“Find me in class.”');
	});

	test('nothing better is named when the choice was the best itself', () => {
		const { play, so } = played('refuse');
		expect(askedFor(play, so.position.steps, 0)).toEqual({
			heading: 'What your policy asks for',
			judgement: 'compliant-best'
		});
	});

	test('where the policy is silent, good practice is what is in line', () => {
		const { play, so } = played('refuse', 'hide');
		expect(askedFor(play, so.position.steps, 1)?.heading).toBe(
			'What would be in line with good practice'
		);
	});
});

describe('points and results in words', () => {
	test('points are small and plain, and say why a decision does not count', () => {
		const { so } = played('ignore', 'press');
		expect(so.decisions.map(pointsWords)).toEqual(['1 of 2 points', 'not scored']);
	});

	test('silence is told from a judgement of the policy', () => {
		const { so } = played('refuse', 'talk');
		expect(so.decisions.map(({ judged }) => isSilent(judged))).toEqual([false, true]);
		expect(so.decisions.map((each) => judgedWords(each, STANDARD))).toEqual([
			'What your policy asks for',
			'In line with good practice'
		]);
	});

	test('a pass says what was needed', () => {
		const { so } = played('refuse', 'talk');
		expect(gradeWords(so.grade, THRESHOLD, STANDARD)).toBe('Passed. You needed 80%.');
	});

	test('a single decision that fails the attempt is named', () => {
		const { so } = played('accept', 'talk');
		expect(gradeWords(so.grade, THRESHOLD, STANDARD)).toContain('decision 1');
		expect(so.decisions.map((each, index) => isCostly(each, index, so.grade))).toEqual([
			true,
			false
		]);
	});

	test('too few points say so without blame', () => {
		const { so } = played('ignore', 'talk');
		expect(gradeWords(so.grade, THRESHOLD, STANDARD)).toBe('Not passed yet. You needed 80%.');
	});

	test('lines belong together, an empty line parts them', () => {
		expect(paragraphs('One\ntwo.\n\nThree.\n')).toEqual(['One two.', 'Three.']);
	});
});

describe('the map', () => {
	const forks = [
		{ offered: 4, taken: 1 },
		{ offered: 3, taken: 2 }
	];

	test.each(['across', 'down'] as const)(
		'%s: every choice has a place inside the drawing',
		(direction) => {
			const map = drawPath(forks, direction);
			expect(map.knots).toHaveLength(2);
			expect(map.others).toHaveLength(3 + 2);
			expect(map.way).toHaveLength(3);
			for (const { x, y } of [
				map.start,
				map.end,
				...map.knots,
				...map.others.map(({ dot }) => dot)
			]) {
				expect(x).toBeGreaterThan(0);
				expect(y).toBeGreaterThan(0);
				expect(x).toBeLessThan(map.width);
				expect(y).toBeLessThan(map.height);
			}
		}
	);
});
