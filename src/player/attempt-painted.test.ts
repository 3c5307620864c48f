import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Saved } from './lms/host.ts';
import { AT, opened, saved, Told } from './told-host.ts';

const settle = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** An attempt whose screen is painted only when it is told to. */
const unpainted = (host: Told) => {
	let paint = () => undefined as void;
	const live = opened(host, { painted: (then) => (paint = then) });
	return { live, paint: () => paint() };
};

test('a press is judged and noted on the device at once; all else waits until its effect is painted', async () => {
	const host = new Told();
	const { live, paint } = unpainted(host);
	live.choose('refuse');
	await settle();
	expect(live.pressed?.judged.judgement).toBe('compliant-best');
	expect(host.kept).toEqual([{ at: 0, scene: 'request', choice: 'refuse' }]);
	expect(live.isUnsent).toBe(true);
	expect(host.sent).toEqual([]);
	expect([live.view, live.step]).toEqual([{ kind: 'scene', scene: 'request' }, 0]);
	paint();
	expect(live.pressed).toBeUndefined();
	expect([live.view, live.step]).toEqual([{ kind: 'feedback', index: 0 }, 1]);
	await settle();
	expect(host.sent).toHaveLength(1);
});

test('every choice on offer is judged ahead, and a press shows one of these', () => {
	const { live } = unpainted(new Told());
	expect(live.ahead).toEqual([]);
	live.foresee();
	const { ahead } = live;
	expect(ahead.map(({ decisions }) => decisions.map(({ choice }) => choice))).toEqual(
		live.played.offers.map((choice) => [choice])
	);
	live.foresee();
	expect(live.ahead).toBe(ahead);
	live.choose('ignore');
	expect(live.ahead).toBe(ahead);
	expect(ahead.flatMap(({ decisions }) => decisions)).toContain(live.pressed);
});

test('a press that comes before anything is judged ahead shows that choice alone', () => {
	const { live, paint } = unpainted(new Told());
	live.choose('ignore');
	expect(live.ahead.map(({ decisions }) => decisions.at(-1))).toEqual([live.pressed]);
	paint();
	expect(live.ahead).toEqual([]);
});

test('who goes on before the feedback is painted stands at what comes next, and the choice is sent once', async () => {
	const host = new Told();
	const { live, paint } = unpainted(host);
	live.choose('ignore');
	live.goOn();
	expect(live.view).toEqual({ kind: 'scene', scene: live.played.at });
	expect(live.played.decisions).toHaveLength(1);
	paint();
	await settle();
	expect(live.view.kind).toBe('scene');
	expect(host.sent).toHaveLength(1);
});

test('a second press before the first is painted does nothing', () => {
	const host = new Told();
	const { live, paint } = unpainted(host);
	live.choose('refuse');
	live.choose('ignore');
	paint();
	expect(live.played.decisions.map(({ choice }) => choice)).toEqual(['refuse']);
});

test('a press is undone when the record turns out to stand elsewhere before it is painted', async () => {
	const chosen = [{ scene: 'request', choice: 'ignore', at: AT }];
	let answer: (value: Saved) => void = () => undefined;
	const host = new Told([new Promise<Saved>((resolve) => (answer = resolve))]);
	const { live, paint } = unpainted(host);
	live.choose('refuse');
	paint();
	live.goOn();
	live.choose('talk');
	answer({ state: 'stale', because: 'You went on elsewhere.', chosen });
	await settle();
	expect(live.pressed).toBeUndefined();
	paint();
	await settle();
	expect(live.told?.kind).toBe('stale');
	expect(live.played.decisions.map(({ choice }) => choice)).toEqual(['ignore']);
	expect([host.kept, host.sent.length]).toEqual([[], 1]);
});

test('what is saved before it is painted is said all the same', async () => {
	let answer: (value: Saved) => void = () => undefined;
	const host = new Told([new Promise<Saved>((resolve) => (answer = resolve))]);
	const { live, paint } = unpainted(host);
	live.choose('refuse');
	paint();
	live.goOn();
	live.choose('talk');
	answer(saved);
	await settle();
	paint();
	await settle();
	expect(host.sent).toHaveLength(2);
	expect(live.said).toBe('In line with good practice. Saved at 20:14.');
});
