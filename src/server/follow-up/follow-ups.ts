/**
 * The follow-ups of a school: noted, closed, and read from its log.
 *
 * @module
 */
import { randomUUID } from 'node:crypto';
import { dayInWords } from '#domain/cycle/words.ts';
import {
	exemptionsFrom,
	followUpsFrom,
	whyNotClose,
	whyNotNote,
	type Exempt,
	type FollowUp,
	type Wanted,
	type Wrong
} from '#domain/follow-up/follow-up.ts';
import type { Refusal } from '#domain/refusal.ts';
import type { Day, Instant } from '#domain/units.ts';
import { audited, type Doer } from '../audit/audit.ts';
import { dayOf } from '../clock.ts';
import { LOG_VERSION, type FollowUpEntry } from '../store/logs.ts';
import type { Store } from '../store/port.ts';

/** Every follow-up of a school, the newest first. */
export function followUpsOf(store: Store, school: string): readonly FollowUp[] {
	return followUpsFrom(store.logs.list(school, 'follow-ups'));
}

/** Who is exempt at a school on a day, by the person's id: until when, and why. */
export function exemptionsOn(store: Store, school: string, day: Day): ReadonlyMap<string, Exempt> {
	return exemptionsFrom(followUpsOf(store, school), day);
}

/** As {@link exemptionsOn}, for several days of which each is worked out once. */
export function exemptionsByDay(
	store: Store,
	school: string
): (day: Day) => ReadonlyMap<string, Exempt> {
	const days = new Map<Day, ReadonlyMap<string, Exempt>>();
	return (day) => {
		const known = days.get(day) ?? exemptionsOn(store, school, day);
		days.set(day, known);
		return known;
	};
}

/** Who notes, where, and when. */
export interface Noting {
	readonly store: Store;
	readonly here: Doer;
	readonly now: Instant;
}

/** Notes something about somebody; answers with all that is wrong with it, or with nothing. */
export async function note(
	{ store, here, now }: Noting,
	about: string,
	wanted: Wanted
): Promise<readonly Wrong[]> {
	const { kind, says, day } = wanted;
	const wrong = whyNotNote(wanted, dayOf(now), about === here.person.id);
	if (wrong.length > 0) return wrong;
	const id = randomUUID();
	await store.logs.append(here.school.id, 'follow-ups', {
		...entryOf(here, about, now),
		id,
		what: kind,
		followUp: id,
		says,
		...(kind === 'action' && day !== undefined && { due: day }),
		...(kind === 'exemption' && day !== undefined && { until: day })
	});
	const done = { what: 'follow-up-noted', about, says: saysOf(wanted) } as const;
	await audited(store, here, done, now);
	return [];
}

/** Closes an action, or ends an exemption; refuses as {@link whyNotClose} does. */
export async function close(
	{ store, here, now }: Noting,
	about: string,
	followUp: string,
	says: string
): Promise<Refusal | undefined> {
	const found = followUpsOf(store, here.school.id).find(
		(each) => each.id === followUp && each.about === about
	);
	const no = whyNotClose(found);
	if (no || !found) return no;
	await store.logs.append(here.school.id, 'follow-ups', {
		...entryOf(here, about, now),
		id: randomUUID(),
		what: 'closed',
		followUp,
		says: says || CLOSED[found.kind]
	});
	const done = { what: 'follow-up-closed', about, says: CLOSED[found.kind] } as const;
	await audited(store, here, done, now);
	return undefined;
}

const CLOSED = {
	conversation: 'Closed.',
	action: 'The action was closed.',
	exemption: 'The exemption was ended.'
} as const;

/** What the school's log says of it: never the words, which may be private. */
function saysOf({ kind, day }: Wanted): string {
	const on = day === undefined ? '' : dayInWords(day);
	return {
		conversation: 'A conversation was noted.',
		action: `An action, due on ${on}, was noted.`,
		exemption: `An exemption until ${on} was noted.`
	}[kind];
}

function entryOf({ person }: Doer, about: string, at: Instant) {
	return {
		version: LOG_VERSION,
		at,
		on: dayOf(at),
		by: person.id,
		byName: person.name,
		about
	} satisfies Partial<FollowUpEntry>;
}
