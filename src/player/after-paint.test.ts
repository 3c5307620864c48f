import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { afterPaint } from './after-paint.ts';

/** What waits for the next frame, by its number. */
const waiting = new Map<number, () => void>();
let asked = 0;

function frame(): void {
	const now = [...waiting.values()];
	waiting.clear();
	for (const each of now) each();
}

beforeEach(() => {
	vi.useFakeTimers();
	waiting.clear();
	vi.stubGlobal('requestAnimationFrame', (then: () => void) => {
		waiting.set((asked += 1), then);
		return asked;
	});
	vi.stubGlobal('cancelAnimationFrame', (id: number) => waiting.delete(id));
});
afterEach(() => {
	vi.unstubAllGlobals();
	vi.useRealTimers();
});

test('the first frame shows what has changed, and the work is done once, in a task after it', () => {
	const work = vi.fn();
	afterPaint(work);
	vi.advanceTimersByTime(400);
	frame();
	expect(work).not.toHaveBeenCalled();
	vi.advanceTimersByTime(0);
	expect(work).toHaveBeenCalledTimes(1);
	frame();
	vi.advanceTimersByTime(60_000);
	expect(work).toHaveBeenCalledTimes(1);
});

test('a page that is not painted is waited for no longer than half a second', () => {
	const work = vi.fn();
	afterPaint(work);
	vi.advanceTimersByTime(499);
	expect(work).not.toHaveBeenCalled();
	vi.advanceTimersByTime(1);
	expect(work).toHaveBeenCalledTimes(1);
	frame();
	vi.advanceTimersByTime(60_000);
	expect(work).toHaveBeenCalledTimes(1);
});
