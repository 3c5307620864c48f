/**
 * Which reminder, if any, somebody is to get at a moment.
 *
 * @module
 */
import { isWorkingDay, workingDayFrom, type Calendar } from '../cycle/calendar.ts';
import { daysBetween } from '../cycle/cycle.ts';
import { awayOn, type Absence } from '../staff/absence.ts';
import { hasAccess } from '../staff/staff.ts';
import { addDays, type Day } from '../units.ts';
import { isSendingTime, type Moment, type ReminderSettings } from './settings.ts';

/** Which reminder of a duty: so many days after the due day; below 0 before it, 0 on it. */
export type Step = number;

/** A reminder that was sent: which one, of the duty that opened when, and on which day. */
export interface SentBefore {
	readonly which: Step | 'by-hand';
	readonly opens: Day;
	readonly on: Day;
}

/** What is looked at of a person. */
export interface Chased {
	/** What they owe, not completed yet; absent while nothing is. */
	readonly owed?: { readonly opens: Day; readonly due: Day };
	/** The last day at the school. */
	readonly leftOn?: Day;
	readonly absences: readonly Absence[];
	/** Whether they take the training at all. */
	readonly learns: boolean;
	/** Whether the school has let them off what they owe. */
	readonly exempt?: boolean;
	/** Whether what stands as their declaration does not count, which a leader has to look into first (M14). */
	readonly doubted?: boolean;
	/** Whether there is an address to write to, which no mail server has refused. */
	readonly reachable: boolean;
	/** The reminders that count as sent of this duty ({@link sentOf}), those sent by hand too. */
	readonly sent: readonly (Step | 'by-hand')[];
	/** The last day on which any letter was sent to them. */
	readonly writtenOn?: Day;
	/** The day on which a backup was restored: what was due by then may have been sent, and nobody knows. */
	readonly heldUntil?: Day;
}

/** Why somebody gets no reminder. */
export type Silence =
	| 'off'
	| 'no-course'
	| 'left'
	| 'exempt'
	| 'nothing-owed'
	| 'not-open'
	| 'doubted'
	| 'away'
	| 'too-early'
	| 'sent'
	| 'enough'
	| 'closed'
	| 'not-now'
	| 'written-today'
	| 'held';

/** A reminder to send, by mail or on paper; or why there is none. */
export type Decision =
	{ readonly step: Step; readonly by: 'mail' | 'paper' } | { readonly silent: Silence };

/** Every reminder of a duty, the first first. */
export function stepsOf({ before, onDay, after }: ReminderSettings): readonly Step[] {
	const steps = [...before.map((days) => -days), ...(onDay ? [0] : []), ...after];
	return [...new Set(steps)].sort((a, b) => a - b);
}

/** The day a reminder stands on: the next day at school where staff are not there (M2). */
export function dayOfStep(due: Day, step: Step, calendar: Calendar): Day {
	return workingDayFrom(addDays(due, step), calendar);
}

/**
 * Which reminders count as sent of a duty (M5): its own; and where a start date was corrected meanwhile, so that the same
 * was owed from another day, those that would have stood by now, on the day on which they were sent.
 *
 * @param before what was sent of any duty of its kind
 */
export function sentOf(
	{ opens, due }: { readonly opens: Day; readonly due: Day },
	before: readonly SentBefore[],
	calendar: Calendar
): Chased['sent'] {
	const isOfIt = ({ which, ...sent }: SentBefore) =>
		sent.opens === opens ||
		(which === 'by-hand' ? opens : dayOfStep(due, which, calendar)) <= sent.on;
	return before.filter(isOfIt).map(({ which }) => which);
}

/** Which reminder somebody is to get at a moment, or why none (M1–M9, M14). */
export function decide(
	chased: Chased,
	settings: ReminderSettings,
	calendar: Calendar,
	now: Moment
): Decision {
	if (!settings.on) return { silent: 'off' };
	const not = notReminded(chased, now.day);
	if (not) return { silent: not };
	if (chased.doubted) return { silent: 'doubted' };
	const step = latestStep(chased, settings, calendar, now.day);
	if (step === undefined) return { silent: 'too-early' };
	if (chased.sent.includes(step)) return { silent: 'sent' };
	if (chased.sent.length >= settings.most) return { silent: 'enough' };
	if (isHeld(chased, step, calendar)) return { silent: 'held' };
	if (!isWorkingDay(now.day, calendar)) return { silent: 'closed' };
	if (!isSendingTime(now, settings, calendar)) return { silent: 'not-now' };
	if (!chased.reachable) return { step, by: 'paper' };
	if (chased.writtenOn === now.day) return { silent: 'written-today' };
	return { step, by: 'mail' };
}

/** Whether a reminder is of the days before a backup was restored (M13). */
function isHeld({ owed, heldUntil }: Chased, step: Step, calendar: Calendar): boolean {
	return (
		heldUntil !== undefined &&
		owed !== undefined &&
		dayOfStep(owed.due, step, calendar) <= heldUntil
	);
}

/** Why somebody is not reminded of anything on a day, whatever the school has set; undefined where they may be (M7, M8). */
export function notReminded(chased: Chased, on: Day): Silence | undefined {
	if (!hasAccess(chased, on)) return 'left';
	if (!chased.learns) return 'no-course';
	if (chased.exempt) return 'exempt';
	if (!chased.owed) return 'nothing-owed';
	if (on < chased.owed.opens) return 'not-open';
	return awayOn(chased.absences, on) ? 'away' : undefined;
}

/** The latest reminder whose day has come (M4). */
function latestStep(
	{ owed }: Chased,
	settings: ReminderSettings,
	calendar: Calendar,
	on: Day
): Step | undefined {
	if (!owed) return undefined;
	const reached = daysBetween(owed.due, on);
	// A day at school is never earlier than the day itself, so most steps need no look at the calendar.
	return stepsOf(settings).findLast(
		(step) => step <= reached && dayOfStep(owed.due, step, calendar) <= on
	);
}
