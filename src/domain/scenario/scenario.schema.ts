/**
 * What `scenario.yaml` and `walks.yaml` may hold, and what an archived scenario must hold.
 *
 * The message of a check is the code of its diagnostic; see policy.schema.ts.
 *
 * @module
 */
import { z } from 'zod';
import { JUDGEMENTS } from '../policy/policy.ts';
import { page, words } from '../policy/policy.schema.ts';
import { ratio, ratioFrom, type Ratio, type Slug } from '../units.ts';
import { AVATARS, MEDIA, type Condition, type Scenario, type WayIn } from './scenario.ts';

const KINDS = ['chose', 'judged', 'who', 'all', 'any', 'not'] as const;

const conditionPage = page({
	chose: z.string().exactOptional(),
	judged: z
		.record(z.string(), z.array(z.enum(JUDGEMENTS, 'SC016')).min(1, 'YA014'))
		.exactOptional(),
	who: z.array(z.string()).min(1, 'YA014').exactOptional(),
	get all() {
		return z.array(condition).exactOptional();
	},
	get any() {
		return z.array(condition).exactOptional();
	},
	get not() {
		return condition.exactOptional();
	}
});

/** One of `chose`, `judged`, `who`, `all`, `any`, `not`; exactly one. */
const condition: z.ZodType<Condition> = z.lazy(() =>
	conditionPage.transform((found, context): Condition => {
		const [kind, ...more] = KINDS.filter((each) => found[each] !== undefined);
		if (kind && more.length === 0) return found as Condition;
		context.addIssue({ code: 'custom', message: 'SC017' });
		return z.NEVER;
	})
);

const way = page({ to: z.string(), if: condition.exactOptional() });

const choiceParts = {
	text: words,
	conduct: z.string(),
	effect: page({ headline: words, says: words }),
	say: words.exactOptional(),
	if: condition.exactOptional()
};

const sceneParts = {
	title: words,
	medium: z.enum(MEDIA, 'SC023'),
	when: words,
	where: words,
	clock: z
		.string()
		.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'SC025')
		.exactOptional(),
	headline: words,
	from: page({
		name: words,
		about: words.exactOptional(),
		avatar: z.enum(AVATARS, 'SC024')
	}).exactOptional(),
	says: words,
	asks: words
};

const shown = page({
	by: z.enum(['them', 'you', 'other', 'note'], 'SC026'),
	name: words.exactOptional(),
	says: words,
	at: words.exactOptional(),
	tools: z.array(words).exactOptional()
});
const light = z.enum(['dusk', 'day'], 'SC027');
const support = z.array(page({ who: words, how: words }));
const ending = page({ headline: words, says: words });

/** `to: call` is `to: [{ to: call }]`. */
const ways = z.preprocess(
	(found) => (typeof found === 'string' ? [{ to: found }] : found),
	z.array(way).min(1, 'YA014')
);

const sceneFile = page({
	...sceneParts,
	'way-back': z.boolean().default(false),
	light: light.default('day'),
	shows: z.array(shown).default([]),
	choices: z.record(z.string(), page({ ...choiceParts, to: ways }))
});

/** `scenarios/<slug>/scenario.yaml`, as it is written; a single `to` is a list of one. */
export const scenarioFile = page({
	scenario: z.string(),
	title: words,
	summary: words,
	minutes: z.int('SC028').min(1, 'SC028').max(60, 'SC028'),
	for: z.array(words).min(1, 'YA014'),
	concerns: z.array(z.literal('child', 'SC029')).default([]),
	note: words.exactOptional(),
	support: support.default([]),
	opens: page({ who: z.array(z.string()).min(1, 'YA014') }),
	'ways-in': z.record(z.string(), page({ title: words, says: words })),
	start: z.record(z.string(), z.string()),
	scenes: z.record(z.string(), sceneFile),
	endings: z.record(z.string(), ending)
});
export type ScenarioFile = z.output<typeof scenarioFile>;

/** `scenarios/<slug>/walks.yaml`, as it is written. */
export const walksFile = z.array(
	page({
		walk: words,
		policy: z.string(),
		who: z.string().exactOptional(),
		choose: z.array(z.string()),
		ends: z.string(),
		score: z.string().regex(/^\d{1,9}\/[1-9]\d{0,8}$/, 'WA005'),
		passed: z.boolean()
	})
);
export type WalksFile = z.output<typeof walksFile>;

/** An authored playthrough with its expected result. */
export interface Walk {
	readonly walk: string;
	readonly policy: Slug;
	/** The first way in when the author left it out. */
	readonly who: Slug;
	readonly choose: readonly Slug[];
	readonly ends: Slug;
	readonly score: Ratio;
	readonly passed: boolean;
}

const archivedScene = z.strictObject({
	...sceneParts,
	wayBack: z.boolean(),
	light,
	shows: z.array(shown),
	choices: z.record(z.string(), z.strictObject({ ...choiceParts, to: z.array(way).min(1) }))
});

/** A scenario as it is archived: the domain's own words. */
export const archivedScenario = z.strictObject({
	slug: z.string(),
	title: z.string(),
	summary: z.string(),
	minutes: z.int(),
	for: z.array(z.string()),
	concernsChild: z.boolean(),
	note: z.string().exactOptional(),
	support,
	ways: z.record(z.string(), z.strictObject({ title: words, says: words, start: z.string() })),
	scenes: z.record(z.string(), archivedScene),
	endings: z.record(z.string(), ending)
});

/** The scenario that a file makes: the ways in with where each starts, in the order of `opens.who`. */
export function scenarioOf(file: ScenarioFile): Scenario {
	const waysIn: Record<Slug, WayIn> = {};
	for (const who of file.opens.who) {
		const [way, start] = [file['ways-in'][who], file.start[who]];
		if (way && start !== undefined) waysIn[who] = { ...way, start };
	}
	return {
		slug: file.scenario,
		title: file.title,
		summary: file.summary,
		minutes: file.minutes,
		for: file.for,
		concernsChild: file.concerns.includes('child'),
		...(file.note === undefined ? {} : { note: file.note }),
		support: file.support,
		ways: waysIn,
		scenes: Object.fromEntries(
			Object.entries(file.scenes).map(([id, { 'way-back': wayBack, ...scene }]) => [
				id,
				{ ...scene, wayBack }
			])
		),
		endings: file.endings
	};
}

/** The walks of a file; one without `who` takes the first way in. */
export function walksOf(file: WalksFile, firstWayIn: Slug): readonly Walk[] {
	return file.map((walk) => ({
		...walk,
		who: walk.who ?? firstWayIn,
		score: ratioFrom(walk.score) ?? ratio(0, 1)
	}));
}
