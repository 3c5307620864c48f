import { afterEach, expect, test } from 'vitest';
import { aFollowUp, aPerson } from '../store/sample-records.ts';
import { signDeclaration } from '../training/declaring.ts';
import { done, passed, second, trainingAt } from '../training/training.test-data.ts';
import { closeSinks, remindingAt, starter } from './reminders.test-data.ts';
import { Reminders } from './reminders.ts';

afterEach(closeSinks);

test('it is said beforehand why nobody can be reminded by hand, in words for whoever would press', async () => {
	const { open, store, school, time } = await remindingAt(
		[
			...[starter('ana'), starter('bo', { absences: [{ from: '2026-11-09' }] })],
			...[starter('cy', { leftOn: '2026-11-13' }), starter('di', { roles: ['administrator'] })],
			starter('fay', {
				startsOn: '2026-12-01',
				earlier: [{ from: '2026-09-01', to: '2026-10-16' }]
			}),
			...[starter('ed'), starter('gone'), aPerson({ id: 'noa', startsOn: '2026-11-02' })]
		],
		{ settings: { on: false }, manner: (to) => (to.startsWith('gone') ? 550 : 'takes') }
	);
	await store.logs.append('larkfield', 'follow-ups', {
		...aFollowUp({ about: 'ed', what: 'exemption', says: 'Ill.', until: '2026-12-18' }),
		on: '2026-11-16'
	});
	const job = open();
	const not = (id: string) => job.whyNotRemind(school, id);
	expect(not('ana')).toBeUndefined();
	expect(not('bo')?.because).toBe('They are away at the moment; the days away do not count.');
	expect(not('cy')?.because).toContain('have left the school');
	expect(not('fay')?.because).toContain('have left the school');
	expect(not('di')?.because).toBe('They are not asked to train.');
	expect(not('ed')?.because).toContain('exempt');
	expect(JSON.stringify(not('ed'))).not.toContain('Ill.');
	expect(not('noa')).toMatchObject({ refused: 'no-address' });
	expect(not('zed')).toMatchObject({ refused: 'nothing-to-remind' });

	const here = { person: { id: 'lee', name: 'Lee Sample' }, school };
	for (const id of ['ana', 'gone']) expect(await job.remind(here, id)).toBeUndefined();
	await job.idle();
	expect(not('ana')).toMatchObject({ refused: 'written-today' });
	expect(not('gone')).toMatchObject({ refused: 'address-refused' });
	time.now = '2026-11-17T09:00:00.000Z';
	expect(not('ana')).toBeUndefined();
	expect(not('gone')).toMatchObject({ refused: 'address-refused' });
});

test('where there is no mail server it is said so, but of whoever is complete that they are', async () => {
	const at = await trainingAt('beckstone');
	await passed(at);
	done(await signDeclaration(at.training, at.school, at.person, 'Robin Hale', second(999)));
	const { store, playing } = at.training;
	await store.people.add(aPerson({ id: 'late', startsOn: '2026-09-01', school: at.school.id }));
	const job = new Reminders({
		...{ store, playing, clock: { now: () => second(2_000) } },
		...{ origin: 'https://training.school.example', key: new Uint8Array(32) }
	});
	expect(job.whyNotRemind(at.school, 'late')).toMatchObject({ refused: 'no-mail' });
	expect(job.whyNotRemind(at.school, at.person.id)).toMatchObject({
		refused: 'nothing-to-remind',
		because: 'They are complete: there is nothing to remind them of.'
	});
});
