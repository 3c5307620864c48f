import { afterEach, describe, expect, test, vi } from 'vitest';
import { FIRST, SECOND } from '#domain/package/package.test-data.ts';
import { clause } from '#domain/builders.test-data.ts';
import { Stories } from '#domain/package/stories.ts';
import { parted } from '#domain/package/travel.ts';
import { StoryLoader, type Ask } from './story-loader.ts';

const come = () => Promise.resolve(true);

/** A loader that holds another story and the policy. */
function loaderWith(ask: Ask, rest = come): StoryLoader {
	const loader = new StoryLoader(new Stories(), ask, rest);
	loader.begins(SECOND);
	loader.knows([]);
	return loader;
}

afterEach(() => {
	vi.useRealTimers();
});

describe('a story that is brought', () => {
	test('is there once its own script has said so, and is asked for once', async () => {
		const ask = vi.fn(() => () => {});
		const loader = loaderWith(ask);
		const both = Promise.all([loader.load('story'), loader.load('story')]);
		loader.arrived([FIRST]);
		expect(await both).toEqual([true, true]);
		expect(await loader.load('story')).toBe(true);
		expect(ask).toHaveBeenCalledTimes(1);
	});

	test('has failed when its script fails, or brings nothing, and can be asked for again', async () => {
		let failed = () => {};
		const stop = vi.fn();
		const loader = loaderWith((told) => {
			failed = told;
			return stop;
		});
		const first = loader.load('story');
		failed();
		expect(await first).toBe(false);
		expect(stop).toHaveBeenCalledTimes(1);
		const second = loader.load('story');
		loader.arrived([FIRST]);
		failed();
		expect(await second).toBe(true);
	});

	test('has failed after fifteen seconds without an answer', async () => {
		vi.useFakeTimers();
		const loader = loaderWith(() => () => {});
		const asked = loader.load('story');
		await vi.advanceTimersByTimeAsync(15_000);
		expect(await asked).toBe(false);
	});

	test('waits for the policy, and is whole when both are there', async () => {
		let rest = (_: boolean) => {};
		const loader = new StoryLoader(
			new Stories(),
			() => () => {},
			() => new Promise<boolean>((done) => (rest = done))
		);
		loader.begins(SECOND);
		const asked = loader.load('story');
		const { policy, others } = parted(SECOND, [FIRST], [clause('sample/1'), clause('sample/2')]);
		loader.arrived(others);
		expect(loader.stories.get('story')).toBeUndefined();
		loader.knows(policy);
		rest(true);
		expect(await asked).toBe(true);
		expect(loader.stories.get('story')).toEqual(FIRST);
	});

	test('has failed without the policy, and is not asked for again when that comes', async () => {
		const ask = vi.fn(() => () => {});
		let there = false;
		const loader = new StoryLoader(new Stories(), ask, () => Promise.resolve(there));
		loader.begins(SECOND);
		const first = loader.load('story');
		loader.arrived([FIRST]);
		expect(await first).toBe(false);
		there = true;
		const second = loader.load('story');
		loader.knows([]);
		expect(await second).toBe(true);
		expect(ask).toHaveBeenCalledTimes(1);
	});

	test('has failed when the others came without it, which are not asked for again', async () => {
		const ask = vi.fn(() => () => {});
		const loader = loaderWith(ask);
		const asked = loader.load('nowhere');
		loader.arrived([FIRST]);
		expect(await asked).toBe(false);
		expect(await loader.load('nowhere')).toBe(false);
		expect(ask).toHaveBeenCalledTimes(1);
		expect(loader.stories.get('story')).toEqual(FIRST);
	});
});
