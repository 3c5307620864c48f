/**
 * One malformed request after the other, for every route and action there is.
 *
 * @module
 */
import { HEADERS, NAMES, WORDS, type Chance } from './chance.ts';
import { routesOf, type Route } from './routes.ts';

/** A request as it goes out. */
export interface Malformed {
	readonly method: string;
	readonly path: string;
	readonly headers: readonly (readonly [name: string, says: string])[];
	readonly body?: string;
	/** Sent over a bare socket, as no client would. */
	readonly bare: boolean;
	/** What it is sent to, as {@link aimsOf} names it; undefined where its address was bent, or is none of a route. */
	readonly aim: string | undefined;
	/** Whose answer it is: nothing of any other school may be in it. */
	readonly as: string | undefined;
}

/** Who asks: a cookie, and the school it belongs to. */
export interface Visitor {
	readonly school: string;
	readonly cookie: string;
	/** The part of the address under which an attempt of theirs is found. */
	readonly attempt: string;
}

/** What the requests are made from. */
export interface Ingredients {
	readonly origin: string;
	readonly visitors: readonly Visitor[];
	/** Somebody of a school that may be made anew. */
	readonly spare: Visitor;
	/** Ids that are somebody’s, at one school or another. */
	readonly ids: readonly string[];
}

const ROUTES = routesOf();
const PLACES = [
	'/favicon.svg',
	'/plain.css',
	'/_app/version.json',
	'/_app/immutable/x.js',
	'/_app'
];
/** The identity library's own addresses: the few that are open, and some that are not. */
const OF_THE_LIBRARY = [
	...['callback/oidc', 'callback/oidc?state=x&code=y', 'callback/oidc?error=x', 'error', 'ok'],
	...['passkey/generate-authenticate-options', 'passkey/generate-register-options'],
	...['passkey/verify-authentication', 'passkey/verify-registration', 'get-session'],
	...['sign-in/email', 'sign-up/email', 'sign-in/staff-number', 'magic-link/verify?token=x'],
	...['reset-password', 'update-user', 'list-sessions', 'delete-user', 'two-factor/disable']
].map((each) => `/auth/${each}`);
/** Bodies as somebody would send them who tries what others have chosen. */
const PLAUSIBLE = [
	'at=0&scene=request&choice=decline&decision=0&statement=0&policy=kingsley&person=volunteer',
	'email=with-learner@lime-street.example&password=nothing+of+the+sort&shared=yes',
	'school=lime-street&number=Kay-2&secret=ABCDE-FGHJK',
	'email=nobody@lime-street.example',
	'token=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA&password=nothing+of+the+sort',
	'own=000000&pin=482915&again=482915'
];
const TYPES = [
	...['application/x-www-form-urlencoded', 'application/json', 'text/plain', 'text/csv'],
	...['multipart/form-data', 'multipart/form-data; boundary=', 'multipart/form-data; boundary=y'],
	...['application/xml', 'application/octet-stream', 'application/zip', 'x', '/', '; charset=x']
];
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
const STRANGE = ['TRACE', 'PROPFIND', 'CONNECT', 'get', 'FOO', 'PRI', 'G E T', ''];

/** All there is to aim at: each page, each of its actions, and each method of what is no page. */
export function aimsOf(routes: readonly Route[] = ROUTES): readonly string[] {
	return routes.flatMap(({ id, page, actions, methods }) => [
		...(page ? [`GET ${id}`] : []),
		...actions.map((action) => `POST ${id}?/${action}`),
		...methods.map((method) => `${method} ${id}`)
	]);
}

/** Draws the next request. */
export function malformed(chance: Chance, from: Ingredients): Malformed {
	const route = chance.of(ROUTES);
	const bare = chance.percent(10);
	const method = methodFor(chance, route, bare);
	const visitor = chance.of(from.visitors);
	const { path, aim } = pathFor(
		chance,
		route,
		method,
		chance.percent(80) ? visitor : undefined,
		from.ids,
		bare
	);
	const [cookie, as] = cookieFor(chance, from, visitor, path);
	const sends = !['GET', 'HEAD'].includes(method) || chance.percent(3);
	const nearly = path.includes(visitor.attempt) && chance.percent(85);
	const [type, body] = sends
		? nearly
			? stepFor(path)
			: bodyFor(chance, from.ids)
		: [undefined, undefined];
	const headers: (readonly [string, string])[] = [
		['X-Forwarded-For', addressFor(chance)],
		...(chance.percent(85) ? [['Origin', from.origin] as const] : originsFor(chance)),
		...(cookie === undefined ? [] : [['Cookie', cookie] as const]),
		...(type === undefined ? [] : [['Content-Type', type] as const])
	];
	for (let more = chance.below(4); more > 0; more--) {
		const [name, says] = chance.of(HEADERS);
		headers.push([name, chance.of(says)]);
	}
	return { method, path, headers, bare, aim, as, ...(body === undefined ? {} : { body }) };
}

function methodFor(chance: Chance, { actions, methods }: Route, bare: boolean): string {
	if (bare && chance.percent(15)) return chance.of(STRANGE);
	if (chance.percent(15)) return chance.of(METHODS);
	if (methods.length > 0 && chance.percent(70)) return chance.of(methods);
	return actions.length > 0 && chance.percent(70) ? 'POST' : 'GET';
}

function pathFor(
	chance: Chance,
	{ id, actions }: Route,
	method: string,
	visitor: Visitor | undefined,
	ids: readonly string[],
	bare: boolean
): { readonly path: string; readonly aim: string | undefined } {
	const word = () => (chance.percent(50) ? chance.of(ids) : chance.of(WORDS));
	let path = id
		.replace(/\/\([^)]+\)/g, '')
		.replace('[scenario]/[attempt]', visitor?.attempt ?? '[scenario]/[attempt]')
		.replace(/\/\[{1,2}(\.{3})?[^\]]+\]{1,2}/g, (_, rest: unknown) =>
			rest === undefined ? `/${word()}` : `/${word()}/${word()}`
		);
	if (path === '') path = '/';
	if (id.startsWith('/auth/') && chance.percent(70))
		return { path: chance.of(OF_THE_LIBRARY), aim: `${method} ${id}` };
	const straight = path;
	if (chance.percent(8)) path = chance.of(PLACES);
	if (chance.percent(6))
		path += chance.of(['/', '//', '/..', '/.', '/%2e%2e/', ';x', '/__data.json']);
	if (chance.percent(4)) path += chance.of(['/__route.js', '%00', '.json', '/__data.json?x', '%']);
	if (chance.percent(2)) path = `/${chance.of(['/', '\\', '..;', '%5c', '%2f'])}${path}`;
	const isBent = path !== straight;
	const fields: string[] = [];
	let action = '';
	if (method === 'POST' && chance.percent(90) && actions.length > 0) {
		action = `/${chance.percent(92) ? actionOf(chance, actions) : chance.of(WORDS)}`;
		fields.push(action);
	}
	for (let more = chance.below(4); more > 0; more--)
		fields.push(`${chance.of(NAMES)}=${chance.percent(70) ? chance.of(WORDS) : chance.of(ids)}`);
	const asked = path + (fields.length > 0 ? `?${fields.join('&')}` : '');
	return {
		path: bare && chance.percent(50) ? asked : sendable(asked),
		aim: isBent ? undefined : `${method} ${id}${action && `?${action}`}`
	};
}

/** To make a school anew takes a thousand times as long as anything else: now and then is enough. */
function actionOf(chance: Chance, actions: readonly string[]): string {
	const drawn = chance.of(actions);
	return drawn === 'reset' && chance.percent(90)
		? chance.of(actions.filter((each) => each !== 'reset'))
		: drawn;
}

/** What a client would still send: it writes signs it may not send as their numbers, and leaves the rest. */
function sendable(path: string): string {
	return path.replace(/[^\x21-\x7e]/gu, (sign) =>
		/[\ud800-\udfff]/.test(sign) && sign.length === 1 ? '%EF%BF%BD' : encodeURIComponent(sign)
	);
}

function cookieFor(
	chance: Chance,
	{ visitors, spare }: Ingredients,
	visitor: Visitor,
	path: string
): readonly [cookie: string | undefined, as: string | undefined] {
	if (chance.percent(20)) return [undefined, undefined];
	const { cookie, school } = /\/reset|\/sign-out/.test(path) ? spare : visitor;
	if (chance.percent(70)) return [cookie, school];
	const other = chance.of(visitors).cookie;
	const forged = [
		cookie.slice(0, -1),
		`${cookie}x`,
		cookie.replace('with-learner', 'with-everything').replace('with-nothing', 'with-leader'),
		cookie.replace(/\.\d+\./, '.9999999999.'),
		`${cookie.split('.')[0]}.${other.split('.').slice(1).join('.')}x`,
		'pass=',
		'pass',
		`pass=${'x'.repeat(7_000)}`,
		'=;;=;pass=%00',
		'pass=%E0%A4%A',
		'__proto__=x; constructor=y',
		`a=${chance.of(WORDS).replace(/[^\x20-\x7e]/g, '')}`
	];
	const drawn = chance.of(forged);
	return [drawn, drawn === cookie ? school : undefined];
}

function originsFor(chance: Chance): readonly (readonly [string, string])[] {
	const wrong = chance.of(['https://elsewhere.example', 'null', '', 'x', 'http://127.0.0.1:1']);
	return chance.percent(40) ? [] : [['Origin', wrong]];
}

function addressFor(chance: Chance): string {
	if (chance.percent(3)) return chance.of(['', 'x', '::', '1.2.3.4, x', ',,,', '999.1.1.1']);
	return `10.${chance.below(250)}.${chance.below(250)}.${chance.below(250)}`;
}

function bodyFor(
	chance: Chance,
	ids: readonly string[]
): readonly [type: string | undefined, body: string] {
	const word = () => (chance.percent(25) ? chance.of(ids) : chance.of(WORDS));
	const fields = Array.from({ length: chance.below(6) }, () => [chance.of(NAMES), word()] as const);
	const odd = chance.percent(12) ? chance.of(TYPES) : undefined;
	switch (chance.below(8)) {
		case 0:
		case 1:
		case 2:
			return [
				odd ?? 'application/x-www-form-urlencoded',
				chance.percent(20)
					? chance.of(PLAUSIBLE)
					: fields.map(([name, says]) => `${sendable(name)}=${sendable(says)}`).join('&')
			];
		case 3:
			return [odd ?? 'application/json', jsonFor(chance, fields)];
		case 4:
		case 5:
			return [odd ?? 'multipart/form-data; boundary=y', partsFor(chance, fields)];
		case 6:
			return [chance.of(TYPES), chance.bytes(chance.below(2_000))];
		default:
			return [chance.percent(50) ? undefined : chance.of(TYPES), chance.of(WORDS)];
	}
}

/** A choice as it should be, to an attempt that has ended. */
function stepFor(path: string): readonly [type: string, body: string] {
	return path.includes('/choices')
		? ['application/json', '{"at":0,"scene":"request","choice":"decline"}']
		: ['application/x-www-form-urlencoded', 'at=0&scene=request&choice=decline&decision=0'];
}

function jsonFor(chance: Chance, fields: readonly (readonly [string, string])[]): string {
	const step = { at: chance.below(5), scene: chance.of(WORDS), choice: chance.of(WORDS) };
	return chance.of([
		JSON.stringify(Object.fromEntries(fields)),
		JSON.stringify(step),
		JSON.stringify({ ...step, scene: 'request', choice: 'decline' }),
		JSON.stringify({ ...step, at: 0, scene: 'request', choice: 'decline' }),
		`{"__proto__":${JSON.stringify(step)}}`,
		`{"at":0,"at":1,"scene":"request","choice":"decline"}`,
		'['.repeat(1_000 + chance.below(50_000)),
		`${'{"a":'.repeat(2_000)}1${'}'.repeat(2_000)}`,
		JSON.stringify(step).slice(0, -chance.below(9) - 1),
		'null',
		'0',
		`"${chance.of(WORDS)}"`
	]);
}

function partsFor(chance: Chance, fields: readonly (readonly [string, string])[]): string {
	const parts = [...fields, [chance.of(['old', 'new', 'file', 'csv']), ''] as const].map(
		([name, says]) => {
			const file = chance.percent(40);
			const content = file
				? chance.of(['PK\u0003\u0004', '=1+1,2\r\n', chance.bytes(300), ''])
				: says;
			const named = file ? `; filename="${chance.of(WORDS).slice(0, 200)}"` : '';
			return `--y\r\nContent-Disposition: form-data; name="${name.slice(0, 200)}"${named}\r\n\r\n${content}\r\n`;
		}
	);
	const whole = `${parts.join('')}--y--\r\n`;
	return chance.of([
		whole,
		whole,
		whole.slice(0, chance.below(whole.length)),
		whole.replaceAll('--y', '--z'),
		parts.join(''),
		'--y--\r\n',
		`--y\r\n${'X: y\r\n'.repeat(2_000)}\r\n`,
		whole.replaceAll('\r\n', '\n')
	]);
}
