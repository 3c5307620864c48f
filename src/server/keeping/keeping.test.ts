import * as fs from 'node:fs';
import path from 'node:path';
import { strToU8, unzipSync, zipSync, type Zippable } from 'fflate';
import { beforeEach, describe, expect, test } from 'vitest';
import { isRefusal } from '#domain/refusal.ts';
import { keyOf } from '#server/identity/key.ts';
import { openLowdb } from '#server/store/lowdb.ts';
import { aPerson, anAttempt, anEntry, aSchool } from '#server/store/sample-records.ts';
import { hashOf } from '#server/store/archive.ts';
import { temporaryFolder } from '#server/temporary-folder.test-data.ts';
import { backUp } from './back-up.ts';
import { LIST } from './backup-file.ts';
import { restore } from './restore.ts';

const NOW = '2026-11-20T09:30:00.000Z';
const DAY = new Date(NOW);

describe('a backup', () => {
	let folder: string;
	let data: string;
	let file: string;

	beforeEach(async () => {
		folder = temporaryFolder();
		data = path.join(folder, 'data');
		file = path.join(folder, 'backup.zip');
		const store = await openLowdb(data);
		await store.schools.write(aSchool({ sample: false }));
		await store.people.add(aPerson({ name: 'Žofia Łuczak 王', attempts: [anAttempt(3)] }));
		await store.archive.keep(hashOf('{}'), '{}');
		await store.close();
		keyOf(data);
	});

	const made = (keys = false) => {
		const answer = backUp(data, file, { keys, now: NOW });
		if (isRefusal(answer)) throw new Error(answer.because);
		return answer;
	};
	const there = path.join.bind(path);
	const all = (at: string) =>
		fs
			.readdirSync(at, { recursive: true, encoding: 'utf8' })
			.filter((name) => fs.statSync(there(at, name)).isFile())
			.sort();

	test('that is restored is the same folder, byte for byte, without the keys', async () => {
		expect(made()).toMatchObject({ files: 3, keys: false });
		const to = path.join(folder, 'restored');
		expect(restore(file, to, DAY)).toEqual({
			at: NOW,
			schools: 1,
			people: 1,
			files: 3,
			keys: false
		});
		// But for one line: that it was restored, so that nothing is sent again.
		const NOTE = 'larkfield/logs/deliveries.jsonl';
		const kept = all(to).filter((name) => name !== NOTE);
		expect(kept).toEqual(all(data).filter((name) => !name.startsWith('keys')));
		for (const name of kept)
			expect(fs.readFileSync(there(to, name))).toEqual(fs.readFileSync(there(data, name)));
		const store = await openLowdb(to);
		expect(store.people.read('larkfield', 'robin-hale')?.attempts[0]?.chosen).toHaveLength(3);
		expect(store.logs.list('larkfield', 'deliveries')).toMatchObject([
			{
				what: 'restored',
				by: 'system',
				at: NOW,
				says: expect.stringContaining('2026-11-20 09:30') as string
			}
		]);
		await store.close();
	});

	test('keeps what was sent before it, and adds that it was restored', async () => {
		const before = await openLowdb(data);
		await before.logs.append(
			'larkfield',
			'deliveries',
			anEntry({ id: 'letter-1', what: 'queued' })
		);
		await before.close();
		made();
		const to = path.join(folder, 'restored');
		restore(file, to, new Date('2026-11-21T08:00:00.000Z'));
		const store = await openLowdb(to);
		expect(store.problems).toEqual([]);
		expect(store.logs.list('larkfield', 'deliveries').map(({ what }) => what)).toEqual([
			'queued',
			'restored'
		]);
		await store.close();
	});

	test('has the keys when they are asked for, readable by their owner alone', () => {
		expect(made(true).keys).toBe(true);
		const to = path.join(folder, 'restored');
		restore(file, to, DAY);
		const key = there(to, 'keys/cookie.key');
		expect(fs.readFileSync(key)).toEqual(fs.readFileSync(there(data, 'keys/cookie.key')));
		expect(fs.statSync(key).mode & 0o777).toBe(0o600);
	});

	test('is made while the server has the folder, and holds neither its lock nor half a file', async () => {
		const store = await openLowdb(data);
		fs.writeFileSync(there(data, 'larkfield/people/x.json.tmp'), '{');
		made();
		await store.close();
		expect(Object.keys(unzipSync(new Uint8Array(fs.readFileSync(file)))).sort()).toEqual(
			[
				`archive/${hashOf('{}')}.json`,
				LIST,
				'larkfield/people/robin-hale.json',
				'larkfield/school.json'
			].sort()
		);
	});

	test('never writes over a file, nor a restore over data', () => {
		made();
		expect(backUp(data, file, { keys: false, now: NOW })).toMatchObject({
			refused: 'file-exists'
		});
		expect(restore(file, data, DAY)).toMatchObject({ refused: 'data-there' });
		expect(all(data)).toHaveLength(4);
	});

	test('of nothing, or to where nothing can be written, is refused in words', () => {
		const nowhere = path.join(folder, 'nowhere');
		expect(backUp(nowhere, file, { keys: false, now: NOW })).toMatchObject({ refused: 'no-data' });
		expect(backUp(data, path.join(nowhere, 'x.zip'), { keys: false, now: NOW })).toMatchObject({
			refused: 'not-written'
		});
		expect(restore(path.join(folder, 'no.zip'), nowhere, DAY)).toMatchObject({
			refused: 'file-unreadable'
		});
	});

	test('that is cut short anywhere is refused, and nothing is restored', () => {
		made();
		const whole = fs.readFileSync(file);
		const to = path.join(folder, 'restored');
		for (let part = 0; part < 20; part++) {
			fs.writeFileSync(file, whole.subarray(0, Math.floor((whole.length * part) / 20)));
			expect(restore(file, to, DAY), `${part} of 20`).toMatchObject({ refused: 'backup-damaged' });
		}
		expect(fs.readdirSync(folder).sort()).toEqual(['backup.zip', 'data']);
	});

	const changed = (change: (files: Zippable) => void) => {
		made();
		const files: Zippable = { ...unzipSync(new Uint8Array(fs.readFileSync(file))) };
		change(files);
		fs.writeFileSync(file, zipSync(files));
		return restore(file, path.join(folder, 'restored'), DAY);
	};

	test.each<[string, (files: Zippable) => void]>([
		[
			'with a record that was changed',
			(files) => (files['larkfield/school.json'] = strToU8('{"version":2}'))
		],
		['without a record', (files) => delete files['larkfield/school.json']],
		['with a file more', (files) => (files['larkfield/people/eve.json'] = strToU8('{}'))],
		['without its list', (files) => delete files[LIST]],
		['with a list that is none', (files) => (files[LIST] = strToU8('[]'))],
		['with a way out of the folder', (files) => (files['../escaped.json'] = strToU8('{}'))],
		['with an absolute name', (files) => (files['/tmp/escaped.json'] = strToU8('{}'))],
		['with a name of another system', (files) => (files['a\\..\\b.json'] = strToU8('{}'))]
	])('%s is refused', (_, change) => {
		expect(changed(change)).toMatchObject({ refused: 'backup-damaged' });
		expect(fs.readdirSync(folder).sort()).toEqual(['backup.zip', 'data']);
	});

	test('of a later program is refused with what to do', () => {
		const answer = changed((files) => {
			const list = JSON.parse(Buffer.from(files[LIST] as Uint8Array).toString()) as object;
			files[LIST] = strToU8(JSON.stringify({ ...list, records: 99 }));
		});
		expect(answer).toMatchObject({ refused: 'backup-newer' });
	});

	test('of a folder of version 1 is restored, and opens', async () => {
		fs.rmSync(data, { recursive: true });
		fs.cpSync('tests/fixtures/stores/version-1', data, { recursive: true });
		made();
		const to = path.join(folder, 'restored');
		expect(restore(file, to, DAY)).toMatchObject({ schools: 1, people: 4 });
		const store = await openLowdb(to);
		expect(store.problems).toEqual([]);
		await store.close();
	});
});
