import { beforeEach, describe, expect, test } from 'vitest';
import { openMemory } from '../store/memory.ts';
import type { Store } from '../store/port.ts';
import { aPerson, aSchool } from '../store/sample-records.ts';
import { close, exemptionsOn, followUpsOf, note, type Noting } from './follow-ups.ts';

const NOW = '2026-11-20T09:30:00.000Z';

describe('follow-ups of a school', () => {
	let store: Store;
	let noting: Noting;

	beforeEach(async () => {
		store = openMemory();
		await store.schools.write(aSchool());
		await store.people.add(aPerson());
		const here = { person: { id: 'ada-stone', name: 'Ada Stone' }, school: { id: 'larkfield' } };
		noting = { store, here, now: NOW };
	});
	const audit = () =>
		store.logs.list('larkfield', 'audit').map(({ what, about, says }) => ({ what, about, says }));
	const exempt = () =>
		note(noting, 'robin-hale', { kind: 'exemption', says: 'Long illness.', day: '2026-12-18' });

	test('[U1] [U3] an exemption is kept with its words, and the school’s log has none of them', async () => {
		expect(await exempt()).toEqual([]);
		expect(exemptionsOn(store, 'larkfield', '2026-11-20')).toEqual(
			new Map([['robin-hale', { until: '2026-12-18', because: 'Long illness.' }]])
		);
		expect(exemptionsOn(store, 'larkfield', '2026-12-19').size).toBe(0);
		expect(exemptionsOn(store, 'elsewhere', '2026-11-20').size).toBe(0);
		expect(audit()).toEqual([
			{
				what: 'follow-up-noted',
				about: 'robin-hale',
				says: 'An exemption until 18 December 2026 was noted.'
			}
		]);
	});

	test('[U3] [U5] it is ended once', async () => {
		await exempt();
		const [{ id } = { id: '' }] = followUpsOf(store, 'larkfield');
		expect(await close(noting, 'robin-hale', id, '')).toBeUndefined();
		expect(exemptionsOn(store, 'larkfield', '2026-11-20').size).toBe(0);
		expect(await close(noting, 'robin-hale', id, '')).toMatchObject({ refused: 'already-closed' });
		expect(audit().at(-1)).toMatchObject({ what: 'follow-up-closed' });
		expect(audit()).toHaveLength(2);
	});

	test('[U2] an action keeps its day, and is closed only where it belongs', async () => {
		await note(noting, 'robin-hale', { kind: 'action', says: 'Ring.', day: '2026-11-27' });
		const [action] = followUpsOf(store, 'larkfield');
		expect(action).toMatchObject({ kind: 'action', due: '2026-11-27', on: '2026-11-20' });
		expect(await close(noting, 'kit-moss', action?.id ?? '', '')).toMatchObject({
			refused: 'follow-up-unknown'
		});
	});

	test('[U4] what is refused is not written down', async () => {
		const own = { ...noting, here: { ...noting.here, person: { id: 'robin-hale', name: 'R' } } };
		const wanted = { kind: 'exemption', says: 'Ill.', day: '2026-12-18' } as const;
		expect(await note(own, 'robin-hale', wanted)).toMatchObject([{ refused: 'own-exemption' }]);
		expect(followUpsOf(store, 'larkfield')).toEqual([]);
		expect(audit()).toEqual([]);
	});
});
