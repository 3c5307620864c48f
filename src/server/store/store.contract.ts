/**
 * What every store must do, whatever it keeps its records in: one suite, run over each.
 *
 * @module
 */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { refuse } from '#domain/refusal.ts';
import { importsContract } from './imports.contract.ts';
import { logContract } from './logs.contract.ts';
import type { Store } from './port.ts';
import { pseudonymiseContract } from './pseudonymise.contract.ts';
import type { PersonRecord } from './records.ts';
import { aDeclaration, anAttempt, aPerson, aSchool, AT, oneMoreChoice } from './sample-records.ts';
import { hashOf } from './archive.ts';

const TRICKS = [
	'..',
	'.',
	'',
	'../x',
	'a/b',
	'a\\b',
	'A',
	'a.json',
	'%2e%2e',
	'a\0',
	'x'.repeat(65)
];

/** Runs the contract; `open` gives an empty store. */
export function storeContract(name: string, open: () => Promise<Store>): void {
	describe(`${name} keeps the contract of a store`, () => {
		let store: Store;

		beforeEach(async () => {
			store = await open();
			await store.schools.write(aSchool());
		});
		afterEach(() => store.close());

		/** Everything kept of one person. */
		const kept = (school = 'larkfield', person = 'robin-hale') => store.people.read(school, person);
		const choices = () => kept()?.attempts[0]?.chosen.map(({ choice }) => choice);

		test('a school and a person come back as they were written', async () => {
			const whole = aPerson({
				leftOn: '2027-07-20',
				roles: ['learner', 'leader'],
				attempts: [anAttempt(2, { from: { attempt: 'attempt-0', decisions: 1 }, told: 1 })],
				declarations: [aDeclaration()],
				questions: [
					{
						id: 'q-1',
						at: AT,
						about: { kind: 'clause', ref: '4.2', words: 'Must not' },
						says: 'Why?'
					}
				]
			});
			expect(await store.people.add(whole)).toBeUndefined();
			expect(kept()).toEqual(whole);
			expect(store.schools.read('larkfield')).toEqual(aSchool());
		});

		test('schools and people are listed in the order of their ids', async () => {
			await store.schools.write(aSchool({ id: 'ashby' }));
			for (const id of ['c', 'a', 'b']) await store.people.add(aPerson({ id }));
			expect(store.schools.list().map(({ id }) => id)).toEqual(['ashby', 'larkfield']);
			expect(store.people.list('larkfield').map(({ id }) => id)).toEqual(['a', 'b', 'c']);
		});

		test('a school can be written again; its people stay', async () => {
			await store.people.add(aPerson());
			await store.schools.write(aSchool({ name: 'Larkfield Academy' }));
			expect(store.schools.read('larkfield')?.name).toBe('Larkfield Academy');
			expect(store.people.list('larkfield')).toEqual([aPerson()]);
		});

		test('who and what is unknown is undefined, nobody, or refused', async () => {
			expect(store.schools.read('elsewhere')).toBeUndefined();
			expect(kept('elsewhere')).toBeUndefined();
			expect(kept()).toBeUndefined();
			expect(store.people.list('elsewhere')).toEqual([]);
			expect(store.archive.read('b'.repeat(64))).toBeUndefined();
			expect(await store.people.change('larkfield', 'nobody', (record) => record)).toMatchObject({
				refused: 'person-unknown'
			});
			expect(await store.people.change('elsewhere', 'nobody', (record) => record)).toMatchObject({
				refused: 'person-unknown'
			});
		});

		test('the same person is not added twice, not even at the same time', async () => {
			const answers = await Promise.all([store.people.add(aPerson()), store.people.add(aPerson())]);
			expect(answers).toEqual([undefined, expect.objectContaining({ refused: 'person-exists' })]);
			expect(await store.people.add(aPerson({ name: 'Another' }))).toMatchObject({
				refused: 'person-exists'
			});
			expect(kept()?.name).toBe('Robin Hale');
		});

		test('nobody is added to a school that is not there', async () => {
			await expect(store.people.add(aPerson({ school: 'elsewhere' }))).rejects.toMatchObject({
				name: 'StoreFault',
				code: 'school-unknown'
			});
		});

		test('a change answers with the record as it then is', async () => {
			await store.people.add(aPerson());
			const after = await store.people.change('larkfield', 'robin-hale', oneMoreChoice('decline'));
			expect(after).toEqual(kept());
			expect(choices()).toEqual(['decline']);
		});

		test('a refusal writes nothing', async () => {
			await store.people.add(aPerson());
			const before = kept();
			const no = refuse('attempt-ended', 'This attempt has ended.');
			expect(await store.people.change('larkfield', 'robin-hale', () => no)).toBe(no);
			expect(kept()).toBe(before);
		});

		test('a change that throws writes nothing and holds nobody up', async () => {
			await store.people.add(aPerson());
			const fails = store.people.change('larkfield', 'robin-hale', () => {
				throw new TypeError('a bug');
			});
			await expect(fails).rejects.toThrow('a bug');
			await store.people.change('larkfield', 'robin-hale', oneMoreChoice('decline'));
			expect(choices()).toEqual(['decline']);
		});

		test('fifty changes to one person at the same time are all there, in order', async () => {
			await store.people.add(aPerson());
			const words = Array.from({ length: 50 }, (_, index) => `choice-${index}`);
			await Promise.all(
				words.map((word) => store.people.change('larkfield', 'robin-hale', oneMoreChoice(word)))
			);
			expect(choices()).toEqual(words);
		});

		test('the same person id in two schools is two people', async () => {
			await store.schools.write(aSchool({ id: 'ashby' }));
			await store.people.add(aPerson());
			await store.people.add(aPerson({ school: 'ashby', name: 'Robin Marsh' }));
			await store.people.change('ashby', 'robin-hale', oneMoreChoice('decline'));
			expect(kept()).toEqual(aPerson());
			expect(kept('ashby')).toMatchObject({ name: 'Robin Marsh', attempts: [{ chosen: [{}] }] });
			expect(store.people.list('ashby')).toHaveLength(1);
		});

		test.each(TRICKS)('an id such as %j names nobody and is never added', async (id) => {
			const fault = { name: 'StoreFault', code: 'id-invalid' };
			expect(kept(id, 'robin-hale')).toBeUndefined();
			expect(kept('larkfield', id)).toBeUndefined();
			expect(store.archive.read(id)).toBeUndefined();
			await expect(store.people.add(aPerson({ id }))).rejects.toMatchObject(fault);
			await expect(store.people.add(aPerson({ school: id }))).rejects.toMatchObject(fault);
			await expect(store.schools.write(aSchool({ id }))).rejects.toMatchObject(fault);
			await expect(store.schools.remove(id)).rejects.toMatchObject({ code: 'school-unknown' });
			expect(await store.people.change('larkfield', id, (record) => record)).toMatchObject({
				refused: 'person-unknown'
			});
		});

		test.each(['archive', 'damaged', 'keys', 'lock'])('no school is called “%s”', async (id) => {
			await expect(store.schools.write(aSchool({ id }))).rejects.toMatchObject({
				code: 'id-invalid'
			});
		});

		test.each([
			['ten thousand characters', 'Ünë '.repeat(2_500)],
			['emoji, joined and flagged', '👩🏽‍🏫 🏴󠁧󠁢󠁷󠁬󠁳󠁿 🇬🇧'],
			['right to left, with marks', 'שרה \u202eאבג\u202c فاطمة'],
			['markup', '<script>alert("x")</script> & \' ; =cmd|1'],
			['control characters and line ends', 'a\u0000b\r\n\u2028c\ufeff'],
			['half a character', '\ud83d']
		])('a name of %s survives byte for byte', async (_, name) => {
			await store.people.add(aPerson({ name }));
			expect(kept()?.name).toBe(name);
		});

		test('content is kept under its hash, once, and read back exactly', async () => {
			const content = '{"clause":"„Must not“ 👩🏽‍🏫"}\r\n';
			const hash = hashOf(content);
			await Promise.all([store.archive.keep(hash, content), store.archive.keep(hash, content)]);
			await store.archive.keep(hash, content);
			expect(store.archive.read(hash)).toBe(content);
		});

		test('content that is not what the hash names is a fault', async () => {
			const hash = hashOf('one');
			const fault = { name: 'StoreFault', code: 'content-not-its-hash' };
			await expect(store.archive.keep(hash, 'two')).rejects.toMatchObject(fault);
			await expect(store.archive.keep('../lock', 'two')).rejects.toMatchObject(fault);
			expect(store.archive.read(hash)).toBeUndefined();
		});

		test('[G6] an attempt, a logged choice or a declaration cannot be dropped, altered or moved', async () => {
			const [first, second] = [anAttempt(2), anAttempt(1, { id: 'attempt-2' })];
			const before = aPerson({ attempts: [first, second], declarations: [aDeclaration()] });
			await store.people.add(before);
			const [chosen] = first.chosen;
			const attacks: readonly Partial<typeof before>[] = [
				{ attempts: [] },
				{ attempts: [first] },
				{ attempts: [second, first] },
				{ attempts: [{ ...first, chosen: [] }, second] },
				{ attempts: [{ ...first, chosen: [...first.chosen].reverse() }, second] },
				{ attempts: [{ ...first, chosen: chosen ? [{ ...chosen, choice: 'x' }] : [] }, second] },
				{ attempts: [{ ...first, startedAt: '2026-11-20T09:31:00.000Z' }, second] },
				{ declarations: [] },
				{ declarations: [aDeclaration({ name: 'Somebody Else' })] }
			];
			for (const attack of attacks)
				await expect(
					store.people.change('larkfield', 'robin-hale', (record) => ({ ...record, ...attack }))
				).rejects.toMatchObject({ name: 'StoreFault', code: 'history-changed' });
			expect(kept()).toEqual(before);
		});

		test('[G6] equal copies of what was there, with more after them, are no alteration', async () => {
			await store.people.add(aPerson({ attempts: [anAttempt(2)], declarations: [aDeclaration()] }));
			const longer = aPerson({
				attempts: [anAttempt(3), anAttempt(0, { id: 'attempt-2' })],
				declarations: [aDeclaration(), aDeclaration({ id: 'declaration-2' })]
			});
			await store.people.change('larkfield', 'robin-hale', () => longer);
			expect(kept()).toEqual(longer);
		});

		test('a record cannot become somebody else’s, nor one that could not be read back', async () => {
			await store.people.add(aPerson());
			const change = (over: object) =>
				store.people.change('larkfield', 'robin-hale', (record) => ({ ...record, ...over }));
			await expect(change({ id: 'kit-moss' })).rejects.toMatchObject({ code: 'identity-changed' });
			await expect(change({ school: 'ashby' })).rejects.toMatchObject({ code: 'identity-changed' });
			await expect(change({ startsOn: 'soon' })).rejects.toMatchObject({ code: 'record-invalid' });
			await expect(change({ extra: 1 })).rejects.toMatchObject({ code: 'record-invalid' });
			expect(kept()).toEqual(aPerson());
		});

		test('what a change adds is held to its shape, wherever in the record it stands', async () => {
			const whole = aPerson({
				attempts: [anAttempt(2), anAttempt(1, { id: 'attempt-2' })],
				declarations: [aDeclaration()]
			});
			await store.people.add(whole);
			const wrong: readonly Partial<PersonRecord>[] = [
				{ attempts: [anAttempt(2), anAttempt(1, { id: 'attempt-2' }), anAttempt(0, { id: '' })] },
				{ attempts: [anAttempt(3, { startedAt: 'soon' }), anAttempt(1, { id: 'attempt-2' })] },
				{ declarations: [aDeclaration(), aDeclaration({ id: 'd2', editionHash: 'no hash' })] },
				{
					questions: [
						{ id: 'q', at: 'soon', about: { kind: 'clause', ref: '', words: '' }, says: '' }
					]
				}
			];
			for (const over of wrong)
				await expect(
					store.people.change('larkfield', 'robin-hale', (record) => ({ ...record, ...over }))
				).rejects.toMatchObject({ name: 'StoreFault' });
			const badChoice = (record: PersonRecord): PersonRecord => ({
				...record,
				attempts: record.attempts.map((attempt) => ({
					...attempt,
					chosen: [...attempt.chosen, { scene: 'request', choice: '', at: attempt.startedAt }]
				}))
			});
			await expect(store.people.change('larkfield', 'robin-hale', badChoice)).rejects.toMatchObject(
				{ code: 'record-invalid' }
			);
			expect(kept()).toEqual(whole);
		});

		test('a sample school is removed with its people, and can be made again', async () => {
			await store.people.add(aPerson());
			await Promise.all([
				store.people.change('larkfield', 'robin-hale', oneMoreChoice('decline')),
				store.schools.remove('larkfield'),
				store.schools.write(aSchool())
			]);
			expect(store.schools.read('larkfield')).toEqual(aSchool());
			expect(store.people.list('larkfield')).toEqual([]);
			expect(await store.people.add(aPerson())).toBeUndefined();
			expect(kept()).toEqual(aPerson());
		});

		test('a real school is not removed, nor made a sample school', async () => {
			await store.schools.write(aSchool({ id: 'ashby', sample: false }));
			await expect(store.schools.remove('ashby')).rejects.toMatchObject({
				code: 'school-not-a-sample'
			});
			await expect(store.schools.write(aSchool({ id: 'ashby' }))).rejects.toMatchObject({
				code: 'identity-changed'
			});
			expect(store.schools.read('ashby')?.sample).toBe(false);
		});

		test('closing finishes what is under way; what comes after is a fault', async () => {
			await store.people.add(aPerson());
			const under = store.people.change('larkfield', 'robin-hale', oneMoreChoice('decline'));
			await Promise.all([store.close(), store.close()]);
			expect(await under).toMatchObject({ id: 'robin-hale' });
			await expect(store.people.add(aPerson({ id: 'late' }))).rejects.toMatchObject({
				code: 'store-closed'
			});
		});
	});
	logContract(name, open);
	importsContract(name, open);
	pseudonymiseContract(name, open);
}
