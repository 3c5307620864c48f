import * as fs from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { check, type Checked } from '#domain/evidence/check.ts';
import { isRefusal } from '#domain/refusal.ts';
import { openLowdb } from '../store/lowdb.ts';
import type { Store } from '../store/port.ts';
import { aDeclaration, aPerson, aSchool } from '../store/sample-records.ts';
import { ToldDisk } from '../store/told-disk.test-data.ts';
import { resetSample, sampleSchool } from '../sample/sample-school.ts';
import { temporaryFolder } from '../temporary-folder.test-data.ts';
import { signDeclaration } from '../training/declaring.ts';
import { done, emptyTraining, passed, second, trainingAt } from '../training/training.test-data.ts';
import { Evidence } from './evidence.ts';
import { keysOf, makeKey, MEANS, readKeys } from './keys.ts';

/** Checks a school's chain against what its people's records hold. */
function checked(evidence: Evidence, store: Store, school = 'larkfield'): Checked {
	const details = store.people.list(school).flatMap((person) => evidence.detailsOf(person));
	const erased = evidence.erased(school);
	return check({ school, links: evidence.links(school), details, erased }, [], MEANS);
}

const kinds = (evidence: Evidence, school = 'larkfield') =>
	evidence.links(school).map(({ kind }) => kind);

describe('signing', () => {
	test('[E1] [E3] links the declaration before the person is answered', async () => {
		const at = await trainingAt('beckstone');
		const { evidence, store } = at.training;
		await passed(at);
		const signed = done(
			await signDeclaration(at.training, at.school, at.person, 'Robin Hale', second(999))
		);
		expect(kinds(evidence)).toEqual(['key-begun', 'declaration']);
		expect(evidence.linkOf(at.now(), signed.id)).toMatchObject({ n: 2, at: second(999) });
		const { findings, held, notHeld } = checked(evidence, store);
		expect([findings, notHeld]).toEqual([[], []]);
		expect(held.get(2)?.what).toEqual({ person: 'robin-hale', declaration: signed });
		expect(JSON.stringify(evidence.links('larkfield'))).not.toMatch(/robin|hale/i);
	});

	test('that is refused links nothing', async () => {
		const at = await trainingAt('beckstone');
		await signDeclaration(at.training, at.school, at.person, 'Robin Hale', second(999));
		expect(at.training.evidence.links('larkfield')).toEqual([]);
		expect(at.training.evidence.head('larkfield')).toBeUndefined();
	});

	test('twice at once makes one link', async () => {
		const at = await trainingAt('beckstone');
		await passed(at);
		await Promise.all(
			[999, 1000].map((when) =>
				signDeclaration(at.training, at.school, at.person, 'Robin Hale', second(when))
			)
		);
		expect(kinds(at.training.evidence)).toEqual(['key-begun', 'declaration']);
	});
});

describe('on a disk', () => {
	let folder: string;
	let disk: ToldDisk;
	const key = makeKey(second(0));
	const open = async (keys = keysOf(key)) => {
		const store = await openLowdb(folder, { disk, tell: () => undefined });
		return { store, evidence: new Evidence(store, keys) };
	};
	const sign = async (store: Store, id: string, number = 1, by = key) => {
		const signing = new Evidence(store, keysOf(by));
		const declaration = aDeclaration({ id: `${id}-${number}`, at: second(number) });
		const answer = await store.people.change('larkfield', id, (record) => ({
			...record,
			declarations: [...record.declarations, declaration],
			evidence: [...(record.evidence ?? []), signing.tie(id, declaration)]
		}));
		if (isRefusal(answer)) throw new Error(answer.because);
		return answer;
	};

	beforeEach(async () => {
		folder = temporaryFolder();
		disk = new ToldDisk();
		const { store } = await open();
		await store.schools.write(aSchool());
		for (const id of ['ada-stone', 'robin-hale', 'uma-finch'])
			await store.people.add(aPerson({ id }));
		await store.close();
	});

	test('sixty people who sign at once have one chain, whole, after a restart too', async () => {
		const { store, evidence } = await open();
		const ids = Array.from({ length: 60 }, (_, index) => `p-${index}`);
		await Promise.all(ids.map((id) => store.people.add(aPerson({ id }))));
		await Promise.all(ids.map(async (id) => evidence.seal(await sign(store, id), second(1))));
		expect(evidence.head('larkfield')?.n).toBe(61);
		await store.close();
		const again = await open();
		expect(checked(again.evidence, again.store)).toMatchObject({
			findings: [],
			notHeld: [],
			late: []
		});
		await again.store.close();
	});

	test('a link is on the disk before the answer', async () => {
		const { store, evidence } = await open();
		const person = await sign(store, 'robin-hale');
		disk.did.length = 0;
		await evidence.seal(person, second(1)).then(() => disk.did.push('answer'));
		expect(disk.did).toEqual([
			...['open evidence.jsonl', 'write evidence.jsonl', 'fsync evidence.jsonl'],
			...['open logs', 'fsync logs', 'answer']
		]);
		await store.close();
	});

	test.each([
		['write evidence.jsonl', 'ENOSPC'],
		['fsync evidence.jsonl', 'EIO']
	])(
		'[E8] whose “%s” fails with %s has the link with the next one, marked late',
		async (at, code) => {
			const { store, evidence } = await open();
			await evidence.seal(await sign(store, 'ada-stone'), second(1));
			const robin = await sign(store, 'robin-hale', 2);
			disk.fails = { at, code };
			await expect(evidence.seal(robin, second(2))).rejects.toMatchObject({
				name: 'StoreFault',
				code: 'not-logged'
			});
			expect(kinds(evidence)).toEqual(['key-begun', 'declaration']);
			await evidence.seal(await sign(store, 'uma-finch', 3), second(3));
			expect(kinds(evidence)).toEqual([
				...['key-begun', 'declaration', 'declaration-late', 'declaration']
			]);
			expect(checked(evidence, store)).toMatchObject({ findings: [], notHeld: [] });
			await store.close();
		}
	);

	test('[E8] a server that stops between the record and the link makes it at the next start', async () => {
		const first = await open();
		await first.evidence.seal(await sign(first.store, 'ada-stone'), second(1));
		await sign(first.store, 'robin-hale', 2);
		await first.store.close();
		const { store, evidence } = await open();
		await evidence.mend('larkfield', second(60));
		expect(kinds(evidence)).toEqual(['key-begun', 'declaration', 'declaration-late']);
		expect(checked(evidence, store)).toMatchObject({ findings: [], notHeld: [], late: [3] });
		await evidence.mend('larkfield', second(61));
		expect(evidence.links('larkfield')).toHaveLength(3);
		await store.close();
	});

	test('[E8] a half-written link is taken out and made again', async () => {
		const first = await open();
		await first.evidence.seal(await sign(first.store, 'ada-stone'), second(1));
		await first.store.close();
		const file = path.join(folder, 'larkfield/logs/evidence.jsonl');
		fs.truncateSync(file, fs.statSync(file).size - 20);
		const { store, evidence } = await open();
		expect(kinds(evidence)).toEqual(['key-begun']);
		await evidence.mend('larkfield', second(60));
		expect(checked(evidence, store)).toMatchObject({ findings: [], notHeld: [], late: [2] });
		await store.close();
	});

	test('[E8] what was declared before there were chains gets a salt and a link', async () => {
		const { store, evidence } = await open();
		await store.people.change('larkfield', 'robin-hale', (record) => ({
			...record,
			declarations: [aDeclaration()]
		}));
		await evidence.mend('larkfield', second(60));
		expect(kinds(evidence)).toEqual(['key-begun', 'declaration-late']);
		expect(store.people.read('larkfield', 'robin-hale')?.evidence).toMatchObject([
			{ declaration: 'declaration-1' }
		]);
		await store.close();
	});

	test('[E2] whose person is pseudonymised stays whole, and tells nothing of them', async () => {
		const { store, evidence } = await open();
		await evidence.seal(await sign(store, 'robin-hale'), second(1));
		await evidence.seal(await sign(store, 'ada-stone', 2), second(2));
		const links = evidence.links('larkfield');
		const drop = store.people.change(
			'larkfield',
			'robin-hale',
			({ evidence: _, ...record }) => record
		);
		await expect(drop).rejects.toMatchObject({ code: 'history-changed' });
		await store.people.change('larkfield', 'robin-hale', (record) => ({
			...record,
			leftOn: second(0).slice(0, 10)
		}));
		done(await store.people.pseudonymise('larkfield', 'robin-hale', second(3), '7k2q'));
		expect(store.people.read('larkfield', 'robin-hale')).not.toHaveProperty('evidence');
		expect(evidence.links('larkfield')).toEqual(links);
		await evidence.mend('larkfield', second(4));
		expect(checked(evidence, store)).toMatchObject({ findings: [], notHeld: [2] });
		expect(evidence.links('larkfield')).toHaveLength(3);
		await store.close();
	});

	test('[E4] a new key is signed for by the old one; without that it signs for itself', async () => {
		const first = await open();
		await first.evidence.seal(await sign(first.store, 'ada-stone'), second(1));
		await first.store.close();
		const next = makeKey(second(60));
		const rotated = await open(keysOf(next, key));
		await rotated.evidence.mend('larkfield', second(60));
		await rotated.evidence.seal(await sign(rotated.store, 'robin-hale', 2, next), second(2));
		expect(checked(rotated.evidence, rotated.store)).toMatchObject({ findings: [], replaced: [] });
		await rotated.store.close();
		const lost = await open(keysOf(makeKey(second(120))));
		await lost.evidence.seal(await sign(lost.store, 'uma-finch', 3), second(3));
		expect(kinds(lost.evidence)).toEqual([
			...['key-begun', 'declaration', 'key-rotated', 'declaration', 'key-replaced', 'declaration']
		]);
		expect(checked(lost.evidence, lost.store)).toMatchObject({ findings: [], replaced: [5] });
		await lost.store.close();
	});
});

describe('the keys', () => {
	test('are made once, for nobody else to read, and read again', () => {
		const folder = temporaryFolder();
		const made = readKeys(folder, second(0)).newest;
		expect(readKeys(folder, second(99_999)).newest.key).toBe(made.key);
		const file = path.join(folder, 'keys', `evidence-${made.id}.key`);
		if (process.platform !== 'win32') expect(fs.statSync(file).mode & 0o777).toBe(0o600);
		const signature = made.sign('text');
		expect(MEANS.verify(made.key, 'text', signature)).toBe(true);
		expect(MEANS.verify(made.key, 'text.', signature)).toBe(false);
		expect(MEANS.verify('no key', 'text', signature)).toBe(false);
	});

	test('are rotated once a day at most, and the old ones stay', () => {
		const folder = temporaryFolder();
		const first = readKeys(folder, second(0)).newest;
		expect(readKeys(folder, second(60), true).newest.key).toBe(first.key);
		const later = second(2 * 24 * 60 * 60);
		const rotated = readKeys(folder, later, true);
		expect(rotated.newest.key).not.toBe(first.key);
		expect(rotated.find(first.key)?.sign('x')).toBe(first.sign('x'));
		expect(readKeys(folder, later, true).newest.key).toBe(rotated.newest.key);
	});

	test('that cannot be read stop the start: nothing is signed with another meanwhile', () => {
		const folder = temporaryFolder();
		const { newest } = readKeys(folder, second(0));
		fs.writeFileSync(path.join(folder, 'keys', `evidence-${newest.id}.key`), 'x');
		expect(() => readKeys(folder, second(0))).toThrow(
			expect.objectContaining({
				code: 'data-unusable',
				message: expect.stringMatching(/is no key that signs evidence/) as string
			}) as Error
		);
	});
});

describe('the sample school', () => {
	test('has a chain of all that was declared, which goes when it is made afresh', async () => {
		const training = emptyTraining();
		const { id } = await sampleSchool(training, 'beckstone', second(0));
		const { evidence, store } = training;
		const all = store.people.list(id).flatMap(({ declarations }) => declarations);
		expect(kinds(evidence, id)).toHaveLength(all.length + 1);
		expect(checked(evidence, store, id)).toMatchObject({ findings: [], notHeld: [], late: [] });
		const before = evidence.head(id)?.hash;
		await resetSample(training, 'beckstone', second(60));
		expect(evidence.head(id)?.hash).not.toBe(before);
		expect(kinds(evidence, id)).toHaveLength(all.length + 1);
		expect(checked(evidence, store, id)).toMatchObject({ findings: [], notHeld: [] });
	});
});
