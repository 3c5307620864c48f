/**
 * The details of a person as a form sends them: every value is text, and nothing that was typed is lost.
 *
 * @module
 */
import { z } from 'zod';
import { isRefusal } from '#domain/refusal.ts';
import { dayFrom } from '#domain/staff/dates.ts';
import type { Edit, Entry, Field } from '#domain/staff/entry.ts';
import { emailFrom, nameFrom, normal, staffNumberFrom } from '#domain/staff/fields.ts';
import { Finder } from '#domain/staff/find.ts';
import { GROUPS } from '#domain/staff/groups.ts';
import { PHASES } from '#domain/staff/phases.ts';
import type { Day } from '#domain/units.ts';

/** The fields of the form, in its order. */
export const DETAILS = [
	'name',
	'email',
	'staffNumber',
	'group',
	'phase',
	'startsOn',
	'manager'
] as const;
export type Detail = (typeof DETAILS)[number];

/** What stands in the fields. */
export type Typed = Readonly<Record<Detail, string>>;

/** What is wrong, and in which field. */
export interface Wrong {
	readonly field: Field;
	readonly because: string;
}

const text = z.string().max(2_000).catch('');
const Form = z.object({
	name: text,
	email: text,
	staffNumber: text,
	group: text,
	phase: text,
	startsOn: text,
	manager: text
});

/** What was typed into the form; a value that is no text counts as empty. */
export function typedIn(form: FormData): Typed {
	return Form.parse(Object.fromEntries(DETAILS.map((field) => [field, form.get(field)])));
}

/** What the form shows of an entry; the line manager by what finds them again. */
export function typedOf(entry: Entry, list: readonly Entry[]): Typed {
	const manager = list.find(({ id }) => id === entry.manager);
	return {
		name: entry.name,
		email: entry.email ?? '',
		staffNumber: entry.staffNumber ?? '',
		group: entry.group,
		phase: entry.phase ?? '',
		startsOn: entry.startsOn,
		manager: manager ? calledIn(manager, list) : ''
	};
}

/** The shortest words that mean one person: their name where nobody else has it. */
function calledIn(person: Entry, list: readonly Entry[]): string {
	const isClear = new Finder(list).find(person.name) === person.id;
	return isClear ? person.name : (person.staffNumber ?? person.email ?? person.name);
}

/** What the form asks for, or everything that is wrong in it; one who stays line manager need not be found anew. */
export function editFrom(
	typed: Typed,
	list: readonly Entry[],
	before?: Entry
): Required<Pick<Edit, Detail>> | readonly Wrong[] {
	const wrong: Wrong[] = [];
	const read = <Value extends string>(
		field: Detail,
		value: Value | { because: string }
	): string => {
		if (typeof value === 'string') return value;
		wrong.push({ field, because: value.because });
		return '';
	};
	const optional = (value: string) => (value === '' ? null : value);
	const isSame = before?.manager && typedOf(before, list).manager === typed.manager;
	const edit = {
		name: read('name', nameFrom(typed.name)),
		email: optional(normal(typed.email) && read('email', emailIn(typed.email, before))),
		staffNumber: optional(read('staffNumber', staffNumberFrom(typed.staffNumber))),
		group: read(
			'group',
			Object.hasOwn(GROUPS, typed.group) ? typed.group : { because: 'Choose a staff group.' }
		),
		phase: optional(
			read(
				'phase',
				typed.phase === '' || Object.hasOwn(PHASES, typed.phase)
					? typed.phase
					: { because: 'Choose one of the phases, or none.' }
			)
		),
		startsOn: dayIn(typed.startsOn, 'startsOn', 'the start date', wrong),
		manager: isSame
			? (before.manager ?? null)
			: optional(
					normal(typed.manager) && read('manager', new Finder(list).find(normal(typed.manager)))
				)
	};
	return wrong.length > 0 ? wrong : edit;
}

/** The address that was typed; one that the person has already stays, whatever it is (S27). */
function emailIn(typed: string, before: Entry | undefined): ReturnType<typeof emailFrom> {
	const email = normal(typed).toLowerCase();
	return email === before?.email ? email : emailFrom(typed);
}

/** Reads a day that must be there; what is wrong is added to `wrong`. */
export function dayIn(value: unknown, field: Field, what: string, wrong: Wrong[]): Day {
	const words = typeof value === 'string' ? value.slice(0, 100) : '';
	const day = normal(words) === '' ? undefined : dayFrom(words);
	if (day !== undefined && !isRefusal(day)) return day;
	wrong.push({ field, because: day?.because ?? `Enter ${what}.` });
	return '';
}
