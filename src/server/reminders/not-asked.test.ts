import { afterEach, expect, test } from 'vitest';
import { closeSinks, remindingAt, starter } from './reminders.test-data.ts';
import { isRemindable, nextPlan, onPaper } from './plan.ts';

afterEach(closeSinks);

test('[M8] [R23] whoever takes no training is in no letter, no plan, no list to print, and no weekly letter', async () => {
	const { open, school, sink, to } = await remindingAt([
		starter('ana'),
		starter('kit', { roles: ['administrator'] }),
		starter('lee', { roles: ['leader'] })
	]);
	const job = open();
	const planning = job.planning(school);
	const [, kit] = planning.people;
	if (!kit) throw new TypeError('Nobody is there.');
	expect(isRemindable(planning, kit, '2026-11-17')).toBe(false);
	expect(onPaper(planning, '2026-11-17', false).map(({ person }) => person.id)).toEqual(['ana']);
	const { reminders, digests } = nextPlan(planning, { day: '2026-11-13', minute: 540 });
	expect(reminders.map(({ id }) => id)).toEqual(['ana']);
	expect(digests).toEqual([{ id: 'lee', name: 'lee Sample', about: 1 }]);
	await job.look();
	await job.idle();
	expect(to()).toEqual(['ana', 'lee']);
	expect(sink.arrived.map(({ text }) => text).join()).not.toContain('kit Sample');
});
