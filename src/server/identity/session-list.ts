/**
 * Where somebody is signed in, and ending it: one place, or all the others.
 *
 * @module
 */
import type { Instant } from '#domain/units.ts';
import { deviceOf } from './device.ts';
import { refuse, type Refusal } from '#domain/refusal.ts';
import { audited, type Doer } from '../audit/audit.ts';
import type { PersonRecord } from '../store/records.ts';
import { equals, type Identity } from './identity.ts';
import type { SessionRow } from './visiting.ts';
import type { Visit } from './who.ts';

/** One place where somebody is signed in. */
export interface OneSession {
	readonly id: string;
	/** In words, such as “Chrome on Windows”. */
	readonly device: string;
	readonly means: Visit['means'];
	/** Whether others use the computer too. */
	readonly shared: boolean;
	readonly since: Instant;
	/** When it was last used, to the hour; the minute it began, where it lasts for less. */
	readonly last: Instant;
	/** Whether it is the one that asks. */
	readonly isThis: boolean;
}

/** Where somebody is signed in now: this session first, then the last used. */
export function sessionsOf(
	identity: Identity,
	userId: string,
	currentSessionId: string
): readonly OneSession[] {
	const now = identity.clock.now();
	return identity.rows
		.select('session', [equals('userId', userId)])
		.map((row) => row as unknown as SessionRow)
		.filter(({ expiresAt }) => expiresAt > now)
		.map(({ id, userAgent, means, shared, createdAt, updatedAt }) => ({
			id,
			device: deviceOf(userAgent),
			means,
			shared: shared === true,
			since: createdAt,
			last: updatedAt ?? createdAt,
			isThis: id === currentSessionId
		}))
		.sort((one, other) =>
			one.isThis === other.isThis
				? Number(one.last < other.last) - Number(one.last > other.last)
				: Number(other.isThis) - Number(one.isThis)
		);
}

/** Ends one session of somebody's at once; answers whether there was one. Another person's is as if there were none. */
export async function endSession(
	identity: Identity,
	userId: string,
	sessionId: string
): Promise<boolean> {
	const ended = await identity.rows.remove('session', [
		equals('userId', userId),
		equals('id', sessionId)
	]);
	return ended.length > 0;
}

/** Ends every session of somebody's at once but the one that asks; answers how many there were. */
export async function endOtherSessions(
	identity: Identity,
	userId: string,
	currentSessionId: string
): Promise<number> {
	const now = identity.clock.now();
	const ended = await identity.rows.remove('session', [
		equals('userId', userId),
		{ ...equals('id', currentSessionId), operator: 'ne' }
	]);
	return ended.filter(({ expiresAt }) => String(expiresAt) > now).length;
}

/**
 * Signs a colleague out of this school wherever they are, as for a lost laptop, and logs it; they sign in as before. What
 * their account opens elsewhere is that school's to end, and theirs. Refuses `yourself`: one's own places are on one's own page.
 */
export async function signOutEverywhere(
	identity: Identity,
	here: Doer,
	person: Pick<PersonRecord, 'school' | 'id'>
): Promise<Refusal<'yourself'> | undefined> {
	if (person.school !== here.school.id) throw new TypeError('A person of another school.');
	if (person.id === here.person.id)
		return refuse('yourself', 'Where you are signed in yourself is on the page under your name.');
	await identity.endSessions(person);
	const says = 'Every session at this school was ended; they sign in as before.';
	await audited(
		identity.store,
		here,
		{ what: 'sessions-ended', about: person.id, says },
		identity.clock.now()
	);
	return undefined;
}
