/**
 * The real server on a disk of two megabytes that fills up. Where no such disk can be mounted, the store itself on a
 * disk that says it is full (src/server/store/durable-adapter.test.ts has every place where that can happen).
 */
import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { aPerson, aSchool, oneMoreChoice } from '#server/store/sample-records.ts';
import { realDisk } from '#server/store/disk.ts';
import { codeOf } from '#server/store/fault.ts';
import { openLowdb } from '#server/store/lowdb.ts';
import { copyContent, Learner } from './learner.ts';
import { startServer, withFolder } from './server.ts';

const small = mkdtempSync(path.join(os.tmpdir(), 'small-disk-'));
/** What the server reads; it is not on the small disk, as it is not in a data folder. */
const content = mkdtempSync(path.join(os.tmpdir(), 'small-disk-content-'));
const env = { CONTENT_DIR: content };
const mounted =
	process.platform === 'linux' && runs('mount', '-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', small);
if (!mounted)
	console.log(
		'No small disk may be mounted here: the store is tried on a disk that says it is full.'
	);

afterAll(() => {
	if (mounted) runs('umount', small);
	rmSync(small, { recursive: true, force: true });
	rmSync(content, { recursive: true, force: true });
});

/** Whether a program of the system does what it is asked. */
function runs(program: string, ...words: readonly string[]): boolean {
	return spawnSync(program, words).status === 0;
}

/** Takes all the space there is left, to the last byte. */
function fill(file: string): void {
	for (let size = 65_536; size >= 1; size = Math.floor(size / 2))
		try {
			for (;;) appendFileSync(file, Buffer.alloc(size));
		} catch (cause) {
			if (codeOf(cause) !== 'ENOSPC') throw cause;
		}
}

describe.runIf(mounted)('the server on a disk that is full', () => {
	test('says so, keeps what it has answered for, and goes on when there is space again', async () => {
		const data = path.join(small, 'data');
		const ballast = path.join(small, 'ballast');
		copyContent(content);
		let server = await startServer(data, { env });
		const learner = new Learner('beckstone', 'new-teacher', 1);
		const other = new Learner('beckstone', 'volunteer', 2);
		for (const each of [learner, other]) await each.enter(server.url);
		await learner.playOnce(server.url, true, false);
		const attempt = await learner.begin(server.url);
		const step = learner.firstStep;
		fill(ballast);

		const refused = await learner.post(server.url, attempt, { at: 0, ...step });
		expect(refused.status).toBe(507);
		const { message } = (await refused.json()) as { message: string };
		expect(message).toMatch(/could not be saved: the disk of the server is full/);
		await expect(learner.sign(server.url)).rejects.toMatchObject({ status: 507 });
		expect(learner.signed.size).toBe(0);
		expect(server.said()).toMatch(/No space left to write .*new-teacher\.json/);
		expect(await learner.lost(server.url)).toEqual([]);

		// Killed while the disk is full: what was answered for is there when there is space to start again.
		await server.stop('SIGKILL');
		await expect(startServer(data, { env })).rejects.toThrow(/No space left/);
		rmSync(ballast);
		server = await startServer(data, { env });
		expect(await learner.lost(server.url)).toEqual([]);
		await learner.choose(server.url, attempt, step.scene, step.choice);

		// Full once more, and then not: the same process goes on.
		fill(ballast);
		await expect(other.playOnce(server.url)).rejects.toThrow();
		rmSync(ballast);
		await other.playOnce(server.url);
		await learner.sign(server.url);
		expect(learner.signed.size + other.signed.size).toBe(2);
		await server.stop('SIGKILL');
		server = await startServer(data, { env });
		for (const each of [learner, other]) expect(await each.lost(server.url)).toEqual([]);
		await server.stop('SIGTERM');
	}, 240_000);
});

describe.skipIf(mounted)('the store on a disk that says it is full', () => {
	test('says so, keeps what it has answered for, and goes on when there is space again', () =>
		withFolder(async (dataDir) => {
			let full = false;
			const disk: typeof realDisk = {
				...realDisk,
				open: (file, flags) =>
					full && flags === 'w'
						? Promise.reject(Object.assign(new Error('ENOSPC: no space left'), { code: 'ENOSPC' }))
						: realDisk.open(file, flags)
			};
			const store = await openLowdb(dataDir, { disk });
			await store.schools.write(aSchool());
			await store.people.add(aPerson());
			const choose = (word: string) =>
				store.people.change('larkfield', 'robin-hale', oneMoreChoice(word));
			await choose('before');
			full = true;
			await expect(choose('lost')).rejects.toMatchObject({ code: 'disk-full' });
			full = false;
			await choose('after');
			const file = path.join(dataDir, 'larkfield', 'people', 'robin-hale.json');
			expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(
				store.people.read('larkfield', 'robin-hale')
			);
			await store.close();
		}));
});
