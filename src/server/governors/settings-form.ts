/**
 * The letter to governors as its administrator sets it, and what a change of it is called.
 *
 * @module
 */
import { isRefusal } from '#domain/refusal.ts';
import {
	GOVERNORS_AT_MOST,
	WEEKDAYS,
	type Governor,
	type GovernorsSettings,
	type Weekday
} from '#domain/reminders/governors.ts';
import { letterBoxFrom } from '#domain/staff/fields.ts';
import { textIn } from '../form.ts';

/** What is typed, as it was typed. */
export interface TypedGovernors {
	readonly on: boolean;
	readonly weekday: string;
	/** One address in a line. */
	readonly addresses: string;
}

/** One thing that is wrong, by the field's id on the page. */
export interface WrongGovernors {
	readonly field: 'weekday' | 'addresses';
	readonly says: string;
}

/** Room for twelve addresses of the greatest length, and what people put between them. */
const LONGEST = 5_000;

/** The settings as they stand in the fields of the form. */
export function typedOf({ on, weekday, addresses }: GovernorsSettings): TypedGovernors {
	return {
		on,
		weekday: String(weekday),
		addresses: addresses.map(({ email }) => email).join('\n')
	};
}

/** Reads the fields of a form; nothing is checked yet. */
export function typedIn(form: FormData): TypedGovernors {
	return {
		on: form.has('on'),
		weekday: textIn(form, 'weekday', 2),
		addresses: textIn(form, 'addresses', LONGEST)
	};
}

/**
 * Checks what was typed. What somebody has answered stays with their address.
 *
 * @param staff the addresses on the staff list: what the school's own people hold binds nobody
 */
export function settingsIn(
	typed: TypedGovernors,
	before: readonly Governor[],
	staff: ReadonlySet<string>
): GovernorsSettings | readonly WrongGovernors[] {
	const wrong: WrongGovernors[] = [];
	const isWrong = (field: WrongGovernors['field'], says: string) => wrong.push({ field, says });
	const weekday = WEEKDAYS.find((day) => String(day) === typed.weekday);
	if (weekday === undefined) isWrong('weekday', 'Choose a day from Monday to Friday.');
	const addresses = new Map<string, Governor>();
	for (const part of typed.addresses.split(/[\r\n,;]+/)) {
		const line = part.trim();
		if (line === '') continue;
		const email = letterBoxFrom(line);
		const shown = `“${line.slice(0, 60)}”`;
		if (isRefusal(email))
			isWrong('addresses', `${shown} is no e-mail address, such as name@governors.example.`);
		else if (staff.has(email))
			isWrong(
				'addresses',
				`${shown} is on the staff list. Name somebody who is not: the values bind because they are kept away from the school. Staff find them under Evidence.`
			);
		else addresses.set(email, before.find((each) => each.email === email) ?? { email });
	}
	if (addresses.size > GOVERNORS_AT_MOST)
		isWrong('addresses', `Name ${GOVERNORS_AT_MOST} addresses at most.`);
	if (typed.on && addresses.size === 0 && wrong.length === 0)
		isWrong('addresses', 'Name at least one address, or turn the letter off.');
	if (wrong.length > 0 || weekday === undefined) return wrong;
	return { on: typed.on, weekday, addresses: [...addresses.values()] };
}

/** What was changed, in words and without an address; nothing where nothing was. */
export function changesSaid(
	before: GovernorsSettings,
	after: GovernorsSettings
): readonly string[] {
	const has = ({ addresses }: GovernorsSettings, email: string) =>
		addresses.some((each) => each.email === email);
	const added = after.addresses.filter(({ email }) => !has(before, email)).length;
	const removed = before.addresses.filter(({ email }) => !has(after, email)).length;
	const word = (on: boolean) => (on ? 'on' : 'off');
	return [
		...(before.on === after.on
			? []
			: [`Verification values to governors: ${word(before.on)} → ${word(after.on)}.`]),
		...(before.weekday === after.weekday
			? []
			: [`Day of the week: ${WEEKDAY_WORDS[before.weekday]} → ${WEEKDAY_WORDS[after.weekday]}.`]),
		...(added + removed === 0
			? []
			: [
					`Addresses of governors: ${before.addresses.length} → ${after.addresses.length} (${added} added, ${removed} taken off).`
				])
	];
}

/** The days of the week in words. */
export const WEEKDAY_WORDS: Readonly<Record<Weekday, string>> = {
	1: 'Monday',
	2: 'Tuesday',
	3: 'Wednesday',
	4: 'Thursday',
	5: 'Friday'
};
