/**
 * The settings of a school as its administrator types them, and what a change of them is called.
 *
 * @module
 */
import { z } from 'zod';
import type { Contact } from '#domain/policy/policy.ts';
import type { SchoolRecord } from '../store/records.ts';
import { colourIn, isSeenOnPaper } from './colour.ts';

/** How many contacts a school can name: more are read by nobody. */
export const CONTACTS_AT_MOST = 12;

/** What is typed, as it was typed. */
export interface TypedSettings {
	readonly name: string;
	readonly colour: string;
	readonly contacts: readonly Contact[];
}

/** What the form can change. */
export type Settings = Pick<SchoolRecord, 'name' | 'contacts'> & {
	/** Undefined: the product's own. */
	readonly colour: string | undefined;
};

type Changeable = Pick<SchoolRecord, 'name' | 'contacts' | 'colour'>;

/** One thing that is wrong, by the field’s id on the page. */
export interface Wrong {
	readonly field: string;
	readonly says: string;
}

const oneLine = (longest: number) =>
	z
		.string()
		.trim()
		.max(longest)
		.regex(/^[^\r\n]*$/);

/** Reads the fields of a form; nothing is checked yet. */
export function typedIn(form: FormData): TypedSettings {
	const text = (value: unknown) => (typeof value === 'string' ? value.slice(0, 1000) : '');
	const roles = form.getAll('role').map(text);
	const about = form.getAll('for').map(text);
	return {
		name: text(form.get('name')),
		colour: colourTyped((name) => text(form.get(name))),
		contacts: roles
			.slice(0, CONTACTS_AT_MOST)
			.map((role, index) => ({ role, for: about[index] ?? '' }))
	};
}

/**
 * The colour as it was typed, or else as it was picked: the browser's own field for colours always holds one, so that it
 * counts only where it is another than the page had shown, and nothing else was typed.
 */
function colourTyped(field: (name: string) => string): string {
	const picked = field('picked');
	return picked !== field('picked-shown') && field('colour') === field('colour-shown')
		? picked
		: field('colour');
}

/** Checks what was typed; rows left empty are left out. */
export function settingsIn(typed: TypedSettings): Settings | readonly Wrong[] {
	const wrong: Wrong[] = [];
	const name = oneLine(200).min(1).safeParse(typed.name);
	if (!name.success)
		wrong.push({ field: 'name', says: 'Type the name of the school, in up to 200 letters.' });
	const colour = colourIn(typed.colour);
	if (typed.colour.trim() !== '' && colour === undefined)
		wrong.push({
			field: 'colour',
			says: 'Type the colour as # and six digits or letters from a to f, such as #1f5f5b, or leave it empty.'
		});
	if (colour !== undefined && !isSeenOnPaper(colour))
		wrong.push({
			field: 'colour',
			says: `${colour} can hardly be seen on white paper. Choose a darker colour.`
		});
	const contacts: Contact[] = [];
	for (const [index, { role, for: about }] of typed.contacts.entries()) {
		if (role.trim() === '' && about.trim() === '') continue;
		const [one, other] = [
			oneLine(200).min(1).safeParse(role),
			oneLine(300).min(1).safeParse(about)
		];
		if (!one.success)
			wrong.push({
				field: `role-${index}`,
				says: 'Say whom to ask, by role, in up to 200 letters.'
			});
		if (!other.success)
			wrong.push({ field: `for-${index}`, says: 'Say what they help with, in up to 300 letters.' });
		if (!one.success || !other.success) continue;
		if (contacts.some((each) => each.role === one.data))
			wrong.push({ field: `role-${index}`, says: `“${one.data}” is there twice.` });
		contacts.push({ role: one.data, for: other.data });
	}
	if (wrong.length > 0 || !name.success) return wrong;
	return { name: name.data, colour, contacts };
}

/** What was changed, before → after, in words; nothing where nothing was. */
export function changesSaid(before: Changeable, after: Changeable): readonly string[] {
	const contact = ({ role, for: about }: Contact) => `“${role}” for ${about}`;
	const contacts = (of: Changeable) => of.contacts.map(contact).join('; ') || 'those of the policy';
	return [
		...(before.name === after.name ? [] : [`Name: “${before.name}” → “${after.name}”.`]),
		...(before.colour === after.colour
			? []
			: [`Colour: ${before.colour ?? 'our own'} → ${after.colour ?? 'our own'}.`]),
		...(contacts(before) === contacts(after)
			? []
			: [`Contacts: ${contacts(before)} → ${contacts(after)}.`])
	];
}

/** A school with other settings; a colour that was taken away is not there any more. */
export function withSettings(school: SchoolRecord, { colour, ...rest }: Settings): SchoolRecord {
	const changed = { ...school, ...rest };
	if (colour !== undefined) return { ...changed, colour };
	delete changed.colour;
	return changed;
}
