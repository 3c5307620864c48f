/**
 * Signing in without e-mail: the office prints a code that opens once, then a PIN of one's own.
 *
 * A plugin of the identity library, so that these sessions begin, last and end as all others do. Wrong tries are
 * counted with the account: they lock it for a while, and for good after many.
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
/** Wrong tries until only a new code from the office opens it. */
export const TRIES_IN_ALL = 15;
/** How long a lock lasts, in minutes. */
export const LOCK_MINUTES = 15;

/** The table of codes and PINs. */
export const KEY = 'staffKey';

/** What a try can come to. */
export type StaffNumberAnswer =
	{ readonly opened: 'pin' | 'code' } | { readonly refused: 'wrong' | 'locked' | 'used-up' };

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
				if (!key) {
					// As long as for somebody who is there.
					await password.hash(secret);
					return { refused: 'wrong' };
				}
				if (key.lockedUntil && new Date(key.lockedUntil) > now) return { refused: 'locked' };
				if (key.failures >= TRIES_IN_ALL) return { refused: 'used-up' };
				const opened = await whatOpens(key, secret, now, password.verify, opensCode);
				if (!opened) {
					const counted = await adapter.incrementOne<StaffKey>({
						model: KEY,
						where: [{ field: 'id', value: key.id }],
						increment: { failures: 1 }
					});
					const failures = counted?.failures ?? key.failures + 1;
					if (failures % TRIES_BEFORE_LOCK !== 0) return { refused: 'wrong' };
					const lockedUntil = new Date(now.getTime() + LOCK_MINUTES * 60_000);
					await adapter.update({ model: KEY, where, update: { lockedUntil } });
					return { refused: failures >= TRIES_IN_ALL ? 'used-up' : 'locked' };
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

type Verify = (data: { hash: string; password: string }) => Promise<boolean>;

async function whatOpens(
	{ pin, code, codeUntil }: StaffKey,
	secret: string,
	now: Date,
	verify: Verify,
	opensCode: OpensCode
): Promise<'pin' | 'code' | undefined> {
	if (pin && (await verify({ hash: pin, password: secret }))) return 'pin';
	const open = code && codeUntil && new Date(codeUntil) > now;
	if (open && opensCode(secret, code)) return 'code';
	return undefined;
}
