/**
 * An entry of the staff list, how it is changed, and what no change may bring about.
 *
 * @module
 */
import { refuse, type Refusal } from '../refusal.ts';
import type { Day, Slug } from '../units.ts';
import type { Absence } from './absence.ts';
import { staysAdministrator, whyAddressStays } from './addresses.ts';
import { dayShort } from './dates.ts';
import { keyOf } from './fields.ts';
import { GROUPS } from './groups.ts';
import { PHASES } from './phases.ts';
import type { Role } from './roles.ts';
import { isLastAdministrator } from './staff.ts';
import { lastDayBefore, type Time } from './times.ts';

/** What the staff list says of a person; their record holds what they did besides. */
export interface Entry {
	readonly id: string;
	readonly name: string;
	readonly group: Slug;
	/** Where in the school they work, where that is given (S22). */
	readonly phase?: Slug;
	readonly roles: readonly Role[];
	/** In lower case. */
	readonly email?: string;
	readonly staffNumber?: string;
	/** The id of their line manager. */
	readonly manager?: string;
	readonly startsOn: Day;
	/** The last day at the school. */
	readonly leftOn?: Day;
	/** The times here before this one, the earliest first; absent for whoever has never come back (S23). */
	readonly earlier?: readonly Time[];
	readonly absences: readonly Absence[];
}

/** The fields of an entry that can be changed. */
export type Field = Exclude<keyof Entry, 'id'>;

/** Every field, in the order a page shows them, with its name. */
export const FIELD_NAMES: Readonly<Record<Field, string>> = {
	name: 'Name',
	email: 'E-mail',
	staffNumber: 'Staff number',
	group: 'Staff group',
	phase: 'Phase',
	startsOn: 'Start date',
	manager: 'Line manager',
	roles: 'Roles',
	absences: 'Times away',
	leftOn: 'Last day',
	earlier: 'Earlier times here'
};

/** Every field, in the order a page shows them. */
export const FIELDS = Object.keys(FIELD_NAMES) as readonly Field[];

/** What to change; a field that may be missing is taken away with `null`. */
export interface Edit {
	readonly name?: string;
	readonly group?: Slug;
	readonly roles?: readonly Role[];
	readonly startsOn?: Day;
	readonly absences?: readonly Absence[];
	readonly email?: string | null;
	readonly staffNumber?: string | null;
	readonly phase?: Slug | null;
	readonly manager?: string | null;
	readonly leftOn?: Day | null;
	readonly earlier?: readonly Time[] | null;
}

/** Why a change cannot be made. */
export type ChangeRefused =
	| 'email-taken'
	| 'own-address'
	| 'number-taken'
	| 'group-unknown'
	| 'phase-unknown'
	| 'manager-unknown'
	| 'manager-circle'
	| 'left-before-start'
	| 'start-in-earlier-time'
	| 'absence-backwards'
	| 'last-administrator';

/** A refusal that names the field it is about. */
export interface FieldRefusal<Code extends string = string> extends Refusal<Code> {
	readonly field: Field;
}

/** What the list says of a person, out of a record that may hold more. */
export function entryOf(record: Entry): Entry {
	const { id, name, group, phase, roles, email, staffNumber, manager, startsOn } = record;
	const { leftOn, earlier, absences } = record;
	return {
		id,
		name,
		group,
		...(phase === undefined ? {} : { phase }),
		roles,
		...(email === undefined ? {} : { email }),
		...(staffNumber === undefined ? {} : { staffNumber }),
		...(manager === undefined ? {} : { manager }),
		startsOn,
		...(leftOn === undefined ? {} : { leftOn }),
		...(earlier === undefined ? {} : { earlier }),
		absences
	};
}

/** An entry with a change made, whatever it brings about. */
export function edited(entry: Entry, edit: Edit): Entry {
	const given = Object.entries(edit).filter(([, value]) => value !== undefined);
	const all = { ...entryOf(entry), ...Object.fromEntries(given) };
	return Object.fromEntries(
		Object.entries(all).filter(([, value]) => value !== null)
	) as unknown as Entry;
}

/** Whether two entries say the same in a field. */
export function isSame(one: Entry, other: Entry, field: Field): boolean {
	const [a, b] = [one[field], other[field]];
	return a === b || (typeof a === 'object' && JSON.stringify(a) === JSON.stringify(b));
}

/** The fields in which two entries differ. */
export function differing(one: Entry, other: Entry): readonly Field[] {
	return FIELDS.filter((field) => !isSame(one, other, field));
}

/**
 * The entry after a change, or every reason why not: the one function through which an entry is edited.
 *
 * @param list everybody of the school, leavers too; the entry itself may be missing when it is new
 * @param by the id of whoever changes it
 */
export function change(
	entry: Entry,
	edit: Edit,
	list: readonly Entry[],
	today: Day,
	by?: string
): Entry | readonly FieldRefusal<ChangeRefused>[] {
	const after = edited(entry, edit);
	const touched = new Set(differing(entry, after));
	const isNew = !list.some(({ id }) => id === entry.id);
	const wrong = FIELDS.filter((field) => isNew || touched.has(field)).flatMap((field) =>
		wrongIn(field, after, list, today, by)
	);
	return wrong.length > 0 ? wrong : after;
}

function wrongIn(
	field: Field,
	after: Entry,
	list: readonly Entry[],
	today: Day,
	by?: string
): readonly FieldRefusal<ChangeRefused>[] {
	const no = (code: ChangeRefused, because: string) => [{ field, ...refuse(code, because) }];
	switch (field) {
		case 'email': {
			const holder = emailHolder(after.email, list, after.id);
			if (holder) return no('email-taken', takenWords('e-mail address', holder));
			const stays = whyAddressStays(after, list, today, by);
			return stays ? no(stays.refused, stays.because) : [];
		}
		case 'staffNumber': {
			const holder = numberHolder(after.staffNumber, list, after.id);
			return holder ? no('number-taken', takenWords('staff number', holder)) : [];
		}
		case 'group':
			return Object.hasOwn(GROUPS, after.group)
				? []
				: no('group-unknown', 'Choose one of the staff groups.');
		case 'phase':
			return after.phase === undefined || Object.hasOwn(PHASES, after.phase)
				? []
				: no('phase-unknown', 'Choose one of the phases, or none.');
		case 'manager':
			return managerWrong(after, list, no);
		case 'startsOn':
		case 'leftOn':
			if (after.leftOn !== undefined && after.leftOn < after.startsOn)
				return no('left-before-start', leftBeforeStart(after));
			if (field === 'startsOn' && after.startsOn <= (lastDayBefore(after) ?? ''))
				return no('start-in-earlier-time', startInEarlier(after));
			if (!leavesNobody(after, list, today)) return [];
			return no('last-administrator', field === 'leftOn' ? LAST_ADMINISTRATOR : NOT_BACK_YET);
		case 'roles':
			return leavesNobody(after, list, today) ? no('last-administrator', LAST_ADMINISTRATOR) : [];
		case 'absences':
			return after.absences.some(({ from, to }) => to !== undefined && to < from)
				? no('absence-backwards', 'The last day away must be on or after the first.')
				: [];
		case 'name':
		case 'earlier':
			return [];
	}
}

function managerWrong(
	after: Entry,
	list: readonly Entry[],
	no: (code: ChangeRefused, because: string) => readonly FieldRefusal<ChangeRefused>[]
): readonly FieldRefusal<ChangeRefused>[] {
	const { id, manager } = after;
	if (manager === undefined) return [];
	if (manager !== id && !list.some((each) => each.id === manager))
		return no('manager-unknown', 'There is nobody like that on the staff list.');
	const managers = new Map(list.map((each) => [each.id, each.manager]));
	managers.set(id, manager);
	return inCircles(managers).has(id) ? no('manager-circle', circleWords(after.name)) : [];
}

/** Everybody who, following line managers up, comes back to themselves (S14). */
export function inCircles(managers: ReadonlyMap<string, string | undefined>): ReadonlySet<string> {
	const circles = new Set<string>();
	const done = new Set<string>();
	for (const start of managers.keys()) {
		const way: string[] = [];
		const on = new Set<string>();
		let at: string | undefined = start;
		while (at !== undefined && !done.has(at) && !on.has(at)) {
			way.push(at);
			on.add(at);
			at = managers.get(at);
		}
		if (at !== undefined && on.has(at))
			for (const each of way.slice(way.indexOf(at))) circles.add(each);
		for (const each of way) done.add(each);
	}
	return circles;
}

/** What is said of a line manager who is managed, in the end, by the same person. */
export function circleWords(name: string): string {
	return `This would make ${name} their own line manager, directly or through others. Choose somebody else.`;
}

/** What is said of a last day before the first. */
export function leftBeforeStart({ startsOn }: Entry): string {
	return `The last day must be on or after the start date, ${dayShort(startsOn)}.`;
}

function startInEarlier(after: Entry): string {
	const to = dayShort(lastDayBefore(after) ?? '');
	return `They were here before, until ${to}. The start date must be after that; the first day of that time says that there was no break.`;
}

/** What is said when a school would be without an administrator. */
export const LAST_ADMINISTRATOR =
	'They are the only administrator of the school who is staying. Make somebody else an administrator first.';
const NOT_BACK_YET =
	'They would have no access until that day, and are the only administrator of the school. Make somebody else an administrator first.';

/** A day that never comes: whoever has a last day has left by then. */
const ONE_DAY: Day = '9999-12-31';

/** Whether an entry as it would be takes the school’s last administrator away, today or on a day to come (S15). */
export function leavesNobody(after: Entry, list: readonly Entry[], today: Day): boolean {
	return (
		!staysAdministrator(after, today) &&
		(isLastAdministrator(after.id, list, today) || isLastAdministrator(after.id, list, ONE_DAY))
	);
}

/** Who else has an e-mail address, leavers too: it is one person’s at a school (S11). */
export function emailHolder(
	email: string | undefined,
	list: readonly Entry[],
	but?: string
): Entry | undefined {
	if (email === undefined) return undefined;
	return list.find((each) => each.id !== but && each.email === email.toLowerCase());
}

/** Who else has a staff number, leavers too: it is one person’s at a school (S11). */
export function numberHolder(
	staffNumber: string | undefined,
	list: readonly Entry[],
	but?: string
): Entry | undefined {
	if (staffNumber === undefined) return undefined;
	const key = keyOf(staffNumber);
	return list.find(
		(each) => each.id !== but && each.staffNumber !== undefined && keyOf(each.staffNumber) === key
	);
}

function takenWords(what: string, { name, leftOn }: Entry): string {
	return (
		`${name} already has this ${what}` +
		(leftOn === undefined ? '.' : ', and is on the list as a leaver.') +
		' Change it there first, or use another.'
	);
}
