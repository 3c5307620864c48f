import { afterEach, describe, expect, test } from 'vitest';
import { deliveriesOf } from '../invitations/deliveries.ts';
import { aFollowUp } from '../store/sample-records.ts';
import { starter, ADDRESS, closeSinks, remindingAt } from './reminders.test-data.ts';

afterEach(closeSinks);

/** Looks once and waits until everything is sent. */
async function lookOnce(job: { look(): Promise<void>; idle(): Promise<void> }): Promise<void> {
	await job.look();
	await job.idle();
}

describe('the job that reminds', () => {
	test('writes to each who is due, once, with the link, the day and whom to ask', async () => {
		const { open, to, sink, log } = await remindingAt([
			starter('ana'),
			starter('bo', { absences: [{ from: '2026-11-09' }] }),
			starter('cy', { leftOn: '2026-11-13' }),
			starter('di', { roles: ['administrator'] }),
			starter('ed', { startsOn: '2026-11-10' })
		]);
		const job = open();
		await lookOnce(job);
		await lookOnce(job);
		expect(to()).toEqual(['ana', 'ed']);
		expect(log()).toEqual(['reminder ana', 'sent ana', 'reminder ed', 'sent ed']);
		const [first] = sink.arrived;
		expect(first?.text).toContain('is due today, Monday 16 November 2026');
		expect(first?.text).toContain('https://training.school.example/course');
		expect(first?.text).toMatch(/takes about \d+ minutes/);
		expect(first?.text).toMatch(/Message-ID: <[0-9a-f]{40}@larkfield\.example>/i);
		expect(first?.text).toContain('text/html');
		expect(first?.text).not.toMatch(/<img|src=/);
	});

	test('does not write to somebody who is exempt, and does from the day after', async () => {
		const { open, to, time, store } = await remindingAt([starter('ana'), starter('bo')]);
		const more = {
			on: '2026-11-10',
			what: 'exemption',
			about: 'ana',
			until: '2026-11-18'
		} as const;
		await store.logs.append('larkfield', 'follow-ups', aFollowUp({ id: 'f-1', ...more }));
		const job = open();
		await lookOnce(job);
		expect(to()).toEqual(['bo']);
		time.now = '2026-11-19T09:00:00.000Z';
		await lookOnce(job);
		expect(to()).toEqual(['ana', 'bo', 'bo']);
	});

	test('does nothing while it is off, and outside the hours', async () => {
		const off = await remindingAt([starter('ana')], { settings: { on: false } });
		await lookOnce(off.open());
		const early = await remindingAt([starter('ana')]);
		early.time.now = '2026-11-16T07:59:59.000Z';
		await lookOnce(early.open());
		early.time.now = '2026-11-15T10:00:00.000Z';
		await lookOnce(early.open());
		expect([...off.to(), ...early.to()]).toEqual([]);
	});

	test('goes on after a restart where it was, and never sends again what may have left', async () => {
		const { open, to, time, store, log } = await remindingAt([starter('ana'), starter('bo')]);
		// As a server leaves it that was stopped in the middle of a letter.
		await store.logs.append('larkfield', 'deliveries', {
			version: 1,
			id: 'reminder.ana.induction.2026-11-02.on',
			at: time.now,
			by: 'system',
			byName: 'Clause & Effect',
			what: 'reminder',
			about: 'ana',
			says: 'A reminder of the training is to be sent.'
		});
		const job = open();
		await job.start();
		await lookOnce(job);
		await job.stop();
		expect(to()).toEqual(['bo']);
		expect(log()).toEqual(['reminder ana', 'unknown ana', 'reminder bo', 'sent bo']);
		expect(deliveriesOf(store.logs.list('larkfield', 'deliveries'), () => false)).toMatchObject([
			{ about: 'bo', kind: 'reminder', became: 'sent' },
			{ about: 'ana', became: 'unknown', says: expect.stringContaining('not sent again') as string }
		]);
		// The next reminder of the same duty is another letter.
		time.now = '2026-11-19T09:00:00.000Z';
		await lookOnce(open());
		expect(to()).toEqual(['ana', 'bo', 'bo']);
	});

	test('a greylisted letter is the same letter, tried later, also after a restart', async () => {
		const { open, to, time, sink, log } = await remindingAt([starter('ana'), starter('bo')], {
			manner: (address, nth) => (address === ADDRESS('ana') && nth < 3 ? 450 : 'takes')
		});
		await lookOnce(open());
		expect(to()).toEqual(['bo']);
		time.now = '2026-11-16T09:04:00.000Z';
		await lookOnce(open());
		expect(sink.tries.get(ADDRESS('ana'))).toBe(1);
		time.now = '2026-11-16T09:06:00.000Z';
		await lookOnce(open());
		time.now = '2026-11-16T09:30:00.000Z';
		const later = open();
		await later.start();
		await lookOnce(later);
		await later.stop();
		expect(to()).toEqual(['ana', 'bo']);
		expect(log().filter((line) => line.endsWith('ana'))).toEqual([
			...['reminder ana', 'deferred ana', 'trying ana', 'deferred ana', 'trying ana', 'sent ana']
		]);
	});

	test('what is not needed any more is not tried again', async () => {
		const { open, to, time, store, log } = await remindingAt([starter('ana')], {
			manner: () => 450
		});
		await lookOnce(open());
		await store.people.change('larkfield', 'ana', (person) => ({
			...person,
			leftOn: '2026-11-16'
		}));
		time.now = '2026-11-16T11:00:00.000Z';
		await lookOnce(open());
		expect(to()).toEqual([]);
		expect(log()).toEqual(['reminder ana', 'deferred ana', 'failed ana']);
	});

	test('a letter is not tried for ever', async () => {
		const { open, time, sink, log } = await remindingAt([starter('ana')], {
			manner: () => 450,
			settings: { after: [] }
		});
		for (let hours = 0; hours < 70; hours++) {
			time.now = new Date(Date.parse('2026-11-16T09:00:00.000Z') + hours * 3_600_000).toISOString();
			await lookOnce(open());
		}
		expect(sink.tries.get(ADDRESS('ana'))).toBe(8);
		expect(log().at(-1)).toBe('failed ana');
	});

	test('an address that is refused is not written to again until it is another', async () => {
		const { open, to, time, store, sink } = await remindingAt([starter('ana')], {
			manner: (address) => (address === ADDRESS('ana') ? 550 : 'takes')
		});
		await lookOnce(open());
		time.now = '2026-11-19T09:00:00.000Z';
		await lookOnce(open());
		expect(sink.tries.get(ADDRESS('ana'))).toBe(1);
		const line = JSON.stringify(store.logs.list('larkfield', 'deliveries'));
		expect(line).not.toContain(ADDRESS('ana'));
		await store.people.change('larkfield', 'ana', (person) => ({
			...person,
			email: ADDRESS('ana.new')
		}));
		await lookOnce(open());
		expect(to()).toEqual(['ana.new']);
	});

	test('[M9] an address that works again is written to again, once an administrator says so', async () => {
		let full = true;
		const { open, to, time, school } = await remindingAt([starter('ana'), starter('bo')], {
			manner: (address) => (full && address === ADDRESS('ana') ? 550 : 'takes')
		});
		await lookOnce(open());
		full = false;
		time.now = '2026-11-19T09:00:00.000Z';
		const job = open();
		const here = { person: { id: 'bo', name: 'Bo Sample' }, school };
		expect(await job.trust(here, 'bo')).toMatchObject({ refused: 'not-stopped' });
		expect(await job.trust(here, 'nobody')).toMatchObject({ refused: 'not-stopped' });
		expect(await job.trust(here, 'ana')).toBeUndefined();
		expect(await job.trust(here, 'ana')).toMatchObject({ refused: 'not-stopped' });
		await lookOnce(job);
		expect(to()).toContain('ana');
	});

	test('a mail server that hangs is left alone, and nothing is lost by it', async () => {
		let hangs = true;
		const { open, to, time, sink } = await remindingAt([starter('ana'), starter('bo')], {
			manner: () => (hangs ? 'hangs' : 'takes')
		});
		const job = open();
		const from = performance.now();
		void job.look();
		expect(performance.now() - from).toBeLessThan(100);
		await job.idle();
		expect(sink.arrived).toEqual([]);
		hangs = false;
		time.now = '2026-11-16T09:10:00.000Z';
		await lookOnce(job);
		expect(to()).toEqual(['ana', 'bo']);
	});

	test('a line that breaks while the letter is on it leaves nobody written to twice', async () => {
		let times = 0;
		const { open, log, time } = await remindingAt([starter('ana')], {
			answers: {
				// It has the letter, and says nothing any more.
				onData: (stream) => {
					times++;
					stream.resume();
				}
			}
		});
		const job = open();
		await lookOnce(job);
		time.now = '2026-11-16T12:00:00.000Z';
		await lookOnce(job);
		expect(times).toBe(1);
		expect(log()).toEqual(['reminder ana', 'unknown ana']);
	});

	test('a mail server that lets this program send nothing is not held against an address', async () => {
		let denies = true;
		const { open, to, time, log } = await remindingAt([starter('ana')], {
			answers: {
				onRcptTo: (_address, _session, answer) => {
					if (!denies) return answer();
					answer(Object.assign(new Error('5.7.1 Relay access denied'), { responseCode: 554 }));
				}
			}
		});
		await lookOnce(open());
		expect(log()).toEqual(['reminder ana', 'deferred ana']);
		denies = false;
		time.now = '2026-11-16T09:10:00.000Z';
		await lookOnce(open());
		expect(to()).toEqual(['ana']);
	});

	test('managers and leaders hear once a week who is due, and their own reminder goes first', async () => {
		const { open, to, time, sink, store } = await remindingAt(
			[
				starter('ana', { manager: 'mo' }),
				starter('bo', { email: undefined as never, manager: 'lee' }),
				starter('lee', { roles: ['leader'] }),
				starter('mo', { roles: ['administrator'] })
			].map(({ email, ...person }) => (email ? { ...person, email } : person))
		);
		await lookOnce(open());
		expect(to()).toEqual(['ana', 'lee', 'mo']);
		const textTo = (id: string) => sink.arrived.find((each) => each.to === ADDRESS(id))?.text ?? '';
		expect(textTo('mo')).toContain('ana Sample, Monday 16 November');
		expect(textTo('mo')).not.toContain('bo Sample');
		expect(textTo('mo')).not.toContain('/reports');
		expect(textTo('lee')).toContain('bo Sample');
		expect(textTo('lee')).toContain('/reports');
		time.now = '2026-11-17T09:00:00.000Z';
		await lookOnce(open());
		expect(
			store.logs.list('larkfield', 'deliveries').filter(({ what }) => what === 'digest')
		).toHaveLength(2);
		time.now = '2026-11-24T09:00:00.000Z';
		await lookOnce(open());
		const digests = store.logs
			.list('larkfield', 'deliveries')
			.filter(({ what }) => what === 'digest');
		expect(digests.map(({ id }) => id).sort()).toEqual([
			'digest.lee.2026-11-16',
			'digest.lee.2026-11-23',
			'digest.mo.2026-11-16',
			'digest.mo.2026-11-23'
		]);
	});

	test('one person is reminded by hand, once a day, with the name of who did it', async () => {
		const { open, to, time, store, school } = await remindingAt(
			[starter('ana'), starter('bo', { roles: ['administrator'] })],
			{ settings: { on: false } }
		);
		time.now = '2026-11-16T18:30:00.000Z';
		const job = open();
		const here = { person: { id: 'bo', name: 'Bo Sample' }, school };
		expect(await job.remind(here, 'ana')).toBeUndefined();
		expect(await job.remind(here, 'ana')).toMatchObject({ refused: 'written-today' });
		expect(await job.remind(here, 'bo')).toMatchObject({ refused: 'nothing-to-remind' });
		expect(await job.remind(here, 'zed')).toMatchObject({ refused: 'nothing-to-remind' });
		expect(await job.test(here)).toBeUndefined();
		await job.idle();
		expect(to()).toEqual(['ana', 'bo']);
		expect(store.logs.list('larkfield', 'deliveries')[0]).toMatchObject({ byName: 'Bo Sample' });
	});

	test('what was sent by hand is tried again although reminders are off', async () => {
		const { open, to, time, school } = await remindingAt([starter('ana')], {
			settings: { on: false },
			manner: (_to, nth) => (nth === 1 ? 450 : 'takes')
		});
		const job = open();
		const here = { person: { id: 'bo', name: 'Bo Sample' }, school };
		time.now = '2026-11-16T18:30:00.000Z';
		expect(await job.remind(here, 'ana')).toBeUndefined();
		await job.idle();
		time.now = '2026-11-16T18:40:00.000Z';
		await lookOnce(job);
		expect(to()).toEqual(['ana']);
	});
});
