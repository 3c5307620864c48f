/**
 * One learner on one platform, whichever it is: visits it, and is looked up on it.
 *
 * @module
 */
import { webcrypto } from 'node:crypto';
import type { Interaction } from '#domain/package/interaction.ts';
import type { Format } from '#domain/package/packaged.ts';
import type { Report, Surroundings } from '#player/lms/driver.ts';

/** What a platform would still hold if the page vanished now. */
export interface Holding {
	/** As the platform names it; SCORM 2004 and cmi5 have one word for each axis: `completed passed`. */
	readonly status: string;
	readonly score: number | undefined;
	readonly suspended: string;
	readonly location: string;
	readonly decisions: readonly string[];
}

export interface Learner {
	readonly format: Format;
	/** Opens the course in a new page. */
	visit(how?: { readonly mode?: 'normal' | 'browse' | 'review' }): Surroundings;
	holds(): Holding;
	/** From now on nothing is kept; or is again. */
	failing(fails: boolean): void;
	/** Everything the platform has refused, whatever the driver made of it. */
	refused(): readonly string[];
	/** How often the platform was asked anything at all, over all visits. */
	asked(): number;
	gone(): Promise<void>;
}

export const NOTHING: Surroundings = {
	window: () => undefined,
	address: () => 'file:///course/index.html',
	fetch: () => Promise.reject(new TypeError('Failed to fetch')),
	wait: () => Promise.resolve(),
	now: () => '2026-11-20T09:30:00.000Z',
	uuid: () => webcrypto.randomUUID()
};

/** The page around a platform's API. */
export function pageIn(window: unknown): Surroundings {
	return { ...NOTHING, window: () => window };
}

export function decision(more: Partial<Interaction> = {}): Interaction {
	return {
		scenario: 'pupil-follow',
		scene: 'next-day',
		visit: 1,
		says: 'A pupil wants to connect: what do you do? You refuse, and tell your DSL.',
		choice: 'refuse-and-tell',
		place: 2,
		points: 2,
		of: 2,
		counted: true,
		at: '2026-11-20T09:30:05.000Z',
		offset: 0,
		seconds: 12,
		objectives: ['beckstone/4.terms.7', 'beckstone/4.guidance.3-2'],
		...more
	};
}

export function report(more: Partial<Report> = {}): Report {
	return {
		reported: { completion: 'incomplete', success: 'unknown' },
		interactions: [],
		suspended: '1.abcdef12.a1b2c3012',
		location: 'pupil-follow.next-day',
		seconds: 65,
		progress: 0.25,
		...more
	};
}

export const PASSED = { completion: 'completed', success: 'passed', score: 90 } as const;
export const FAILED = { completion: 'completed', success: 'failed', score: 40 } as const;
export const COMPLETED = { completion: 'completed', success: 'unknown', score: 90 } as const;
export const UNDER_WAY = { completion: 'incomplete', success: 'unknown' } as const;
