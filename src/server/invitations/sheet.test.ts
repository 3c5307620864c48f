import { afterEach, describe, expect, test, vi } from 'vitest';
import { withNumber } from '../identity/signing-in.ts';
import { StoreFault } from '../store/fault.ts';
import { aPerson } from '../store/sample-records.ts';
import { closeSinks, schoolAt } from './invitations.test-data.ts';
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

	test('is not answered when it could not be logged', async () => {
		const { here, kit, identity, store } = await schoolAt();
		vi.spyOn(store.logs, 'append').mockRejectedValue(new StoreFault('disk-full', 'full'));
		await expect(new Sheets(identity).print(here, [kit], 't')).rejects.toThrow('codes-printed');
	});
});
