/**
 * Whether a letter that a mail server did not take is tried again: later each time, and not for ever.
 *
 * @module
 */
import { decide, notReminded } from '#domain/reminders/chase.ts';
import { weekOf } from '#domain/reminders/digest.ts';
import type { Moment } from '#domain/reminders/settings.ts';
import type { Instant } from '#domain/units.ts';
import { isStillForGovernor } from '../governors/plan.ts';
import { mondayIn, reminderIn } from './ids.ts';
import type { OpenLetter } from './letters.ts';
import { decidedOn, pressingFor, remindersOf, whyUnreachable, type Planning } from './plan.ts';

/** How often a letter is tried. */
export const TRIES_AT_MOST = 8;

/** Minutes to wait after the first try, the second, and so on; after that as after the last. */
const MINUTES = [5, 15, 60, 180];

/** Whether it is time for another try. */
export function isToRetry({ tries, deferredAt }: OpenLetter, now: Instant): boolean {
	const wait = MINUTES[Math.min(tries, MINUTES.length) - 1] ?? 0;
	return deferredAt !== undefined && Date.parse(now) - Date.parse(deferredAt) >= wait * 60_000;
}

/** Whether somebody has sent a letter by hand. */
export function isByHand({ id }: Pick<OpenLetter, 'id'>): boolean {
	return reminderIn(id)?.which === 'by-hand';
}

/** Whether a letter would still be right: it is about the same duty, and nothing newer has come in its place. */
export function isStillWanted(
	planning: Planning,
	{ id, kind, about }: OpenLetter,
	now: Moment
): 'yes' | 'no' | 'later' {
	if (kind === 'governors' || kind === 'governors-question')
		return isStillForGovernor(planning, { id, kind }, now.day) ? 'yes' : 'no';
	const person = planning.people.find((each) => each.id === about);
	if (!person || kind === 'test' || kind === 'governors-test' || whyUnreachable(planning, person))
		return 'no';
	const { chased, member } = decidedOn(planning, person, now);
	if (kind === 'digest')
		return mondayIn(id) === weekOf(now.day) && pressingFor(planning, person, now.day).length > 0
			? 'yes'
			: 'no';
	const reminder = reminderIn(id);
	const why = notReminded(chased, now.day);
	if (!reminder || (why && why !== 'away')) return 'no';
	if (why) return 'later';
	const { which } = reminder;
	if (which === 'by-hand') return 'yes';
	// Where what is owed is due by another day since, one about that day comes in its place.
	if (member.owed?.kind !== reminder.kind || !chased.sent.includes(which)) return 'no';
	// As if this one had not been written down yet.
	const sent = chased.sent.filter((each) => each !== which);
	const before = { ...chased, sent, writtenOn: '' };
	const decision = decide(before, remindersOf(planning.school), planning.school.calendar, now);
	return 'step' in decision && decision.step === which ? 'yes' : 'no';
}
