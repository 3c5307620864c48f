import * as fs from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { temporaryFolder } from '#server/temporary-folder.test-data.ts';
import { openLowdb } from './lowdb.ts';
import type { Store } from './port.ts';
import { anEntry, aPerson, aSchool } from './sample-records.ts';
import { ToldDisk } from './told-disk.test-data.ts';

const NOW = new Date('2026-11-20T09:30:00.000Z');
const LINE = `${JSON.stringify(anEntry())}\n`;
const SECOND = `${JSON.stringify(anEntry({ id: 'entry-2', says: 'Ünë 👩🏽‍🏫' }))}\n`;
const NEWER = SECOND.replace('"version":1', '"version":2');

let folder: string;
let disk: ToldDisk;
const open = () =>
	openLowdb(folder, { disk, now: () => NOW, tell: (sentence) => disk.did.push(sentence) });
const file = () => path.join(folder, 'larkfield/logs/audit.jsonl');
const text = (at = file()) => fs.readFileSync(at, 'utf8');
const ids = (store: Store) => store.logs.list('larkfield', 'audit').map(({ id }) => id);
const log = (store: Store, id: string) => store.logs.append('larkfield', 'audit', anEntry({ id }));

beforeEach(async () => {
	folder = temporaryFolder();
	disk = new ToldDisk();
	const store = await open();
	await store.schools.write(aSchool());
	await store.people.add(aPerson());
	await store.close();
	disk.did.length = 0;
});

describe('an entry of a log on disk', () => {
	test('is written and fsynced before the answer, and its folder with it the first time', async () => {
		const store = await open();
		await log(store, 'one').then(() => disk.did.push('answer'));
		await log(store, 'two').then(() => disk.did.push('answer'));
		const each = ['open audit.jsonl', 'write audit.jsonl', 'fsync audit.jsonl'];
		expect(disk.did).toEqual([...each, 'open logs', 'fsync logs', 'answer', ...each, 'answer']);
		await store.close();
	});

	test('shares one write with those that wait while the disk is busy, in the order they came', async () => {
		const store = await open();
		const all = Array.from({ length: 30 }, (_, index) => `e-${index}`);
		await Promise.all(all.map((id) => log(store, id)));
		expect(ids(store)).toEqual(all);
		expect(disk.did.filter((what) => what === 'fsync audit.jsonl').length).toBeLessThan(5);
		await store.close();
		const again = await open();
		expect(ids(again)).toEqual(all);
		await again.close();
	});

	test('is not in memory before it is on the disk', async () => {
		const store = await open();
		const under = log(store, 'one');
		for (let turn = 0; turn < 3; turn++) await Promise.resolve();
		expect(ids(store)).toEqual([]);
		await under;
		expect(ids(store)).toEqual(['one']);
		await store.close();
	});

	test.runIf(process.platform !== 'win32')('is for nobody else to read', async () => {
		const store = await open();
		await log(store, 'one');
		expect(fs.statSync(file()).mode & 0o777).toBe(0o600);
		expect(fs.statSync(path.dirname(file())).mode & 0o777).toBe(0o700);
		await store.close();
	});

	test.each([
		['open audit.jsonl', 'EACCES', 'write-failed'],
		['write audit.jsonl', 'ENOSPC', 'disk-full'],
		['fsync audit.jsonl', 'EIO', 'write-failed'],
		['fsync logs', 'EIO', 'write-failed']
	])('that fails at “%s” with %s is not there, and spoils no other', async (at, code, fault) => {
		const store = await open();
		if (at !== 'fsync logs') await log(store, 'before');
		disk.fails = { at, code };
		await expect(log(store, 'lost')).rejects.toMatchObject({ name: 'StoreFault', code: fault });
		const before = at === 'fsync logs' ? [] : ['before'];
		expect(ids(store)).toEqual(before);
		await log(store, 'after');
		await store.close();
		const again = await open();
		expect(ids(again)).toEqual([...before, 'after']);
		expect(again.problems).toEqual([]);
		await again.close();
	});

	test('whose half-written line cannot be taken away at once is taken away before the next', async () => {
		const store = await open();
		await log(store, 'before');
		disk.fails = { at: 'write audit.jsonl', code: 'ENOSPC' };
		disk.failsThen = { at: 'truncate audit.jsonl', code: 'EIO' };
		await expect(log(store, 'lost')).rejects.toMatchObject({ code: 'disk-full' });
		expect(text()).toMatch(/[^\n]$/);
		await log(store, 'after');
		await store.close();
		expect(
			text()
				.trimEnd()
				.split('\n')
				.map((line) => (JSON.parse(line) as { id: string }).id)
		).toEqual(['before', 'after']);
	});
});

describe('a name taken out of a log on disk', () => {
	const leaver = aPerson({ id: 'kit-moss', name: 'Kit Moss', leftOn: '2020-11-20' });
	const signed = (id: string) => anEntry({ id, by: 'kit-moss', byName: 'Kit Moss' });
	const names = (store: Store) => store.logs.list('larkfield', 'audit').map(({ byName }) => byName);
	const gone = (store: Store) =>
		store.people.pseudonymise('larkfield', 'kit-moss', NOW.toISOString(), '7k2q');
	let store: Store;

	beforeEach(async () => {
		store = await open();
		await store.people.add(leaver);
		await store.logs.append('larkfield', 'audit', signed('one'));
		fs.appendFileSync(file(), NEWER);
		await store.close();
		store = await open();
		disk.did.length = 0;
	});

	test('is out of the file before it is out of the record, and a newer program’s line stays', async () => {
		await gone(store);
		expect(disk.did.slice(0, 6)).toEqual([
			'open audit.jsonl.tmp',
			'write audit.jsonl.tmp',
			'fsync audit.jsonl.tmp',
			'rename audit.jsonl',
			'open logs',
			'fsync logs'
		]);
		expect(disk.did[6]).toBe('open kit-moss.json.tmp');
		expect(text()).not.toContain('Kit Moss');
		expect(text().endsWith(NEWER)).toBe(true);
		await log(store, 'two');
		expect(fs.statSync(file()).mode & 0o077).toBe(0);
		await store.close();
		const again = await open();
		expect(ids(again)).toEqual(['one', 'two']);
		await again.close();
	});

	test.each([
		['open audit.jsonl.tmp', 'Kit Moss'],
		['write audit.jsonl.tmp', 'Kit Moss'],
		['fsync audit.jsonl.tmp', 'Kit Moss'],
		['rename audit.jsonl', 'Kit Moss'],
		['fsync logs', 'Former member of staff 7k2q'],
		['fsync kit-moss.json.tmp', 'Former member of staff 7k2q']
	])('that fails at “%s” leaves the record named, and can be asked for again', async (at, now) => {
		disk.fails = { at, code: 'ENOSPC' };
		await expect(gone(store)).rejects.toMatchObject({ code: 'disk-full' });
		expect(store.people.read('larkfield', 'kit-moss')).toEqual(leaver);
		expect(names(store)).toEqual([now]);
		await log(store, 'two');
		expect(await gone(store)).toMatchObject({ name: 'Former member of staff 7k2q' });
		await store.close();
		const again = await open();
		expect(names(again)).toEqual(['Former member of staff 7k2q', 'Ada Stone']);
		expect(fs.readdirSync(path.dirname(file()))).toEqual(['audit.jsonl']);
		await again.close();
	});
});

describe('a log opened again', () => {
	const put = (content: string | Buffer) => {
		fs.mkdirSync(path.dirname(file()), { recursive: true });
		fs.writeFileSync(file(), content);
	};
	const KEPT = 'damaged/larkfield--logs-audit.jsonl--2026-11-20T09-30-00-000Z';

	test.each([
		['in the middle of a line', SECOND.slice(0, 40)],
		['in the middle of a letter', Buffer.from(SECOND).subarray(0, SECOND.indexOf('Ü') + 1)],
		['with zeros, as some disks do', '\0'.repeat(60)]
	])('after it was cut short %s has every line but that one', async (_, piece) => {
		put(Buffer.concat([Buffer.from(LINE), Buffer.from(piece)]));
		const store = await open();
		expect(ids(store)).toEqual(['entry-1']);
		expect(store.problems).toEqual([
			{
				file: 'larkfield/logs/audit.jsonl',
				kept: path.join(folder, KEPT),
				because: 'its last line was not finished; the others are used'
			}
		]);
		expect(fs.readFileSync(path.join(folder, KEPT))).toEqual(Buffer.from(piece));
		await log(store, 'next');
		await store.close();
		const again = await open();
		expect([ids(again), again.problems]).toEqual([['entry-1', 'next'], []]);
		await again.close();
	});

	test.each([
		['garbage', '{{{\n', 'line 2: it is not whole, or not JSON'],
		['empty', '\n', 'line 2: it is not whole, or not JSON'],
		['two that ran together', `${LINE.trim()}${LINE}`, 'line 2: it is not whole, or not JSON'],
		['without a version', '{"id":"x"}\n', 'line 2: version: it does not say which version it is'],
		['with a key nobody knows', LINE.replace('{', '{"x":1,'), 'line 2: Unrecognized key: "x"'],
		['of a wrong kind', LINE.replace('"ada-stone"', '7'), 'line 2: by: '],
		['not text', Buffer.from([0x22, 0xff, 0x22, 0x0a]), 'line 2: it is not whole, or not JSON']
	])('with a line that is %s keeps a copy aside, and uses the others', async (_, bad, why) => {
		const whole = Buffer.concat([LINE, bad, SECOND].map((part) => Buffer.from(part)));
		put(whole);
		const store = await open();
		expect(ids(store)).toEqual(['entry-1', 'entry-2']);
		expect(store.problems).toMatchObject([
			{ file: 'larkfield/logs/audit.jsonl', because: expect.stringContaining(why) as string }
		]);
		expect(fs.readFileSync(path.join(folder, KEPT))).toEqual(whole);
		expect(disk.did[0]).toContain('larkfield/logs/audit.jsonl cannot be used: line 2');
		await store.close();
		expect(text()).toBe(LINE + SECOND);
		const again = await open();
		expect([ids(again), again.problems]).toEqual([['entry-1', 'entry-2'], []]);
		await again.close();
	});

	test('that somebody saved without the last line’s end has that line too', async () => {
		put(LINE + SECOND.trimEnd());
		const store = await open();
		expect([ids(store), store.problems]).toEqual([['entry-1', 'entry-2'], []]);
		await log(store, 'next');
		expect(ids(store)).toEqual(['entry-1', 'entry-2', 'next']);
		await store.close();
		expect(text().startsWith(LINE + SECOND)).toBe(true);
	});

	test('keeps a newer program’s line where it is, and goes on after it', async () => {
		put(LINE + NEWER);
		const store = await open();
		expect(ids(store)).toEqual(['entry-1']);
		expect(store.problems).toMatchObject([
			{ kept: file(), because: expect.stringContaining('line 2: it is of version 2') as string }
		]);
		await log(store, 'next');
		await store.close();
		expect(text().startsWith(LINE + NEWER)).toBe(true);
	});

	test('is empty when the server stopped before the first line, and that is no problem', async () => {
		put('');
		const store = await open();
		expect([ids(store), store.problems]).toEqual([[], []]);
		await log(store, 'one');
		expect(ids(store)).toEqual(['one']);
		await store.close();
	});

	test('that cannot be read is named and left alone, and nothing is added to it', async () => {
		fs.mkdirSync(file(), { recursive: true });
		const store = await open();
		expect(store.problems).toMatchObject([{ kept: file() }]);
		await expect(log(store, 'one')).rejects.toMatchObject({ code: 'file-in-the-way' });
		await store.close();
	});

	test('costs nobody their record, whatever it holds', async () => {
		put('\0\n\n{');
		const store = await open();
		expect(ids(store)).toEqual([]);
		expect(store.people.read('larkfield', 'robin-hale')).toEqual(aPerson());
		await store.close();
	});
});
