/**
 * What taking a name out must do in every store; part of the contract in store.contract.ts.
 *
 * @module
 */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Store } from './port.ts';
import type { PersonRecord } from './records.ts';
import {
	aDeclaration,
	aFollowUp,
	anAttempt,
	anEntry,
	aPerson,
	aSchool,
	AT
} from './sample-records.ts';

const GONE = 'Former member of staff 7k2q';

/** Somebody who has left, with something in every place. */
const LEAVER = aPerson({
	roles: ['learner', 'leader'],
	email: 'robin@larkfield.example',
	staffNumber: '0417',
	phase: 'key-stage-2',
	manager: 'ada-stone',
	startsOn: '2019-09-02',
	leftOn: '2020-11-20',
	keeping: { until: '2026-11-19', because: 'Robin Hale had a claim open.' },
	absences: [
		{ from: '2019-09-05', to: '2019-09-06' },
		{ from: '2020-02-03', to: '2020-04-30' }
	],
	attempts: [anAttempt(2), anAttempt(1, { id: 'attempt-2' })],
	declarations: [aDeclaration()],
	questions: [
		{
			id: 'q-1',
			at: AT,
			about: { kind: 'clause', ref: '4.2', words: 'Staff must not' },
			says: 'Does this go for my sister Kim?'
		}
	]
});

/** Runs the contract of taking a name out; `open` gives an empty store. */
export function pseudonymiseContract(name: string, open: () => Promise<Store>): void {
	describe(`${name} takes a name out, and leaves what was done`, () => {
		let store: Store;

		beforeEach(async () => {
			store = await open();
			await store.schools.write(aSchool());
			await store.people.add(LEAVER);
		});
		afterEach(() => store.close());

		const gone = (tag = '7k2q', person = 'robin-hale', now = AT) =>
			store.people.pseudonymise('larkfield', person, now, tag);
		const kept = (person = 'robin-hale') => store.people.read('larkfield', person);
		const log = () => store.logs.list('larkfield', 'audit');

		test('[S9] who it was is gone; attempts, signatures, days and the due date are there', async () => {
			const answer = await gone();
			const expected: PersonRecord = {
				version: LEAVER.version,
				school: 'larkfield',
				id: 'robin-hale',
				name: GONE,
				group: 'teacher',
				phase: 'key-stage-2',
				roles: ['learner'],
				startsOn: '2019-09-02',
				leftOn: '2020-11-20',
				absences: [{ from: '2019-09-03', to: '2019-09-04' }],
				pseudonymisedAt: AT,
				attempts: LEAVER.attempts,
				declarations: [aDeclaration({ name: GONE })],
				questions: [{ ...LEAVER.questions[0], says: '' } as PersonRecord['questions'][number]]
			};
			expect(answer).toEqual(expected);
			expect(kept()).toEqual(expected);
		});

		test('[S9] [R23] whoever was not asked to train stays so: a report of a past day counts as before', async () => {
			await store.people.add({ ...LEAVER, id: 'kit-moss', roles: ['administrator'] });
			expect(await gone('9w4c', 'kit-moss')).toMatchObject({ roles: [] });
		});

		test('[S9] [S23] the times before stay, each with as many days away as moved its due date', async () => {
			await store.people.add({
				...LEAVER,
				id: 'kit-moss',
				startsOn: '2021-09-01',
				leftOn: '2022-07-20',
				earlier: [{ from: '2019-09-02', to: '2020-11-20' }]
			});
			expect(await gone('9w4c', 'kit-moss')).toMatchObject({
				startsOn: '2021-09-01',
				earlier: [{ from: '2019-09-02', to: '2020-11-20' }],
				absences: [{ from: '2019-09-03', to: '2019-09-04' }]
			});
		});

		test('[S9] the name is gone from the logs too, and no entry with it', async () => {
			const entries = [
				anEntry({ id: 'e-1', says: 'Wrote to robin@larkfield.example.' }),
				anEntry({ id: 'e-2', by: 'robin-hale', byName: 'Robin Hale', about: 'ada-stone' }),
				anEntry({ id: 'e-3', about: 'ada-stone', says: 'Now managed by Robin Hale.' })
			];
			for (const entry of entries) await store.logs.append('larkfield', 'audit', entry);
			await store.logs.append('larkfield', 'deliveries', anEntry({ says: 'To Robin Hale.' }));
			await gone();
			expect(log()).toEqual([
				{ ...entries[0], says: `Wrote to ${GONE}.` },
				{ ...entries[1], byName: GONE },
				entries[2]
			]);
			expect(store.logs.list('larkfield', 'deliveries')).toEqual([
				anEntry({ says: `To ${GONE}.` })
			]);
			await store.logs.append('larkfield', 'audit', anEntry({ id: 'e-4' }));
			expect(log().map(({ id }) => id)).toEqual(['e-1', 'e-2', 'e-3', 'e-4']);
		});

		test('[S9] what leaders noted about them is gone as a whole, and what they noted about others keeps its words', async () => {
			const about = aFollowUp({ says: 'Long illness.', until: '2020-06-30', what: 'exemption' });
			const by = aFollowUp({
				id: 'e-2',
				about: 'kit-moss',
				by: 'robin-hale',
				byName: 'Robin Hale'
			});
			await store.logs.append('larkfield', 'follow-ups', about);
			await store.logs.append('larkfield', 'follow-ups', by);
			await gone();
			expect(store.logs.list('larkfield', 'follow-ups')).toEqual([
				{ ...about, says: 'Taken out with the name.' },
				{ ...by, byName: GONE }
			]);
		});

		test('what is logged while the name is being taken out is there afterwards', async () => {
			const ids = Array.from({ length: 30 }, (_, index) => `e-${index}`);
			await store.logs.append('larkfield', 'audit', anEntry({ by: 'robin-hale' }));
			await Promise.all([
				...ids.slice(0, 15).map((id) => store.logs.append('larkfield', 'audit', anEntry({ id }))),
				gone(),
				...ids.slice(15).map((id) => store.logs.append('larkfield', 'audit', anEntry({ id })))
			]);
			expect(log().map(({ id }) => id)).toEqual(['entry-1', ...ids]);
			expect(log()[0]?.byName).toBe(GONE);
		});

		test('a very long sentence stays one that can be read back', async () => {
			const says = 'Robin Hale '.repeat(90);
			await store.logs.append('larkfield', 'audit', anEntry({ says }));
			await gone();
			expect(log()[0]?.says).toHaveLength(1000);
			await store.logs.append('larkfield', 'audit', anEntry({ says: log()[0]?.says ?? '' }));
		});

		test('[S8] whoever works here, is unknown, or has no name any more is refused, and nothing changes', async () => {
			await store.logs.append(
				'larkfield',
				'audit',
				anEntry({ by: 'kit-moss', byName: 'Kit Moss' })
			);
			for (const leftOn of [undefined, '2026-11-21']) {
				const id = leftOn === undefined ? 'kit-moss' : 'lee-ash';
				await store.people.add(aPerson({ id, ...(leftOn !== undefined && { leftOn }) }));
				expect(await gone('7k2q', id)).toMatchObject({ refused: 'still-here' });
				expect(kept(id)?.name).toBe('Robin Hale');
			}
			expect(log()[0]?.byName).toBe('Kit Moss');
			expect(await gone('7k2q', 'nobody')).toMatchObject({ refused: 'person-unknown' });
			await gone();
			expect(await gone('other')).toMatchObject({ refused: 'already-pseudonymised' });
			expect(kept()?.name).toBe(GONE);
		});

		test('two who ask at the same time are answered once', async () => {
			const answers = await Promise.all([gone(), gone('other')]);
			expect(answers).toMatchObject([{ name: GONE }, { refused: 'already-pseudonymised' }]);
		});

		test('a change can neither take a name out nor give one back', async () => {
			const change = (over: object) =>
				store.people.change('larkfield', 'robin-hale', (record) => ({ ...record, ...over }));
			const fault = { name: 'StoreFault', code: 'history-changed' };
			await expect(change({ pseudonymisedAt: AT })).rejects.toMatchObject(fault);
			await expect(change({ declarations: [aDeclaration({ name: GONE })] })).rejects.toMatchObject(
				fault
			);
			expect(kept()).toEqual(LEAVER);
			await gone();
			const after = kept();
			await expect(change({ name: 'Robin Hale' })).rejects.toMatchObject(fault);
			await expect(change({ roles: ['learner', 'leader'] })).rejects.toMatchObject(fault);
			await expect(change({ pseudonymisedAt: undefined })).rejects.toMatchObject(fault);
			await expect(change({ attempts: [] })).rejects.toMatchObject(fault);
			expect(await store.people.change('larkfield', 'robin-hale', (same) => same)).toBe(after);
			expect(kept()).toBe(after);
		});

		test('the same id at another school keeps its name', async () => {
			await store.schools.write(aSchool({ id: 'ashby' }));
			await store.people.add(aPerson({ school: 'ashby' }));
			await store.logs.append(
				'ashby',
				'audit',
				anEntry({ by: 'robin-hale', byName: 'Robin Hale' })
			);
			await gone();
			expect(store.people.read('ashby', 'robin-hale')?.name).toBe('Robin Hale');
			expect(store.logs.list('ashby', 'audit')[0]?.byName).toBe('Robin Hale');
		});
	});
}
