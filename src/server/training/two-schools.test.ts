import { expect, test } from 'vitest';
import type { Induction } from '#domain/cycle/duties.ts';
import type { Day } from '#domain/units.ts';
import { Identity } from '../identity/identity.ts';
import { rowMemory } from '../identity/rows/row-files.ts';
import { chasedOf, type Planning } from '../reminders/plan.ts';
import { Letters } from '../reminders/letters.ts';
import { aFollowUp, aPerson, aSchool } from '../store/sample-records.ts';
import { exemptionsByDay, exemptionsOn } from '../follow-up/follow-ups.ts';
import { certificatesOf } from '../pack/certificates.ts';
import { begin } from './attempts.ts';
import { signDeclaration } from './declaring.ts';
import { memberOf, progressAt, rowsOn } from './progress.ts';
import { done, emptyTraining, library, passed, second } from './training.test-data.ts';

const TODAY = '2026-11-20';
const EMAIL = 'robin@trust.example';

/**
 * Somebody on the staff lists of two schools: under one address and one account, even under the same id and name. Larkfield
 * has its policy and a month for an induction; Ashby has another policy, and a week.
 */
async function atTwoSchools() {
	const training = emptyTraining();
	const { store, playing } = training;
	const add = async (id: string, policy: string, induction: Induction, startsOn: Day) => {
		const edition = library.editions[policy]?.hash ?? '';
		const school = aSchool({ id, policy, edition, baseline: library.baseline.hash, sample: false });
		await store.schools.write({ ...school, duties: { ...school.duties, induction } });
		await store.people.add(aPerson({ school: id, email: EMAIL, startsOn }));
	};
	await add('larkfield', 'beckstone', 'one-month', '2026-11-02');
	await add('ashby', 'kingsley', 'one-week', '2026-11-09');
	const school = (id: string) => store.schools.read(id) ?? aSchool();
	const person = (id: string) => store.people.read(id, 'robin-hale') ?? aPerson();
	const line = (id: string, on = TODAY) =>
		rowsOn(on, TODAY, [person(id)], school(id), playing, exemptionsOn(store, id, on))[0];
	const at = {
		...{ training, school: school('larkfield'), person: person('larkfield') },
		now: () => person('larkfield')
	};
	return { training, store, playing, school, person, line, at };
}

test('[Y12] at two schools, with one account, each asks by its own dates and its own policy', async () => {
	const { store, person, line } = await atTwoSchools();
	const clock = { now: () => second(0) };
	const identity = new Identity({
		...{ keeper: rowMemory(), store, clock },
		...{ origin: 'http://localhost:3000', key: new Uint8Array(32).fill(7) }
	});
	const account = await identity.account(person('larkfield'));
	expect((await identity.account(person('ashby'))).id).toBe(account.id);
	expect(line('larkfield')).toMatchObject({ status: 'not-started', due: '2026-12-02' });
	expect(line('ashby')).toMatchObject({ status: 'overdue', due: '2026-11-16', daysOver: 4 });
});

test('[Y12] what is completed at one school counts at no other, on no day', async () => {
	const { training, playing, person, school, line, at } = await atTwoSchools();
	const before = line('ashby');
	const [attempt] = await passed(at);
	done(await signDeclaration(training, at.school, person('larkfield'), 'Robin Hale', second(999)));
	expect(line('larkfield')).toMatchObject({ status: 'complete', completedOn: TODAY });
	expect(line('ashby')).toEqual(before);
	expect(line('ashby', '2026-11-19')).toMatchObject({ status: 'overdue', daysOver: 3 });
	const progress = progressAt(person('ashby'), school('ashby'), playing, TODAY);
	expect(progress.stages.every(({ standing }) => standing.attempts === 0)).toBe(true);
	expect(progress.declarationState).toBe('locked');
	const asked = { origin: 'https://trust.example', now: second(2000), words: () => 'Staff must' };
	expect(certificatesOf(training, school('larkfield'), asked).people).toBe(1);
	expect(certificatesOf(training, school('ashby'), asked).people).toBe(0);
	expect(training.evidence.head('ashby')).toBeUndefined();
	// Nor is anything begun here because it was begun there.
	const there = await begin(
		...([training, school('ashby'), person('ashby'), attempt?.scenario ?? ''] as const),
		...([undefined, second(3000)] as const)
	);
	expect(done(there).under.edition).toBe(school('ashby').edition);
	expect(person('larkfield').attempts).toHaveLength(5);
	expect(person('ashby').attempts).toHaveLength(1);
});

test('[Y12] times away, an exemption, roles and letters at one school are not those of the other', async () => {
	const { store, playing, person, school, line } = await atTwoSchools();
	const { id } = person('larkfield');
	const away = [{ from: '2026-11-10', to: '2026-11-13' }];
	await store.people.change('larkfield', id, (one) => ({ ...one, absences: away }));
	expect([line('larkfield')?.due, line('ashby')?.due]).toEqual(['2026-12-07', '2026-11-16']);

	const exempt = aFollowUp({ id: 'f-1', about: id, what: 'exemption', until: '2027-01-08' });
	await store.logs.append('larkfield', 'follow-ups', exempt);
	expect(line('larkfield')?.exempt).toEqual({ until: '2027-01-08' });
	expect(line('ashby')).toMatchObject({ status: 'overdue' });

	const letters = new Letters(store, 'larkfield');
	const letter = { about: id, id: `reminder.${id}.induction.2026-11-09.on` };
	await letters.intend({ kind: 'reminder', ...letter }, { id: 'x', name: 'X' }, second(0));
	const chased = (of: string) => {
		const planning: Planning = {
			...{ school: school(of), people: [person(of)], playing, values: () => undefined },
			...{ letters: new Letters(store, of), key: new Uint8Array(32) },
			exemptOn: exemptionsByDay(store, of)
		};
		return chasedOf(planning, person(of), memberOf(person(of), school(of), playing, TODAY), TODAY);
	};
	expect(chased('larkfield')).toMatchObject({ exempt: true, writtenOn: TODAY });
	expect(chased('ashby')).toMatchObject({ exempt: false, sent: [] });
	expect(chased('ashby')).not.toHaveProperty('writtenOn');

	await store.people.change('ashby', id, (one) => ({ ...one, roles: ['administrator'] }));
	expect([line('larkfield')?.status, line('ashby')?.status]).toEqual(['not-started', 'not-asked']);
});
