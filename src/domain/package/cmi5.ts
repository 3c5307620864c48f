/**
 * The words of cmi5: how a course is launched, and what is said of it, as plain xAPI statements.
 *
 * @module
 */
import { refuse, type Refusal } from '../refusal.ts';
import type { Instant } from '../units.ts';
import type { Interaction } from './interaction.ts';
import { token, whole } from './scorm.ts';
import { timeInterval } from './scorm2004.ts';

/** Anything JSON can say. */
export type Json = Readonly<Record<string, unknown>>;

/** What the address of a launch says. */
export interface Launch {
	/** With a slash at the end. */
	readonly endpoint: string;
	readonly fetch: string;
	readonly actor: Json;
	readonly registration: string;
	readonly activityId: string;
}

/** What the platform has written down for this launch (`LMS.LaunchData`), as far as we go by it. */
export interface LaunchData {
	/** Goes unaltered into the context of everything that is said. */
	readonly contextTemplate: Json;
	readonly launchMode: 'Normal' | 'Browse' | 'Review';
	readonly moveOn: string;
	/** From 0 to 1. Ours set none; a platform may all the same. */
	readonly masteryScore?: number;
	readonly returnUrl?: string;
}

const PARAMETERS = ['endpoint', 'fetch', 'actor', 'registration', 'activityId'] as const;
const WEB = /^https?:\/\/[^\s]+$/i;
const IRI = /^[a-z][a-z0-9+.-]*:[^\s]+$/i;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/**
 * Reads the launch parameters. Refuses `not-launched` when there are none, and `bad-launch`, naming the first that is
 * missing, given twice or malformed.
 *
 * @param given every parameter of the address with all its values, decoded
 */
export function launchFrom(
	given: Readonly<Record<string, readonly string[]>>
): Launch | Refusal<'not-launched' | 'bad-launch'> {
	const values = PARAMETERS.map((name) => given[name] ?? []);
	if (values.every((each) => each.length === 0))
		return refuse('not-launched', 'No learning platform has opened this page.');
	const [endpoint = '', fetch = '', actorText = '', registration = '', activityId = ''] =
		values.map(([first]) => first);
	const actor = agentFrom(actorText);
	const fine = [
		WEB.test(endpoint),
		WEB.test(fetch),
		actor,
		UUID.test(registration),
		IRI.test(activityId)
	];
	const bad = PARAMETERS.find((_, index) => values[index]?.length !== 1 || !fine[index]);
	if (bad || !actor)
		return refuse(
			'bad-launch',
			`The learning platform opened this page without a proper “${bad}”.`
		);
	return {
		endpoint: endpoint.endsWith('/') ? endpoint : `${endpoint}/`,
		fetch,
		actor,
		registration,
		activityId
	};
}

/** An agent with an account, as cmi5 wants it; undefined for anything else. */
function agentFrom(text: string): Json | undefined {
	let actor: unknown;
	try {
		actor = JSON.parse(text);
	} catch {
		return undefined;
	}
	if (!isObject(actor) || (actor['objectType'] ?? 'Agent') !== 'Agent') return undefined;
	const account = actor['account'];
	const fine =
		isObject(account) &&
		typeof account['name'] === 'string' &&
		account['name'] !== '' &&
		typeof account['homePage'] === 'string' &&
		IRI.test(account['homePage']);
	return fine ? actor : undefined;
}

/** Reads `LMS.LaunchData`; undefined when it lacks what statements cannot be made without. */
export function launchDataFrom(data: unknown): LaunchData | undefined {
	if (!isObject(data)) return undefined;
	const { contextTemplate, launchMode, moveOn, masteryScore, returnURL } = data;
	if (!isObject(contextTemplate)) return undefined;
	if (launchMode !== 'Normal' && launchMode !== 'Browse' && launchMode !== 'Review')
		return undefined;
	return {
		contextTemplate,
		launchMode,
		moveOn: typeof moveOn === 'string' ? moveOn : 'NotApplicable',
		...(typeof masteryScore === 'number' ? { masteryScore } : {}),
		...(typeof returnURL === 'string' && WEB.test(returnURL) ? { returnUrl: returnURL } : {})
	};
}

/** What every statement of a session has in common. */
export interface Told {
	readonly launch: Launch;
	readonly data: LaunchData;
	/** A UUID; the same at every try. */
	readonly id: string;
	/** In UTC. */
	readonly at: Instant;
}

export type Verb = 'initialized' | 'completed' | 'passed' | 'failed' | 'terminated';

const VERBS = 'http://adlnet.gov/expapi/verbs/';
const CATEGORIES = 'https://w3id.org/xapi/cmi5/context/categories/';
const MASTERY = 'https://w3id.org/xapi/cmi5/context/extensions/masteryscore';

/**
 * One of the statements cmi5 defines. A score only stands with `passed` and `failed`, and only where it agrees with
 * the platform's mastery score: a serious breach can fail a high one.
 *
 * @param seconds how long the session has been
 * @param score whole per cent
 */
export function cmi5Statement(verb: Verb, told: Told, seconds: number, score?: number): Json {
	const { masteryScore } = told.data;
	const judged = verb === 'passed' || verb === 'failed';
	const raw = whole(score ?? 0, 100);
	const scored =
		judged &&
		score !== undefined &&
		(masteryScore === undefined || raw / 100 >= masteryScore === (verb === 'passed'));
	const moves = judged || verb === 'completed';
	const result = {
		...(scored ? { score: { scaled: raw / 100, raw, min: 0, max: 100 } } : {}),
		...(judged ? { success: verb === 'passed' } : {}),
		...(verb === 'completed' ? { completion: true } : {}),
		duration: timeInterval(seconds)
	};
	return {
		...statement(verb, told, { objectType: 'Activity', id: told.launch.activityId }),
		...(verb === 'initialized' ? {} : { result }),
		context: context(
			told,
			'category',
			moves ? [`${CATEGORIES}cmi5`, `${CATEGORIES}moveon`] : [`${CATEGORIES}cmi5`],
			judged && masteryScore !== undefined ? { [MASTERY]: masteryScore } : {}
		)
	};
}

/** Whether a pass may be said: never below a mastery score that the platform has set. */
export function mayPass({ masteryScore }: LaunchData, score: number | undefined): boolean {
	return masteryScore === undefined || score === undefined || score / 100 >= masteryScore;
}

/**
 * One decision, as cmi5 allows it beside its own statements: a choice, what it was worth, the clauses it was judged by.
 */
export function answeredStatement(interaction: Interaction, told: Told): Json {
	const { scenario, scene, visit, says, choice, points, of, counted, seconds } = interaction;
	const base = told.launch.activityId;
	const result = {
		response: choice,
		duration: timeInterval(seconds),
		...(counted && of > 0
			? { score: { scaled: Math.floor((100 * points) / of) / 100, raw: points, min: 0, max: of } }
			: {})
	};
	const clauses = interaction.objectives.map(
		(each) => `${base}/clause/${each.split('/').map(token).join('/')}`
	);
	return {
		...statement('answered', told, {
			objectType: 'Activity',
			id: `${base}/${scenario}/${scene}${visit > 1 ? `/${visit}` : ''}`,
			definition: {
				type: 'http://adlnet.gov/expapi/activities/cmi.interaction',
				interactionType: 'choice',
				description: { en: says },
				choices: [{ id: choice }]
			}
		}),
		result,
		context: context(told, 'other', clauses)
	};
}

function statement(verb: string, { id, at, launch }: Told, object: Json): Json {
	return {
		id,
		actor: launch.actor,
		verb: { id: `${VERBS}${verb}`, display: { en: verb } },
		object,
		timestamp: at
	};
}

/** The platform's template with our registration and activities; what the template says is never overwritten. */
function context(
	{ launch, data }: Told,
	kind: 'category' | 'other',
	ids: readonly string[],
	more: Json = {}
): Json {
	const template = data.contextTemplate;
	const activities = objectAt(template, 'contextActivities');
	const there = [activities[kind] ?? []].flat();
	const known = JSON.stringify(there);
	const all = [
		...there,
		...ids.filter((id) => !known.includes(`"${id}"`)).map((id) => ({ objectType: 'Activity', id }))
	];
	return {
		...template,
		registration: launch.registration,
		extensions: { ...more, ...objectAt(template, 'extensions') },
		contextActivities: all.length > 0 ? { ...activities, [kind]: all } : activities
	};
}

function objectAt(of: Json, name: string): Json {
	const value = of[name];
	return isObject(value) ? value : {};
}

function isObject(value: unknown): value is Json {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
