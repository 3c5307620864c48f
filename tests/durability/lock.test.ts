/**
 * Many servers started at once on the folder of one that was killed: one of them gets it.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { ROOT, withFolder } from './server.ts';

const TAKERS = 6;
const ROUNDS = 30;

test('of six processes that find a dead server’s lock at the same moment, one takes it, thirty times', () =>
	withFolder(async (folder) => {
		const takers = await Promise.all(Array.from({ length: TAKERS }, started));
		try {
			for (let round = 0; round < ROUNDS; round++) {
				const data = path.join(folder, `data-${round}`);
				leaveDeadLock(data, round);
				const answers = await Promise.all(
					takers.map(async (taker) => {
						const answer = once(taker, 'message');
						taker.send(data);
						return ((await answer) as string[])[0];
					})
				);
				expect(answers.sort()).toEqual([
					...Array.from({ length: TAKERS - 1 }, () => 'data-in-use'),
					'got'
				]);
			}
		} finally {
			for (const taker of takers) taker.kill('SIGKILL');
		}
	}));

async function started(): Promise<ChildProcess> {
	const taker = fork(new URL('./taker.ts', import.meta.url), {
		cwd: ROOT,
		execArgv: ['--import', 'tsx']
	});
	await once(taker, 'message');
	return taker;
}

/** A lock of a process that is no more, also where it is not clear whose: every third round it is empty and old. */
function leaveDeadLock(folder: string, round: number): void {
	mkdirSync(folder);
	const file = path.join(folder, 'lock');
	const dead = {
		id: '00000000-0000-4000-8000-000000000000',
		pid: 2 ** 22 + 1,
		started: '1',
		host: os.hostname(),
		boot: 'another',
		since: '2026-11-20T09:30:00.000Z'
	};
	writeFileSync(file, round % 3 === 2 ? '' : JSON.stringify(dead));
	utimesSync(file, 0, 0);
}
