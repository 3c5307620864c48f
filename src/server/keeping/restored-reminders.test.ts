/**
 * A backup that is restored does not know what was sent since: nobody is written to again for it.
 */
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { isRefusal } from '#domain/refusal.ts';
import { momentOf } from '../clock.ts';
import { Evidence } from '../evidence/evidence.ts';
import { keysOf, makeKey } from '../evidence/keys.ts';
import { deliveriesOf } from '../invitations/deliveries.ts';
import { heldBack } from '../reminders/held.ts';
import { closeSinks, remindingAt, starter } from '../reminders/reminders.test-data.ts';
import { openLowdb } from '../store/lowdb.ts';
import { aDeclaration } from '../store/sample-records.ts';
import { temporaryFolder } from '../temporary-folder.test-data.ts';
import { backUp } from './back-up.ts';
import { restore } from './restore.ts';

afterEach(closeSinks);

const SUNDAY = '2026-11-15T18:00:00.000Z';
const TUESDAY = '2026-11-17T12:00:00.000Z';
const ANN = 'ann@governors.example';

/**
 * A school that is backed up on Sunday, sends on Monday what is due, and is restored on Tuesday; with the job as the
 * server that starts then has it.
 */
async function restoredSchool() {
	const folder = temporaryFolder();
	const data = path.join(folder, 'data');
	const people = [
		starter('ana', { manager: 'mo' }),
		starter('bo'),
		starter('mo', { roles: ['administrator'], declarations: [aDeclaration()] })
	];
	const governors = {
		on: true,
		weekday: 1,
		addresses: [
			{ email: ANN, answer: { says: 'yes', at: '2026-11-01T09:00:00.000Z' } },
			{ email: 'new@governors.example' }
		]
	} as const;
	const manner = (to: string, nth: number) => (to.startsWith('bo') && nth === 1 ? 450 : 'takes');
	const at = await remindingAt(people, { store: await openLowdb(data), governors, manner });
	at.time.now = '2026-11-15T09:00:00.000Z';
	const evidence = new Evidence(at.store, keysOf(makeKey(at.time.now)));
	await evidence.mend(at.school.id, at.time.now);
	// A letter to Bo was put off on Friday, and waits for another try.
	await at.store.logs.append('larkfield', 'deliveries', {
		...{
			version: 1,
			id: 'reminder.bo.induction.2026-11-02.before-3',
			at: '2026-11-13T15:59:00.000Z'
		},
		...{
			by: 'system',
			byName: 'Clause & Effect',
			what: 'reminder',
			about: 'bo',
			says: 'To be sent.'
		}
	});
	await at.store.logs.append('larkfield', 'deliveries', {
		...{ version: 1, id: 'reminder.bo.induction.2026-11-02.before-3.deferred-1' },
		...{ at: '2026-11-13T15:59:30.000Z', by: 'system', byName: 'Clause & Effect' },
		...{ what: 'deferred', about: 'bo', says: 'Try again later.' }
	});
	const file = path.join(folder, 'sunday.zip');
	const made = backUp(data, file, { keys: true, now: SUNDAY });
	if (isRefusal(made)) throw new Error(made.because);

	at.time.now = '2026-11-16T09:00:00.000Z';
	const monday = at.open();
	await monday.start();
	for (let nth = 0; nth < 5; nth++) {
		await monday.look();
		await monday.idle();
		at.time.now = `2026-11-16T09:${String(10 + nth * 10)}:00.000Z`;
	}
	await monday.stop();
	await at.store.close();
	const sentBefore = at.to();

	at.time.now = TUESDAY;
	const to = path.join(folder, 'restored');
	const back = restore(file, to, new Date(TUESDAY));
	if (isRefusal(back)) throw new Error(back.because);
	const store = await openLowdb(to);
	const job = at.reopen(store);
	await job.start();
	const lookAt = async (now: string) => {
		at.time.now = now;
		await job.look();
		await job.idle();
		return at.to().slice().sort();
	};
	return { ...at, store, job, sentBefore, lookAt };
}

test('what was sent since the backup is not sent again; what comes later is', async () => {
	const { sentBefore, lookAt, store, job, school } = await restoredSchool();
	expect(sentBefore).toEqual(['ana', 'ann', 'bo', 'mo', 'new']);
	expect(await lookAt(TUESDAY)).toEqual(sentBefore);
	expect(await lookAt('2026-11-18T09:00:00.000Z')).toEqual(sentBefore);
	const letters = deliveriesOf(store.logs.list('larkfield', 'deliveries'), () => false);
	expect(letters).toMatchObject([
		{
			about: 'bo',
			became: 'unknown',
			says: expect.stringContaining('a backup was restored') as string
		}
	]);
	expect(heldBack(job.planning(school), momentOf('2026-11-18T09:00:00.000Z'))).toEqual({
		since: '2026-11-17',
		reminders: 2,
		weekly: true,
		questions: 1
	});
	// Three days after the due day the next reminder goes out, and the week after the weekly letters do.
	expect(await lookAt('2026-11-19T09:00:00.000Z')).toEqual([...sentBefore, 'ana', 'bo'].sort());
	expect(await lookAt('2026-11-24T09:00:00.000Z')).toEqual(
		[...sentBefore, 'ana', 'bo', 'ann', 'mo'].sort()
	);
	await job.stop();
	await store.close();
});

test('what is held goes out once somebody releases it, and not before', async () => {
	const { sentBefore, lookAt, store, job, school } = await restoredSchool();
	await lookAt('2026-11-18T09:00:00.000Z');
	const here = { person: { id: 'mo', name: 'Mo Sample' }, school };
	expect(await job.release(here)).toBeUndefined();
	expect(await job.release(here)).toMatchObject({ refused: 'nothing-held' });
	expect(heldBack(job.planning(school), momentOf('2026-11-18T09:00:00.000Z'))).toBeUndefined();
	expect(await lookAt('2026-11-18T09:30:00.000Z')).toEqual(
		[...sentBefore, 'ana', 'ann', 'bo', 'mo', 'new'].sort()
	);
	await job.stop();
	await store.close();
});
