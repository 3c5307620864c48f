import { afterEach, describe, expect, test, vi } from 'vitest';
import { identityAt, PASSWORD } from '../identity/identity.test-data.ts';
import { choosePassword, holderOf } from '../identity/passwords.ts';
import { withNumber } from '../identity/signing-in.ts';
import { Mailer } from '../mail/mailer.ts';
import { startSink, type Manner, type Sink } from '../mail/sink.test-data.ts';
import { StoreFault } from '../store/fault.ts';
import { aPerson } from '../store/sample-records.ts';
import type { PersonRecord } from '../store/records.ts';
import { library } from '../training/training.test-data.ts';
import { Playing } from '../training/playing.ts';
import { Invitations, type Inviter, type Sending } from './invitations.ts';
import { endCode, Sheets, type Sheet } from './sheet.ts';
import { entrancesOf } from './ways.ts';

const sinks: Sink[] = [];
afterEach(async () => {
	vi.useRealTimers();
	for (const sink of sinks.splice(0)) await sink.close();
});

/** A school with the real content, whose letters go to a mail server that behaves in a manner. */
async function schoolAt(manner?: (to: string, nth: number) => Manner) {
	const sink = await startSink(manner);
	sinks.push(sink);
	const mailer = new Mailer({ url: sink.url, from: 'training@larkfield.example' }, 400);
	const at = await identityAt({ mailer });
	const held = library.editions['good-practice'];
	if (!held) throw new TypeError('There is no good practice.');
	const school = {
		...(at.store.schools.read('larkfield') ?? { id: '' }),
		policy: 'good-practice',
		edition: held.hash,
		baseline: held.hash
	} as Inviter['school'];
	await at.store.schools.write(school);
	const playing = new Playing(library, at.store);
	const open = () =>
		new Invitations(at.identity, playing, mailer, { again: 20, busy: 20, closing: 100 });
	return { ...at, sink, here: { person: at.ada, school }, open, playing };
}

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
		const [{ origin }] = [identity];
		expect(origin).toBe('http://localhost:3000');
		const without = new Invitations(
			Object.assign(Object.create(identity) as typeof identity, { mailer: undefined }),
			playing
		);
		expect(without.byMail).toBe(false);
		expect(await without.send(here, [ben])).toMatchObject({ refused: 'no-mail' });
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

describe('a sheet of codes', () => {
	const aSheet = (answer: unknown): Sheet => {
		expect(answer).toHaveProperty('slips');
		return answer as Sheet;
	};

	test('holds a code for each with a staff number, and names the others', async () => {
		const { here, ben, kit, identity, store } = await schoolAt();
		const sheet = aSheet(await new Sheets(identity).print(here, [ben, kit], 't1'));
		expect(sheet.slips).toEqual([
			{
				name: 'Kit Sample',
				staffNumber: 'M-17',
				code: expect.stringMatching(/^[A-Z0-9]{5}-[A-Z0-9]{5}$/) as string
			}
		]);
		expect(sheet.without).toMatchObject([{ id: 'ben', name: 'Ben Sample' }]);
		const log = store.logs.list('larkfield', 'audit');
		expect(log).toMatchObject([{ what: 'codes-printed', about: 'kit' }]);
		expect(JSON.stringify(log)).not.toContain(sheet.slips[0]?.code);
		const asked = { school: 'larkfield', staffNumber: 'M-17', shared: true };
		const secret = sheet.slips[0]?.code ?? '';
		expect(await withNumber(identity, { ...asked, secret }, new Headers())).toMatchObject({
			next: 'choose-pin'
		});
		expect(await withNumber(identity, { ...asked, secret }, new Headers())).toMatchObject({
			refused: 'number-wrong'
		});
	});

	test('is shown once: the same press again makes no new codes', async () => {
		const { here, kit, identity, store } = await schoolAt();
		const sheets = new Sheets(identity);
		await sheets.print(here, [kit], 't1');
		expect(await sheets.print(here, [kit], 't1')).toMatchObject({ refused: 'sheet-shown' });
		expect(store.logs.list('larkfield', 'audit')).toHaveLength(1);
		expect(await sheets.print(here, [], 't2')).toMatchObject({ refused: 'nobody-chosen' });
		const many = Array.from({ length: 201 }, () => kit);
		expect(await sheets.print(here, many, 't3')).toMatchObject({ refused: 'too-many-codes' });
	});

	test('of two who print at once, the codes of the later one open', async () => {
		const { here, kit, identity } = await schoolAt();
		const sheets = new Sheets(identity);
		const [first, second] = await Promise.all([
			sheets.print(here, [kit], 'one'),
			sheets.print(here, [kit], 'two')
		]);
		const tried = async (sheet: unknown) =>
			withNumber(
				identity,
				{
					school: 'larkfield',
					staffNumber: 'M-17',
					secret: aSheet(sheet).slips[0]?.code ?? '',
					shared: true
				},
				new Headers()
			);
		expect(await tried(first)).toMatchObject({ refused: 'number-wrong' });
		expect(await tried(second)).toMatchObject({ next: 'choose-pin' });
	});

	test('a code that is ended opens nothing; another person’s never did', async () => {
		const { here, kit, identity, store } = await schoolAt();
		const lou = aPerson({ id: 'lou', name: 'Lou', staffNumber: 'M-18' });
		await store.people.add(lou);
		const sheet = aSheet(await new Sheets(identity).print(here, [kit, lou], 't'));
		const code = (id: number) => sheet.slips[id]?.code ?? '';
		const tried = (staffNumber: string, secret: string) =>
			withNumber(
				identity,
				{ school: 'larkfield', staffNumber, secret, shared: true },
				new Headers()
			);
		expect(await tried('M-18', code(0))).toMatchObject({ refused: 'number-wrong' });
		expect(await endCode(identity, here, kit)).toBe(true);
		expect(await endCode(identity, here, kit)).toBe(false);
		expect(await tried('M-17', code(0))).toMatchObject({ refused: 'number-wrong' });
		expect(await tried('M-18', code(1))).toMatchObject({ next: 'choose-pin' });
	});

	test('is not answered when it could not be logged', async () => {
		const { here, kit, identity, store } = await schoolAt();
		vi.spyOn(store.logs, 'append').mockRejectedValue(new StoreFault('disk-full', 'full'));
		await expect(new Sheets(identity).print(here, [kit], 't')).rejects.toThrow('codes-printed');
	});
});
