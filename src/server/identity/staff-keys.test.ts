import { describe, expect, test, vi } from 'vitest';
import { isRefusal } from '#domain/refusal.ts';
import { Browser, here, identityAt, isIn } from './identity.test-data.ts';
import { withNumber } from './signing-in.ts';
import { choosePin, isOwnPin, keyOfPerson, printCode } from './staff-keys.ts';
import { KEY, lockAfter, LOCKS_MINUTES, TRIES_BEFORE_LOCK } from './staff-number-plugin.ts';

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
		['123123', 'pin-easy'],
		['112233', 'pin-easy'],
		['123321', 'pin-easy'],
		['140387', 'pin-easy'],
		['14031987', 'pin-easy'],
		['19870314', 'pin-easy']
	])('a PIN of %s is not taken', async (pin, refused) => {
		const { identity, kit } = await identityAt();
		const { id } = await identity.account(kit);
		expect(await choosePin(identity, { user: id, session: 's' }, kit, pin)).toMatchObject({
			refused
		});
	});

	test('wrong tries lock it, for longer each time and never for good; a new code unlocks it', async () => {
		expect([0, 1, 4, 5, 6, 10, 15, 20].map(lockAfter)).toEqual([0, 0, 0, 15, 0, 60, 1440, 1440]);
		const { identity, kit } = await identityAt();
		await printCode(identity, kit);
		vi.useFakeTimers({ toFake: ['Date'] });
		const opens = async (secret: string) =>
			!isRefusal(await withNumber(identity, asked(secret), NOBODY));
		try {
			for (const minutes of [...LOCKS_MINUTES, LOCKS_MINUTES[2]]) {
				for (let nth = 0; nth < TRIES_BEFORE_LOCK; nth++) await opens('000000');
				vi.setSystemTime(Date.now() + minutes * 60_000 - 5_000);
				const [key] = identity.rows.select(KEY);
				expect(Date.parse(String(key?.['lockedUntil'])) > Date.now(), String(minutes)).toBe(true);
				vi.setSystemTime(Date.now() + 6_000);
				expect(Date.parse(String(key?.['lockedUntil'])) > Date.now(), String(minutes)).toBe(false);
			}
			for (let nth = 0; nth < TRIES_BEFORE_LOCK; nth++) await opens('000000');
			expect(await opens(await printCode(identity, kit))).toBe(true);
		} finally {
			vi.useRealTimers();
		}
	});

	test('a new code for somebody with a PIN signs them out wherever they are; the PIN goes on opening', async () => {
		const { identity, kit } = await identityAt();
		const first = isIn(await withNumber(identity, asked(await printCode(identity, kit)), NOBODY));
		const browser = new Browser().take(first.headers);
		const account = (await here(identity, browser))?.visit.account ?? { user: '', session: '' };
		await printCode(identity, kit);
		expect(await here(identity, browser)).toBeDefined();
		await choosePin(identity, account, kit, '837261');
		await printCode(identity, kit);
		expect(await here(identity, browser)).toBe(none);
		expect(isIn(await withNumber(identity, asked('837261'), NOBODY)).next).toBe('in');
	});

	test('even the right PIN does not open while it is locked', async () => {
		const { identity, kit } = await identityAt();
		const code = await printCode(identity, kit);
		for (let nth = 0; nth < TRIES_BEFORE_LOCK; nth++)
			await withNumber(identity, asked('000000'), NOBODY);
		expect(await withNumber(identity, asked(code), NOBODY)).toMatchObject({
			refused: 'number-wrong'
		});
	});

	test('tries that are sent all at once are locked out after as many as one after the other', async () => {
		const { identity, kit } = await identityAt();
		const code = await printCode(identity, kit);
		const tries = [...Array<string>(TRIES_BEFORE_LOCK).fill('000000'), code];
		const answers = await Promise.all(
			tries.map((secret) => withNumber(identity, asked(secret), NOBODY))
		);
		expect(answers.filter((answer) => !isRefusal(answer))).toEqual([]);
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
		const { password } = await identity.auth.$context;
		const hashes = vi.spyOn(password, 'hash');
		const verifies = vi.spyOn(password, 'verify');
		/** What is said of eight tries, and how many rounds of hashing each takes: the time by which it could be told. */
		const eight = async (staffNumber: string, school = 'larkfield') => {
			const heard: unknown[] = [];
			for (let nth = 0; nth < 8; nth++) {
				hashes.mockClear();
				verifies.mockClear();
				const answer = await withNumber(
					identity,
					{ ...asked('000000', staffNumber), school },
					NOBODY
				);
				heard.push([answer, hashes.mock.calls.length + verifies.mock.calls.length]);
			}
			return heard;
		};
		// With a code and no PIN; the code itself does not open once it is locked.
		const withCode = await eight('M-17');
		expect(withCode.map((each) => (each as unknown[])[1])).toEqual(Array(8).fill(1));
		expect(await withNumber(identity, asked(code), NOBODY)).toEqual((withCode[0] as unknown[])[0]);
		for (const [number, school] of [
			['M-18', 'larkfield'],
			['M-17', 'ashby'],
			['M-17', '../x']
		] as const)
			expect(await eight(number, school), `${number} of ${school}`).toEqual(withCode);
		// With a PIN.
		const browser = new Browser().take(
			isIn(await withNumber(identity, asked(await printCode(identity, kit)), NOBODY)).headers
		);
		const account = (await here(identity, browser))?.visit.account ?? { user: '', session: '' };
		await choosePin(identity, account, kit, '837261');
		expect(await eight('M-17')).toEqual(withCode);
	});
});
