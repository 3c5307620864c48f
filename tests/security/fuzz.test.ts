/**
 * Tens of thousands of malformed requests to every route and action of the real server: an answer each time, never a
 * fault, nothing of its inside, nothing of another school, and no memory lost.
 *
 * The requests depend on the seed alone, which is printed: `FUZZ_SEED=7 npx vitest run --project security fuzz` makes
 * the same ones again, and `FUZZ_REQUESTS` more or fewer of them.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Learner } from '../durability/learner.ts';
import { ROOT, startServer, type Server } from '../durability/server.ts';
import { BOTH, seedReal } from './accounts.ts';
import { few } from './asking.ts';
import { Chance } from './chance.ts';
import { unguarded } from './guards.ts';
import { aimsOf, malformed, type Ingredients, type Malformed } from './malformed.ts';
import { becoming, onlyAt, personWith, ROLE_SETS, seed, type School } from './schools.ts';
import { send, type Reply } from './sending.ts';

const SEED = Number(process.env['FUZZ_SEED'] ?? '20261128');
const REQUESTS = Number(process.env['FUZZ_REQUESTS'] ?? '20000');
/** So many first, before memory is measured: what is read once and kept is kept by then. */
const WARM_UP = Math.floor(REQUESTS / 3);
/** What the process may have more in the end, in megabytes. What leaks a kilobyte at each request would be a third over. */
const FLAT = 60;

const folder = mkdtempSync(path.join(os.tmpdir(), 'fuzz-'));
let server: Server;
let schools: readonly School[];
let from: Ingredients;

beforeAll(async () => {
	const samples = await seed(folder, ['beckstone', 'kingsley', 'the-grange']);
	const real = await seedReal(folder);
	schools = [...samples, ...real.schools];
	// Each request comes from an address of its own, so that limits by address do not hide what is behind them.
	server = await startServer(folder, {
		// Little room to put off clearing up in: what is held on to shows.
		node: ['--max-old-space-size=160', '--max-semi-space-size=8'],
		env: { ADDRESS_HEADER: 'X-Forwarded-For' }
	});
	const becomes = becoming(folder);
	const [here, there, spare] = samples;
	if (!here || !there || !spare) throw new Error('The schools were not made.');
	// Everybody with an account too: with a second factor and without one, and before a PIN was chosen.
	const withAccounts = real.schools.flatMap(({ id, of }) =>
		Object.entries(of)
			.filter(([person]) => person !== BOTH)
			.map(([person, own]) => ({
				school: id,
				cookie: real.cookie(id, person),
				attempt: `parent-friend-request/${own.attempt}`
			}))
	);
	const explorers = await Promise.all(
		[here, there].flatMap(({ id, of }) =>
			Object.keys(ROLE_SETS).map(async (name) => ({
				school: id,
				cookie: await becomes(id, personWith(name)),
				attempt: `parent-friend-request/${of[personWith(name)]?.attempt ?? ''}`
			}))
		)
	);
	from = {
		origin: server.url,
		visitors: [...explorers, ...withAccounts],
		spare: { school: spare.id, cookie: await becomes(spare.id, 'new-teacher'), attempt: 'x/y' },
		ids: [here, there, ...real.schools].flatMap(({ id, policy, of }) => [
			id,
			onlyAt(policy),
			...Object.entries(of).flatMap(([person, own]) => [person, own.attempt, own.declaration])
		])
	};
});
afterAll(async () => {
	await server?.stop('SIGTERM');
	rmSync(folder, { recursive: true, force: true });
});

/** What is wrong with an answer. */
function wrongWith(asked: Malformed, { status, body, header }: Reply): readonly string[] {
	const wrong: string[] = [];
	if (status >= 500) wrong.push('a fault');
	// To what is not HTTP there may be no answer at all.
	if (status === 0 && !asked.bare) wrong.push('no answer');
	const inside =
		/\bat .{0,80}\.[cm]?[jt]s:\d+|node:internal|node_modules|ENOENT|EACCES|SyntaxError/;
	const found = inside.exec(body)?.[0] ?? [ROOT, folder].find((each) => body.includes(each));
	if (found !== undefined) wrong.push(`the inside of the server: ${found}`);
	for (const { id, canary } of schools)
		if (id !== asked.as && body.includes(canary)) wrong.push(`what is ${id}’s`);
	if (status !== 0) wrong.push(...unguarded(header).map((name) => `unguarded: ${name}`));
	if (/^x-injected/i.test(header('x-injected') ?? '')) wrong.push('a header of theirs');
	return wrong;
}

/** Whether an answer is of what was asked, and not of a door: to sign in, to show a factor, not here, not like that. */
function isLetIn({ status, header }: Reply): boolean {
	const leads = /^\/(?:sign-in|account\/second-factor|account\/pin|\?choose)/;
	if (status === 303) return !leads.test(header('location') ?? '');
	return status !== 0 && ![401, 403, 404, 405, 413, 414].includes(status);
}

/** The memory of the server’s process, in megabytes. */
function memory(): number {
	return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(server.pid)])) / 1024;
}

test(`${REQUESTS} malformed requests are each answered, and nothing comes of them`, async () => {
	const chance = new Chance(SEED);
	const statuses = new Map<number, number>();
	const asked = new Set<string>();
	const reached = new Set<string>();
	const wrong: string[] = [];
	const send1 = async (sent: Malformed) => {
		const reply = await send(server.url, sent).catch((cause: unknown) => {
			if (wrong.length < 20)
				wrong.push(
					`${String(cause)}: ${JSON.stringify(sent).slice(0, 700)}\n${server.said().slice(-3000)}`
				);
			return undefined;
		});
		if (!reply) return;
		statuses.set(reply.status, (statuses.get(reply.status) ?? 0) + 1);
		if (sent.aim !== undefined) asked.add(sent.aim);
		if (sent.aim !== undefined && isLetIn(reply)) reached.add(sent.aim);
		const found = wrongWith(sent, reply);
		if (found.length > 0 && wrong.length < 20)
			wrong.push(`${reply.status} ${found.join(', ')}: ${JSON.stringify(sent).slice(0, 700)}`);
	};
	const draw = (many: number) => Array.from({ length: many }, () => malformed(chance, from));

	const began = performance.now();
	await few(draw(WARM_UP), send1, 24);
	expect(wrong).toEqual([]);
	const before = memory();
	await few(draw(REQUESTS - WARM_UP), send1, 24);
	const seconds = (performance.now() - began) / 1000;
	const after = memory();

	const counts = [...statuses]
		.sort(([a], [b]) => a - b)
		.map(([status, many]) => `${status}×${many}`);
	console.log(
		`Seed ${SEED}: ${REQUESTS} requests in ${seconds.toFixed(0)} s; memory ${before.toFixed(0)} MB, then ${after.toFixed(0)} MB.`,
		counts.join(' ')
	);
	expect(wrong).toEqual([]);
	expect(after - before).toBeLessThan(FLAT);
	// It went everywhere, to each page, action and method, and was not turned away at the door each time.
	const aims = aimsOf();
	expect(aims.filter((aim) => !asked.has(aim))).toEqual([]);
	const shut = aims.filter((aim) => !reached.has(aim));
	expect(shut.length, shut.join(', ')).toBeLessThan(aims.length / 5);
	for (const status of [200, 303, 400, 401, 403, 404, 405, 409])
		expect(statuses.get(status) ?? 0, String(status)).toBeGreaterThan(REQUESTS / 2_000);
	expect(server.said()).not.toMatch(/TypeError|RangeError|Unhandled|Uncaught/);
}, 300_000);

test('afterwards somebody plays the course as if nothing had been', async () => {
	const learner = new Learner('the-grange', 'midday-supervisor', 1);
	await learner.enter(server.url);
	await learner.playOnce(server.url, true, false);
	expect(learner.choices).toBeGreaterThan(2);
	expect(await learner.lost(server.url)).toEqual([]);
	expect((await fetch(server.url)).status).toBe(200);
});
