/**
 * Walking every route, action and method as somebody, and what each has to answer them.
 *
 * @module
 */
import { isTrusted, type Role } from '#domain/staff/roles.ts';
import { ask, few, type Answer, type Ask } from './asking.ts';
import { EXPECTED, type Expected, type Who } from './expectations.ts';
import type { School } from './schools.ts';

export const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
export const MISSING = '00000000-0000-4000-8000-000000000000';

/** Somebody who asks, as far as it decides what they may. */
export interface Asker {
	/** Nobody, where there are none. */
	readonly roles?: readonly Role[];
	/** Whether a second factor is asked for and was not given. */
	readonly lacksFactor?: true;
	/** Whether they explore the sample, where nobody has an account. */
	readonly inSample?: true;
	/** Where an address leads that asks them to sign in. */
	readonly signIn: RegExp;
}

/** What is said to somebody who would see or do something. */
export type Verdict = 'yes' | 'sign-in' | 'second-factor' | 'no';

/** Who may what, by what the school expects. */
export function verdict(who: Who | undefined, { roles, lacksFactor }: Asker): Verdict {
	if (who === undefined) return 'no';
	if (who === 'everybody') return 'yes';
	if (roles === undefined) return 'sign-in';
	const named = who === 'staff' || who === 'oneself' ? roles : who;
	if (!named.some((role) => roles.includes(role))) return 'no';
	if (!lacksFactor || !isTrusted(roles) || who === 'oneself') return 'yes';
	// Without a second factor they are what they would be without a trusted role.
	const learns = roles.includes('learner') && (who === 'staff' || who.includes('learner'));
	return learns ? 'yes' : 'second-factor';
}

/** The statuses with which a route has to answer a request such as `GET`, or `POST choose`. */
export function statusesFor(expected: Expected, asker: Asker, asked: string): readonly number[] {
	const may = (who: Who | undefined) => verdict(who, asker) === 'yes';
	const { see, actions = {}, last = {}, methods = {} } = expected;
	const answered = [
		...(may(see) ? ['GET', 'HEAD'] : []),
		...Object.entries(methods).flatMap(([method, who]) => (may(who) ? [method] : [])),
		...(Object.values({ ...actions, ...last }).some(may) ? ['POST'] : [])
	];
	const [method = '', action] = asked.split(' ');
	const looks = action === undefined && (method === 'GET' || method === 'HEAD');
	const needed = action !== undefined ? actions[action] : looks ? see : methods[method];
	switch (verdict(needed, asker)) {
		case 'yes':
			if (expected.sample === 'nothing' && asker.inSample) return [404];
			return looks ? (expected.seen ?? [200]) : (expected.done?.[action ?? method] ?? [400, 409]);
		case 'sign-in':
			return method === 'GET' ? [303] : [401];
		case 'second-factor':
			return method === 'GET' ? [303] : [403];
		case 'no':
			return answered.length > 0 && !answered.includes(method) ? [405] : [404];
	}
}

/** What addresses are made with. */
export interface Ids {
	readonly attempt: string;
	readonly declaration: string;
	readonly person: string;
	readonly import: string;
}

/** Ids that nobody has. */
export const NOBODYS: Ids = {
	attempt: MISSING,
	declaration: MISSING,
	person: 'nobody',
	import: MISSING
};

/** The ids of somebody at a school. */
export function idsOf(at: School, person: string): Ids {
	const { attempt = MISSING, declaration = MISSING } = at.of[person] ?? {};
	return { attempt, declaration, person, import: MISSING };
}

/** An address with the ids of somebody. */
export function address(at: string, ids: Ids): string {
	return at
		.replace('{scenario}', 'parent-friend-request')
		.replace('{attempt}', ids.attempt)
		.replace('{declaration}', ids.declaration)
		.replace('{person}', ids.person)
		.replace('{import}', ids.import);
}

/** One request of a walk. */
export interface Case {
	readonly id: string;
	readonly expected: Expected;
	/** `GET`, or `POST choose`. */
	readonly asked: string;
	readonly ask: Ask;
}

/** Every method at every address, every action there is, and some that are none. */
export function casesFor(own: Ids): readonly Case[] {
	return Object.entries(EXPECTED).flatMap(([id, expected]) => {
		const at = address(expected.at, own);
		const form = expected.form ?? {};
		const posted = (name: string, path: string) => ({
			id,
			expected,
			asked: name,
			ask: { path, method: 'POST', form }
		});
		return [
			...METHODS.map((method) => ({
				id,
				expected,
				asked: method,
				ask: {
					path: at,
					method,
					...(['GET', 'HEAD', 'OPTIONS'].includes(method) ? {} : { form })
				}
			})),
			...Object.keys(expected.actions ?? {}).map((name) =>
				posted(`POST ${name}`, name === 'default' ? at : `${at}?/${name}`)
			),
			...['no-such-action', 'constructor', '__proto__'].map((name) =>
				posted('POST', `${at}?/${name}`)
			)
		].filter(
			({ asked }) =>
				asked !== 'POST' || !(expected.actions?.['default'] ?? expected.last?.['default'])
		);
	});
}

/** Every way to ask for something by its id, with everything right but the id. */
export function waysToAsk({ at, actions = {}, methods = {} }: Expected) {
	const step = { at: 0, scene: 'request', choice: 'decline' };
	const form = { at: '0', scene: 'request', choice: 'decline', decision: '0' };
	return [
		(ids: Ids): Ask => ({ path: address(at, ids) }),
		...Object.keys(actions).map((name) => (ids: Ids): Ask => ({
			path: name === 'default' ? address(at, ids) : `${address(at, ids)}?/${name}`,
			method: 'POST',
			form
		})),
		...Object.keys(methods).map((method) => (ids: Ids): Ask => ({
			path: address(at, ids),
			method,
			json: step
		}))
	];
}

/** Sends every case, and says which answers are wrong; no answer may hold what is another school's. */
export async function walk(
	cases: readonly Case[],
	asker: Asker,
	asking: (asked: Ask) => Promise<Answer>,
	others: readonly School[]
): Promise<readonly string[]> {
	const wrong: string[] = [];
	await few(cases, async ({ id, expected, asked, ask: sent }) => {
		const { status, headers, body } = await asking(sent);
		const right = statusesFor(expected, asker, asked);
		if (!right.includes(status)) wrong.push(`${id} ${asked}: ${status}, not ${right.join(' or ')}`);
		const leads = headers.get('location') ?? '';
		if (status === 303 && !leadsTo(expected, asker, asked).test(leads))
			wrong.push(`${id} ${asked}: leads to ${leads}`);
		if (status === 405 && !headers.get('allow')) wrong.push(`${id} ${asked}: 405 of nothing`);
		if (others.some(({ canary }) => body.includes(canary)))
			wrong.push(`${id} ${asked}: shows another school`);
	});
	return wrong;
}

function leadsTo(expected: Expected, asker: Asker, asked: string): RegExp {
	const needed = asked.includes(' ') ? expected.actions?.[asked.split(' ')[1] ?? ''] : expected.see;
	switch (verdict(needed, asker)) {
		case 'sign-in':
			return asker.signIn;
		case 'second-factor':
			return /^\/account\/second-factor\?to=%2F[\w%.-]*$/;
		default:
			return expected.leads ?? /^$/;
	}
}

/** What is wrong with the data of pages: whoever may not see a page is told nothing by them. */
export async function walkData(
	pages: readonly string[],
	own: Ids,
	asker: Asker,
	asking: (asked: Ask) => Promise<Answer>
): Promise<readonly string[]> {
	const wrong: string[] = [];
	for (const id of pages) {
		const expected = EXPECTED[id];
		if (!expected?.see) continue;
		const at = address(expected.at, own).replace(/\/$/, '');
		const { status, body } = await asking({ path: `${at}/__data.json` });
		const answer = verdict(expected.see, asker);
		const right = { yes: [200, 404], 'sign-in': [401], 'second-factor': [403], no: [404] }[answer];
		if (answer !== 'yes' && /Quillfeather/.test(body)) wrong.push(`${id}: shows data`);
		if (!right.includes(status)) wrong.push(`${id}: ${status}`);
	}
	return wrong;
}

/**
 * Asks a server with a cookie, or without one. Everybody comes from an address of their own, to a server that believes
 * `X-Forwarded-For`: limits by address are tried elsewhere.
 */
export function askingAt(url: string, cookie: string | undefined, seat: number) {
	const more = { from: `10.1.0.${seat}`, ...(cookie === undefined ? {} : { cookie }) };
	return (asked: Ask): Promise<Answer> => ask(url, { ...asked, ...more });
}

/** The settings of such a server. */
export const BELIEVING = { env: { ADDRESS_HEADER: 'X-Forwarded-For' } };
