import * as fs from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { temporaryFolder } from '#server/temporary-folder.test-data.ts';
import { schoolsWithout } from './load.ts';
import { openLowdb } from './lowdb.ts';
import { RECORD_VERSION } from './records.ts';
import { aDeclaration, anAttempt, aPerson, aSchool } from './sample-records.ts';
import { hashOf } from './archive.ts';

const NOW = new Date('2026-11-20T09:30:00.000Z');
const ADA = aPerson({ id: 'ada', attempts: [anAttempt(3)], declarations: [aDeclaration()] });
const BEN = aPerson({ id: 'ben', name: 'Ben 👩🏽‍🏫 שרה' });

describe('opening a data folder again', () => {
	let folder: string;
	let told: string[];
	const open = () => openLowdb(folder, { now: () => NOW, tell: (sentence) => told.push(sentence) });
	const at = (...names: string[]) => path.join(folder, ...names);
	const text = (file: string) => fs.readFileSync(file, 'utf8');

	beforeEach(async () => {
		told = [];
		folder = temporaryFolder();
		const store = await open();
		await store.schools.write(aSchool());
		for (const person of [ADA, BEN]) await store.people.add(person);
		await store.archive.keep(hashOf('{}'), '{}');
		await store.close();
	});

	test('gives what was kept, and nothing to complain of', async () => {
		const store = await open();
		expect(store.schools.list()).toEqual([aSchool()]);
		expect(store.people.list('larkfield')).toEqual([ADA, BEN]);
		expect(store.archive.read(hashOf('{}'))).toBe('{}');
		expect(store.problems).toEqual([]);
		await store.close();
		expect(fs.readdirSync(folder).sort()).toEqual(['archive', 'larkfield']);
	});

	test.each([
		['cut short', (whole: string) => whole.slice(0, whole.length / 2), 'not whole, or not JSON'],
		['empty', () => '', 'it is empty'],
		['all zeros', (whole: string) => '\0'.repeat(whole.length), 'not whole, or not JSON'],
		['garbage', () => '\u{1F4A9}{{{', 'not whole, or not JSON'],
		['a list', () => '[]', 'not whole, or not JSON'],
		['without a version', () => '{"name":"Ada"}', 'which version'],
		['of a wrong type', (whole: string) => whole.replace('"Robin Hale"', '7'), 'name'],
		['with a key nobody knows', (whole: string) => whole.replace('{', '{"x":1,'), '"x"'],
		['with a bad choice', (whole: string) => whole.replace('"scene-1"', 'null'), 'chosen.1.scene'],
		['of somebody else', (whole: string) => whole.replace('"ada"', '"ben"'), 'larkfield/ben'],
		['of another school', (whole: string) => whole.replace('"larkfield"', '"ashby"'), 'ashby/ada']
	])(
		'a file that is %s is kept aside and named; everybody else is there',
		async (_, spoil, why) => {
			const file = at('larkfield', 'people', 'ada.json');
			const spoilt = spoil(text(file));
			fs.writeFileSync(file, spoilt);
			const store = await open();
			const kept = at('damaged', 'larkfield--people-ada.json--2026-11-20T09-30-00-000Z');
			expect(store.problems).toEqual([
				{ file: 'larkfield/people/ada.json', kept, because: expect.stringContaining(why) as string }
			]);
			expect(told).toEqual([expect.stringContaining('larkfield/people/ada.json cannot be used')]);
			expect(text(kept)).toBe(spoilt);
			expect(fs.existsSync(file)).toBe(false);
			expect(store.people.list('larkfield')).toEqual([BEN]);
			expect(await store.people.change('larkfield', 'ada', (record) => record)).toMatchObject({
				refused: 'person-unknown'
			});
			await store.close();
		}
	);

	test('a file damaged twice at the same moment is kept twice', async () => {
		for (let time = 0; time < 2; time++) {
			fs.writeFileSync(at('larkfield', 'people', 'ada.json'), `broken ${time}`);
			await (await open()).close();
		}
		expect(fs.readdirSync(at('damaged'))).toHaveLength(2);
	});

	test('a file put back is read at the next start', async () => {
		const file = at('larkfield', 'people', 'ada.json');
		const whole = text(file);
		fs.writeFileSync(file, 'broken');
		await (await open()).close();
		fs.writeFileSync(file, whole);
		const store = await open();
		expect(store.people.list('larkfield')).toEqual([ADA, BEN]);
		await store.close();
	});

	test('a newer program’s record stays where it is, untouched, and is not written over', async () => {
		const file = at('larkfield', 'people', 'ada.json');
		const newer = text(file).replace('"version":2', '"version":3');
		fs.writeFileSync(file, newer);
		const store = await open();
		expect(store.problems).toEqual([
			{
				file: 'larkfield/people/ada.json',
				kept: file,
				because: expect.stringContaining(
					'version 3 and this program knows versions up to 2'
				) as string
			}
		]);
		expect(store.people.read('larkfield', 'ada')).toBeUndefined();
		await expect(store.people.add(ADA)).rejects.toMatchObject({ code: 'file-in-the-way' });
		await store.close();
		expect(text(file)).toBe(newer);
	});

	test.each([
		['damaged', () => fs.writeFileSync(at('larkfield', 'school.json'), '{')],
		['gone', () => fs.rmSync(at('larkfield', 'school.json'))]
	])(
		'a school whose own file is %s is named at each start, and its people become nobody else’s',
		async (_, harm) => {
			harm();
			for (let start = 0; start < 2; start++) {
				const store = await open();
				expect(schoolsWithout(store.problems)).toEqual(['larkfield']);
				expect(told.at(-1)).toContain('larkfield/school.json cannot be used');
				expect(store.people.list('larkfield')).toEqual([ADA, BEN]);
				await expect(store.schools.write(aSchool({ sample: false }))).rejects.toMatchObject({
					code: 'file-in-the-way'
				});
				await store.close();
			}
			fs.writeFileSync(at('larkfield', 'school.json'), JSON.stringify(aSchool({ sample: false })));
			const store = await open();
			expect(store.problems).toEqual([]);
			expect(store.schools.list()).toEqual([aSchool({ sample: false })]);
			await store.close();
		}
	);

	test('people of a sample are there though its own file is damaged, and the sample can be written again', async () => {
		fs.writeFileSync(at('larkfield', 'school.json'), '{');
		const store = await open();
		expect(store.schools.list()).toEqual([]);
		expect(store.people.list('larkfield')).toEqual([ADA, BEN]);
		await store.schools.write(aSchool());
		expect(store.schools.read('larkfield')).toEqual(aSchool());
		expect(store.people.list('larkfield')).toEqual([ADA, BEN]);
		await store.close();
	});

	test('archived content that is not its hash is kept aside, and can be kept anew', async () => {
		const hash = hashOf('{}');
		fs.writeFileSync(at('archive', `${hash}.json`), '{"x":1}');
		const store = await open();
		expect(store.problems).toMatchObject([{ file: `archive/${hash}.json` }]);
		expect(store.archive.read(hash)).toBeUndefined();
		await store.archive.keep(hash, '{}');
		expect(store.archive.read(hash)).toBe('{}');
		await store.close();
	});

	test('what an interrupted write or removal left behind is gone; what is not ours stays', async () => {
		fs.writeFileSync(at('larkfield', 'people', 'ada.json.tmp'), '{"half');
		fs.mkdirSync(at('.removed-ashby-1-0', 'people'), { recursive: true });
		fs.writeFileSync(at('larkfield', 'people', 'notes.txt'), 'mine');
		fs.writeFileSync(at('larkfield', 'people', 'Copy of ada.json'), 'mine');
		fs.mkdirSync(at('lost+found'));
		const store = await open();
		expect(store.problems).toMatchObject([{ file: 'larkfield/people/Copy of ada.json' }]);
		expect(store.people.list('larkfield')).toEqual([ADA, BEN]);
		await store.close();
		expect(fs.readdirSync(folder).sort()).toEqual(['archive', 'larkfield', 'lost+found']);
		expect(fs.readdirSync(at('larkfield', 'people')).sort()).toEqual([
			'Copy of ada.json',
			'ada.json',
			'ben.json',
			'notes.txt'
		]);
	});

	test('a removed school is gone from the disk', async () => {
		const store = await open();
		await store.schools.remove('larkfield');
		await store.close();
		expect(fs.readdirSync(folder)).toEqual(['archive']);
	});

	test('a file where a folder should be, or a folder that cannot be made, is said plainly', async () => {
		const fault = { name: 'StoreFault', code: 'data-unusable' };
		fs.writeFileSync(at('file'), '');
		await expect(openLowdb(at('file'))).rejects.toMatchObject(fault);
		await expect(openLowdb(at('file', 'in'))).rejects.toMatchObject(fault);
		await expect(openLowdb(at('file', 'in'))).rejects.toThrow(/^DATA_DIR is “.*should be a folder/);
	});
});

test('a folder as version 1 wrote it opens, with every attempt and signature in it', async () => {
	const folder = temporaryFolder();
	const kept = path.resolve('tests/fixtures/stores/version-1');
	fs.cpSync(kept, folder, { recursive: true });
	const store = await openLowdb(folder);
	expect(store.problems).toEqual([]);
	expect(store.schools.list()).toMatchObject([
		{
			id: 'sample-beckstone',
			contacts: [],
			duties: { yearStarts: '09-01' },
			secondFactor: 'required'
		}
	]);
	const people = store.people.list('sample-beckstone');
	expect(people.map(({ id }) => id)).toEqual(['new-teacher', 'staff-01', 'staff-03', 'staff-36']);
	for (const person of people) {
		const file = path.join(kept, 'sample-beckstone/people', `${person.id}.json`);
		const was = JSON.parse(fs.readFileSync(file, 'utf8')) as object;
		expect(person).toEqual({ ...was, version: RECORD_VERSION, absences: [] });
		await store.people.change('sample-beckstone', person.id, (record) => ({
			...record,
			absences: [{ from: '2026-12-01' }]
		}));
	}
	await store.close();
	const again = await openLowdb(folder);
	expect(again.problems).toEqual([]);
	expect(again.people.list('sample-beckstone')).toHaveLength(4);
	await again.close();
});
