import { afterEach, describe, expect, test, vi } from 'vitest';
import { received } from '../bounces/bounces.ts';
import { postfix } from '../bounces/report.test-data.ts';
import { PASSWORD } from '../identity/identity.test-data.ts';
import { choosePassword, holderOf } from '../identity/passwords.ts';
import type { PersonRecord } from '../store/records.ts';
import { aPerson } from '../store/sample-records.ts';
import { closeSinks, schoolAt } from './invitations.test-data.ts';
import { Invitations, type Sending } from './invitations.ts';
import { entrancesOf, withoutWay } from './ways.ts';

afterEach(closeSinks);

function sent(answer: unknown): Sending {
	expect(answer).toHaveProperty('queued');
	return answer as Sending;
}

const tokenIn = (text: string) => /token=([\w-]+)/.exec(text)?.[1] ?? '';

describe('an invitation by e-mail', () => {
	test('arrives, opens once, and is logged without the link', async () => {
		const { open, here, ben, sink, identity, store } = await schoolAt();
		const invitations = open();
		expect(sent(await invitations.send(here, [ben]))).toMatchObject({ queued: 1, justNow: 0 });
		await invitations.idle();
		const [letter] = sink.arrived;
		expect(letter?.to).toBe('ben@larkfield.example');
		for (const says of [
			'Subject: Larkfield Primary School: your social media training',
			'Hello Ben Sample,',
			'It takes about',
			'http://localhost:3000/sign-in/choose-password?token=',
			'The link is yours alone and opens once, until',
			'Any question? Ask'
		])
			expect(letter?.text).toContain(says);
		const token = tokenIn(letter?.text ?? '');
		const logs = JSON.stringify([
			store.logs.list('larkfield', 'deliveries'),
			store.logs.list('larkfield', 'audit')
		]);
		expect(logs).not.toContain(token);
		expect(logs).not.toContain('ben@larkfield.example');
		expect(invitations.deliveries('larkfield')).toMatchObject([
			{
				about: 'ben',
				byName: 'Ada Sample',
				became: 'sent',
				says: 'Taken by the mail server: “250 OK: queued as 7F3A”.'
			}
		]);
		expect(store.logs.list('larkfield', 'audit')).toMatchObject([
			{ what: 'invited', about: 'ben' }
		]);
		expect(await choosePassword(identity, token, PASSWORD)).toBeUndefined();
		expect(await holderOf(identity, token)).toBeUndefined();
	});

	test('to an address that is changed while it is written goes nowhere, and opens nothing', async () => {
		const { open, here, ben, sink, identity, store } = await schoolAt();
		const insert = identity.rows.insert.bind(identity.rows);
		vi.spyOn(identity.rows, 'insert').mockImplementation(async (model, row) => {
			await insert(model, row);
			if (model === 'invitation')
				await store.people.change('larkfield', 'ben', (person) => ({
					...person,
					email: 'new@larkfield.example'
				}));
		});
		const invitations = open();
		await invitations.send(here, [ben]);
		await invitations.idle();
		expect(sink.arrived).toEqual([]);
		expect(invitations.deliveries('larkfield')).toMatchObject([{ became: 'failed' }]);
		expect(identity.rows.select('invitation')).toEqual([]);
	});

	test('that comes back hours later shows as not delivered, and its link still opens', async () => {
		const { open, here, ben, sink, identity, store } = await schoolAt();
		const invitations = open();
		await invitations.send(here, [ben]);
		await invitations.idle();
		const text = sink.arrived[0]?.text ?? '';
		const messageId = /^Message-ID: (\S+)/im.exec(text)?.[1] ?? '';
		const { school, person: by } = here;
		const now = identity.clock.now();
		const bytes = postfix({ to: 'ben@larkfield.example', messageId });
		const key = new Uint8Array(32);
		expect(
			await received({ store, school, key, by, now }, [{ name: 'back.eml', bytes }])
		).toMatchObject([{ state: 'bounced', to: 'Ben Sample' }]);
		const deliveries = invitations.deliveries('larkfield');
		expect(deliveries).toMatchObject([{ about: 'ben', became: 'bounced' }]);
		const ways = entrancesOf(identity, 'larkfield', deliveries, identity.today());
		expect(ways.find(({ person }) => person.id === 'ben')?.way).toBe('not-delivered');
		// A report is a file that anybody can write: it closes nobody's door.
		expect(await holderOf(identity, tokenIn(text))).toBeDefined();
	});

	test('that nobody takes leaves no link behind, and says why', async () => {
		const { open, here, ada, ben, identity } = await schoolAt((to) =>
			to.startsWith('ben') ? 550 : 450
		);
		const invitations = open();
		await invitations.send(here, [ada, ben]);
		await invitations.idle();
		const became = new Map(
			invitations.deliveries('larkfield').map((each) => [each.about, each] as const)
		);
		expect(became.get('ben')).toMatchObject({
			became: 'failed',
			says: 'The mail server refused the letter (550). Check the address on the staff list.'
		});
		expect(became.get('ada')).toMatchObject({
			says: 'The mail server asked to be tried again later (450). Try again later.'
		});
		expect(identity.rows.select('verification')).toEqual([]);
		const ways = entrancesOf(
			identity,
			'larkfield',
			invitations.deliveries('larkfield'),
			identity.today()
		);
		expect(ways.map(({ person, way }) => [person.id, way])).toEqual([
			['ada', 'not-delivered'],
			['ben', 'not-delivered'],
			['kit', 'none']
		]);
	});

	test('is what somebody is without until it is sent; in a sample nobody is meant', async () => {
		const { open, here, ben, identity, store } = await schoolAt();
		const invitations = open();
		const today = identity.today();
		const without = (school = here.school) => [
			...withoutWay(identity, school, invitations.deliveries(school.id), today)
		];
		expect(without()).toEqual(['ada', 'ben', 'kit']);
		await invitations.send(here, [ben]);
		await invitations.idle();
		await store.people.change('larkfield', 'kit', (each) => ({ ...each, leftOn: today }));
		expect(without()).toEqual(['ada']);
		expect(without({ ...here.school, sample: true })).toEqual([]);
	});

	test('does not keep the page waiting for a server that hangs', async () => {
		const { open, here, ben } = await schoolAt(() => 'hangs');
		const invitations = open();
		const from = performance.now();
		await invitations.send(here, [ben]);
		expect(performance.now() - from).toBeLessThan(300);
		expect(invitations.deliveries('larkfield')).toMatchObject([{ became: 'waiting' }]);
		await invitations.idle();
		expect(invitations.deliveries('larkfield')).toMatchObject([
			{ became: 'failed', says: 'The mail server did not answer in time. Try again later.' }
		]);
	});

	test('that waits when the server stops is not lost: it shows as not sent', async () => {
		const { open, here, ada, ben, identity } = await schoolAt(() => 'hangs');
		const invitations = open();
		await invitations.send(here, [ada, ben]);
		await invitations.close();
		const renewed = open();
		expect(renewed.deliveries('larkfield').map(({ became }) => became)).toEqual([
			'not-sent',
			'not-sent'
		]);
		const ways = entrancesOf(identity, 'larkfield', renewed.deliveries('larkfield'), '2026-11-20');
		expect(ways.find(({ person }) => person.id === 'kit')).toMatchObject({ way: 'none' });
	});

	test('is sent once when two administrators press at once, or one presses twice', async () => {
		const { open, here, ben, sink, kit } = await schoolAt();
		const invitations = open();
		const answers = await Promise.all([
			invitations.send(here, [ben]),
			invitations.send({ ...here, person: kit }, [ben])
		]);
		await invitations.idle();
		const again = sent(await invitations.send(here, [ben]));
		await invitations.idle();
		expect(answers.map((each) => sent(each).queued).sort()).toEqual([0, 1]);
		expect(again).toMatchObject({ queued: 0, justNow: 1 });
		expect(sink.arrived).toHaveLength(1);
	});

	test('goes to nobody without an address, who has left meanwhile, or without a mail server', async () => {
		const { open, here, ben, kit, store, identity, playing, sink } = await schoolAt();
		const invitations = open();
		expect(sent(await invitations.send(here, [kit]))).toMatchObject({
			queued: 0,
			withoutEmail: [{ id: 'kit' }]
		});
		const sending = invitations.send(here, [ben]);
		await store.people.change('larkfield', 'ben', (each) => ({ ...each, leftOn: '2020-01-01' }));
		await sending;
		await invitations.idle();
		expect(sink.arrived.length).toBeLessThanOrEqual(1);
		const without = new Invitations(
			Object.assign(Object.create(identity) as typeof identity, { mailer: undefined }),
			playing
		);
		expect(without.byMail).toBe(false);
		expect(await without.send(here, [ben])).toMatchObject({ refused: 'no-mail' });
	});

	test('[S27] goes to no address that nobody can sign in with: such a person is named, for a code', async () => {
		const { open, here, ben, sink, store } = await schoolAt();
		const invitations = open();
		const josé = { ...ben, email: 'josé@larkfield.example' };
		expect(sent(await invitations.send(here, [josé]))).toMatchObject({
			queued: 0,
			withoutEmail: [{ id: 'ben' }]
		});
		const sending = invitations.send(here, [ben]);
		await store.people.change('larkfield', 'ben', () => josé);
		await sending;
		await invitations.idle();
		expect(sink.arrived.filter(({ to }) => to !== ben.email)).toEqual([]);
	});

	test('a name with lines in it puts no line into the head of a letter', async () => {
		const { open, here, store, sink } = await schoolAt();
		const eve = aPerson({
			id: 'eve',
			name: 'Eve\r\nBcc: everybody@elsewhere.example',
			email: 'eve@larkfield.example'
		});
		await store.people.add(eve);
		const school = { ...here.school, name: 'Larkfield\r\nBcc: all@elsewhere.example' };
		await store.schools.write(school);
		const invitations = open();
		await invitations.send({ ...here, school }, [eve]);
		await invitations.idle();
		expect(sink.arrived.map(({ to }) => to)).toEqual(['eve@larkfield.example']);
		expect(sink.arrived[0]?.text).not.toMatch(/^Bcc:/m);
	});

	test('one that is revoked opens nothing, and that is logged', async () => {
		const { open, here, ben, sink, identity, store } = await schoolAt();
		const invitations = open();
		await invitations.send(here, [ben]);
		await invitations.idle();
		expect(await invitations.revoke(here, ben)).toBe(true);
		expect(await invitations.revoke(here, ben)).toBe(false);
		expect(await holderOf(identity, tokenIn(sink.arrived[0]?.text ?? ''))).toBeUndefined();
		expect(store.logs.list('larkfield', 'audit').map(({ what }) => what)).toEqual([
			'invited',
			'sign-in-reset'
		]);
	});

	test('a whole staff’s go out in the background; the page is answered at once', async () => {
		const { open, here, store, sink } = await schoolAt();
		const people: PersonRecord[] = [];
		for (let n = 0; n < 60; n++) {
			const person = aPerson({ id: `p${n}`, name: `P ${n}`, email: `p${n}@larkfield.example` });
			await store.people.add(person);
			people.push(person);
		}
		const invitations = open();
		const from = performance.now();
		await invitations.send(here, people);
		const answered = performance.now() - from;
		await invitations.idle();
		expect(answered).toBeLessThan(2_000);
		expect(sink.arrived).toHaveLength(60);
		expect(new Set(invitations.deliveries('larkfield').map(({ became }) => became))).toEqual(
			new Set(['sent'])
		);
	}, 60_000);
});
