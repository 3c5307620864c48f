import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { aPerson } from '../store/sample-records.ts';
import { BUDGETS } from './budgets.ts';
import { heldTo, orWait } from './held.ts';
import { openLimits } from './limits.ts';

beforeEach(() => void vi.useFakeTimers({ now: Date.parse('2026-11-20T09:30:00.000Z') }));
afterEach(() => void vi.useRealTimers());

const HERE = '192.0.2.1';
const TABLE = {
	...BUDGETS,
	'sign-in': {
		address: { times: 4, seconds: 600 },
		account: { times: 2, seconds: 60 },
		what: 'attempts to sign in'
	}
};

describe('a limit', () => {
	test('lets so many through, then says what was too many and how long to wait', async () => {
		const limits = openLimits(TABLE);
		const take = () => limits.take('sign-in', { address: HERE, account: 'a@school.example' });
		expect([await take(), await take()]).toEqual([undefined, undefined]);
		vi.advanceTimersByTime(15_000);
		expect(await take()).toEqual({
			refused: 'too-many',
			because:
				'There were too many attempts to sign in in a short time. Wait 45 seconds, then try again; what you have saved is safe.',
			seconds: 45
		});
	});

	test('opens again when its time is over, however often it was tried meanwhile', async () => {
		const limits = openLimits(TABLE);
		const take = (account: string) => limits.take('sign-in', { address: HERE, account });
		for (let tries = 0; tries < 3; tries++) await take('a');
		vi.advanceTimersByTime(59_000);
		expect(await take('a')).toMatchObject({ seconds: 1 });
		vi.advanceTimersByTime(1_000);
		// By now the address has used up its own.
		expect(await take('a')).toMatchObject({ seconds: 540 });
		vi.advanceTimersByTime(540_000);
		expect(await take('a')).toBeUndefined();
	});

	test('counts one account under any address, and however it is typed', async () => {
		const limits = openLimits(TABLE);
		const typed = ['Head@School.example', ' head@school.example', 'HEAD@SCHOOL.EXAMPLE'];
		const answers = [];
		for (const [at, account] of typed.entries())
			answers.push(await limits.take('sign-in', { address: `192.0.2.${at}`, account }));
		expect(answers.map((each) => each?.refused)).toEqual([undefined, undefined, 'too-many']);
	});

	test('counts a whole IPv6 network as one address', async () => {
		const limits = openLimits(TABLE);
		const answers = [];
		for (let host = 1; host <= 5; host++)
			answers.push(await limits.take('sign-in', { address: `2001:db8:1:2::${host}` }));
		expect(answers.map((each) => each?.refused)).toEqual([
			...Array<undefined>(4).fill(undefined),
			'too-many'
		]);
		expect(await limits.take('sign-in', { address: '2001:db8:1:3::1' })).toBeUndefined();
	});

	test('of one kind is not used up by another', async () => {
		const limits = openLimits(TABLE);
		for (let tries = 0; tries < 9; tries++) await limits.take('sign-in', { address: HERE });
		expect(await limits.take('exports', { address: HERE })).toBeUndefined();
	});

	test('is forgotten for an account that has shown who it is', async () => {
		const limits = openLimits(TABLE);
		const take = () => limits.take('sign-in', { address: HERE, account: 'a' });
		await take();
		await limits.forget('sign-in', 'A');
		expect([await take(), await take(), (await take())?.refused]).toEqual([
			undefined,
			undefined,
			'too-many'
		]);
	});

	test('remembers a bounded number of addresses, those seen last', async () => {
		const limits = openLimits(TABLE, 3);
		const take = (host: number) => limits.take('sign-in', { address: `192.0.2.${host}` });
		for (let tries = 0; tries < 4; tries++) await take(1);
		for (const host of [2, 3]) await take(host);
		expect(await take(1)).toMatchObject({ refused: 'too-many' });
		for (const host of [4, 5, 6]) await take(host);
		expect(await take(1)).toBeUndefined();
	});

	test('keeps few megabytes, whatever comes', async () => {
		vi.useRealTimers();
		const limits = openLimits(BUDGETS, 1_000);
		const take = (n: number) =>
			limits.take('codes', {
				address: `10.${n >> 16}.${(n >> 8) & 255}.${n & 255}`,
				account: `${n}${'x'.repeat(900)}`
			});
		for (let n = 0; n < 20_000; n++) await take(n);
		const before = process.memoryUsage().heapUsed;
		for (let n = 20_000; n < 60_000; n++) await take(n);
		expect(process.memoryUsage().heapUsed - before).toBeLessThan(30_000_000);
	});
});

describe('a whole staff behind one address on an INSET day', () => {
	test.each(Object.entries(BUDGETS))('is not held up by %s', async (name, budgets) => {
		const limits = openLimits();
		const staff = ['invitations', 'set-up', 'reset-sample'].includes(name) ? 3 : 60;
		for (let person = 0; person < staff; person++)
			for (let again = 0; again < 2; again++)
				expect(
					await limits.take(name as keyof typeof BUDGETS, {
						address: HERE,
						...('account' in budgets ? { account: `person-${person}` } : {})
					})
				).toBeUndefined();
	});
});

describe('a request that is held to a limit', () => {
	const asking = () => ({ limits: openLimits(TABLE), address: HERE, person: aPerson() });

	test('counts for who is here, and notes when to come again', async () => {
		const here: Parameters<typeof heldTo>[0] = asking();
		expect([await heldTo(here, 'sign-in'), await heldTo(here, 'sign-in')]).toEqual([
			undefined,
			undefined
		]);
		expect(here.retryAfter).toBeUndefined();
		expect(await heldTo(here, 'sign-in')).toMatchObject({ refused: 'too-many' });
		expect(here.retryAfter).toBe(60);
	});

	test('is a page of status 429 where no form can be shown again', async () => {
		const here = asking();
		await orWait(here, 'sign-in');
		await orWait(here, 'sign-in');
		await expect(orWait(here, 'sign-in')).rejects.toMatchObject({
			status: 429,
			body: { message: expect.stringContaining('Wait 60 seconds') as string }
		});
	});
});
