/**
 * Which governors get which letter at a moment: the facts of a school, handed to the rules.
 *
 * @module
 */
import {
	ASKED_APART_DAYS,
	GOVERNORS,
	questionDue,
	valuesDue,
	whyNotAsk,
	type Addressed,
	type Governor,
	type GovernorsSettings,
	type NotAsked
} from '#domain/reminders/governors.ts';
import { weekOf } from '#domain/reminders/digest.ts';
import type { Moment } from '#domain/reminders/settings.ts';
import { addDays, type Day } from '#domain/units.ts';
import type { Letter } from '../mail/mailer.ts';
import { addressTag, mondayIn, tagIn, valuesId } from '../reminders/ids.ts';
import type { LetterKind } from '../reminders/letters.ts';
import { heldBy, remindersOf, type Planning } from '../reminders/plan.ts';
import type { SchoolRecord } from '../store/records.ts';
import { questionLetter, valuesLetter } from './letter.ts';
import { answerLink } from './link.ts';

/** What a school has set about the letter to governors. */
export function governorsOf({ governors }: Pick<SchoolRecord, 'governors'>): GovernorsSettings {
	return governors ?? GOVERNORS;
}

/** An address of the list, with what is known of it. */
export interface Known extends Addressed {
	readonly email: string;
	readonly tag: string;
	/** Why the question is not put to it today; absent where it may be. */
	readonly notAsked?: NotAsked;
}

/** The addresses of a school, in the order in which they were typed. */
export function addressesOf(planning: Planning, on: Day): readonly Known[] {
	const lately = askedLately(planning, on);
	return governorsOf(planning.school).addresses.map((governor) => {
		const known = knownOf(planning, governor);
		const notAsked = whyNotAsk(known, lately, on);
		return notAsked === undefined ? known : { ...known, notAsked };
	});
}

function knownOf(planning: Planning, { email, answer }: Governor): Known {
	const { letters, key } = planning;
	const tag = addressTag(key, email);
	const { refused, lastWeek, asked } = letters.toAddress(tag);
	return {
		email,
		tag,
		reachable: !refused.has(tag),
		asked,
		...(answer && { answer }),
		...(lastWeek !== undefined && { lastWeek }),
		...heldBy(planning)
	};
}

function askedLately({ letters }: Planning, on: Day): number {
	const since = addDays(on, -ASKED_APART_DAYS);
	return letters.questions.filter((day) => day > since).length;
}

/** The letter that is due to an address at a moment, if any. */
export function dueTo(
	planning: Planning,
	known: Known,
	now: Moment
): 'governors' | 'governors-question' | undefined {
	const { school } = planning;
	const [settings, hours] = [governorsOf(school), remindersOf(school)];
	const lately = askedLately(planning, now.day);
	if (questionDue(known, lately, settings, hours, school.calendar, now))
		return 'governors-question';
	const due = valuesDue(known, settings, hours, school.calendar, now);
	return due && planning.values() ? 'governors' : undefined;
}

/** The addresses that get the values on a day, once today's letters are sent. */
export function valuesOn(planning: Planning, day: Day, now: Moment): readonly string[] {
	const { from, until } = remindersOf(planning.school);
	const then: Moment = { day, minute: from };
	return addressesOf(planning, day)
		.filter((known) => {
			if (now.minute < until) {
				const today = { ...now, minute: Math.max(now.minute, from) };
				if (weekOf(now.day) === weekOf(day) && dueTo(planning, known, today) === 'governors')
					return false;
			}
			return dueTo(planning, known, then) === 'governors';
		})
		.map(({ email }) => email);
}

/** Whether a letter to an address would still be right: it is on the list, and its answer is what it was. */
export function isStillForGovernor(
	planning: Planning,
	{ id, kind }: { readonly id: string; readonly kind: LetterKind },
	on: Day
): boolean {
	const settings = governorsOf(planning.school);
	const governor = governorIn(planning, id);
	if (!settings.on || !governor) return false;
	if (kind === 'governors-question') return governor.answer === undefined;
	return governor.answer?.says === 'yes' && mondayIn(id) === weekOf(on);
}

/** Writes a letter to a governor, or the test of it to a member of staff; undefined where there is nobody any more. */
export function writtenToGovernor(
	planning: Planning,
	{ id, kind }: { readonly id: string; readonly kind: LetterKind },
	on: Day,
	origin: string,
	ownEmail: string | undefined
): Letter | undefined {
	const { key, school } = planning;
	const values = planning.values();
	if (kind === 'governors-test')
		return ownEmail !== undefined && values
			? valuesLetter({ school: school.name, email: ownEmail, on, values, origin })
			: undefined;
	const email = governorIn(planning, id)?.email;
	if (email === undefined) return undefined;
	const answer = answerLink(key, school.id, addressTag(key, email), origin);
	if (kind === 'governors-question') return questionLetter({ school: school.name, email, answer });
	return values && valuesLetter({ school: school.name, email, on, values, origin, stop: answer });
}

function governorIn({ school, key }: Planning, id: string): Governor | undefined {
	const tag = tagIn(id);
	return governorsOf(school).addresses.find(({ email }) => addressTag(key, email) === tag);
}

/** The id of this week's letter to an address. */
export function thisWeeks(tag: string, { day }: Moment): string {
	return valuesId(tag, weekOf(day));
}

/** How far ahead the next letter is looked for: longer than any summer. */
const DAYS_AHEAD = 120;

/** The day on which the next letter with the values goes to anybody; undefined while it goes to nobody. */
export function nextValuesDay(planning: Planning, now: Moment): Day | undefined {
	const { from, until } = remindersOf(planning.school);
	const known = addressesOf(planning, now.day);
	for (let ahead = now.minute < until ? 0 : 1; ahead <= DAYS_AHEAD; ahead++) {
		const minute = ahead === 0 ? Math.max(now.minute, from) : from;
		const then = { day: addDays(now.day, ahead), minute };
		if (known.some((each) => dueTo(planning, each, then) === 'governors')) return then.day;
	}
	return undefined;
}
