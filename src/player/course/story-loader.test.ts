import { afterEach, describe, expect, test, vi } from 'vitest';
import { FIRST } from '#domain/package/package.test-data.ts';
import { Stories } from '#domain/package/stories.ts';
import { StoryLoader } from './story-loader.ts';

afterEach(() => {
	vi.useRealTimers();
});

describe('a story that is brought', () => {
	test('is there once its own script has said so, and is asked for once', async () => {
		const ask = vi.fn(() => () => {});
		const loader = new StoryLoader(new Stories(), ask);
		const both = Promise.all([loader.load('story'), loader.load('story')]);
		loader.arrived('story', FIRST);
		expect(await both).toEqual([true, true]);
		expect(await loader.load('story')).toBe(true);
		expect(ask).toHaveBeenCalledTimes(1);
	});

	test('has failed when its script fails, or brings nothing, and can be asked for again', async () => {
		let failed = () => {};
		const stop = vi.fn();
		const loader = new StoryLoader(new Stories(), (_, told) => {
			failed = told;
			return stop;
		});
		const first = loader.load('story');
		failed();
		expect(await first).toBe(false);
		expect(stop).toHaveBeenCalledTimes(1);
		const second = loader.load('story');
		loader.arrived('story', FIRST);
		failed();
		expect(await second).toBe(true);
	});

	test('has failed after fifteen seconds without an answer', async () => {
		vi.useFakeTimers();
		const loader = new StoryLoader(new Stories(), () => () => {});
		const asked = loader.load('story');
		await vi.advanceTimersByTimeAsync(15_000);
		expect(await asked).toBe(false);
	});

	test('is not taken for another', () => {
		const loader = new StoryLoader(new Stories(), () => () => {});
		loader.arrived('other-story', FIRST);
		expect(loader.stories.get('story')).toBeUndefined();
	});
});
