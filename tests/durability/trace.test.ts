/**
 * What the real server does to its disk between a choice and the answer to it.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PLAYABLE } from '#server/sample/names.ts';
import { copyContent, Learner } from './learner.ts';
import { startServer, type Server } from './server.ts';

interface Note {
	readonly did: 'fsync begins' | 'fsync' | 'rename' | 'answer';
	readonly path: string;
	readonly status?: number;
}

const preload = new URL('./note.mjs', import.meta.url).href;
const folder = mkdtempSync(path.join(os.tmpdir(), 'trace-'));
const file = path.join(folder, 'notes');
const data = path.join(folder, 'data');
let server: Server;

beforeAll(async () => {
	const content = path.join(folder, 'content');
	copyContent(content);
	const env = { NOTES: file, CONTENT_DIR: content };
	server = await startServer(data, { node: ['--import', preload], env });
}, 240_000);
afterAll(async () => {
	await server.stop('SIGTERM');
	rmSync(folder, { recursive: true });
});

/** What has been noted since the nth note. */
function notesSince(start: number): readonly Note[] {
	return readFileSync(file, 'utf8')
		.trim()
		.split('\n')
		.slice(start)
		.map((line) => JSON.parse(line) as Note);
}

/** Notes as words, relative to the sample school’s people. */
function words(notes: readonly Note[]): readonly string[] {
	const people = path.join(data, 'sample-beckstone', 'people');
	return notes.map(({ did, path: at, status }) => {
		if (did === 'answer') return `answer ${status}`;
		const relative = path.relative(people, at);
		return `${did} ${relative === '' ? 'people/' : relative}`;
	});
}

test('a choice is answered after its file and its folder have been fsynced, in that order', async () => {
	const learner = new Learner('beckstone', 'new-teacher', 1);
	await learner.enter(server.url);
	const attempt = await learner.begin(server.url);
	const before = notesSince(0).length;
	const { scene, choice } = learner.firstStep;
	await learner.choose(server.url, attempt, scene, choice);
	expect(words(notesSince(before))).toEqual([
		'fsync begins new-teacher.json.tmp',
		'fsync new-teacher.json.tmp',
		'rename new-teacher.json',
		'fsync begins people/',
		'fsync people/',
		'answer 200'
	]);
	const after = notesSince(0).length;
	await learner.choose(server.url, attempt, scene, choice).catch(() => undefined);
	expect(words(notesSince(after))).toEqual(['answer 409']);
});

test('a declaration is answered after its file, its folder and its link of the chain have been fsynced', async () => {
	const learner = new Learner('beckstone', 'volunteer', 1);
	await learner.enter(server.url);
	await learner.playOnce(server.url, true, false);
	const before = notesSince(0).length;
	await learner.sign(server.url);
	expect(learner.signed.size).toBe(1);
	expect(words(notesSince(before))).toEqual([
		'fsync begins volunteer.json.tmp',
		'fsync volunteer.json.tmp',
		'rename volunteer.json',
		'fsync begins people/',
		'fsync people/',
		'fsync begins ../logs/evidence.jsonl',
		'fsync ../logs/evidence.jsonl',
		'answer 303'
	]);
});

test('however many play at the same time, nobody is answered before their own file and its folder are fsynced', async () => {
	const learners = PLAYABLE.map(({ id }, index) => new Learner('the-grange', id, index));
	for (const learner of learners) await learner.enter(server.url);
	const attempts = await Promise.all(learners.map((each) => each.begin(server.url)));
	const before = notesSince(0).length;
	await Promise.all(learners.map((each) => each.playOnce(server.url)));
	const notes = notesSince(before);
	const people = path.join(data, 'sample-the-grange', 'people');
	let answers = 0;
	for (const [index, { person }] of learners.entries()) {
		const own = `/${attempts[index]}/choices`;
		let since = -1;
		for (const [at, each] of notes.entries()) {
			if (each.did !== 'answer' || each.status !== 200 || !each.path.endsWith(own)) continue;
			const between = notes.slice(since + 1, at);
			const find = (did: Note['did'], name: string, from: number) =>
				between.findIndex((note, i) => i > from && note.did === did && note.path === name);
			const written = find('fsync', path.join(people, `${person}.json.tmp`), -1);
			const renamed = find('rename', path.join(people, `${person}.json`), written);
			const begun = find('fsync begins', people, renamed);
			const settled = find('fsync', people, begun);
			expect([written, renamed, begun, settled].every((found) => found >= 0)).toBe(true);
			since = at;
			answers++;
		}
	}
	expect(answers).toBe(learners.reduce((sum, each) => sum + each.choices, 0));
});

test('what an administrator does is answered after it is saved, and after the line of the log is', async () => {
	const headers = { origin: server.url, accept: 'text/html' };
	const submit = (to: string, form: Readonly<Record<string, string>>, cookie = '') =>
		fetch(`${server.url}${to}`, {
			method: 'POST',
			body: new URLSearchParams(form),
			headers: { ...headers, cookie },
			redirect: 'manual'
		});
	const entered = await submit('/?/enter', { policy: 'beckstone', person: 'administrator' });
	const cookie = /^[^;]*/.exec(entered.headers.get('set-cookie') ?? '')?.[0] ?? '';
	const line = ['fsync begins ../logs/audit.jsonl', 'fsync ../logs/audit.jsonl'];
	for (const [years, folder] of [
		[7, ['fsync begins ../logs', 'fsync ../logs']],
		[8, []]
	] as const) {
		const page = await fetch(`${server.url}/privacy`, { headers: { ...headers, cookie } });
		const seen = /name="seen" value="([^"]+)"/.exec(await page.text())?.[1] ?? '';
		const period = { months: String(years * 12), because: 'The county says so.', seen };
		const before = notesSince(0).length;
		await submit('/privacy?/retention', period, cookie);
		expect(words(notesSince(before))).toEqual([
			'fsync begins ../school.json.tmp',
			'fsync ../school.json.tmp',
			'rename ../school.json',
			'fsync begins ..',
			'fsync ..',
			...line,
			...folder,
			'answer 303'
		]);
	}
});
