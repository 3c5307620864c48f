/**
 * Every route, action and method of the real server, for everybody: who may see and do it is what was written down.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startServer, type Server } from '../durability/server.ts';
import { ask, comparable, few, type Ask } from './asking.ts';
import { EXPECTED, type Expected, type Who } from './expectations.ts';
import { routesOf } from './routes.ts';
import { becoming, onlyAt, personWith, ROLE_SETS, seed, type School } from './schools.ts';

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
const MISSING = '00000000-0000-4000-8000-000000000000';
const ROUTES = routesOf();
/** One school is looked at, from another nothing may come; the rest may be made anew. */
const POLICIES = [
	...['beckstone', 'kingsley', 'the-grange', 'ashwicke-hall'],
	...['merriott-haselbury', 'good-practice']
];

let server: Server | undefined;
let schools: readonly School[];
let becomes: ReturnType<typeof becoming>;
const folder = mkdtempSync(path.join(os.tmpdir(), 'permissions-'));

beforeAll(async () => {
	schools = await seed(folder, POLICIES);
	becomes = becoming(folder);
	server = await startServer(folder);
});
afterAll(async () => {
	await server?.stop('SIGTERM');
	rmSync(folder, { recursive: true, force: true });
});

/** Somebody who asks: signed out, or with a set of roles. */
const EVERYBODY = [undefined, ...Object.keys(ROLE_SETS)];

function allowed(who: Who, roles: string | undefined): boolean {
	if (who === 'everybody') return true;
	if (roles === undefined) return false;
	const held = ROLE_SETS[roles] ?? [];
	return who === 'staff' ? held.length > 0 : who.some((role) => held.includes(role));
}

function school(at: number): School {
	const found = schools[at];
	if (!found) throw new Error('There is no such school.');
	return found;
}

/** An address with the ids of somebody. */
function address(at: string, ids: { attempt: string; declaration: string; person: string }) {
	return at
		.replace('{scenario}', 'parent-friend-request')
		.replace('{attempt}', ids.attempt)
		.replace('{declaration}', ids.declaration)
		.replace('{person}', ids.person);
}

function idsOf(at: School, roles: string) {
	const person = personWith(roles);
	const { attempt = MISSING, declaration = MISSING } = at.of[person] ?? {};
	return { attempt, declaration, person };
}

/** Every way to ask for something by its id, with everything right but the id. */
function waysToAsk({ at, actions = {}, methods = {} }: Expected) {
	const step = { at: 0, scene: 'request', choice: 'decline' };
	const form = { at: '0', scene: 'request', choice: 'decline', decision: '0' };
	type Ids = Parameters<typeof address>[1];
	return [
		(ids: Ids): Ask => ({ path: address(at, ids) }),
		...Object.keys(actions).map((name) => (ids: Ids): Ask => ({
			path: `${address(at, ids)}?/${name}`,
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

/** The statuses with which a route has to answer a request. */
function statusesFor(expected: Expected, roles: string | undefined, asked: string): number[] {
	const may = (who: Who | undefined) => who !== undefined && allowed(who, roles);
	const methods = [
		...(may(expected.see) ? ['GET', 'HEAD'] : []),
		...Object.entries(expected.methods ?? {}).flatMap(([method, who]) =>
			may(who) ? [method] : []
		),
		...(Object.values({ ...expected.actions, ...expected.last }).some(may) ? ['POST'] : [])
	];
	const [method = '', action] = asked.split(' ');
	const needed =
		action !== undefined
			? expected.actions?.[action]
			: method === 'GET' || method === 'HEAD'
				? expected.see
				: expected.methods?.[method];
	if (may(needed))
		return action !== undefined || (method !== 'GET' && method !== 'HEAD') ? [400, 409] : [200];
	if (needed !== undefined && roles === undefined) return method === 'GET' ? [303] : [401];
	return methods.length > 0 && !methods.includes(method) ? [405] : [404];
}

describe('what is expected', () => {
	test('is written down for every route, action and method there is, and for no other', () => {
		const written = Object.entries(EXPECTED).map(([id, { see, actions, last, methods }]) => ({
			id,
			seen: see !== undefined,
			actions: Object.keys({ ...actions, ...last }).sort(),
			methods: Object.keys(methods ?? {}).sort()
		}));
		const there = ROUTES.map(({ id, page, actions, methods }) => ({
			id,
			seen: page || methods.includes('GET'),
			actions: [...actions].sort(),
			methods: methods.filter((method) => method !== 'GET').sort()
		}));
		const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
		expect(written.sort(byId)).toEqual(there.sort(byId));
	});
});

describe.each(EVERYBODY.map((roles) => [roles ?? 'nobody', roles] as const))(
	'as %s',
	(_, roles) => {
		const cookie = async (at = 0) =>
			roles === undefined ? undefined : becomes(school(at).id, personWith(roles));
		const asking = async (asked: Ask) => {
			const as = await cookie();
			return ask(server?.url ?? '', { ...asked, ...(as ? { cookie: as } : {}) });
		};

		test('every page, action and method opens to whom it should, and to nobody else', async () => {
			const own = idsOf(school(0), roles ?? 'everything');
			const cases = Object.entries(EXPECTED).flatMap(([id, expected]) => {
				const at = address(expected.at, own);
				const form = expected.form ?? {};
				return [
					...METHODS.map((method) => ({ id, expected, asked: method, path: at, method, form })),
					...Object.keys(expected.actions ?? {}).map((name) => ({
						id,
						expected,
						asked: `POST ${name}`,
						path: name === 'default' ? at : `${at}?/${name}`,
						method: 'POST',
						form
					})),
					...['no-such-action', 'constructor', '__proto__'].map((name) => ({
						id,
						expected,
						asked: 'POST',
						path: `${at}?/${name}`,
						method: 'POST',
						form
					}))
				].filter(({ asked }) => asked !== 'POST' || !expected.actions?.['default']);
			});
			const wrong: string[] = [];
			await few(cases, async ({ id, expected, asked, path, method, form }) => {
				const sends = !['GET', 'HEAD', 'OPTIONS'].includes(method);
				const { status, headers, body } = await asking({
					path,
					method,
					...(sends ? { form } : {})
				});
				const right = statusesFor(expected, roles, asked);
				if (!right.includes(status))
					wrong.push(`${id} ${asked}: ${status}, not ${right.join(' or ')}`);
				if (status === 303 && !headers.get('location')?.startsWith('/?choose'))
					wrong.push(`${id} ${asked}: leads to ${headers.get('location')}`);
				if (status === 405 && !headers.get('allow')) wrong.push(`${id} ${asked}: 405 of nothing`);
				if (body.includes(school(1).canary)) wrong.push(`${id} ${asked}: shows another school`);
			});
			expect(wrong).toEqual([]);
			expect(cases.length).toBeGreaterThan(150);
		});

		test('the data of a page open to whom the page does', async () => {
			const own = idsOf(school(0), roles ?? 'everything');
			const wrong: string[] = [];
			for (const { id, page } of ROUTES) {
				const expected = EXPECTED[id];
				if (!page || !expected?.see) continue;
				const at = address(expected.at, own).replace(/\/$/, '');
				const { status, body } = await asking({ path: `${at}/__data.json` });
				const opens = allowed(expected.see, roles);
				const right = opens ? [200, 404] : roles === undefined ? [401] : [404];
				// Who may not see a page is told nothing by its data; Kit answers refusals of this kind with 200 or the status.
				if (!opens && /Quillfeather/.test(body)) wrong.push(`${id}: shows data`);
				if (!right.includes(status)) wrong.push(`${id}: ${status}`);
			}
			expect(wrong).toEqual([]);
		});

		test('what is another’s, another school’s or nobody’s gives one and the same answer', async () => {
			const name = roles ?? 'everything';
			const guesses = Object.entries(EXPECTED).filter(([, { at }]) => at.includes('{'));
			expect(guesses.length).toBeGreaterThan(2);
			const nobody = { attempt: MISSING, declaration: MISSING, person: 'nobody' };
			const elsewhere = { ...idsOf(school(1), name), person: onlyAt(school(1).policy) };
			const colleague = idsOf(school(0), name === 'everything' ? 'learner' : 'everything');
			for (const [id, expected] of guesses) {
				const others = expected.ids === 'school' ? [elsewhere] : [elsewhere, colleague];
				for (const ids of others)
					for (const send of waysToAsk(expected)) {
						const [guessed, missing] = [await asking(send(ids)), await asking(send(nobody))];
						expect(comparable(guessed), id).toEqual(comparable(missing));
						const right = roles === undefined ? [303, 401, 404, 405] : [404, 405];
						expect(right, `${id}: ${missing.status}`).toContain(missing.status);
					}
			}
		});
	}
);

test('a sample is made anew by anybody in it, and by nobody outside', async () => {
	const reset = async (cookie?: string) =>
		ask(server?.url ?? '', {
			path: '/?/reset',
			method: 'POST',
			form: {},
			...(cookie ? { cookie } : {})
		});
	const named = async (at: School) => {
		const cookie = await becomes(at.id, 'new-teacher');
		return (await ask(server?.url ?? '', { path: '/course', cookie })).body.includes(at.canary);
	};
	const last = Object.entries(EXPECTED).flatMap(([id, each]) =>
		each.last ? [[id, each.last]] : []
	);
	expect(last).toEqual([['/(site)', { reset: 'everybody' }]]);

	expect((await reset()).headers.get('location')).toBe('/');
	const sets = Object.keys(ROLE_SETS).filter((name) => name !== 'learner');
	expect(sets).toHaveLength(POLICIES.length);
	for (const [at, name] of sets.entries()) {
		expect(await named(school(at)), name).toBe(true);
		expect((await reset(await becomes(school(at).id, personWith(name)))).status, name).toBe(303);
		expect(await named(school(at)), name).toBe(false);
	}
	expect((await reset(await becomes(school(0).id, 'new-teacher'))).status).toBe(303);
});
