/**
 * The identity library, set up for schools: who has an account comes from the staff list and from nowhere else.
 *
 * @module
 */
import { passkey } from '@better-auth/passkey';
import { betterAuth } from 'better-auth';
import { APIError } from 'better-auth/api';
import { magicLink, twoFactor } from 'better-auth/plugins';
import { randomUUID } from 'node:crypto';
import type { OidcSettings } from '../settings.ts';
import { challenge } from './factors/challenge-plugin.ts';
import { deviceOf } from './device.ts';
import { signInWith, type Provider } from './oidc.ts';
import { rowAdapter } from './rows/adapter.ts';
import type { Rows } from './rows/rows.ts';
import { beginning } from './sessions.ts';
import { staffNumber } from './staff-number-plugin.ts';

/** The shortest password; there is no rule about its letters (NIST SP 800-63B, 3.1.1.2). */
export const SHORTEST_PASSWORD = 12;
const LONGEST_PASSWORD = 128;

/** How long somebody stays signed in on a computer of their own, in seconds: a school week. */
const SESSION_SECONDS = 7 * 24 * 60 * 60;
/** How exactly is known when a session was last used, in seconds. */
const USED_SECONDS = 60 * 60;
/** How long a link sent by e-mail opens, in seconds. */
export const LINK_SECONDS = 20 * 60;

/** As the library names what lets somebody in with a link. */
export const linkName = (token: string) => `magic-link:${token}`;

/** What the set-up needs from outside. */
export interface AuthParts {
	readonly rows: Rows;
	readonly origin: string;
	readonly secret: string;
	/** The school's own sign-in, once its description is there. */
	readonly school?: { readonly settings: OidcSettings; readonly provider: Provider };
	/** The places at schools, `school/person`, of the people with an e-mail address who may come in today. */
	readonly seatsOf: (email: string) => readonly string[];
	/** The name on the staff list of a place. */
	readonly nameAt: (seat: string) => string | undefined;
	/** Gives an account the places its address has on the staff lists by now. */
	readonly joinSeats: (userId: string) => Promise<void>;
	/** Whether what was typed is the code of a hash. */
	readonly opensCode: (typed: string, hash: string) => boolean;
	/** Whether an account stands for anybody who may come in today. */
	readonly mayComeIn: (userId: string) => boolean;
	/** Told when the school's own sign-in opens an account for the first time. */
	readonly joined: (userId: string) => Promise<void>;
	/** Writes down that a passkey was used. */
	readonly passkeyUsed: (credentialId: string) => Promise<void>;
	readonly sendLink: (email: string, token: string) => Promise<void>;
}

/** Sets the library up. */
export function makeAuth(parts: AuthParts) {
	const { rows, origin, secret, school } = parts;
	return betterAuth({
		appName: 'Clause & Effect',
		baseURL: origin,
		basePath: '/auth',
		secret,
		trustedOrigins: [origin],
		database: rowAdapter(rows),
		telemetry: { enabled: false },
		// Where somebody comes out of a provider's sign-in of which nothing is known any more.
		onAPIError: { errorURL: '/sign-in' },
		logger: {
			level: 'error',
			log: (level, message, ...more: unknown[]) => {
				const why = more.find((each) => each instanceof Error);
				console.error(`identity ${level}: ${message}${why ? ` (${why.message})` : ''}`);
			}
		},
		emailAndPassword: {
			enabled: true,
			disableSignUp: true,
			minPasswordLength: SHORTEST_PASSWORD,
			maxPasswordLength: LONGEST_PASSWORD,
			revokeSessionsOnPasswordReset: true
		},
		user: {
			additionalFields: {
				/** The places at schools: `school/person`. Every account has some: they come from the staff list (below). */
				seats: { type: 'string[]', required: false, input: false }
			}
		},
		session: {
			expiresIn: SESSION_SECONDS,
			updateAge: USED_SECONDS,
			// When second factors may be changed is decided in factors.ts.
			freshAge: 0,
			additionalFields: {
				// Without default values: a session that takes another's place keeps what that one said.
				means: { type: 'string', required: false, input: false },
				strongAt: { type: 'date', required: false, input: false },
				shared: { type: 'boolean', required: false, input: false },
				/** Signed in with a code from the office: a PIN has to be chosen before anything else. */
				choosesPin: { type: 'boolean', required: false, input: false },
				/** The schools that have signed its owner out since it began. */
				shut: { type: 'string[]', required: false, input: false }
			}
		},
		// What a link in an e-mail holds is kept as its hash only.
		verification: { storeIdentifier: 'hashed' },
		account: {
			accountLinking: { enabled: true, trustedProviders: [] },
			encryptOAuthTokens: true
		},
		advanced: {
			cookiePrefix: 'clause',
			useSecureCookies: origin.startsWith('https:'),
			defaultCookieAttributes: { sameSite: 'lax', httpOnly: true, path: '/' },
			database: { generateId: () => randomUUID() },
			// Every address that people are limited by is taken by the app itself.
			ipAddress: { disableIpTracking: true }
		},
		// The app limits by itself, also where no request of the library's own is made.
		rateLimit: { enabled: false },
		plugins: [
			magicLink({
				disableSignUp: true,
				expiresIn: LINK_SECONDS,
				sendMagicLink: ({ email, token }) => parts.sendLink(email, token)
			}),
			twoFactor({ issuer: 'Clause & Effect', allowPasswordless: true }),
			challenge(),
			passkey({
				rpName: 'Clause & Effect',
				rpID: new URL(origin).hostname,
				origin,
				authenticatorSelection: { userVerification: 'required', residentKey: 'required' },
				// The library asks a device to check who holds it, and takes its answer if it has not.
				registration: {
					afterVerification: ({ ctx, verification: { registrationInfo } }) => {
						if (!registrationInfo?.userVerified) throw notVerified();
						return { name: deviceOf(ctx.headers?.get('user-agent')) };
					}
				},
				authentication: {
					afterVerification: async ({ verification: { authenticationInfo } }) => {
						if (!authenticationInfo.userVerified) throw notVerified();
						await parts.passkeyUsed(authenticationInfo.credentialID);
					}
				}
			}),
			staffNumber(parts.opensCode),
			...(school ? [signInWith(school.settings, school.provider)] : [])
		],
		databaseHooks: {
			user: {
				create: {
					// Whoever somebody else vouches for is let in only where the staff list has their address.
					before: (user) => {
						const seats = 'seats' in user && Array.isArray(user['seats']) ? user['seats'] : [];
						if (seats.length > 0)
							return Promise.resolve({ data: { ...user, emailVerified: true } });
						if (!user.emailVerified) throw notVouchedFor();
						const found = parts.seatsOf(user.email);
						if (found.length === 0) throw notOnTheList();
						const name = parts.nameAt(found[0] ?? '') ?? user.name;
						return Promise.resolve({ data: { ...user, name, seats: found } });
					}
				}
			},
			session: {
				create: {
					before: async (session, context) => {
						if (context?.path?.startsWith('/callback/')) await parts.joinSeats(session.userId);
						if (!parts.mayComeIn(session.userId)) throw accessEnded();
						return beginning(session, context);
					},
					// For the office, which sees who has come in at all.
					after: async ({ userId }) => {
						const lastInAt = new Date().toISOString();
						const owner = { field: 'id', operator: 'eq', connector: 'AND' as const, value: userId };
						await rows.update('user', [owner], (row) => ({ ...row, lastInAt }));
					}
				}
			},
			// Nothing is asked of a provider later: what would open its doors is not kept.
			account: {
				create: {
					before: (account) => Promise.resolve({ data: withoutTokens(account) }),
					after: async ({ providerId, userId }) => {
						if (providerId !== 'credential') await parts.joined(userId);
					}
				},
				update: { before: (account) => Promise.resolve({ data: withoutTokens(account) }) }
			}
		}
	});
}

export type Auth = ReturnType<typeof makeAuth>;

function notOnTheList(): APIError {
	return new APIError('FORBIDDEN', {
		code: 'not_on_the_list',
		message: 'This address is on no staff list.'
	});
}

function notVouchedFor(): APIError {
	return new APIError('FORBIDDEN', {
		code: 'account_not_linked',
		message: 'The provider does not vouch for this address.'
	});
}

function accessEnded(): APIError {
	return new APIError('FORBIDDEN', {
		code: 'access_ended',
		message: 'This account has no access any more.'
	});
}

function notVerified(): APIError {
	return new APIError('FORBIDDEN', {
		code: 'holder_not_checked',
		message: 'The device has not checked who holds it.'
	});
}

function withoutTokens<Account extends object>(account: Account): Account {
	return { ...account, accessToken: null, refreshToken: null, idToken: null };
}
