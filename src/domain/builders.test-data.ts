/**
 * Plain facts for the tests: an edition, a baseline, a small story. Every conduct is named after its judgement.
 *
 * @module
 */
import type { Clause, Edition, Judgement, Reading, Readings } from './policy/policy.ts';
import { standardFor, type Standard } from './policy/judge.ts';
import { compile, type Play } from './scenario/machine.ts';
import { conductsOf, type Choice, type Scenario, type Scene } from './scenario/scenario.ts';
import { isRefusal } from './refusal.ts';
import { ratio, type Instant, type Ratio, type Slug } from './units.ts';

/** The one moment at which tests happen. */
export const NOW: Instant = '2026-11-20T09:30:00.000Z';

/** The pass mark of every test that does not say otherwise. */
export const FOUR_FIFTHS: Ratio = ratio(4, 5);

/** The rule of passing that goes with it. */
export const USUAL = { passMark: FOUR_FIFTHS, failsOn: ['serious-breach'] } as const;

export function clause(id: string, more: Partial<Clause> = {}): Clause {
	return { id, ref: id, binds: ['all staff'], force: 'must-not', says: 'x', topics: [], ...more };
}

export function reading(judgement: Judgement, clauses: readonly string[] = []): Reading {
	return { judgement, clauses, because: `It is ${judgement}.`, readers: 3 };
}

/** One reading for each judgement, under a conduct of a plain name. */
export const READINGS: Readings = {
	best: reading('compliant-best', ['sample/1']),
	fine: reading('compliant', ['sample/1']),
	unsure: reading('risky', ['sample/2']),
	wrong: reading('breach', ['sample/2']),
	grave: reading('serious-breach', ['sample/2']),
	unsaid: reading('not-addressed')
};

/** A policy that knows every conduct of the story. */
export function edition(more: Partial<Edition> = {}): Edition {
	return {
		policy: 'sample',
		school: 'Sample School',
		title: 'Sample Policy',
		edition: '1',
		adopted: 'unknown',
		review: 'unknown',
		source: 'made for the tests',
		contacts: [],
		passMark: FOUR_FIFTHS,
		failsOn: ['serious-breach'],
		declaration: [],
		clauses: [clause('sample/1'), clause('sample/2')],
		readings: { story: READINGS },
		...more
	};
}

/** Good practice: judges what the policy leaves open, and holds the two lists. */
export function baseline(more: Partial<Edition> = {}): Edition {
	return edition({
		policy: 'good-practice',
		title: 'Good practice',
		clauses: [clause('gp/1'), clause('gp/2', { force: 'should' })],
		readings: {
			story: {
				fine: reading('breach', ['gp/1']),
				unsaid: reading('compliant', ['gp/2']),
				unheard: reading('risky', ['gp/2'])
			}
		},
		floor: [],
		notScored: [],
		notScoredNote: 'Take advice first.',
		...more
	});
}

export function choice(conduct: Slug, to: Slug, more: Partial<Choice> = {}): Choice {
	const effect = { headline: 'So it goes', says: 'Something happens.' };
	return { text: conduct, conduct, effect, to: [{ to }], ...more };
}

export function scene(choices: Readonly<Record<Slug, Choice>>, more: Partial<Scene> = {}): Scene {
	return {
		title: 'A scene',
		medium: 'email',
		wayBack: false,
		when: 'Today',
		where: 'Here',
		light: 'day',
		headline: 'Something has come up',
		shows: [],
		says: 'You are asked.',
		asks: 'What do you do?',
		choices,
		...more
	};
}

/**
 * A story of three scenes and a way back: one → two → three → done, and one → mend → two after a wrong turn.
 * Each decision has the choices `well`, `so` and `ill`.
 */
export function story(more: Partial<Scenario> = {}): Scenario {
	return {
		slug: 'story',
		title: 'A story',
		summary: 'Something happens.',
		minutes: 1,
		for: ['all-staff'],
		concernsChild: false,
		support: [],
		ways: { someone: { title: 'Someone', says: 'Someone asks.', start: 'one' } },
		scenes: {
			one: decision('two', 'mend'),
			mend: scene(
				{ slip: choice('unsure', 'two'), own: choice('fine', 'two'), hide: choice('grave', 'two') },
				{ wayBack: true }
			),
			two: decision('three', 'three'),
			three: decision('done', 'sorry')
		},
		endings: {
			done: { headline: 'Done', says: 'All is well.' },
			sorry: { headline: 'Not done', says: 'All is not well.' }
		},
		...more
	};
}

/** A scene with a risky, a compliant and a wrong choice; the wrong one may lead elsewhere. */
export function decision(to: Slug, ifWrong: Slug = to, more: Partial<Scene> = {}): Scene {
	return scene(
		{
			so: choice('unsure', to),
			well: choice('fine', to),
			ill: choice('wrong', ifWrong)
		},
		more
	);
}

/** What the story is judged by. */
export function standard(of: Scenario = story(), under = edition(), behind = baseline()): Standard {
	return standardFor(under, behind, { ...of, conducts: conductsOf(of) });
}

/** The story, compiled for a way in; a refusal is a mistake in the test. */
export function playing(of: Scenario = story(), under = edition(), behind = baseline()): Play {
	const who = Object.keys(of.ways)[0] ?? '';
	return made(compile(of, standard(of, under, behind), who));
}

/** The answer of a function that must not refuse in this test. */
export function made<Value>(answer: Value): Exclude<Value, { readonly refused: string }> {
	if (isRefusal(answer)) throw new Error(`Refused: ${JSON.stringify(answer)}`);
	return answer as Exclude<Value, { readonly refused: string }>;
}
