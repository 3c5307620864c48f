import { afterEach, expect, test } from 'vitest';
import { closeSinks, remindingAt, starter } from './reminders.test-data.ts';

afterEach(closeSinks);

test('[R17] the weekly letter tells two people of one name apart, and nobody else gets a number', async () => {
	const { open, sink } = await remindingAt([
		starter('ana', { name: 'Sam Fenn', staffNumber: '12' }),
		starter('bo', { name: 'Sam Fenn', staffNumber: '7' }),
		starter('cy', { name: 'Kit Arden', staffNumber: '3' }),
		starter('lee', { roles: ['leader'] })
	]);
	const job = open();
	await job.look();
	await job.idle();
	const letter = sink.arrived.find(({ to }) => to.startsWith('lee@'))?.text ?? '';
	for (const line of [
		'Sam Fenn (12), Monday 16',
		'Sam Fenn (7), Monday 16',
		'Kit Arden, Monday 16'
	])
		expect(letter).toContain(line);
});
