/**
 * The one place where a staff list is changed: by a page, by an import, and by whoever looks after accounts.
 *
 * @module
 */
import { randomUUID } from 'node:crypto';
import { refuse } from '#domain/refusal.ts';
import type { Absence } from '#domain/staff/absence.ts';
import {
	change,
	differing,
	FIELD_NAMES,
	type ChangeRefused,
	type Edit,
	type Entry,
	type Field,
	type FieldRefusal
} from '#domain/staff/entry.ts';
import { ROLE_WORDS, type Role } from '#domain/staff/roles.ts';
import { waitedFor, waitWords, type CameIn } from '#domain/staff/successors.ts';
import type { Day, Instant } from '#domain/units.ts';
import { audited, type AuditCode, type Doer } from '../audit/audit.ts';
import { dayOf } from '../clock.ts';
import type { Store } from '../store/port.ts';
import { staleIn } from './digests.ts';
import { finishAll } from './journal.ts';
import { inLine, listOf, put, type ListChange } from './list.ts';

/** Who changes a list, when. */
export interface Changing {
	readonly store: Store;
	readonly here: Doer;
	readonly now: Instant;
	readonly cameIn: CameIn;
}

/** Somebody else has changed what was to be changed: both are shown, and nothing that was typed is lost. */
export interface Stale {
	readonly stale: readonly Field[];
	readonly now: Entry;
}

/** What a change comes to. */
export type Outcome =
	| { readonly changed: ListChange }
	| {
			readonly refused: readonly FieldRefusal<
				ChangeRefused | 'person-unknown' | 'nobody-came-in'
			>[];
	  }
	| Stale;

/**
 * Changes an entry of the staff list, held against everybody else on it, and logs it.
 *
 * @param edit what to change, or a way to tell from the entry as it then stands
 * @param seen the digest of the fields as the form showed them (digests.ts); the change is stale otherwise
 */
export function changePerson(
	{ store, here, now, cameIn }: Changing,
	person: string,
	edit: Edit | ((entry: Entry) => Edit),
	seen?: { readonly fields: readonly Field[]; readonly digest: string }
): Promise<Outcome> {
	const school = here.school.id;
	return inLine(store, school, async (): Promise<Outcome> => {
		await finishAll(store, school);
		const list = listOf(store, school);
		const entry = list.find(({ id }) => id === person);
		if (!entry) return { refused: [UNKNOWN] };
		const stale = seen ? staleIn(entry, seen.fields, seen.digest) : [];
		if (stale.length > 0) return { stale, now: entry };
		const wanted = typeof edit === 'function' ? edit(entry) : edit;
		const today = dayOf(now);
		const after = change(entry, wanted, list, today, here.person.id);
		if (isRefusals(after)) return { refused: after };
		const all = list.map((each) => (each.id === person ? after : each));
		const waited = waitedFor(list, all, { today, cameIn });
		if (waited.length > 0) return { refused: [staysUntil(waited, differing(entry, after))] };
		const changed = await put(store, school, { person, before: entry, after });
		await log({ store, here, now }, entry, after);
		return { changed };
	});
}

/** They stay an administrator until another one has come in; said of the field by which they would not. */
function staysUntil(
	waited: readonly Entry[],
	touched: readonly Field[]
): FieldRefusal<'nobody-came-in'> {
	const field = LOSING.find((each) => touched.includes(each)) ?? 'roles';
	return { field, ...refuse('nobody-came-in', waitWords(waited)) };
}

/** The fields by which somebody can be an administrator no more. */
const LOSING: readonly Field[] = ['roles', 'leftOn', 'email', 'startsOn'];

const UNKNOWN: FieldRefusal<'person-unknown'> = {
	field: 'name',
	refused: 'person-unknown',
	because: 'There is no such person on the staff list any more.'
};

/** What is known of somebody new. */
export type NewPerson = Pick<Entry, 'name' | 'group' | 'startsOn'> &
	Partial<Pick<Entry, 'email' | 'staffNumber' | 'phase' | 'manager'>> & {
		readonly roles?: readonly Role[];
	};

/**
 * Puts somebody on the staff list, held against everybody else on it, and logs it.
 *
 * @param ticket the id that the form has for whoever is new: pressed twice, it adds one person
 */
export function addPerson(
	{ store, here, now }: Changing,
	{ roles = ['learner'], ...person }: NewPerson,
	ticket: string = randomUUID()
): Promise<Outcome> {
	const school = here.school.id;
	return inLine(store, school, async (): Promise<Outcome> => {
		await finishAll(store, school);
		const added = store.people.read(school, ticket);
		const id = added ? randomUUID() : ticket;
		const blank: Entry = { id, absences: [], roles, ...person };
		if (added && differing(added, blank).length === 0)
			return { changed: { school, person: ticket, before: added, after: added } };
		const after = change(blank, {}, listOf(store, school), dayOf(now));
		if (isRefusals(after)) return { refused: after };
		const changed = await put(store, school, { person: after.id, after });
		await audited(
			store,
			here,
			{ what: 'person-added', about: after.id, says: 'Added to the staff list.' },
			now
		);
		return { changed };
	});
}

function isRefusals(
	after: Entry | readonly FieldRefusal<ChangeRefused>[]
): after is readonly FieldRefusal<ChangeRefused>[] {
	return Array.isArray(after);
}

/** Writes down a change without what was changed: the entry itself says that. */
async function log(
	{ store, here, now }: Omit<Changing, 'cameIn'>,
	before: Entry,
	after: Entry
): Promise<void> {
	const fields = differing(before, after);
	const say = (what: AuditCode, says: string) =>
		audited(store, here, { what, about: after.id, says }, now);
	if (fields.includes('roles')) await say('roles-changed', rolesSaid(before.roles, after.roles));
	const isBack = fields.includes('leftOn') && after.leftOn === undefined;
	if (fields.includes('leftOn'))
		await say('person-left', isBack ? backSaid(fields, after) : `Last day: ${after.leftOn}.`);
	const said: readonly Field[] = ['roles', 'leftOn', ...(isBack ? BACK : [])];
	const others = fields.filter((field) => !said.includes(field));
	if (others.length > 0)
		await say(
			'person-changed',
			`Changed: ${others.map((field) => FIELD_NAMES[field].toLowerCase()).join(', ')}.`
		);
}

/** What changes when somebody begins a new time at the school. */
const BACK: readonly Field[] = ['startsOn', 'earlier'];

function backSaid(fields: readonly Field[], { startsOn }: Entry): string {
	return `Taken back on the staff list${fields.includes('earlier') ? `, from ${startsOn}` : ''}.`;
}

function rolesSaid(before: readonly Role[], after: readonly Role[]): string {
	const named = (roles: readonly Role[]) =>
		roles.map((role) => ROLE_WORDS[role].name.toLowerCase()).join(', ');
	const given = named(after.filter((role) => !before.includes(role)));
	const taken = named(before.filter((role) => !after.includes(role)));
	return [given && `Given: ${given}.`, taken && `Taken: ${taken}.`].filter(Boolean).join(' ');
}

/** Times away with one more, in order; one that is there already is not added again. */
export function withAbsence(absences: readonly Absence[], absence: Absence): readonly Absence[] {
	const others = absences.filter(({ from, to }) => from !== absence.from || to !== absence.to);
	return [...others, absence].sort((a, b) => (a.from < b.from ? -1 : 1));
}

/** The last day of a time away that goes on, by its first day. */
export function endedOn(absences: readonly Absence[], from: Day, to: Day): readonly Absence[] {
	return absences.map((each) =>
		each.from === from && each.to === undefined ? { from, to } : each
	);
}
