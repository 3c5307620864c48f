import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { refuse } from '#domain/refusal.ts';
import { temporaryFolder } from '#server/temporary-folder.test-data.ts';
import { realDisk } from './disk.ts';
import { DurableAdapter } from './durable-adapter.ts';
import { Folder } from './folder.ts';
import { openLowdb } from './lowdb.ts';
import type { Store } from './port.ts';
import { aPerson, aSchool, oneMoreChoice } from './sample-records.ts';
import { ToldDisk } from './told-disk.test-data.ts';
import type { PersonRecord } from './records.ts';

describe('a change to a person on disk', () => {
	let folder: string;
	let disk: ToldDisk;
	let store: Store;

	beforeEach(async () => {
		folder = temporaryFolder();
		disk = new ToldDisk();
		store = await openLowdb(folder, { disk });
		await store.schools.write(aSchool());
		await store.people.add(aPerson());
		disk.did.length = 0;
	});
	afterEach(() => store.close());

	const choose = (choice: string, person = 'robin-hale') =>
		store.people.change('larkfield', person, oneMoreChoice(choice));
	const inMemory = () => store.people.read('larkfield', 'robin-hale');
	const people = () => path.join(folder, 'larkfield', 'people');
	const onDisk = () =>
		JSON.parse(readFileSync(path.join(people(), 'robin-hale.json'), 'utf8')) as PersonRecord;

	test('is written, fsynced, renamed and its folder fsynced before the answer', async () => {
		await choose('decline').then(() => disk.did.push('answer'));
		expect(disk.did).toEqual([
			'open robin-hale.json.tmp',
			'write robin-hale.json.tmp',
			'fsync robin-hale.json.tmp',
			'rename robin-hale.json',
			'open people',
			'fsync people',
			'answer'
		]);
		expect(onDisk()).toEqual(inMemory());
	});

	test('is not in memory before it is on the disk', async () => {
		const before = inMemory();
		const answer = choose('decline');
		for (let turn = 0; turn < 3; turn++) await Promise.resolve();
		expect(inMemory()).toBe(before);
		expect(await answer).toBe(inMemory());
	});

	test.each([
		['open robin-hale.json.tmp', 'EACCES', 'write-failed'],
		['write robin-hale.json.tmp', 'ENOSPC', 'disk-full'],
		['write robin-hale.json.tmp', 'EDQUOT', 'disk-full'],
		['fsync robin-hale.json.tmp', 'ENOSPC', 'disk-full'],
		['fsync robin-hale.json.tmp', 'EIO', 'write-failed'],
		['rename robin-hale.json', 'ENOSPC', 'disk-full'],
		['open people', 'EMFILE', 'write-failed'],
		['fsync people', 'EIO', 'write-failed']
	])('that fails at “%s” with %s leaves memory as the disk is', async (at, code, fault) => {
		await choose('first');
		disk.fails = { at, code };
		await expect(choose('lost')).rejects.toMatchObject({
			name: 'StoreFault',
			code: fault,
			says: expect.stringContaining('could not be saved') as string,
			cause: expect.objectContaining({ code }) as unknown
		});
		expect(inMemory()).toEqual(onDisk());
		expect(readdirSync(people())).toEqual(['robin-hale.json']);
		await choose('next');
		expect(inMemory()).toEqual(onDisk());
		expect(inMemory()?.attempts[0]?.chosen.at(-1)?.choice).toBe('next');
	});

	test('whose folder could not be fsynced is written again before anybody is told that it is there', async () => {
		disk.fails = { at: 'fsync people', code: 'EIO' };
		await expect(choose('in doubt')).rejects.toMatchObject({ code: 'write-failed' });
		disk.did.length = 0;
		const saved = refuse('already-saved', 'It is there.');
		expect(await store.people.change('larkfield', 'robin-hale', () => saved)).toBe(saved);
		expect(disk.did).toContain('fsync robin-hale.json.tmp');
		expect(disk.did.at(-1)).toBe('fsync people');
	});

	test('that fails holds up neither the next one nor anybody else', async () => {
		await store.people.add(aPerson({ id: 'kit-moss' }));
		disk.fails = { at: 'fsync robin-hale.json.tmp', code: 'ENOSPC' };
		const answers = await Promise.allSettled([choose('a'), choose('b'), choose('c', 'kit-moss')]);
		expect(answers.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
		expect(onDisk().attempts[0]?.chosen.map(({ choice }) => choice)).toEqual(['b']);
	});

	test('somebody who could not be written is not there, and can be added again', async () => {
		disk.fails = { at: 'fsync kit-moss.json.tmp', code: 'ENOSPC' };
		const kit = aPerson({ id: 'kit-moss' });
		await expect(store.people.add(kit)).rejects.toMatchObject({ code: 'disk-full' });
		expect(store.people.read('larkfield', 'kit-moss')).toBeUndefined();
		expect(await store.people.add(kit)).toBeUndefined();
		expect(store.people.list('larkfield')).toHaveLength(2);
	});

	test('shares its folder’s fsync with those who wait at the same time, never with one already running', async () => {
		const ids = Array.from({ length: 20 }, (_, index) => `p-${index}`);
		await Promise.all(ids.map((id) => store.people.add(aPerson({ id }))));
		disk.did.length = 0;
		await Promise.all(
			ids.map((id) => choose('decline', id).then(() => disk.did.push(`answer ${id}.json`)))
		);
		for (const id of ids) {
			const renamed = disk.did.indexOf(`rename ${id}.json`);
			const opened = disk.did.indexOf('open people', renamed);
			const synced = disk.did.indexOf('fsync people', opened);
			expect(disk.did.indexOf(`answer ${id}.json`)).toBeGreaterThan(synced);
			expect(Math.min(renamed, opened, synced)).toBeGreaterThanOrEqual(0);
		}
		expect(disk.did.filter((what) => what === 'fsync people').length).toBeLessThan(20);
	});

	test('is read back by the adapter as lowdb would; a file that is not there is null', async () => {
		const at = new Folder(people(), realDisk);
		expect(await new DurableAdapter('robin-hale.json', at, realDisk).read()).toEqual(inMemory());
		expect(await new DurableAdapter('nobody.json', at, realDisk).read()).toBeNull();
	});
});
