/**
 * Second factors: what somebody has, and what may be done with it when.
 *
 * @see OWASP ASVS 5.0, 6.3 and 7.5
 * @module
 */
import { isTrusted } from '#domain/staff/roles.ts';
import { refuse, type Refusal } from '#domain/refusal.ts';
import type { Instant } from '#domain/units.ts';
import { Queue } from '../../store/queue.ts';
import type { PersonRecord } from '../../store/records.ts';
import { equals, type Identity } from '../identity.ts';
import { isOfLate } from '../sessions.ts';
import { endSessionsOf } from '../shut.ts';
import type { Account } from '../who.ts';
import { APP, APP_SET_UP, appRow } from './app-row.ts';

/** How long a second factor that was given allows others to be changed, in minutes. */
export const CHANGES_MINUTES = 15;
/** How long after signing in somebody who has none may add their first without a password, in minutes. */
const FIRST_MINUTES = 60;

/** A passkey, as its owner sees it. */
export interface Passkey {
	readonly id: string;
	readonly name: string;
	readonly addedAt: Instant;
	readonly usedAt?: Instant;
}

/** The passkeys of an account, the newest first. */
export function passkeysOf(identity: Identity, userId: string): readonly Passkey[] {
	return identity.rows
		.select('passkey', [equals('userId', userId)])
		.map(({ id, name, createdAt, usedAt }) => ({
			id,
			name: typeof name === 'string' && name !== '' ? name : 'Passkey',
			addedAt: String(createdAt),
			...(typeof usedAt === 'string' ? { usedAt } : {})
		}))
		.sort(
			(one, other) => Number(one.addedAt < other.addedAt) - Number(one.addedAt > other.addedAt)
		);
}

/** Whether an account has any second factor. */
export function hasFactor(identity: Identity, userId: string): boolean {
	return appRow(identity, userId) !== undefined || passkeysOf(identity, userId).length > 0;
}

/** Whether somebody signs in with a password, which is asked for again before a first second factor. */
export function hasPassword(identity: Identity, userId: string): boolean {
	return credential(identity, userId) !== undefined;
}

/** Whether a password is that of an account. */
export async function isPassword(
	identity: Identity,
	userId: string,
	password: string
): Promise<boolean> {
	const hash = credential(identity, userId);
	const context = await identity.auth.$context;
	return hash !== undefined && (await context.password.verify({ hash, password }));
}

function credential(identity: Identity, userId: string): string | undefined {
	const [row] = identity.rows.select('account', [
		equals('userId', userId),
		equals('providerId', 'credential')
	]);
	return typeof row?.['password'] === 'string' ? row['password'] : undefined;
}

/** Writes down that a second factor was given in a session, now. */
export async function markStrong(identity: Identity, { user, session }: Account): Promise<void> {
	const strongAt = identity.clock.now();
	await identity.rows.update('session', [equals('userId', user), equals('id', session)], (row) => ({
		...row,
		strongAt
	}));
}

/**
 * Whether somebody may change their second factors in this session, or what they do first: show one they have, when
 * the last time is longer ago than {@link CHANGES_MINUTES}; or sign in again, when they have none and came in a while
 * ago. A computer that was left open is not enough to take an account over.
 *
 * @param minutes how long one that was shown allows it
 */
export function mayChange(
	identity: Identity,
	{ user, session }: Account,
	minutes = CHANGES_MINUTES
): 'yes' | 'show-one' | 'sign-in-again' {
	const [row] = identity.rows.select('session', [equals('userId', user), equals('id', session)]);
	const since = (at: unknown, most: number) =>
		isOfLate(at, Date.parse(identity.clock.now()), most * 60);
	if (hasFactor(identity, user)) return since(row?.['strongAt'], minutes) ? 'yes' : 'show-one';
	return since(row?.['createdAt'], FIRST_MINUTES) ? 'yes' : 'sign-in-again';
}

/** Whether an account is somebody’s who needs a second factor at one of their schools (S2). */
export function needsFactor(identity: Identity, userId: string): boolean {
	return identity
		.peopleOf(identity.userById(userId))
		.some(
			({ roles, school }) =>
				isTrusted(roles) && identity.store.schools.read(school)?.secondFactor === 'required'
		);
}

export type RemovalRefused = Refusal<'last-factor' | 'show-one-first' | 'passkey-gone'>;

/** What is taken away, one after the other: of two at once, each might leave the other as the last. */
const removing = new WeakMap<Identity, Queue>();

function inTurn<Answer>(identity: Identity, work: () => Promise<Answer>): Promise<Answer> {
	const queue = removing.get(identity) ?? new Queue();
	removing.set(identity, queue);
	return queue.run(work);
}

/** Takes a passkey away. Refuses the last second factor of somebody who needs one, and `passkey-gone`. */
export function removePasskey(
	identity: Identity,
	account: Account,
	id: string
): Promise<RemovalRefused | undefined> {
	return inTurn(identity, () => passkeyRemoved(identity, account, id));
}

async function passkeyRemoved(
	identity: Identity,
	account: Account,
	id: string
): Promise<RemovalRefused | undefined> {
	const others = passkeysOf(identity, account.user).filter((each) => each.id !== id);
	const refused = whyKept(
		identity,
		account,
		others.length > 0 || appRow(identity, account.user) !== undefined
	);
	if (refused) return refused;
	const gone = await identity.rows.remove('passkey', [
		equals('userId', account.user),
		equals('id', id)
	]);
	if (gone.length === 0) return passkeyGone();
	await identity.letters.tell(account.user, 'passkey-removed');
	return undefined;
}

/** Takes the authenticator app and its backup codes away. Refuses the last second factor of somebody who needs one. */
export function removeApp(
	identity: Identity,
	account: Account
): Promise<RemovalRefused | undefined> {
	return inTurn(identity, () => appRemoved(identity, account));
}

async function appRemoved(
	identity: Identity,
	account: Account
): Promise<RemovalRefused | undefined> {
	const refused = whyKept(identity, account, passkeysOf(identity, account.user).length > 0);
	if (refused) return refused;
	const had = appRow(identity, account.user) !== undefined;
	await forgetApp(identity, account.user);
	if (had) await identity.letters.tell(account.user, 'app-removed');
	return undefined;
}

/** Gives a passkey another name. Refuses `passkey-gone`, and a name of nothing. */
export async function renamePasskey(
	identity: Identity,
	{ user }: Account,
	id: string,
	typed: string
): Promise<Refusal<'passkey-gone' | 'name-empty'> | undefined> {
	const name = typed.replace(/\s+/g, ' ').trim().slice(0, 60);
	if (name === '')
		return refuse('name-empty', 'Type a name that you will know it by, such as “School laptop”.');
	const changed = await identity.rows.update(
		'passkey',
		[equals('userId', user), equals('id', id)],
		(row) => ({ ...row, name })
	);
	return changed.length > 0 ? undefined : passkeyGone();
}

/**
 * Takes every second factor of a person away and ends their sessions at every school, for an administrator whose colleague has lost
 * them all: they sign in as before and set up new ones.
 */
export async function forgetFactors(
	identity: Identity,
	person: Pick<PersonRecord, 'school' | 'id'>
): Promise<void> {
	const user = identity.userOf(person);
	if (!user) return;
	await endSessionsOf(identity.rows, user);
	await identity.rows.remove('passkey', [equals('userId', user.id)]);
	await forgetApp(identity, user.id);
}

async function forgetApp(identity: Identity, userId: string): Promise<void> {
	await identity.rows.remove(APP, [equals('userId', userId)]);
	await identity.rows.remove(APP_SET_UP, [equals('userId', userId)]);
	await identity.rows.update('user', [equals('id', userId)], (row) => ({
		...row,
		twoFactorEnabled: false
	}));
}

function whyKept(
	identity: Identity,
	account: Account,
	another: boolean
): RemovalRefused | undefined {
	if (mayChange(identity, account) !== 'yes') return showOneFirst();
	if (another || !needsFactor(identity, account.user)) return undefined;
	return refuse(
		'last-factor',
		'This is your only second factor, and your role needs one. Add another first; then this one can go.'
	);
}

/** What is said where a second factor has to be shown before anything is changed. */
export const showOneFirst = () =>
	refuse(
		'show-one-first',
		`Show your second factor first: it is more than ${CHANGES_MINUTES} minutes since you did.`
	);

const passkeyGone = () =>
	refuse('passkey-gone', 'That passkey has been removed already, here or on another device.');
