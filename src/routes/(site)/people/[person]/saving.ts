/**
 * Saving one form of the page of a person: what it changes, and what comes back where somebody else was quicker.
 *
 * @module
 */
import { error, fail, redirect } from '@sveltejs/kit';
import { FIELD_NAMES, type Edit, type Entry, type Field } from '#domain/staff/entry.ts';
import { orSayWhy } from '#server/faults.ts';
import { someone } from '#server/identity/someone.ts';
import { DETAILS, typedOf, type Typed } from '#server/people/details.ts';
import { staleIn } from '#server/people/digests.ts';
import { listOf } from '#server/people/list.ts';
import { changePerson } from '#server/people/people.ts';
import { changingIn } from '../changing.ts';
import { valueWords } from '../words.ts';
import type { RequestEvent } from './$types';

/** The forms of the page, each with the fields it changes. */
export const FORMS = {
	details: DETAILS,
	roles: ['roles'],
	absences: ['absences'],
	leaving: ['leftOn'],
	back: ['startsOn', 'leftOn', 'earlier'],
	staying: ['leftOn']
} as const satisfies Readonly<Record<string, readonly Field[]>>;
type Form = keyof typeof FORMS;

/** Where the page shows what a form changes, for those that are gone once they are saved. */
const PLACES: Readonly<Partial<Record<Form, string>>> = { back: 'leaving', staying: 'leaving' };

/** Saves one form of the page; what is refused comes back with all that was typed. */
export async function save(
	{ locals, params }: RequestEvent,
	form: Form,
	sent: FormData,
	edit: Edit | ((entry: Entry) => Edit),
	typed?: Typed,
	saved: string = form
) {
	const here = someone(locals);
	const { store } = locals.training;
	const before = entryIn(listOf(store, here.school.id), params.person);
	const seen = sent.get('seen');
	const outcome = await orSayWhy(
		changePerson(changingIn(locals), params.person, edit, {
			fields: FORMS[form],
			digest: typeof seen === 'string' ? seen : ''
		})
	);
	if ('changed' in outcome)
		redirect(303, `/people/${before.id}?saved=${saved}#${PLACES[form] ?? form}`);
	if ('refused' in outcome)
		return fail(400, {
			form,
			...(typed ? { typed } : {}),
			...('roles' in edit ? { roles: edit.roles } : {}),
			wrong: outcome.refused.map(({ field, because }) => ({ field, because }))
		});
	const list = listOf(store, here.school.id);
	const names = new Map(list.map(({ id, name }) => [id, name]));
	const wanted = typeof edit === 'function' ? edit(outcome.now) : edit;
	const mine = merged(outcome.now, wanted);
	// What was not touched here takes what the other has saved; what was typed stays.
	const touched = staleIn(mine, FORMS[form], typeof seen === 'string' ? seen : '');
	const now = typedOf(outcome.now, list);
	return fail(409, {
		form,
		...(typed && {
			typed: Object.fromEntries(
				DETAILS.map((field) => [field, touched.includes(field) ? typed[field] : now[field]])
			)
		}),
		...('roles' in wanted ? { roles: wanted.roles } : {}),
		clash: FORMS[form].map((field: Field) => ({
			field,
			name: FIELD_NAMES[field],
			theirs: valueWords(outcome.now, field, names),
			yours: touched.includes(field) ? valueWords(mine, field, names) : undefined,
			changed: outcome.stale.includes(field)
		}))
	});
}

/** The entry as it would be with what was typed, to be shown. */
export function merged(entry: Entry, edit: Edit): Entry {
	const { phase, manager, email, staffNumber, leftOn, earlier, ...rest } = { ...entry, ...edit };
	return {
		...rest,
		...(phase && { phase }),
		...(manager && { manager }),
		...(email && { email }),
		...(staffNumber && { staffNumber }),
		...(leftOn && { leftOn }),
		...(earlier && { earlier })
	};
}

/** The entry that the page is about; a person of another school is not there. */
export function entryIn(list: readonly Entry[], id: string): Entry {
	const entry = list.find((each) => each.id === id);
	if (!entry) error(404, { message: 'There is no such page.' });
	return entry;
}
