import { afterEach, describe, expect, test, vi } from 'vitest';
import { choosePassword, passwordToken } from '../identity/passwords.ts';
import { PASSWORD } from '../identity/identity.test-data.ts';
import { withNumber } from '../identity/signing-in.ts';
import { StoreFault } from '../store/fault.ts';
import { aPerson } from '../store/sample-records.ts';
import { closeSinks, schoolAt } from './invitations.test-data.ts';
import { reprintedFor } from './reprinted.ts';
import { endCode, Sheets, type Sheet } from './sheet.ts';

afterEach(closeSinks);

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

	test('for somebody who can sign in already asks why; the log says so, and its owner is told', async () => {
		const { here, ben, kit, identity, store, sink } = await schoolAt();
		const sheets = new Sheets(identity);
		const withBoth = { ...ben, staffNumber: 'B-1' };
		await store.people.change('larkfield', 'ben', () => withBoth);
		const until = new Date(Date.now() + 60_000);
		const token = await passwordToken(identity, await identity.account(withBoth), until);
		expect(await choosePassword(identity, token, PASSWORD)).toBeUndefined();
		await identity.letters.idle();
		const before = sink.arrived.length;
		const both = [withBoth, kit];
		for (const reason of [undefined, '', ' \n'])
			expect(await sheets.print(here, both, 'one', reason)).toMatchObject({
				refused: 'reason-missing'
			});
		expect(sheets.inUse(both)).toEqual([withBoth]);
		expect(store.logs.list('larkfield', 'audit')).toEqual([]);
		expect(aSheet(await sheets.print(here, both, 'one', ' forgot the PIN ')).slips).toHaveLength(2);
		const lines = store.logs.list('larkfield', 'audit');
		expect(lines.map(({ what, about }) => [what, about])).toEqual([
			['codes-reprinted', 'ben'],
			['codes-printed', 'kit']
		]);
		expect(lines[0]?.says).toContain('Reason: “forgot the PIN”.');
		await identity.letters.idle();
		expect(sink.arrived.slice(before).map(({ to }) => to)).toEqual(['ben@larkfield.example']);
		expect(sink.arrived.at(-1)?.text).toContain('printed a new code for your staff number');
		const now = identity.clock.now();
		expect(reprintedFor(store, withBoth, now, 30)).toMatchObject([
			{ by: 'Ada Sample', says: lines[0]?.says }
		]);
		expect(reprintedFor(store, kit, now, 30)).toEqual([]);
		const later = new Date(Date.parse(now) + 31 * 24 * 60 * 60 * 1000).toISOString();
		expect(reprintedFor(store, withBoth, later, 30)).toEqual([]);
		expect(reprintedFor(store, withBoth, later, 365)).toHaveLength(1);

		// Again, for one who has come in with a code.
		const [, slip] = aSheet(await sheets.print(here, both, 'two', 'the slip was lost')).slips;
		const secret = slip?.code ?? '';
		const asked = { school: 'larkfield', staffNumber: 'M-17', secret, shared: true };
		await withNumber(identity, asked, new Headers());
		expect(sheets.inUse([kit])).toEqual([kit]);
		await sheets.print(here, [kit], 'three', 'forgot the PIN');
		expect(reprintedFor(store, kit, identity.clock.now(), 30)).toHaveLength(1);
		expect(reprintedFor(store, withBoth, identity.clock.now(), 30)).toHaveLength(2);
	});

	test('is not answered when it could not be logged', async () => {
		const { here, kit, identity, store } = await schoolAt();
		vi.spyOn(store.logs, 'append').mockRejectedValue(new StoreFault('disk-full', 'full'));
		await expect(new Sheets(identity).print(here, [kit], 't')).rejects.toThrow('codes-printed');
	});
});
