import { describe, expect, test, vi } from 'vitest';
import { isRefusal } from '#domain/refusal.ts';
import { Browser, here, identityAt, isIn } from './identity.test-data.ts';
import { withNumber } from './signing-in.ts';
import { choosePin, isOwnPin, keyOfPerson, printCode } from './staff-keys.ts';
import { LOCK_MINUTES, TRIES_BEFORE_LOCK, TRIES_IN_ALL } from './staff-number-plugin.ts';

const NOBODY = new Headers();
const none = undefined;

describe('with a staff number', () => {
	const asked = (secret: string, staffNumber = 'm-17 ') => ({
		school: 'larkfield',
		staffNumber,
		secret,
		shared: true
	});

	test('a code opens once, then the PIN somebody has chosen does', async () => {
		const { identity, kit } = await identityAt();
		const code = await printCode(identity, kit);
		const first = isIn(await withNumber(identity, asked(code.toLowerCase()), NOBODY));
		expect(first.next).toBe('choose-pin');
		const browser = new Browser().take(first.headers);
		const visit = (await here(identity, browser))?.visit;
		expect(visit).toMatchObject({ means: 'staff-number', shared: true });
		expect(visit?.account?.choosesPin).toBe(true);
		expect(await withNumber(identity, asked(code), NOBODY)).toMatchObject({
			refused: 'number-wrong'
		});
		const account = visit?.account ?? { user: '', session: '' };
		expect(await choosePin(identity, account, kit, '837261')).toBe(none);
		expect((await here(identity, browser))?.visit.account?.choosesPin).toBe(false);
		expect(isIn(await withNumber(identity, asked('837261'), NOBODY)).next).toBe('in');
		expect(keyOfPerson(identity, kit)).toEqual({ pin: true });
	});

	test('a new PIN ends every other session, and the one they have is known from any other', async () => {
		const { identity, kit } = await identityAt();
		const code = await printCode(identity, kit);
		const browser = new Browser().take(
			isIn(await withNumber(identity, asked(code), NOBODY)).headers
		);
		const account = (await here(identity, browser))?.visit.account ?? { user: '', session: '' };
		await choosePin(identity, account, kit, '837261');
		const other = new Browser().take(
			isIn(await withNumber(identity, asked('837261'), NOBODY)).headers
		);
		expect(await isOwnPin(identity, account.user, '837261')).toBe(true);
		for (const wrong of ['', '837262', code])
			expect(await isOwnPin(identity, account.user, wrong)).toBe(false);
		expect(await isOwnPin(identity, 'nobody', '')).toBe(false);

		await choosePin(identity, account, kit, '519374');
		expect(await here(identity, other)).toBe(none);
		expect((await here(identity, browser))?.person.id).toBe('kit');
	});

	test.each([
		['12ab56', 'pin-digits'],
		['12345', 'pin-short'],
		['123456', 'pin-easy'],
		['987654', 'pin-easy'],
		['777777', 'pin-easy'],
		['121212', 'pin-easy'],
		['123123', 'pin-easy']
	])('a PIN of %s is not taken', async (pin, refused) => {
		const { identity, kit } = await identityAt();
		const { id } = await identity.account(kit);
		expect(await choosePin(identity, { user: id, session: 's' }, kit, pin)).toMatchObject({
			refused
		});
	});

	test('wrong tries lock it for a while, and for good after many; a new code unlocks it', async () => {
		const { identity, kit } = await identityAt();
		await printCode(identity, kit);
		vi.useFakeTimers({ toFake: ['Date'] });
		try {
			const refusals: string[] = [];
			for (let nth = 0; nth < TRIES_IN_ALL; nth++) {
				const answer = await withNumber(identity, asked('000000'), NOBODY);
				refusals.push('refused' in answer ? answer.refused : 'in');
				if (refusals.at(-1) === 'number-locked')
					vi.setSystemTime(Date.now() + LOCK_MINUTES * 60_000 + 1000);
			}
			const locked = refusals.filter((each) => each === 'number-locked');
			expect(locked).toHaveLength(TRIES_IN_ALL / TRIES_BEFORE_LOCK - 1);
			expect(refusals.at(-1)).toBe('number-used-up');
			expect(await withNumber(identity, asked('000000'), NOBODY)).toMatchObject({
				refused: 'number-locked'
			});
			const code = await printCode(identity, kit);
			expect(isIn(await withNumber(identity, asked(code), NOBODY)).next).toBe('choose-pin');
		} finally {
			vi.useRealTimers();
		}
	});

	test('even the right PIN does not open while it is locked', async () => {
		const { identity, kit } = await identityAt();
		const code = await printCode(identity, kit);
		for (let nth = 0; nth < TRIES_BEFORE_LOCK; nth++)
			await withNumber(identity, asked('000000'), NOBODY);
		expect(await withNumber(identity, asked(code), NOBODY)).toMatchObject({
			refused: 'number-locked'
		});
	});

	test('of two who use a code at the same time one is in', async () => {
		const { identity, kit } = await identityAt();
		const code = await printCode(identity, kit);
		const both = await Promise.all([1, 2].map(() => withNumber(identity, asked(code), NOBODY)));
		expect(both.filter((answer) => !isRefusal(answer))).toHaveLength(1);
	});

	test('numbers that nobody has, of another school and of a sample are told apart by nobody', async () => {
		const { identity, kit } = await identityAt();
		const code = await printCode(identity, kit);
		const wrong = await withNumber(identity, asked('000000'), NOBODY);
		expect(await withNumber(identity, asked(code, 'M-18'), NOBODY)).toEqual(wrong);
		expect(await withNumber(identity, { ...asked(code), school: 'ashby' }, NOBODY)).toEqual(wrong);
		expect(await withNumber(identity, { ...asked(code), school: '../x' }, NOBODY)).toEqual(wrong);
	});
});
