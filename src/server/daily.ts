/**
 * Work that is done once a day while the server runs, and once when it starts.
 *
 * @module
 */
import type { Day } from '#domain/units.ts';
import { dayOf, type Clock } from './clock.ts';

/** How often the day is looked at: a computer that slept past midnight is not a day late. */
const LOOK_EVERY_MS = 60 * 60 * 1000;

/** Work that has been started. */
export interface Daily {
	/** Resolves when nothing is under way and nothing more will be. */
	stop(): Promise<void>;
}

/** Does work now and on each new day, never twice at a time. What it throws is told; the next day tries again. */
export function daily(
	work: () => Promise<unknown>,
	clock: Clock,
	tell: (cause: unknown) => void = console.error,
	lookEvery: number = LOOK_EVERY_MS
): Daily {
	let done: Day | undefined;
	let under: Promise<void> | undefined;
	const look = () => {
		const today = dayOf(clock.now());
		if (under || done === today) return;
		done = today;
		under = work()
			.then(() => undefined, tell)
			.finally(() => (under = undefined));
	};
	look();
	const timer = setInterval(look, lookEvery);
	timer.unref();
	return {
		stop: async () => {
			clearInterval(timer);
			await under;
		}
	};
}
