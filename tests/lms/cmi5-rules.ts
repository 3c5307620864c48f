/**
 * What a cmi5 platform refuses of the statements of a session.
 *
 * @module
 */
export type Json = Record<string, unknown>;

/** How a session was launched, and how far it is. */
export interface Session {
	readonly id: string;
	readonly token: string;
	readonly mode: 'Normal' | 'Browse' | 'Review';
	readonly masteryScore?: number;
	readonly template: Json;
	readonly registration: string;
	readonly activityId: string;
	readonly actor: Json;
	/** The one-time address has been asked. */
	fetched: boolean;
	askedPreferences: boolean;
	/** The verbs of cmi5 said so far. */
	readonly said: string[];
}

const VERB = 'http://adlnet.gov/expapi/verbs/';
const CMI5 = 'https://w3id.org/xapi/cmi5/context/categories/cmi5';
const MOVE_ON = 'https://w3id.org/xapi/cmi5/context/categories/moveon';
const SESSION = 'https://w3id.org/xapi/cmi5/context/extensions/sessionid';
const MASTERY = 'https://w3id.org/xapi/cmi5/context/extensions/masteryscore';
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const DURATION = /^P(?=\d|T\d)(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(\.\d{1,2})?S)?)?$/;
const JUDGED = ['passed', 'failed'];
const SATISFYING = [...JUDGED, 'completed'];

/** The verb of a statement that cmi5 itself defines; undefined for one it only allows. */
export function definedVerb(statement: Json): string | undefined {
	const verb = String(object(statement['verb'])['id']);
	return categories(statement).includes(CMI5) ? verb.replace(VERB, '') : undefined;
}

/**
 * What is wrong with a statement here and now; undefined when nothing is.
 *
 * @param before the verbs cmi5 defines that were said in the whole registration
 */
export function wrongWith(
	statement: Json,
	session: Session,
	before: readonly string[]
): string | undefined {
	return [...always(statement, session), ...ofOrder(statement, session, before)].find(
		([fine]) => !fine
	)?.[1];
}

type Rule = readonly [fine: boolean, says: string];

function always(statement: Json, session: Session): Rule[] {
	const context = object(statement['context']);
	const extensions = object(context['extensions']);
	const score = object(object(statement['result'])['score']);
	return [
		[UUID.test(String(statement['id'])), '9.1: an id in UUID form'],
		[same(statement['actor'], session.actor), '8.1.3: the actor of the launch'],
		[/^https?:/.test(String(object(statement['verb'])['id'])), 'xAPI: a verb with an IRI'],
		[/^[a-z]+:\S+$/.test(String(object(statement['object'])['id'])), 'xAPI: an object with an IRI'],
		[
			/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(String(statement['timestamp'])),
			'9.7: a timestamp in UTC'
		],
		[context['registration'] === session.registration, '9.6.1: the registration of the launch'],
		[extensions[SESSION] === session.id, '9.6.3.1: the session id'],
		[holds(context, session.template), '10.2.1: the context template, unaltered'],
		[scoreIsWhole(score), '9.5.1: raw with min and max, all in range']
	];
}

function ofOrder(statement: Json, session: Session, before: readonly string[]): Rule[] {
	const verb = definedVerb(statement);
	const result = object(statement['result']);
	const moves = categories(statement).includes(MOVE_ON);
	const judging = 'success' in result || 'completion' in result;
	const { said } = session;
	const rules: Rule[] = [
		[verb === 'initialized' || said.includes('initialized'), '9.3: initialized comes first'],
		[!said.includes('terminated'), '9.3: nothing after terminated'],
		[verb !== undefined || !moves, '9.6.2.2: moveon is not for others']
	];
	if (verb === undefined) return rules;
	const extensions = object(object(statement['context'])['extensions']);
	const scaled = object(result['score'])['scaled'];
	const mastery = session.masteryScore;
	const high = typeof scaled !== 'number' || mastery === undefined || scaled >= mastery;
	const low = typeof scaled !== 'number' || mastery === undefined || scaled < mastery;
	return [
		...rules,
		[
			['initialized', 'terminated', ...SATISFYING].includes(verb),
			'9.3: only the verbs that are the unit’s'
		],
		[session.askedPreferences, '11: the preferences are asked for before initialized'],
		[object(statement['object'])['id'] === session.activityId, '8.1.5: the activity of the launch'],
		[!said.includes(verb), '9.3: no verb twice in a session'],
		[!JUDGED.includes(verb) || !said.some((each) => JUDGED.includes(each)), '9.3: one verdict'],
		[!['passed', 'completed'].includes(verb) || !before.includes(verb), '9.3: once a registration'],
		[verb !== 'failed' || !before.includes('passed'), '9.3: never failed after passed'],
		[session.mode === 'Normal' || !SATISFYING.includes(verb), '10.2.2: only in normal mode'],
		[JUDGED.includes(verb) || !('score' in result), '9.5.1: a score only with a verdict'],
		[result['success'] === { passed: true, failed: false }[verb], '9.5.2: success with its verb'],
		[(result['completion'] === true) === (verb === 'completed'), '9.5.3: completion with its verb'],
		[
			verb === 'initialized' || DURATION.test(String(result['duration'])),
			'9.5.4: a duration with every other verb'
		],
		[moves === judging, '9.6.2.2: moveon with success or completion, and only then'],
		[verb !== 'passed' || high, '9.3.4: passed at the mastery score or above'],
		[verb !== 'failed' || low, '9.3.5: failed below the mastery score'],
		[
			!JUDGED.includes(verb) || mastery === undefined || extensions[MASTERY] === mastery,
			'9.6.3.2: the mastery score beside a verdict'
		]
	];
}

function scoreIsWhole({ raw, min, max, scaled }: Json): boolean {
	if (scaled !== undefined && !(typeof scaled === 'number' && Math.abs(scaled) <= 1)) return false;
	if (raw === undefined) return true;
	return (
		typeof raw === 'number' &&
		typeof min === 'number' &&
		typeof max === 'number' &&
		min < max &&
		raw >= min &&
		raw <= max
	);
}

function categories(statement: Json): readonly unknown[] {
	const list = object(object(statement['context'])['contextActivities'])['category'];
	return Array.isArray(list) ? list.map((each) => object(each)['id']) : [];
}

/** Whether everything of the template is in there as it was; lists may be longer. */
function holds(whole: unknown, part: unknown): boolean {
	if (Array.isArray(part))
		return Array.isArray(whole) && part.every((each) => whole.some((one) => same(one, each)));
	if (typeof part === 'object' && part !== null)
		return Object.entries(part).every(([name, value]) => holds(object(whole)[name], value));
	return whole === part;
}

export function same(a: unknown, b: unknown): boolean {
	return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

function sorted(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(sorted);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value)
			.sort(([a], [b]) => (a < b ? -1 : 1))
			.map(([name, each]) => [name, sorted(each)])
	);
}

export function object(value: unknown): Json {
	return typeof value === 'object' && value !== null ? { ...value } : {};
}
