import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { AttemptFault } from './attempt.svelte.ts';
import type { Saved } from './lms/host.ts';
import { AT, lost, opened, saved, Told } from './told-host.ts';

const settle = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('playing', () => {
	test('one press judges and shows the effect before anything is saved', () => {
		const live = opened(new Told([new Promise<Saved>(() => undefined)]));
		live.choose('refuse');
		expect(live.view).toEqual({ kind: 'feedback', index: 0 });
		expect(live.played.decisions[0]?.judged.judgement).toBe('compliant-best');
		expect(live.keeping.state).toBe('nothing');
	});

	test('a second press on the same scene does nothing', async () => {
		const host = new Told();
		const live = opened(host);
		live.choose('refuse');
		live.choose('accept');
		await settle();
		expect(host.sent).toEqual([{ at: 0, scene: 'request', choice: 'refuse' }]);
	});

	test('a choice the scene does not offer changes nothing', () => {
		const live = opened(new Told());
		live.choose('talk');
		expect(live.view).toEqual({ kind: 'scene', scene: 'request' });
	});

	test('the story goes from scene to feedback to scene, and ends', () => {
		const live = opened();
		live.choose('refuse');
		live.goOn();
		expect(live.view).toEqual({ kind: 'scene', scene: 'next-day' });
		live.choose('talk');
		live.goOn();
		expect(live.view).toEqual({ kind: 'end', ending: 'settled' });
		expect(live.played.grade.passed).toBe(true);
	});

	test('a choice that was judged ahead is judged as one that was not, and only where it was offered', () => {
		const [ahead, plain] = [opened(), opened()];
		ahead.foresee();
		for (const live of [ahead, plain]) {
			live.choose('refuse');
			live.goOn();
			live.choose('refuse');
			expect(live.view.kind).toBe('scene');
			live.choose('talk');
		}
		expect(ahead.played.decisions).toEqual(plain.played.decisions);
		expect(ahead.played.grade).toEqual(plain.played.grade);
	});

	test('an attempt is taken up where its log stands, or at the feedback asked for', () => {
		const chosen = [{ scene: 'request', choice: 'ignore', at: AT }];
		expect(opened(undefined, { chosen }).view).toEqual({ kind: 'scene', scene: 'next-day' });
		expect(opened(undefined, { chosen, after: 0 }).view).toEqual({ kind: 'feedback', index: 0 });
		expect(opened(undefined, { chosen, after: 7 }).view.kind).toBe('scene');
		expect(opened(undefined, { chosen }).keeping).toEqual({ state: 'saved', at: AT });
	});

	test('a log that does not fit its story is a fault', () => {
		const chosen = [{ scene: 'next-day', choice: 'talk', at: AT }];
		expect(() => opened(undefined, { chosen })).toThrow(AttemptFault);
	});
});

describe('keeping', () => {
	test('choices are sent strictly in order, one at a time', async () => {
		let answer: (value: Saved) => void = () => undefined;
		const host = new Told([new Promise<Saved>((resolve) => (answer = resolve))]);
		const live = opened(host);
		live.choose('refuse');
		live.goOn();
		live.choose('talk');
		await settle();
		expect(host.sent.map(({ at }) => at)).toEqual([0]);
		answer(saved);
		await settle();
		expect(host.sent.map(({ at }) => at)).toEqual([0, 1]);
		expect(live.isUnsent).toBe(false);
	});

	test('“Saving…” is shown only when it takes longer than 400 ms', async () => {
		let answer: (value: Saved) => void = () => undefined;
		const live = opened(new Told([new Promise<Saved>((resolve) => (answer = resolve))]));
		live.choose('refuse');
		await vi.advanceTimersByTimeAsync(399);
		expect(live.keeping.state).toBe('nothing');
		await vi.advanceTimersByTimeAsync(1);
		expect(live.keeping.state).toBe('saving');
		answer(saved);
		await settle();
		expect(live.keeping).toEqual({ state: 'saved', at: AT });
	});

	test('“Saved” is not said of a choice that is still on its way', async () => {
		const host = new Told([saved, new Promise<Saved>(() => undefined)]);
		const live = opened(host);
		live.choose('refuse');
		await settle();
		expect(live.keeping.state).toBe('saved');
		live.goOn();
		live.choose('talk');
		expect(live.keeping.state).toBe('nothing');
	});

	test('a save that is lost is kept on the device and tried again later', async () => {
		const host = new Told([lost, lost, saved]);
		const live = opened(host);
		live.choose('refuse');
		await settle();
		expect(live.keeping.state).toBe('not-saved');
		expect(live.isUnsent).toBe(true);
		expect(host.kept).toHaveLength(1);
		await vi.advanceTimersByTimeAsync(1_000);
		expect(host.sent).toHaveLength(2);
		await vi.advanceTimersByTimeAsync(2_000);
		expect(live.keeping).toEqual({ state: 'saved', at: AT });
		expect(host.kept).toEqual([]);
	});

	test('playing goes on while nothing can be sent, and all of it is sent in order afterwards', async () => {
		const host = new Told([lost]);
		const live = opened(host);
		const close = live.open();
		live.choose('refuse');
		await settle();
		live.goOn();
		live.choose('talk');
		live.goOn();
		expect(live.view.kind).toBe('end');
		host.again();
		await settle();
		expect(host.sent.map(({ choice }) => choice).slice(-2)).toEqual(['refuse', 'talk']);
		expect(live.isUnsent).toBe(false);
		close();
	});

	test('being back on line sends at once, and only once', async () => {
		const host = new Told([lost]);
		const live = opened(host);
		live.open();
		live.choose('refuse');
		await settle();
		host.again();
		await settle();
		await vi.advanceTimersByTimeAsync(60_000);
		expect(host.sent).toHaveLength(2);
	});

	test('judgement and saving are said once, together', async () => {
		const live = opened(new Told());
		live.choose('ignore');
		expect(live.said).toBe('');
		await settle();
		expect(live.said).toBe('Unwise under your policy. Saved at 20:14.');
	});

	test('where the policy is silent, it is good practice that is said to judge', async () => {
		const live = opened(new Told());
		live.choose('refuse');
		live.goOn();
		live.choose('talk');
		await settle();
		expect(live.said).toBe('In line with good practice. Saved at 20:14.');
	});
});

describe('another tab, another day', () => {
	test('a stale choice gives way to the record', async () => {
		const chosen = [{ scene: 'request', choice: 'ignore', at: AT }];
		const host = new Told([{ state: 'stale', because: 'You went on elsewhere.', chosen }]);
		const live = opened(host);
		live.choose('refuse');
		await settle();
		expect(live.told?.kind).toBe('stale');
		expect(live.view).toEqual({ kind: 'scene', scene: 'next-day' });
		expect(live.played.decisions.map(({ choice }) => choice)).toEqual(['ignore']);
		expect(host.kept).toEqual([]);
	});

	test('a refused choice is taken back, and the reason stays until the next choice', async () => {
		const live = opened(new Told([{ state: 'refused', because: 'You are signed out.' }]));
		live.choose('refuse');
		await settle();
		expect(live.told).toEqual({ kind: 'refused', because: 'You are signed out.' });
		expect(live.view).toEqual({ kind: 'scene', scene: 'request' });
		live.choose('ignore');
		expect(live.told).toBeUndefined();
	});

	test('what an earlier visit could not send is taken up and sent', async () => {
		const host = new Told();
		host.kept = [
			{ at: 0, scene: 'request', choice: 'refuse' },
			{ at: 1, scene: 'next-day', choice: 'talk' }
		];
		const live = opened(host);
		live.open();
		expect(live.view).toEqual({ kind: 'end', ending: 'settled' });
		await settle();
		expect(host.sent).toHaveLength(2);
		expect(host.kept).toEqual([]);
	});

	test('what the record holds already is not sent again', async () => {
		const host = new Told();
		host.kept = [{ at: 0, scene: 'request', choice: 'refuse' }];
		const live = opened(host, { chosen: [{ scene: 'request', choice: 'refuse', at: AT }] });
		live.open();
		await settle();
		expect(host.sent).toEqual([]);
		expect(host.kept).toEqual([]);
	});

	test('a kept choice that no longer fits is dropped', async () => {
		const host = new Told();
		host.kept = [{ at: 1, scene: 'request', choice: 'refuse' }];
		const live = opened(host, { chosen: [{ scene: 'request', choice: 'ignore', at: AT }] });
		live.open();
		await settle();
		expect(live.view).toEqual({ kind: 'scene', scene: 'next-day' });
		expect(host.sent).toEqual([]);
	});
});
