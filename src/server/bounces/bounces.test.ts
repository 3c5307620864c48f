import { afterEach, describe, expect, test } from 'vitest';
import { isRefusal } from '#domain/refusal.ts';
import { deliveriesOf } from '../invitations/deliveries.ts';
import { messageIdOf } from '../reminders/ids.ts';
import { onPaper } from '../reminders/plan.ts';
import { ADDRESS, closeSinks, remindingAt, starter } from '../reminders/reminders.test-data.ts';
import { received } from './bounces.ts';
import { reasonOf } from './reason.ts';
import { LARGEST_REPORT, readReport } from './report.ts';
import { exchange, forwarded, postfix } from './report.test-data.ts';

afterEach(closeSinks);

const eml = (bytes: Uint8Array, name = 'undelivered.eml') => ({ name, bytes });

describe('a report', () => {
	test.each([
		['of Postfix', postfix({ to: 'Ana@larkfield.example', messageId: '<a@x.example>' })],
		[
			'of Exchange',
			exchange({ to: 'ana@larkfield.example', messageId: '<a@x.example>', status: '5.1.1' })
		],
		[
			'that was forwarded',
			forwarded(postfix({ to: 'ana@larkfield.example', messageId: '<a@x.example>' }))
		]
	])('%s is read', async (_whose, bytes) => {
		expect(await readReport(bytes)).toMatchObject({
			messageId: '<a@x.example>',
			recipients: [{ addresses: ['ana@larkfield.example'], action: 'failed', status: '5.1.1' }]
		});
	});

	test('says where the letter was first sent, and when the report was written', async () => {
		const report = await readReport(
			postfix({ to: 'ana@elsewhere.example', original: 'ana@larkfield.example' })
		);
		expect(report).toMatchObject({
			at: '2026-11-17T03:12:09.000Z',
			recipients: [{ addresses: ['ana@larkfield.example', 'ana@elsewhere.example'] }]
		});
		expect(report).not.toHaveProperty('messageId');
	});

	test.each([
		['nothing', new Uint8Array(), 'not-a-message'],
		['a picture', Uint8Array.from({ length: 500 }, (_, n) => (n * 7) % 256), 'not-a-message'],
		['a file of Outlook', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1), 'not-a-message'],
		[
			'a letter',
			Buffer.from('From: a@x.example\r\nSubject: Hello\r\n\r\nAway until Monday.'),
			'not-a-report'
		],
		['a report without recipients', postfix({ to: 'nobody', status: '5.1.1' }), 'not-a-report'],
		['a status that is none', postfix({ to: 'a@x.example', status: 'broken' }), 'not-a-report'],
		['more than anybody reads', new Uint8Array(LARGEST_REPORT + 1), 'too-large']
	])('%s is refused in words', async (_what, bytes, refused) => {
		expect(await readReport(bytes)).toMatchObject({ refused });
	});

	test('that is cut short anywhere, or nested very deep, does no harm', async () => {
		const whole = postfix({ to: 'ana@larkfield.example', messageId: '<a@x.example>' });
		for (let part = 0; part < 25; part++)
			await readReport(whole.subarray(0, Math.floor((whole.length * part) / 25)));
		const deep = Array.from(
			{ length: 400 },
			(_, n) => `Content-Type: multipart/mixed; boundary="b${n}"\r\n\r\n--b${n}\r\n`
		).join('');
		expect(isRefusal(await readReport(Buffer.from(deep)))).toBe(true);
	});
});

test.each([
	['5.1.1', '', 'no such mailbox', true],
	['5.1.2', '', 'no mail server’s name', true],
	['5.2.1', '', 'switched off', true],
	['5.2.2', '', 'full', false],
	['4.2.2', '', 'full', false],
	['4.1.1', '', 'no such mailbox', false],
	['5.7.1', '', 'does not want it', false],
	['5.7.606', '', 'by its rules', false],
	['5.0.0', 'smtp; 550 No such user here', 'no such mailbox', true],
	['5.0.0', 'smtp; 550 Go away', 'did not say why', false],
	['5.9.99', 'constructor', 'did not say why', false]
])('%s “%s” means: %s', (status, diagnostic, says, isAddress) => {
	const reason = reasonOf({ status, diagnostic });
	expect(reason.says).toContain(says);
	expect(reason.says).toContain(`(${status})`);
	expect(reason.isAddress).toBe(isAddress);
});

/** Ana and Bo have been reminded on Monday 16 November 2026. */
async function reminded() {
	const at = await remindingAt([starter('ana'), starter('bo')]);
	const job = at.open();
	await job.look();
	await job.idle();
	const idOf = (person: string) =>
		at.store.logs.list(at.school.id, 'deliveries').find(({ about }) => about === person)?.id ?? '';
	const messageId = (person: string) =>
		messageIdOf(at.school.id, idOf(person), 'larkfield.example');
	at.time.now = '2026-11-17T10:00:00.000Z';
	const read = (...files: readonly Uint8Array[]) =>
		received(
			{
				store: at.store,
				school: at.school,
				key: at.key,
				by: { id: 'office', name: 'Olu Office' },
				now: at.time.now
			},
			files.map((bytes) => eml(bytes))
		);
	const letters = () =>
		Object.fromEntries(
			deliveriesOf(at.store.logs.list(at.school.id, 'deliveries'), () => false).map(
				({ about, became, says }) => [about, { became, says }]
			)
		);
	return { ...at, job, messageId, read, letters };
}

describe('a letter that comes back', () => {
	test('is found by what its Message-ID says, and its address is not written to any more', async () => {
		const { read, messageId, letters, job, time, to, store, school } = await reminded();
		const bytes = postfix({ to: ADDRESS('ana'), messageId: messageId('ana') });
		expect(await read(bytes)).toMatchObject([{ state: 'bounced', to: 'ana Sample' }]);
		expect(letters()).toMatchObject({
			ana: {
				became: 'bounced',
				says: expect.stringContaining('no such mailbox (5.1.1)') as string
			},
			bo: { became: 'sent' }
		});
		expect(await read(bytes)).toMatchObject([{ state: 'known' }]);
		expect(onPaper(job.planning(school), '2026-11-17', true)).toMatchObject([
			{ person: { id: 'ana' }, because: 'refused' }
		]);
		time.now = '2026-11-19T09:00:00.000Z';
		await job.look();
		await job.idle();
		expect(to()).toEqual(['ana', 'bo', 'bo']);
		// A new address is written to.
		await store.people.change(school.id, 'ana', (person) => ({
			...person,
			email: ADDRESS('ana.new')
		}));
		await job.look();
		await job.idle();
		expect(to()).toEqual(['ana', 'ana.new', 'bo', 'bo']);
		expect(JSON.stringify(store.logs.list(school.id, 'deliveries'))).not.toContain(ADDRESS('ana'));
	});

	test('because a mailbox is full is told, and the address is written to all the same', async () => {
		const { read, messageId, letters, job, time, to } = await reminded();
		const full = { to: ADDRESS('ana'), messageId: messageId('ana'), status: '5.2.2' };
		await read(postfix({ ...full, action: 'delayed', status: '4.2.2' }));
		expect(letters()['ana']).toMatchObject({ became: 'delayed' });
		expect(await read(postfix({ ...full, action: 'delayed', status: '4.2.2' }))).toMatchObject([
			{ state: 'known' }
		]);
		expect(await read(postfix(full))).toMatchObject([{ state: 'bounced' }]);
		expect(letters()['ana']?.says).toContain('the mailbox is full (5.2.2)');
		time.now = '2026-11-19T09:00:00.000Z';
		await job.look();
		await job.idle();
		expect(to()).toEqual(['ana', 'ana', 'bo', 'bo']);
	});

	test('without its Message-ID is found by address and day, said so, and stops nothing', async () => {
		const { read, letters, job, time, to } = await reminded();
		expect(await read(exchange({ to: ADDRESS('ana') }))).toMatchObject([
			{ state: 'bounced', says: expect.stringContaining('by address and day') as string }
		]);
		expect(letters()['ana']).toMatchObject({ became: 'bounced' });
		time.now = '2026-11-19T09:00:00.000Z';
		await job.look();
		await job.idle();
		expect(to()).toEqual(['ana', 'ana', 'bo', 'bo']);
	});

	test('from somewhere it was sent on to is told of, and the address on the list stays', async () => {
		const { read, messageId, job, time, to } = await reminded();
		const away = postfix({ to: 'ana@home.example', messageId: messageId('ana') });
		expect(await read(away)).toMatchObject([{ state: 'bounced' }]);
		time.now = '2026-11-19T09:00:00.000Z';
		await job.look();
		await job.idle();
		expect(to()).toEqual(['ana', 'ana', 'bo', 'bo']);
	});

	test('a report that was made up changes nothing of another school, an unknown or a refused letter', async () => {
		const { read, letters, store, school } = await reminded();
		const before = letters();
		const lines = store.logs.list(school.id, 'deliveries').length;
		const outcomes = await read(
			postfix({ to: 'eve@x.example', messageId: `<${'0'.repeat(40)}@larkfield.example>` }),
			postfix({
				to: ADDRESS('ana'),
				messageId: messageIdOf('elsewhere', 'reminder.ana.induction.2026-11-02.on', 'x.example'),
				date: 'Tue, 17 Nov 2020 03:12:09 +0000'
			}),
			postfix({ to: ADDRESS('ana'), date: 'Mon, 30 Nov 2026 09:00:00 +0000' }),
			Buffer.from('Subject: Hello\r\n\r\nNo report.')
		);
		expect(outcomes.map(({ state }) => state)).toEqual([
			'unmatched',
			'unmatched',
			'unmatched',
			'unreadable'
		]);
		expect(letters()).toEqual(before);
		expect(store.logs.list(school.id, 'deliveries')).toHaveLength(lines);
	});

	test('that no mail server had taken cannot come back; one that arrived is no trouble', async () => {
		const { store, school, key, time } = await remindingAt([starter('ana')], {
			manner: () => 550
		});
		const job = await reminded();
		expect(
			await job.read(
				postfix({
					to: ADDRESS('bo'),
					messageId: job.messageId('bo'),
					action: 'relayed',
					status: '2.0.0'
				})
			)
		).toMatchObject([{ state: 'arrived' }]);
		await store.logs.append(school.id, 'deliveries', {
			version: 1,
			id: 'letter-1',
			at: time.now,
			by: 'office',
			byName: 'Olu Office',
			what: 'queued',
			about: 'ana',
			says: 'An invitation is to be sent.'
		});
		const messageId = messageIdOf(school.id, 'letter-1', 'x.example');
		const by = { id: 'office', name: 'Olu Office' };
		expect(
			await received({ store, school, key, by, now: time.now }, [
				eml(postfix({ to: ADDRESS('ana'), messageId }))
			])
		).toMatchObject([
			{ state: 'unmatched', says: expect.stringContaining('cannot have come back') as string }
		]);
	});
});
