/**
 * How everybody of a school can get in, for the page that invites them.
 *
 * @module
 */
import type { Day, Instant } from '#domain/units.ts';
import { hasAccess } from '#domain/staff/staff.ts';
import { accountStatesOf, NO_ACCOUNT } from '../identity/account-states.ts';
import type { Identity } from '../identity/identity.ts';
import type { PersonRecord, SchoolRecord } from '../store/records.ts';
import { lastTo, type Became, type Delivery } from './deliveries.ts';

/** Where somebody stands, the best first. */
export const WAYS = ['signed-in', 'invited', 'code', 'not-delivered', 'none'] as const;
export type Way = (typeof WAYS)[number];

/** Somebody, with how they can get in. */
export interface Entrance {
	readonly person: PersonRecord;
	readonly way: Way;
	/** When they last came in. */
	readonly lastInAt?: Instant;
	/** Until when the invitation opens that they have not used. */
	readonly invitedUntil?: Instant;
	/** Until when the code from the office opens. */
	readonly codeUntil?: Instant;
	/** The last letter to them. */
	readonly letter?: { readonly at: Instant; readonly became: Became; readonly says: string };
}

/** Everybody who may come in today, by name, with how they can. */
export function entrancesOf(
	identity: Identity,
	school: string,
	deliveries: readonly Delivery[],
	today: Day
): readonly Entrance[] {
	const states = accountStatesOf(identity, school);
	const letters = lastTo(deliveries);
	return identity.store.people
		.list(school)
		.filter((person) => hasAccess(person, today))
		.map((person): Entrance => {
			const { lastInAt, invitation, codeUntil } = states.get(person.id) ?? NO_ACCOUNT;
			const letter = letters.get(person.id);
			const failed = letter?.became === 'failed' || letter?.became === 'not-sent';
			const way: Way =
				lastInAt !== undefined
					? 'signed-in'
					: letter?.became === 'bounced' && codeUntil === undefined
						? 'not-delivered'
						: invitation || letter?.became === 'waiting'
							? 'invited'
							: codeUntil !== undefined
								? 'code'
								: failed
									? 'not-delivered'
									: 'none';
			return {
				person,
				way,
				...(lastInAt === undefined ? {} : { lastInAt }),
				...(invitation ? { invitedUntil: invitation.until } : {}),
				...(codeUntil === undefined ? {} : { codeUntil }),
				...(letter
					? {
							letter: { at: letter.endedAt ?? letter.at, became: letter.became, says: letter.says }
						}
					: {})
			};
		})
		.sort((a, b) => BY_NAME.compare(a.person.name, b.person.name));
}

const BY_NAME = new Intl.Collator('en-GB');

/** Whether somebody has no way in yet: nothing that is open was given to them, or it did not arrive. */
export function hasNoWay({ way }: Pick<Entrance, 'way'>): boolean {
	return way === 'none' || way === 'not-delivered';
}

/** Who has no way in yet, by their ids. Nobody of a sample school has an account, and nobody of it is meant. */
export function withoutWay(
	identity: Identity,
	{ id, sample }: Pick<SchoolRecord, 'id' | 'sample'>,
	deliveries: readonly Delivery[],
	today: Day
): ReadonlySet<string> {
	const shut = sample ? [] : entrancesOf(identity, id, deliveries, today).filter(hasNoWay);
	return new Set(shut.map(({ person }) => person.id));
}
