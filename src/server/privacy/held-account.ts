/**
 * What is held of the ways in which one person signs in: that they are there and since when, never what would open
 * anything.
 *
 * Left out are hashes, keys, tokens and encrypted secrets, which say nothing to their owner, and the counts of wrong
 * tries, which would tell whoever found the page open how many are left.
 *
 * @module
 */
import type { Instant } from '#domain/units.ts';
import { deviceOf } from '../identity/device.ts';
import { APP, APP_SET_UP } from '../identity/factors/app-row.ts';
import { equals, hasEmail, type Identity } from '../identity/identity.ts';
import { INVITATION } from '../identity/passwords.ts';
import type { Row } from '../identity/rows/where.ts';
import { isAbout, SENT } from '../identity/sent.ts';
import { shutIn } from '../identity/shut.ts';
import { KEY } from '../identity/staff-number-plugin.ts';
import type { Visit } from '../identity/who.ts';
import type { PersonRecord } from '../store/records.ts';

/** One place where they are signed in, or were until it ended by itself. */
export interface HeldSession {
	readonly id: string;
	/** In words, and as the browser says it. */
	readonly device: string;
	readonly browser: string;
	readonly means: Visit['means'];
	readonly shared: boolean;
	readonly since: Instant;
	readonly last: Instant;
	readonly until: Instant;
	/** When a second factor was shown in it. */
	readonly strongAt?: Instant;
	/** The schools that have signed them out of it since it began. */
	readonly shut?: readonly string[];
}

/** A key that opens the account: a passkey, with the name its owner gave it. */
export interface HeldPasskey {
	readonly id: string;
	readonly name: string;
	readonly addedAt: Instant;
	readonly usedAt?: Instant;
}

/** The account of one person, at however many schools it opens. */
export interface HeldAccount {
	readonly id: string;
	/** Where it is that of this school's list; one that another school's list has is told there. */
	readonly name?: string;
	readonly email?: string;
	readonly madeAt: Instant;
	readonly changedAt: Instant;
	readonly lastInAt?: Instant;
	/** They made it by setting a school up, and no other school has listed its address since. */
	readonly founded?: true;
	/** The places on staff lists that it stands for: `school/person`. */
	readonly places: readonly string[];
	readonly password?: { readonly since: Instant; readonly changedAt: Instant };
	/** The school's own sign-in: who they are there. */
	readonly providers: readonly {
		readonly provider: string;
		readonly subject: string;
		readonly since: Instant;
	}[];
	readonly staffNumber?: { readonly pin: boolean; readonly codeUntil?: Instant };
	readonly passkeys: readonly HeldPasskey[];
	/** The authenticator app; `since` is not known of one that was set up before it was kept. */
	readonly app?: { readonly since?: Instant };
	/** Until when an app that is being set up waits for its first code. */
	readonly appBegunUntil?: Instant;
	readonly invitations: readonly { readonly at: Instant; readonly until: Instant }[];
	/** Until when what was sent or begun, such as a link to sign in, opens. */
	readonly links: readonly Instant[];
	readonly sessions: readonly HeldSession[];
}

/** What is held of a person's account; undefined for somebody who has none. */
export function accountHeld(
	identity: Identity,
	person: Pick<PersonRecord, 'school' | 'id' | 'name'>
): HeldAccount | undefined {
	const user = identity.userOf(person);
	if (!user) return undefined;
	const own = (model: string) => identity.rows.select(model, [equals('userId', user.id)]);
	const [row] = identity.rows.select('user', [equals('id', user.id)]);
	const accounts = own('account');
	const credential = accounts.find(({ password }) => typeof password === 'string');
	const [key] = own(KEY);
	const [app] = own(APP);
	const [begun] = own(APP_SET_UP);
	return {
		id: user.id,
		...(user.name === person.name && { name: user.name }),
		...(hasEmail(user) && { email: user.email }),
		madeAt: instantIn(row, 'createdAt'),
		changedAt: instantIn(row, 'updatedAt'),
		...optional('lastInAt', row),
		...(row?.['founded'] === true && { founded: true as const }),
		places: user.seats,
		...(credential && {
			password: {
				since: instantIn(credential, 'createdAt'),
				changedAt: instantIn(credential, 'updatedAt')
			}
		}),
		providers: accounts
			.filter(({ providerId }) => providerId !== 'credential')
			.map((each) => ({
				provider: String(each['providerId']),
				subject: String(each['accountId']),
				since: instantIn(each, 'createdAt')
			})),
		...(key && {
			staffNumber: {
				pin: typeof key['pin'] === 'string',
				...(typeof key['code'] === 'string' && optional('codeUntil', key))
			}
		}),
		passkeys: own('passkey').map((each) => ({
			id: each.id,
			name: typeof each['name'] === 'string' ? each['name'] : 'Passkey',
			addedAt: instantIn(each, 'createdAt'),
			...optional('usedAt', each)
		})),
		...(app && { app: optional('since', app) }),
		...(begun && { appBegunUntil: instantIn(begun, 'until') }),
		invitations: own(INVITATION).map((each) => ({
			at: instantIn(each, 'at'),
			until: instantIn(each, 'until')
		})),
		links: identity.rows
			.select(SENT)
			.filter(({ value }) => isAbout(value, user))
			.map((each) => instantIn(each, 'expiresAt')),
		sessions: own('session').map(sessionIn)
	};
}

function sessionIn(row: Row): HeldSession {
	const browser = typeof row['userAgent'] === 'string' ? row['userAgent'] : '';
	const since = instantIn(row, 'createdAt');
	const shut = shutIn(row);
	return {
		id: row.id,
		device: deviceOf(browser),
		browser,
		means: row['means'] as Visit['means'],
		shared: row['shared'] === true,
		since,
		last: optional('updatedAt', row).updatedAt ?? since,
		until: instantIn(row, 'expiresAt'),
		...optional('strongAt', row),
		...(shut.length > 0 && { shut })
	};
}

/** A moment in a row, where there is one, under its own name. */
function optional<Name extends string>(
	name: Name,
	row: Row | undefined
): { readonly [Each in Name]?: Instant } {
	const value = row?.[name];
	return value instanceof Date || typeof value === 'string'
		? ({ [name]: new Date(value).toISOString() } as { readonly [Each in Name]?: Instant })
		: {};
}

function instantIn(row: Row | undefined, name: string): Instant {
	return optional(name, row)[name] ?? new Date(0).toISOString();
}
