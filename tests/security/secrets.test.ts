/**
 * Secrets stand in files of their own that only the server's account may read, and nowhere else: not in a record, not in
 * what the server prints.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { Learner } from '../durability/learner.ts';
import { startServer } from '../durability/server.ts';
import { emailOf, PASSWORD, seedReal } from './accounts.ts';
import { ask } from './asking.ts';
import { becoming, personWith, seed } from './schools.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'secrets-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A secret in every way it could be written down. */
function spellings(secret: Buffer): readonly string[] {
	const text = secret.toString('utf8').trim();
	return [
		secret.toString('latin1'),
		secret.toString('hex'),
		secret.toString('base64'),
		secret.toString('base64url'),
		...(text.length > 15 ? [text] : [])
	].map((each) => each.replace(/=+$/, ''));
}

function filesIn(name: string): readonly string[] {
	return readdirSync(name, { recursive: true, encoding: 'utf8' })
		.map((file) => path.join(name, file))
		.filter((file) => statSync(file).isFile());
}

test('a run leaves no key and no pass in a record or in what is printed', async () => {
	const [school] = await seed(folder, ['beckstone', 'the-grange']);
	const server = await startServer(folder);
	const cookie = await becoming(folder)(school?.id ?? '', personWith('everything'));
	// Somebody works, somebody goes astray, and somebody breaks things.
	const learner = new Learner('the-grange', 'midday-supervisor', 1);
	await learner.enter(server.url);
	await learner.playOnce(server.url, true, false);
	for (const address of ['/reports', '/packages', '/nowhere', '/course/%E0%A4%A', '/reports/csv'])
		await ask(server.url, { path: address, cookie });
	for (const form of [
		{},
		{ name: 'x'.repeat(99_999) },
		{ statement: '0', says: cookie.slice(0, 9) }
	])
		await ask(server.url, { path: '/declaration?/ask', method: 'POST', cookie, form });
	await server.stop('SIGTERM');

	const keys = filesIn(path.join(folder, 'keys'));
	expect(keys.length).toBeGreaterThan(0);
	for (const file of keys) expect(statSync(file).mode & 0o077, file).toBe(0);
	expect(statSync(path.join(folder, 'keys')).mode & 0o077).toBe(0);

	const secrets = [
		...keys.map((file) => ({ name: path.basename(file), secret: readFileSync(file) })),
		{ name: 'a pass', secret: Buffer.from(cookie.slice(cookie.lastIndexOf('.') + 1)) }
	];
	const places = [
		{ place: 'what was printed', text: server.said() + server.told() },
		...filesIn(folder)
			.filter((file) => !keys.includes(file))
			.map((file) => ({
				place: path.relative(folder, file),
				text: readFileSync(file, 'latin1')
			}))
	];
	expect(places.length).toBeGreaterThan(80);
	const found = secrets.flatMap(({ name, secret }) =>
		places
			.filter(({ text }) => spellings(secret).some((spelling) => text.includes(spelling)))
			.map(({ place }) => `${name} stands in ${place}`)
	);
	expect(found).toEqual([]);
});

test('what opens accounts, and what the server is told to keep, is in no record, log or answer', async () => {
	const data = mkdtempSync(path.join(os.tmpdir(), 'secrets-accounts-'));
	const real = await seedReal(data);
	const given = { mail: 'Zephyr.Marmalade.77', oidc: 'Bramble.Lighthouse.88' };
	const wrong = 'a wrong guess of somebody';
	const server = await startServer(data, {
		env: {
			// Nobody listens there: what is said of a failure is looked at too.
			SMTP_URL: `smtp://mail:${given.mail}@127.0.0.1:9`,
			OIDC_ISSUER: 'http://127.0.0.1:9',
			OIDC_CLIENT_ID: 'clause',
			OIDC_CLIENT_SECRET: given.oidc
		}
	});
	const bodies: string[] = [];
	const post = async (address: string, form: Record<string, string>, cookie?: string) => {
		const sent = { path: address, method: 'POST', form, ...(cookie ? { cookie } : {}) };
		const answer = await ask(server.url, sent);
		bodies.push(answer.body);
		return answer;
	};
	try {
		const email = emailOf('lime-street', 'with-learner');
		const entered = await post('/sign-in?/password', { email, password: PASSWORD });
		expect(entered.status).toBe(303);
		const line = entered.headers.getSetCookie().find((each) => each.includes('session_token'));
		const [, token = ''] = /=([^.;]+)/.exec(line ?? '') ?? [];
		await post('/sign-in?/password', { email, password: wrong });
		await post('/sign-in?/link', { email });
		const pinned = { school: 'lime-street', number: 'Kay-2' };
		const coded = await post('/sign-in?/number', { ...pinned, secret: real.code });
		const cookie = coded.headers
			.getSetCookie()
			.map((each) => each.split(';')[0])
			.join('; ');
		await post('/account/pin', { pin: '80361942', again: '80361942' }, cookie);
		const admin = real.cookie('lime-street', 'with-everything');
		for (const page of ['/sign-in', '/sign-in/provider', '/my-data', '/my-data/json', '/audit/csv'])
			bodies.push((await ask(server.url, { path: page, cookie: admin })).body);
		await server.stop('SIGTERM');

		const secrets = [...Object.values(given), PASSWORD, wrong, real.code, '80361942', token];
		const places = [
			{ place: 'what was printed', text: server.said() + server.told() },
			{ place: 'an answer', text: bodies.join('\n') },
			...filesIn(data).map((file) => ({
				place: path.relative(data, file),
				text: readFileSync(file, 'latin1')
			}))
		];
		expect(server.said()).toContain('A link to sign in could not be sent');
		expect(secrets.every((each) => each.length > 7)).toBe(true);
		const found = [...secrets, ...real.tokens].flatMap((secret) =>
			places
				.filter(({ text }) => text.includes(secret) || text.includes(encodeURIComponent(secret)))
				.map(({ place }) => `${secret} stands in ${place}`)
		);
		expect(found).toEqual([]);
	} finally {
		await server.stop('SIGTERM').catch(() => undefined);
		rmSync(data, { recursive: true, force: true });
	}
});
