import { spawn } from 'node:child_process';
import { once } from 'node:events';
import * as fs from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { temporaryFolder } from '#server/temporary-folder.test-data.ts';
import { lockFolder } from './lock.ts';
import { openLowdb } from './lowdb.ts';

const NOW = new Date('2026-11-20T09:30:00.000Z');
const QUICK = { beat: 20, watch: 200 };
const hasProc = fs.existsSync('/proc/self/stat');

describe('the lock of a data folder', () => {
	let folder: string;
	const file = () => path.join(folder, 'lock');
	const holder = () => JSON.parse(fs.readFileSync(file(), 'utf8')) as Record<string, unknown>;
	/** Leaves a lock as another holder would have. */
	const leave = (over: object) =>
		fs.writeFileSync(
			file(),
			JSON.stringify({ ...us, id: '0'.repeat(8) + '-0000-4000-8000-000000000000', ...over })
		);
	let us: Record<string, unknown>;

	beforeEach(async () => {
		folder = temporaryFolder();
		const lock = await lockFolder(folder, NOW);
		us = holder();
		await lock.release();
		expect(fs.readdirSync(folder)).toEqual([]);
	});

	test('a second store on the same folder is refused, and is told by whom and what to do', async () => {
		const store = await openLowdb(folder, { now: () => NOW });
		const second = openLowdb(folder);
		await expect(second).rejects.toMatchObject({ name: 'StoreFault', code: 'data-in-use' });
		await expect(second).rejects.toThrow(
			`in use by process ${process.pid} since 2026-11-20T09:30:00.000Z. Stop that one first`
		);
		await store.close();
		await (await openLowdb(folder)).close();
	});

	test('a lock left by a process that was killed is taken over at once', async () => {
		const dead = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
		await once(dead, 'spawn');
		const started = hasProc
			? fs.readFileSync(`/proc/${dead.pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[19]
			: '';
		leave({ pid: dead.pid, started });
		await expect(lockFolder(folder, NOW)).rejects.toMatchObject({ code: 'data-in-use' });
		dead.kill('SIGKILL');
		await once(dead, 'exit');
		const lock = await lockFolder(folder, NOW);
		expect(holder()['pid']).toBe(process.pid);
		await lock.release();
		expect(fs.readdirSync(folder)).toEqual([]);
	});

	test.runIf(hasProc)('another process with the same id is not taken for the holder', async () => {
		leave({ started: '1' });
		await (await lockFolder(folder, NOW)).release();
	});

	test.runIf(hasProc)(
		'a lock from before the computer was started again is taken over',
		async () => {
			leave({ boot: 'another', pid: 1 });
			await (await lockFolder(folder, NOW)).release();
		}
	);

	test('a holder on another computer keeps the lock for as long as it is touched', async () => {
		leave({ host: 'another' });
		const beating = setInterval(() => fs.utimesSync(file(), new Date(), new Date()), QUICK.beat);
		const second = lockFolder(folder, NOW, QUICK);
		await expect(second).rejects.toThrow(`in use by process ${process.pid} on another since`);
		clearInterval(beating);
		await (await lockFolder(folder, NOW, QUICK)).release();
	});

	test('a holder touches its lock', async () => {
		const lock = await lockFolder(folder, NOW, QUICK);
		fs.utimesSync(file(), 0, 0);
		await expect.poll(() => fs.statSync(file()).mtimeMs).toBeGreaterThan(0);
		await lock.release();
	});

	test('a lock that does not say who holds it, and will not, is taken over', async () => {
		fs.writeFileSync(file(), '');
		fs.utimesSync(file(), 0, 0);
		await (await lockFolder(folder, NOW)).release();
	});

	test('of many who find a dead holder’s lock at the same time, one gets it', async () => {
		leave({ pid: 2 ** 22 + 1 });
		const takers = await Promise.allSettled(
			Array.from({ length: 20 }, () => lockFolder(folder, NOW))
		);
		const [winner, ...more] = takers.flatMap((taker) =>
			taker.status === 'fulfilled' ? taker.value : []
		);
		expect(more).toEqual([]);
		await winner?.release();
		expect(fs.readdirSync(folder)).toEqual([]);
	});

	test('a lock that somebody else has taken meanwhile is not released for them', async () => {
		const lock = await lockFolder(folder, NOW);
		leave({});
		await lock.release();
		expect(fs.existsSync(file())).toBe(true);
	});
});
