/**
 * Every route, action and method of the real server, for everybody: who may see and do it is what was written down.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startServer, type Server } from '../durability/server.ts';
import { ask, comparable, type Ask } from './asking.ts';
import { EXPECTED } from './expectations.ts';
import { routesOf } from './routes.ts';
import { becoming, onlyAt, personWith, ROLE_SETS, seed, type School } from './schools.ts';
import {
	askingAt,
	BELIEVING,
	casesFor,
	idsOf,
	NOBODYS,
	waysToAsk,
	walk,
	walkData,
	type Asker
} from './walking.ts';

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
	server = await startServer(folder, BELIEVING);
});
afterAll(async () => {
	await server?.stop('SIGTERM');
	rmSync(folder, { recursive: true, force: true });
});

/** Somebody who asks: signed out, or with a set of roles. */
const EVERYBODY = [undefined, ...Object.keys(ROLE_SETS)];

function school(at: number): School {
	const found = schools[at];
	if (!found) throw new Error('There is no such school.');
	return found;
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
		const asking = async (asked: Ask) =>
			askingAt(server?.url ?? '', await cookie(), EVERYBODY.indexOf(roles))(asked);
		const own = () => idsOf(school(0), personWith(roles ?? 'everything'));
		const held = roles === undefined ? undefined : ROLE_SETS[roles];
		const asker: Asker = {
			...(held ? { roles: held } : {}),
			inSample: true,
			signIn: /^\/\?choose/
		};

		test('every page, action and method opens to whom it should, and to nobody else', async () => {
			const cases = casesFor(own());
			expect(await walk(cases, asker, asking, schools.slice(1))).toEqual([]);
			expect(cases.length).toBeGreaterThan(250);
		});

		test('the data of a page open to whom the page does', async () => {
			const pages = ROUTES.filter(({ page }) => page).map(({ id }) => id);
			expect(await walkData(pages, own(), asker, asking)).toEqual([]);
		});

		test('what is another’s, another school’s or nobody’s gives one and the same answer', async () => {
			const name = roles ?? 'everything';
			const guesses = Object.entries(EXPECTED).filter(([, { at }]) => at.includes('{'));
			expect(guesses.length).toBeGreaterThan(2);
			const elsewhere = school(1).imports.map((made) => ({
				...idsOf(school(1), personWith(name)),
				person: onlyAt(school(1).policy),
				import: made
			}));
			const another = personWith(name === 'everything' ? 'learner' : 'everything');
			const colleague = idsOf(school(0), another);
			for (const [id, expected] of guesses) {
				const others = expected.ids === 'school' ? elsewhere : [...elsewhere, colleague];
				for (const ids of others)
					for (const send of waysToAsk(expected)) {
						const [guess, none] = [send(ids), send(NOBODYS)];
						const [guessed, missing] = [await asking(guess), await asking(none)];
						expect(comparable(guessed, guess.path), id).toEqual(comparable(missing, none.path));
						const led = expected.leads === undefined ? [] : [303];
						const right = roles === undefined ? [303, 401, 404, 405] : [404, 405, ...led];
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
	expect(last).toEqual([
		['/(site)', { reset: 'everybody' }],
		['/(site)/sign-out', { default: 'everybody' }]
	]);

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
