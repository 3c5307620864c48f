/**
 * How the chains are completed after a start, while people sign already.
 */
import { beforeEach, expect, test } from 'vitest';
import { check } from '#domain/evidence/check.ts';
import { isRefusal } from '#domain/refusal.ts';
import { Pace } from '../pace.ts';
import { openLowdb } from '../store/lowdb.ts';
import type { Store } from '../store/port.ts';
import { aDeclaration, aPerson, aSchool } from '../store/sample-records.ts';
import { ToldDisk } from '../store/told-disk.test-data.ts';
import { temporaryFolder } from '../temporary-folder.test-data.ts';
import { second } from '../training/training.test-data.ts';
import { Evidence } from './evidence.ts';
import { keysOf, makeKey, MEANS } from './keys.ts';
import { beginEvidence, mendEvidence } from './mending.ts';
import { evidenceFileOf } from './school-file.ts';

const KEYS = keysOf(makeKey(second(0)));
let folder: string;
let disk: ToldDisk;
let told: string[];

async function open(keys = KEYS) {
	const store = await openLowdb(folder, { disk, tell: () => undefined });
	const clock = { now: () => second(60) };
	return {
		...{ store, clock, evidence: new Evidence(store, keys) },
		tell: (sentence: string) => void told.push(sentence)
	};
}

/** Keeps a declaration as signing does, up to its link. */
async function sign(at: { store: Store; evidence: Evidence }, id: string, number: number) {
	const declaration = aDeclaration({ id: `${id}-${number}`, at: second(number) });
	const person = await at.store.people.change('larkfield', id, (record) => ({
		...record,
		declarations: [...record.declarations, declaration],
		evidence: [...(record.evidence ?? []), at.evidence.tie(id, declaration)]
	}));
	if (isRefusal(person)) throw new Error(person.because);
	return person;
}

/** What was declared before there were chains, or put into a record by hand. */
async function declare(store: Store, id: string, number: number) {
	await store.people.change('larkfield', id, (record) => ({
		...record,
		declarations: [aDeclaration({ id: `${id}-${number}`, at: second(number) })]
	}));
}

const kinds = (evidence: Evidence) => evidence.links('larkfield').map(({ kind }) => kind);

const checked = (at: { store: Store; evidence: Evidence }) =>
	check(evidenceFileOf(at, aSchool(), second(0)), [], MEANS);

beforeEach(async () => {
	folder = temporaryFolder();
	disk = new ToldDisk();
	told = [];
	const { store } = await open();
	await store.schools.write(aSchool());
	for (const id of ['ada-stone', 'robin-hale', 'uma-finch'])
		await store.people.add(aPerson({ id }));
	await store.close();
});

test('[E8] whoever signs while it is under way has their link at once; the one before them has theirs soon', async () => {
	const before = await open();
	await before.evidence.seal(await sign(before, 'ada-stone', 1), second(1));
	await sign(before, 'robin-hale', 2);
	await before.store.close();
	const at = await open();
	await beginEvidence(at);
	expect(kinds(at.evidence)).toEqual(['key-begun', 'declaration']);
	const mending = mendEvidence(at, new Pace());
	await at.evidence.seal(await sign(at, 'uma-finch', 60), second(60));
	expect(kinds(at.evidence)).toEqual(['key-begun', 'declaration', 'declaration']);
	await mending;
	expect(kinds(at.evidence)).toEqual([
		...['key-begun', 'declaration', 'declaration', 'declaration-late']
	]);
	expect(checked(at)).toMatchObject({ findings: [], notHeld: [], late: [4] });
	expect(told).toEqual([]);
	await at.store.close();
});

test('[E11] what was declared before there were chains is linked before anybody can sign', async () => {
	const before = await open();
	await declare(before.store, 'robin-hale', 1);
	await before.store.close();
	const at = await open();
	await beginEvidence(at);
	await at.evidence.seal(await sign(at, 'uma-finch', 60), second(60));
	await mendEvidence(at, new Pace());
	expect(kinds(at.evidence)).toEqual(['key-begun', 'declaration-late', 'declaration']);
	expect(checked(at)).toMatchObject({ findings: [], notHeld: [] });
	await at.store.close();
});

test('[E11] what nobody signed here is named, and gets no link', async () => {
	const before = await open();
	await before.evidence.seal(await sign(before, 'ada-stone', 1), second(1));
	await declare(before.store, 'robin-hale', 2);
	await before.store.close();
	const at = await open();
	await beginEvidence(at);
	await mendEvidence(at, new Pace());
	expect(kinds(at.evidence)).toEqual(['key-begun', 'declaration']);
	expect(told).toEqual([
		expect.stringMatching(/^larkfield: 1 of the declarations .* in people\/robin-hale\.json\./)
	]);
	await at.store.close();
});

test('[E4] a new key is signed for by the old one, though nobody signs anything', async () => {
	const before = await open();
	await before.evidence.seal(await sign(before, 'ada-stone', 1), second(1));
	await before.store.close();
	const at = await open(keysOf(makeKey(second(60)), KEYS.newest));
	await beginEvidence(at);
	await mendEvidence(at, new Pace());
	expect(kinds(at.evidence)).toEqual(['key-begun', 'declaration', 'key-rotated']);
	await at.store.close();
});

test('[E8] where the disk is full it is told, and the next who signs has both links', async () => {
	const before = await open();
	await before.evidence.seal(await sign(before, 'ada-stone', 1), second(1));
	await sign(before, 'robin-hale', 2);
	await before.store.close();
	const at = await open();
	disk.fails = { at: 'write evidence.jsonl', code: 'ENOSPC' };
	await mendEvidence(at, new Pace());
	expect(told).toEqual([expect.stringMatching(/^Evidence of larkfield could not be completed: /)]);
	await at.evidence.seal(await sign(at, 'uma-finch', 60), second(60));
	expect(kinds(at.evidence)).toEqual([
		...['key-begun', 'declaration', 'declaration-late', 'declaration']
	]);
	await at.store.close();
});

test('nothing is begun once the server stops', async () => {
	const before = await open();
	await before.evidence.seal(await sign(before, 'ada-stone', 1), second(1));
	await sign(before, 'robin-hale', 2);
	await before.store.close();
	const at = await open();
	const pace = new Pace();
	const mending = mendEvidence(at, pace);
	pace.stop();
	await mending;
	expect(kinds(at.evidence)).toEqual(['key-begun', 'declaration']);
	await at.store.close();
});
