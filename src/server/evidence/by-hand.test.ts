/**
 * What happens to the chain when somebody edits records without this program, and without its keys.
 */
import * as fs from 'node:fs';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { check } from '#domain/evidence/check.ts';
import { isRefusal } from '#domain/refusal.ts';
import { openLowdb } from '../store/lowdb.ts';
import type { Store } from '../store/port.ts';
import type { PersonRecord } from '../store/records.ts';
import { aDeclaration, aPerson, aSchool } from '../store/sample-records.ts';
import { temporaryFolder } from '../temporary-folder.test-data.ts';
import { second } from '../training/training.test-data.ts';
import { Evidence } from './evidence.ts';
import { keysOf, makeKey, MEANS } from './keys.ts';
import { evidenceFileOf } from './school-file.ts';

const KEYS = keysOf(makeKey(second(0)));
let folder: string;

async function open() {
	const store = await openLowdb(folder, { tell: () => undefined });
	return { store, evidence: new Evidence(store, KEYS) };
}

/** Somebody signs, and it is linked. */
async function sign(
	{ store, evidence }: { store: Store; evidence: Evidence },
	id: string,
	number: number
) {
	const declaration = aDeclaration({ id: `${id}-${number}`, at: second(number) });
	const person = await store.people.change('larkfield', id, (record) => ({
		...record,
		declarations: [...record.declarations, declaration],
		evidence: [...(record.evidence ?? []), evidence.tie(id, declaration)]
	}));
	if (isRefusal(person)) throw new Error(person.because);
	await evidence.seal(person, second(number));
}

function checked(at: { store: Store; evidence: Evidence }) {
	return check(evidenceFileOf(at, aSchool(), second(0)), [], MEANS);
}

const kinds = (evidence: Evidence) => evidence.links('larkfield').map(({ kind }) => kind);

beforeEach(async () => {
	folder = temporaryFolder();
	const { store } = await open();
	await store.schools.write(aSchool());
	for (const id of ['ada-stone', 'robin-hale', 'uma-finch'])
		await store.people.add(aPerson({ id }));
	await store.close();
});

/** What somebody can do to a record with a text editor, and without the keys. */
const BY_HAND: readonly (readonly [
	string,
	(record: PersonRecord, other: PersonRecord) => PersonRecord,
	object
])[] = [
	[
		'whose day is another',
		(record) => ({
			...record,
			declarations: record.declarations.map((each) => ({ ...each, at: second(0) }))
		}),
		{ findings: ['details-fit-no-link', 'details-missing'], notHeld: [2] }
	],
	[
		'with a colleague’s declaration, its salt and all',
		(record, { declarations, evidence = [] }) => ({
			...record,
			declarations: [...record.declarations, ...declarations],
			evidence: [...(record.evidence ?? []), ...evidence]
		}),
		{ findings: ['details-fit-no-link'], notHeld: [] }
	],
	[
		'with a declaration that nobody signed',
		(record) => ({
			...record,
			declarations: [...record.declarations, aDeclaration({ id: 'made-up', at: second(1) })]
		}),
		{ findings: ['details-fit-no-link'], notHeld: [] }
	],
	[
		'without its salt',
		({ evidence: _, ...record }) => record,
		{ findings: ['details-fit-no-link', 'details-missing'], notHeld: [2] }
	],
	[
		'without its declaration',
		({ evidence: _, ...record }) => ({ ...record, declarations: [] }),
		{ findings: ['details-missing'], notHeld: [2] }
	]
];
test.each(BY_HAND)(
	'[E6] [E11] [E12] a record %s is found, after any number of starts',
	async (_, edit, expected) => {
		const first = await open();
		await sign(first, 'robin-hale', 1);
		await sign(first, 'ada-stone', 2);
		const links = first.evidence.links('larkfield');
		await first.store.close();
		const file = (id: string) => path.join(folder, `larkfield/people/${id}.json`);
		const read = (id: string) => JSON.parse(fs.readFileSync(file(id), 'utf8')) as PersonRecord;
		fs.writeFileSync(
			file('robin-hale'),
			JSON.stringify(edit(read('robin-hale'), read('ada-stone')))
		);
		for (let start = 0; start < 2; start++) {
			const at = await open();
			const { store, evidence } = at;
			await evidence.mend('larkfield', second(60 + start));
			await sign(at, 'uma-finch', 90 + start);
			expect(evidence.links('larkfield').slice(0, 3)).toEqual(links);
			expect(evidence.links('larkfield')).toHaveLength(4 + start);
			const { findings, notHeld } = checked(at);
			expect({ findings: findings.map(({ code }) => code), notHeld }).toEqual(expected);
			const strange = findings.some(({ code }) => code === 'details-fit-no-link');
			expect(evidence.strangers('larkfield')).toHaveLength(strange ? 1 : 0);
			await store.close();
		}
	}
);

test('[E11] a chain that was taken away is not made anew for what nobody signed here', async () => {
	const first = await open();
	await sign(first, 'robin-hale', 1);
	await first.store.people.change('larkfield', 'ada-stone', (record) => ({
		...record,
		declarations: [aDeclaration({ id: 'made-up' })]
	}));
	await first.store.close();
	fs.rmSync(path.join(folder, 'larkfield/logs/evidence.jsonl'));
	const { store, evidence } = await open();
	await evidence.mend('larkfield', second(60));
	expect(kinds(evidence)).toEqual(['key-begun', 'declaration-late']);
	expect(evidence.strangers('larkfield').map(({ what }) => what.person)).toEqual(['ada-stone']);
	await store.close();
});
