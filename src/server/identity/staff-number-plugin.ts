/**
 * Signing in without e-mail: the office prints a code that opens once, then a PIN of one's own.
 *
 * A plugin of the identity library, so that these sessions begin, last and end as all others do. Wrong tries are
 * counted with the account and lock it, for longer each time but never for good: nobody can shut it for its owner. What
 * is answered, and how long that takes, is the same for a number that nobody has, that is locked, or that is right.
 *
 * @module
 */
import { createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { z } from 'zod';

/** What is kept of somebody's code and PIN. */
export interface StaffKey {
	readonly id: string;
	readonly userId: string;
	/** The hash of the code from the office; gone once it was used. */
	readonly code?: string | null;
	readonly codeUntil?: Date | null;
	readonly pin?: string | null;
	/** Wrong tries in a row. */
	readonly failures: number;
	readonly lockedUntil?: Date | null;
}

/** Wrong tries until the account is locked for a while. */
export const TRIES_BEFORE_LOCK = 5;
/** How long a lock lasts, in minutes: the first, the second, and every one after. */
export const LOCKS_MINUTES = [15, 60, 24 * 60] as const;

/** The table of codes and PINs. */
export const KEY = 'staffKey';

/** What a try can come to. */
export type StaffNumberAnswer = { readonly opened: 'pin' | 'code' } | { readonly refused: 'wrong' };

/** Whether what was typed is the code of a hash. */
type OpensCode = (typed: string, hash: string) => boolean;

/** The plugin: the table of keys, and the one endpoint, which only the server itself can call. */
export const staffNumber = (opensCode: OpensCode) => ({
	id: 'staff-number' as const,
	schema: {
		[KEY]: {
			fields: {
				userId: {
					type: 'string' as const,
					required: true,
					references: { model: 'user', field: 'id' }
				},
				code: { type: 'string' as const, required: false, returned: false },
				codeUntil: { type: 'date' as const, required: false },
				pin: { type: 'string' as const, required: false, returned: false },
				failures: { type: 'number' as const, required: true, defaultValue: 0 },
				lockedUntil: { type: 'date' as const, required: false }
			}
		}
	},
	endpoints: {
		signInStaffNumber: createAuthEndpoint(
			'/sign-in/staff-number',
			{
				method: 'POST',
				body: z.object({ userId: z.string(), secret: z.string().max(64), rememberMe: z.boolean() }),
				metadata: { SERVER_ONLY: true as const }
			},
			async (ctx): Promise<StaffNumberAnswer> => {
				const { adapter, password, internalAdapter } = ctx.context;
				const { userId, secret, rememberMe } = ctx.body;
				const where = [{ field: 'userId', value: userId }];
				const key = await adapter.findOne<StaffKey>({ model: KEY, where });
				const now = new Date();
				const locked = key?.lockedUntil && new Date(key.lockedUntil) > now;
				if (!key || locked) {
					// As long as for somebody who is there, and may try.
					await password.hash(secret);
					return { refused: 'wrong' };
				}
				// Counted before it is known to be wrong: meanwhile, as the disk takes long enough to tell.
				const counting = adapter.incrementOne<StaffKey>({
					model: KEY,
					where: [{ field: 'id', value: key.id }],
					increment: { failures: 1 }
				});
				const [opened, counted] = await Promise.all([
					whatOpens(key, secret, now, password, opensCode),
					counting
				]);
				const tried = counted?.failures ?? key.failures + 1;
				// Of many at once, those that come after a lock are none: they would be guesses without end.
				if (!opened || tried > nextLock(key.failures)) {
					const lock = lockAfter(tried);
					const lockedUntil = new Date(now.getTime() + lock * 60_000);
					if (lock > 0) await adapter.update({ model: KEY, where, update: { lockedUntil } });
					return { refused: 'wrong' };
				}
				// Of two who use one code at once, one gets in.
				const taken = await adapter.incrementOne<StaffKey>({
					model: KEY,
					where: [
						{ field: 'id', value: key.id },
						...(opened === 'code' ? [{ field: 'code', value: key.code ?? '' }] : [])
					],
					increment: {},
					set: {
						failures: 0,
						lockedUntil: null,
						...(opened === 'code' ? { code: null, codeUntil: null } : {})
					}
				});
				const user = taken && (await internalAdapter.findUserById(userId));
				if (!user) return { refused: 'wrong' };
				const session = await internalAdapter.createSession(userId, !rememberMe, {
					choosesPin: opened === 'code'
				});
				await setSessionCookie(ctx, { session, user }, !rememberMe);
				return { opened };
			}
		)
	}
});

/** At how many wrong tries in a row a number is locked next. */
function nextLock(failures: number): number {
	return (Math.floor(failures / TRIES_BEFORE_LOCK) + 1) * TRIES_BEFORE_LOCK;
}

/** For how many minutes a number is locked after so many wrong tries in a row. */
export function lockAfter(failures: number): number {
	if (failures === 0 || failures % TRIES_BEFORE_LOCK !== 0) return 0;
	const nth = Math.min(failures / TRIES_BEFORE_LOCK, LOCKS_MINUTES.length);
	return LOCKS_MINUTES[nth - 1] ?? 0;
}

/** The library’s own hashing, of which every try takes one round. */
interface Hashing {
	hash(password: string): Promise<string>;
	verify(data: { hash: string; password: string }): Promise<boolean>;
}

async function whatOpens(
	{ pin, code, codeUntil }: StaffKey,
	secret: string,
	now: Date,
	password: Hashing,
	opensCode: OpensCode
): Promise<'pin' | 'code' | undefined> {
	const isPin = pin
		? await password.verify({ hash: pin, password: secret })
		: (await password.hash(secret), false);
	if (isPin) return 'pin';
	const open = code && codeUntil && new Date(codeUntil) > now;
	if (open && opensCode(secret, code)) return 'code';
	return undefined;
}
