import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Later } from './later.svelte.ts';

beforeEach(() => {
	vi.useFakeTimers();
});
afterEach(() => {
	vi.useRealTimers();
});

const lost = () => Promise.reject(new Error('./more.js'));

describe('the rest of the player', () => {
	test('is asked for once, however often it is wanted', async () => {
		const ask = vi.fn(() => Promise.resolve('rest'));
		const later = new Later(ask);
		expect(await Promise.all([later.bring(), later.bring()])).toEqual([true, true]);
		expect(await later.bring()).toBe(true);
		expect(later.here).toBe('rest');
		expect(ask).toHaveBeenCalledTimes(1);
	});

	test('is asked for once more by itself, before anybody is told that it failed', async () => {
		const ask = vi.fn(lost).mockImplementationOnce(lost);
		ask.mockImplementation(() => Promise.resolve('rest') as never);
		const later = new Later<unknown>(ask);
		const asked = later.bring();
		await vi.advanceTimersByTimeAsync(999);
		expect(later.failed).toBe(false);
		await vi.advanceTimersByTimeAsync(1);
		expect(await asked).toBe(true);
	});

	test('has failed when it fails twice, and comes when it is asked for again', async () => {
		const ask = vi.fn((): Promise<string> => lost());
		const later = new Later(ask);
		const asked = later.bring();
		await vi.advanceTimersByTimeAsync(1_000);
		expect([await asked, later.failed]).toEqual([false, true]);
		ask.mockResolvedValue('rest');
		expect(await later.bring()).toBe(true);
		expect([later.failed, later.here]).toEqual([false, 'rest']);
	});

	test('has failed after fifteen seconds without an answer, and is welcome after that', async () => {
		let come = (_: string) => {};
		const later = new Later(() => new Promise<string>((done) => (come = done)));
		const asked = later.bring();
		await vi.advanceTimersByTimeAsync(15_000);
		expect([await asked, later.failed]).toEqual([false, true]);
		come('rest');
		await vi.advanceTimersByTimeAsync(0);
		expect(later.here).toBe('rest');
	});
});
