import { expect, test, vi } from 'vitest';
import { daily } from './daily.ts';

/** A clock one can set. */
function aClock(start: string) {
	const clock = { at: start, now: () => clock.at };
	return clock;
}

test('daily work is done at the start and on each new day where the schools are, once', async () => {
	vi.useFakeTimers();
	const clock = aClock('2026-07-01T20:00:00.000Z');
	const work = vi.fn(() => Promise.resolve());
	const running = daily(work, clock, () => undefined, 1000);
	await vi.advanceTimersByTimeAsync(5000);
	expect(work).toHaveBeenCalledTimes(1);
	clock.at = '2026-07-01T23:30:00.000Z';
	await vi.advanceTimersByTimeAsync(5000);
	expect(work).toHaveBeenCalledTimes(2);
	await running.stop();
	clock.at = '2026-07-05T12:00:00.000Z';
	await vi.advanceTimersByTimeAsync(5000);
	expect(work).toHaveBeenCalledTimes(2);
	vi.useRealTimers();
});

test('daily work that fails is told and tried again the next day', async () => {
	vi.useFakeTimers();
	const clock = aClock('2026-11-20T09:00:00.000Z');
	const told: unknown[] = [];
	const fault = new Error('no disk');
	const work = vi.fn(() => Promise.reject(fault));
	const running = daily(work, clock, (cause) => told.push(cause), 1000);
	await vi.advanceTimersByTimeAsync(1000);
	clock.at = '2026-11-21T09:00:00.000Z';
	await vi.advanceTimersByTimeAsync(1000);
	expect(told).toEqual([fault, fault]);
	await running.stop();
	vi.useRealTimers();
});

test('stopping waits for work that is under way', async () => {
	let finish = () => undefined as void;
	const work = () => new Promise<void>((done) => (finish = done));
	const running = daily(work, aClock('2026-11-20T09:00:00.000Z'));
	let stopped = false;
	const stopping = running.stop().then(() => (stopped = true));
	await Promise.resolve();
	expect(stopped).toBe(false);
	finish();
	await stopping;
	expect(stopped).toBe(true);
});
