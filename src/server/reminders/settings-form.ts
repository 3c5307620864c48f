/**
 * The reminders of a school as its administrator types them, and what a change of them is called.
 *
 * @module
 */
import {
	REMINDERS_AT_MOST,
	type Minute,
	type ReminderSettings
} from '#domain/reminders/settings.ts';
import { textIn } from '../form.ts';

/** What is typed, as it was typed. */
export interface TypedReminders {
	readonly on: boolean;
	readonly before: string;
	readonly onDay: boolean;
	readonly after: string;
	readonly most: string;
	readonly from: string;
	readonly until: string;
	readonly digest: boolean;
}

/** One thing that is wrong, by the field's id on the page. */
export interface Wrong {
	readonly field: keyof TypedReminders;
	readonly says: string;
}

/** The settings as they stand in the fields of the form. */
export function typedOf(settings: ReminderSettings): TypedReminders {
	const { on, before, onDay, after, most, from, until, digest } = settings;
	return {
		on,
		before: farFirst(before),
		onDay,
		after: after.join(', '),
		most: String(most),
		from: timeOf(from),
		until: timeOf(until),
		digest
	};
}

/** Reads the fields of a form; nothing is checked yet. */
export function typedIn(form: FormData): TypedReminders {
	const text = (name: string) => textIn(form, name, 60).trim();
	return {
		on: form.has('on'),
		before: text('before'),
		onDay: form.has('onDay'),
		after: text('after'),
		most: text('most'),
		from: text('from'),
		until: text('until'),
		digest: form.has('digest')
	};
}

/** Checks what was typed. */
export function settingsIn(typed: TypedReminders): ReminderSettings | readonly Wrong[] {
	const at = REMINDERS_AT_MOST;
	const [before, after] = [
		daysIn(typed.before, at.before, at.daysBefore),
		daysIn(typed.after, at.after, at.daysAfter)
	];
	const most = /^\d+$/.test(typed.most) ? Number(typed.most) : 0;
	const [from, until] = [minuteIn(typed.from), minuteIn(typed.until)];
	const wrong: Wrong[] = [];
	const isWrong = (field: keyof TypedReminders, says: string) => wrong.push({ field, says });
	if (!before)
		isWrong(
			'before',
			`Type up to ${at.before} numbers of days from 1 to ${at.daysBefore}, such as “14, 3”; or leave it empty.`
		);
	if (!after)
		isWrong(
			'after',
			`Type up to ${at.after} numbers of days from 1 to ${at.daysAfter}, such as “3, 10, 24”; or leave it empty.`
		);
	if (typed.on && before?.length === 0 && after?.length === 0 && !typed.onDay)
		isWrong('before', 'Choose at least one day for a reminder, or turn reminders off.');
	if (most < 1 || most > at.most) isWrong('most', `Type a whole number from 1 to ${at.most}.`);
	if (from === undefined) isWrong('from', 'Type a time such as 08:00.');
	if (until === undefined) isWrong('until', 'Type a time such as 16:00.');
	if (from !== undefined && until !== undefined && until - from < 60)
		isWrong('until', 'Leave at least one hour between the first and the last letter of a day.');
	if (wrong.length > 0 || !before || !after || from === undefined || until === undefined)
		return wrong;
	return { ...typed, before, after, most, from, until };
}

/** What was changed, before → after, in words; nothing where nothing was. */
export function changesSaid(before: ReminderSettings, after: ReminderSettings): readonly string[] {
	const words = (settings: ReminderSettings) => {
		const { on, before: early, onDay, after: late, most, from, until, digest } = settings;
		return {
			Reminders: on ? 'on' : 'off',
			'Days before': farFirst(early) || 'none',
			'On the day': onDay ? 'yes' : 'no',
			'Days after': late.join(', ') || 'none',
			'At most': String(most),
			Hours: `${timeOf(from)} to ${timeOf(until)}`,
			'Weekly letter': digest ? 'yes' : 'no'
		};
	};
	const [was, is] = [Object.entries(words(before)), Object.entries(words(after))];
	return is.flatMap(([name, to], index) => {
		const from = was[index]?.[1];
		return from === to ? [] : [`${name}: ${from} → ${to}.`];
	});
}

/** Days before the due day in the order in which they come. */
function farFirst(days: readonly number[]): string {
	return [...days].sort((a, b) => b - a).join(', ');
}

/** Minutes after midnight as the clock shows them: `08:00`. */
export function timeOf(minute: Minute): string {
	const two = (part: number) => String(part).padStart(2, '0');
	return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

function minuteIn(text: string): Minute | undefined {
	const found = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(text);
	return found ? Number(found[1]) * 60 + Number(found[2]) : undefined;
}

/** Numbers of days, each once, the smallest first; undefined where there is anything else. */
function daysIn(text: string, most: number, longest: number): readonly number[] | undefined {
	const parts = text.split(/[\s,;]+/).filter((part) => part !== '');
	const days = parts.map((part) => (/^\d{1,3}$/.test(part) ? Number(part) : 0));
	if (days.length > most || days.some((each) => each < 1 || each > longest)) return undefined;
	return [...new Set(days)].sort((a, b) => a - b);
}
