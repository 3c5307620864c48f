import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { readEvidence } from '#domain/evidence/evidence-file.ts';
import { lettersOf, wordsOf } from '../pdf/reading.test-data.ts';
import type { PersonRecord } from '../store/records.ts';
import { aFollowUp, aPerson } from '../store/sample-records.ts';
import { signDeclaration } from '../training/declaring.ts';
import { done, passed, second, trainingAt } from '../training/training.test-data.ts';
import { certificatesOf } from './certificates.ts';
import { packFacts } from './facts.ts';
import { packOf } from './pack.ts';
import { zipStream } from './zip-stream.ts';

const ON = '2026-11-21';
const NOW = `${ON}T10:00:00.000Z`;
const CAREFUL = ['=HYPERLINK("http://x.example")', 'Žofia Łuczak', 'שרה Æsa', 'न'.repeat(200)];

let at: Awaited<ReturnType<typeof trainingAt>>;

beforeAll(async () => {
	at = await trainingAt('beckstone');
	await passed(at);
	done(await signDeclaration(at.training, at.school, at.person, 'Robin Hale', second(999)));
	for (const [index, name] of CAREFUL.entries())
		await at.training.store.people.add(
			aPerson({ id: `person-${index}`, name, startsOn: '2026-09-01', school: at.school.id })
		);
	for (const follow of [
		aFollowUp({ id: 'f-1', about: 'person-0', due: '2026-11-20', says: 'A private word.' }),
		aFollowUp({
			id: 'f-2',
			about: 'person-1',
			what: 'conversation',
			says: 'Another private word.'
		}),
		aFollowUp({
			id: 'f-3',
			about: 'person-2',
			what: 'exemption',
			says: 'Awaiting surgery, do not tell colleagues.',
			until: '2027-01-08'
		})
	])
		await at.training.store.logs.append(at.school.id, 'follow-ups', follow);
	await at.training.store.people.add(
		aPerson({ id: 'gone', name: 'Sam Reed', startsOn: '2026-09-01', leftOn: '2026-10-01' })
	);
});

async function filesIn(bytes: ReadableStream<Uint8Array>) {
	return unzipSync(new Uint8Array(await new Response(bytes).arrayBuffer()));
}

/** All that can be read in a pack: its PDF, its sheets, and whatever is text. */
async function everyWordIn(files: Awaited<ReturnType<typeof filesIn>>) {
	const sheets = unzipSync(files['tables.xlsx'] ?? new Uint8Array());
	const texts = Object.entries(files).filter(([name]) => !/\.(pdf|xlsx)$/.test(name));
	return [
		await wordsIn(files['summary.pdf']),
		...[...Object.values(sheets), ...texts.map(([, part]) => part)].map((part) => strFromU8(part))
	].join('\n');
}

/** The school's records with everybody's changed behind the server's back. */
function withPeople(change: (person: PersonRecord) => PersonRecord): typeof at.training {
	const { store } = at.training;
	const { people } = store;
	const list = (school: string) => people.list(school).map(change);
	return { ...at.training, store: { ...store, people: { ...people, list } } };
}

const wordsIn = (pdf?: Uint8Array) => wordsOf(pdf ?? new Uint8Array());

const pack = (named: boolean, on = ON) =>
	packOf(at.training, at.school, { on, named, now: NOW }, () => '<!doctype html>');

describe('an evidence pack', () => {
	test('with names holds the summary, everybody’s line in three formats, and what it can be checked by', async () => {
		const files = await filesIn(pack(true).bytes);
		expect(Object.keys(files)).toEqual([
			...['read-me.txt', 'summary.pdf', 'tables.xlsx', 'staff-groups.csv', 'understanding.csv'],
			...['staff.csv', 'pack.json', 'evidence.json', 'verifier.html', 'seal.json']
		]);
		const words = await wordsIn(files['summary.pdf']);
		const head = at.training.evidence.head(at.school.id);
		for (const part of [
			...['Larkfield Primary School', '1 of 5 people are complete on 21 November 2026.'],
			...[
				'Overdue: 3',
				'of which 0 open and 1 overdue',
				'Exempt on the day, until a last day and for a reason that leaders know: 1.'
			],
			...['Žofia Łuczak', 'न'.repeat(200), 'Leavers, not counted: 1.', 'Signed once.'],
			...[
				'Every record fits its link',
				`Link ${head?.n ?? ''}, head ${head?.hash.slice(0, 4) ?? ''}`
			]
		])
			expect(lettersOf(words)).toContain(lettersOf(part));
		const csv = strFromU8(files['staff.csv'] ?? new Uint8Array());
		expect(csv).toContain(`"'=HYPERLINK(""http://x.example"")"`);
		expect(csv).toContain('Žofia Łuczak');
		const json: unknown = JSON.parse(strFromU8(files['pack.json'] ?? new Uint8Array()));
		expect(json).toEqual(packFacts(at.training, at.school, { on: ON, named: true, now: NOW }));
		const evidence = readEvidence(strFromU8(files['evidence.json'] ?? new Uint8Array()));
		expect(evidence).toMatchObject({ school: at.school.id });
		const sheets = unzipSync(files['tables.xlsx'] ?? new Uint8Array());
		const shared = strFromU8(sheets['xl/sharedStrings.xml'] ?? new Uint8Array());
		const sheet = strFromU8(sheets['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
		expect(`${shared}${sheet}`).toContain('=HYPERLINK(');
		expect(sheet).not.toContain('<f>');
	});

	test('[U7] holds no word of a conversation, an action or an exemption, with names or without', async () => {
		for (const named of [true, false]) {
			const all = await everyWordIn(await filesIn(pack(named).bytes));
			expect(all).not.toMatch(/surgery|rivate word/);
			if (named) expect(all).toContain('Exempt until 8 January 2027.');
		}
	});

	test('without names has nobody’s name, number or line anywhere', async () => {
		const files = await filesIn(pack(false).bytes);
		expect(Object.keys(files)).toEqual([
			...[
				'read-me.txt',
				'summary.pdf',
				'tables.xlsx',
				'staff-groups.csv',
				'understanding.csv',
				'pack.json'
			],
			...['verifier.html', 'seal.json']
		]);
		const all = await everyWordIn(files);
		for (const name of [...CAREFUL, 'Robin', 'Hale', 'Sam Reed', 'person-1', 'HYPERLINK'])
			expect(all).not.toContain(name);
		expect(all).toContain('Everyone,5,1,0,1,3');
	});

	test('of a past day tells how things stood at its end', () => {
		expect(
			packFacts(at.training, at.school, { on: '2026-11-19', named: true, now: NOW }).counts
		).toMatchObject({ people: 5, complete: 0 });
		expect(
			packFacts(at.training, at.school, { on: '2026-08-31', named: true, now: NOW }).counts
		).toMatchObject({ people: 0 });
	});

	test('of a day on which nobody was there can be made', async () => {
		const files = await filesIn(pack(true, '2026-08-31').bytes);
		expect(await wordsIn(files['summary.pdf'])).toContain('Nobody is on the staff list.');
	});

	test('says what does not fit its link: with names whose it is, without names which link', async () => {
		const changed = withPeople((person) => ({
			...person,
			declarations: person.declarations.map((each) => ({ ...each, name: 'Somebody Else' }))
		}));
		const asked = { on: ON, now: NOW };
		expect(
			packFacts(changed, at.school, { ...asked, named: true }).exceptions.findings.join()
		).toContain('The declaration by Somebody Else of 2026-11-20 fits no link');

		const { bytes, facts } = packOf(changed, at.school, { ...asked, named: false }, () => '');
		expect(facts.exceptions.findings).toContain(
			'A declaration fits no link: it was changed or added. No declaration that is held fits link 2.'
		);
		const all = await everyWordIn(await filesIn(bytes));
		expect(all).toContain('Does not fit: A declaration fits no link');
		for (const name of ['Somebody', 'Else', 'Robin', 'Hale']) expect(all).not.toContain(name);
	});

	test('without names says of which link there is more than one declaration', () => {
		const twice = withPeople((person) => ({
			...person,
			declarations: person.declarations.flatMap((each) => [each, each])
		}));
		const { findings } = packFacts(twice, at.school, { on: ON, named: false, now: NOW }).exceptions;
		expect(findings).toEqual(['More than one declaration is held for link 2.']);
	});
});

describe('a pack of a school with phases', () => {
	let phased: Awaited<ReturnType<typeof trainingAt>>;
	const add = async (count: number, group: string, phase: string) => {
		for (let index = 0; index < count; index++)
			await phased.training.store.people.add(
				aPerson({
					id: `${group}-${phase}-${index}`,
					name: `${group} ${phase} ${index}`,
					group,
					phase,
					school: phased.school.id,
					startsOn: '2026-09-01'
				})
			);
	};
	const made = (named: boolean) =>
		packOf(phased.training, phased.school, { on: ON, named, now: NOW }, () => '<!doctype html>');

	beforeAll(async () => {
		phased = await trainingAt('beckstone');
		await add(6, 'teacher', 'key-stage-1');
		await add(7, 'teacher', 'key-stage-2');
		await add(5, 'office', 'whole-school');
	});

	test('[R21] has them as a sheet, as CSV and as JSON, and names nobody by them', async () => {
		const { facts, bytes } = made(false);
		expect(facts.phases.map(({ name, counts }) => [name, counts.people])).toEqual([
			['Key stage 1 and phase not given', 7],
			['Key stage 2', 7],
			['Whole school', 5]
		]);
		const files = await filesIn(bytes);
		const csv = strFromU8(files['phases.csv'] ?? new Uint8Array());
		expect(csv).toContain('Phase,People,Complete,Under way,Not started,Overdue');
		expect(csv).toContain('Whole school,5,0,0,0,5');
		expect(strFromU8(files['read-me.txt'] ?? new Uint8Array())).toContain('phases.csv');
		const workbook = unzipSync(files['tables.xlsx'] ?? new Uint8Array())['xl/workbook.xml'];
		expect(workbook && strFromU8(workbook)).toContain('name="Phases"');
		expect(await wordsOf(files['summary.pdf'] ?? new Uint8Array())).toContain(
			'Key stage 2 7 0 0 0 7'
		);
	});

	test('has the phase of each person where it names them, and only there', async () => {
		const named = await filesIn(made(true).bytes);
		const csv = strFromU8(named['staff.csv'] ?? new Uint8Array());
		expect(csv).toContain('Name,Staff group,Phase,Status');
		expect(csv).toContain('teacher key-stage-2 0,Teacher,Key stage 2,Overdue');
		expect(csv).toMatch(/Robin Hale,Teacher,,/);
		expect(made(true).facts.people?.filter(({ phase }) => phase === 'key-stage-2')).toHaveLength(7);
		expect(made(false).facts).not.toHaveProperty('people');
	});

	test('[R21] joins phases as soon as the tables together would tell of one person', async () => {
		await add(1, 'office', 'key-stage-2');
		const facts = made(false).facts;
		expect(facts.groups.map(({ counts }) => counts.people)).toEqual([14, 6]);
		expect(facts.phases.map(({ name, counts }) => [name, counts.people])).toEqual([
			['Key stage 1 and whole school and phase not given', 12],
			['Key stage 2', 8]
		]);
	});
});

describe('the certificates of a school', () => {
	test('are one for everybody who has signed, each with its transcript, and a list of whose is which', async () => {
		const origin = 'https://training.school.example';
		const { people, bytes } = certificatesOf(at.training, at.school, {
			origin,
			now: NOW,
			words: () => 'Staff must'
		});
		expect(people).toBe(1);
		const files = await filesIn(bytes);
		const [list, certificate, transcript] = Object.keys(files);
		expect(list).toBe('list.csv');
		expect(strFromU8(files['list.csv'] ?? new Uint8Array())).toContain(
			`${certificate ?? ''},${transcript ?? ''},Robin Hale,Teacher,2026-11-20`
		);
		expect(await wordsIn(files[certificate ?? ''])).toContain('Robin Hale');
		expect(await wordsIn(files[transcript ?? ''])).toContain('Transcript of what was covered');
	});
});

test('[R17] follow-ups and certificates tell two people of one name apart', async () => {
	const { store } = at.training;
	const { id: school } = at.school;
	await store.people.change(school, at.person.id, (one) => ({ ...one, staffNumber: '12' }));
	await store.people.change(school, 'person-0', (one) => ({
		...one,
		name: 'Robin Hale',
		staffNumber: '7'
	}));
	const { facts } = pack(true);
	expect(facts.followedUp?.map(({ name }) => name)).toContain('Robin Hale (7)');
	const { bytes } = certificatesOf(at.training, at.school, {
		origin: 'https://training.school.example',
		now: NOW,
		words: () => 'Staff must'
	});
	const { 'list.csv': list } = await filesIn(bytes);
	expect(strFromU8(list ?? new Uint8Array())).toContain(',Robin Hale (12),Teacher');
});

describe('a zip that is streamed', () => {
	test('asks for the next file only when somebody takes what there is', async () => {
		let made = 0;
		const files = (function* () {
			for (; made < 100; made++)
				yield { name: `${made}.txt`, content: new Uint8Array(100_000).fill(made) };
		})();
		const reader = zipStream(files, NOW).getReader();
		await reader.read();
		expect(made).toBeLessThan(3);
		await reader.cancel();
	});

	test('breaks off where a file cannot be made: half a zip never looks whole', async () => {
		const files = (function* () {
			yield { name: 'one.txt', content: 'one' };
			throw new Error('The disk is full.');
		})();
		await expect(new Response(zipStream(files, NOW)).arrayBuffer()).rejects.toThrow();
	});
});
