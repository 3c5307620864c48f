/**
 * The drill: backups are made while staff choose and sign, the server is killed, and the last backup becomes a school
 * again that holds everything which was answered for before it began.
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { PLAYABLE } from '#server/sample/names.ts';
import { copyContent, Learner } from './learner.ts';
import { ROOT, startServer, withFolder } from './server.ts';

const POLICY = 'the-grange';

test('a backup made under load holds everything answered for before it, and is a school again', () =>
	withFolder(async (folder) => {
		const content = path.join(folder, 'content');
		copyContent(content);
		const env = { CONTENT_DIR: content };
		const data = path.join(folder, 'data');
		const server = await startServer(data, { env });
		const learners = PLAYABLE.map(({ id }, index) => new Learner(POLICY, id, 4_000 + index));
		await Promise.all(learners.map((each) => each.enter(server.url)));
		const playing = Promise.all(learners.map((each) => each.playUntilItStops(server.url)));
		let held = 0;
		for (let nth = 0; nth < 3; nth++) {
			const more = held + 60;
			while (choicesOf(learners) < more) await pause(5);
			held = choicesOf(learners);
			const before = learners.map(({ person, saved, signed }) => ({
				person,
				saved: new Map(saved),
				signed: [...signed]
			}));
			const last = path.join(folder, `backup-${nth}.zip`);
			expect(await clause('backup', last, '--data', data, '--with-keys')).toBe(0);
			const restored = path.join(folder, `restored-${nth}`);
			expect(await clause('restore', last, '--data', restored)).toBe(0);
			for (const { person, saved, signed } of before) {
				const record = recordIn(restored, person);
				for (const [id, log] of saved) {
					const kept = record.attempts.find((attempt) => attempt.id === id)?.chosen ?? [];
					expect(kept.slice(0, log.length)).toEqual(log);
				}
				expect(record.declarations.map(({ id }) => id)).toEqual(expect.arrayContaining(signed));
			}
		}
		await server.stop('SIGKILL');
		await playing;
		expect(held).toBeGreaterThanOrEqual(180);

		// The school is open again, and whoever was playing goes on where the backup left them.
		const again = await startServer(path.join(folder, 'restored-2'), { env });
		const [learner] = learners;
		if (!learner) throw new Error('Nobody plays.');
		const fresh = new Learner(POLICY, learner.person, 9_000);
		await fresh.enter(again.url);
		expect(await fresh.begin(again.url)).toMatch(/^[0-9a-f-]{36}$/);
		expect(again.said()).not.toMatch(/cannot be used/);
		await again.stop('SIGTERM');
	}));

function choicesOf(learners: readonly Learner[]): number {
	return learners.reduce((sum, { choices }) => sum + choices, 0);
}

/** Runs the command as an operator does, beside the server; answers with its exit code. */
function clause(...words: readonly string[]): Promise<number | null> {
	const child = spawn(process.execPath, ['scripts/clause.mjs', ...words], {
		cwd: ROOT,
		stdio: ['ignore', 'ignore', 'inherit']
	});
	return new Promise((done, fail) => child.once('error', fail).once('exit', done));
}

interface Kept {
	readonly attempts: readonly { readonly id: string; readonly chosen: readonly unknown[] }[];
	readonly declarations: readonly { readonly id: string }[];
}

function recordIn(data: string, person: string): Kept {
	const file = path.join(data, `sample-${POLICY}`, 'people', `${person}.json`);
	return JSON.parse(readFileSync(file, 'utf8')) as Kept;
}
