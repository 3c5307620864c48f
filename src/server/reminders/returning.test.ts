import { afterEach, expect, test } from 'vitest';
import { closeSinks, remindingAt, starter } from './reminders.test-data.ts';

afterEach(closeSinks);

const earlier = [{ from: '2024-09-02', to: '2026-10-30' }];

async function sentWith(
	lee: Parameters<typeof starter>[1]
): Promise<readonly (string | undefined)[]> {
	const { open, to } = await remindingAt([
		starter('ana'),
		starter('lee', { roles: ['leader'], ...lee })
	]);
	const job = open();
	await job.look();
	await job.idle();
	return to();
}

test('[M10] whoever has left gets no letter about others, also while they are to come back', async () => {
	expect(await sentWith({ startsOn: '2027-01-04', earlier })).toEqual(['ana']);
	expect(await sentWith({ startsOn: '2026-11-16', earlier })).toEqual(['ana', 'lee']);
});
