/**
 * What somebody has really done in a package, noted beside it: nothing is ever dropped, and it is judged on the server's
 * own stage, by the whole policy.
 *
 * @module
 */
import { replay, type Played } from '#domain/attempt/replay.ts';
import { standingOf } from '#domain/attempt/standing.ts';
import { progressOf, type Progress } from '#domain/course/course.ts';
import type { Declaration } from '#domain/declaration/declaration.ts';
import type { Tried } from '#domain/package/log.ts';
import type { PackagedCourse } from '#domain/package/packaged.ts';
import { JUDGEMENTS } from '#domain/policy/policy.ts';
import { isRefusal } from '#domain/refusal.ts';
import type { Slug } from '#domain/units.ts';
import { ALL_COUNTS } from '../../src/server/evidence/all-counts.test-data.ts';
import { openMemory } from '#server/store/memory.ts';
import { Playing, type Stage } from '#server/training/playing.ts';
import { LIBRARY } from '../packages/content.ts';

const playing = new Playing(LIBRARY, openMemory(), ALL_COUNTS);

export class Record {
	readonly #course: PackagedCourse;
	tries: Tried[] = [];
	signed = false;

	constructor(course: PackagedCourse) {
		this.#course = course;
	}

	#stage({ scenario, who }: Tried): Stage {
		const { policy, editionHash } = this.#course;
		const under = {
			scenario: LIBRARY.scenarios[scenario]?.hash ?? '',
			policy,
			edition: editionHash,
			baseline: LIBRARY.baseline.hash
		};
		return playing.stage(under, who);
	}

	played(tried: Tried): Played {
		const { play, threshold } = this.#stage(tried);
		const picked = tried.choices.map((choice) => ({ choice }));
		const played = replay(play, picked, threshold);
		if (isRefusal(played)) throw new Error(played.because);
		return played;
	}

	/** Of what is on offer: the best by the policy, or by number. */
	pick(tried: Tried, pick: number): Slug | undefined {
		const { play } = this.#stage(tried);
		const { at, offers } = this.played(tried);
		if (pick < 50) return offers[pick % offers.length];
		const rank = (choice: Slug) => {
			const conduct = play.scenario.scenes[at]?.choices[choice]?.conduct ?? '';
			return JUDGEMENTS.indexOf(play.judged[conduct]?.judgement ?? 'serious-breach');
		};
		return [...offers].sort((a, b) => rank(a) - rank(b))[0];
	}

	/** The same attempt, one choice longer. */
	chose(tried: Tried, choice: Slug): Tried {
		const longer = { ...tried, choices: [...tried.choices, choice] };
		this.tries = this.tries.map((each) => (each === tried ? longer : each));
		return longer;
	}

	/** An attempt that says the same; begun when there is none. */
	find(like: Tried): Tried {
		const same = JSON.stringify(like);
		const found = this.tries.find((each) => JSON.stringify(each) === same);
		if (found) return found;
		this.tries.push(like);
		return like;
	}

	/** Situations that somebody has ended and passed, by nothing but their own choices. */
	get passed(): ReadonlySet<Slug> {
		return new Set(
			this.tries
				.filter((each) => {
					const { ended, grade } = this.played(each);
					return ended && grade.passed;
				})
				.map(({ scenario }) => scenario)
		);
	}

	/** Whether everything a pass takes is there. */
	get isWhole(): boolean {
		const { situations, statements } = this.#course;
		const { passed } = this;
		return (
			situations.every(({ slug }) => passed.has(slug)) && (statements.length === 0 || this.signed)
		);
	}

	get progress(): Progress {
		const { situations, editionHash, statements } = this.#course;
		const standings = situations.map(({ slug }) => {
			const outcomes = this.tries
				.filter(({ scenario }) => scenario === slug)
				.map((each, at) => {
					const { ended, grade, decisions } = this.played(each);
					const times = { startedAt: '', lastAt: '' };
					return { attempt: String(at), ended, grade, ...times, decisions: decisions.length };
				});
			return [slug, standingOf(outcomes)] as const;
		});
		const declaration = { editionHash } as Declaration;
		return progressOf(
			{
				scenarios: situations.map((each) => ({ ...each, for: [] })),
				editionHash,
				needsDeclaration: statements.length > 0
			},
			Object.fromEntries(standings),
			this.signed ? [declaration] : []
		);
	}
}
