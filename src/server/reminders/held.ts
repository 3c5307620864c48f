/**
 * What is held since a backup was restored (M13): for the page that says so, and the button that releases it.
 *
 * @module
 */
import { isWeekHeld } from '#domain/reminders/digest.ts';
import type { Moment } from '#domain/reminders/settings.ts';
import { refuse, type Refusal } from '#domain/refusal.ts';
import type { Day } from '#domain/units.ts';
import type { Doer } from '../audit/audit.ts';
import { addressesOf, governorsOf } from '../governors/plan.ts';
import type { Desk } from './desk.ts';
import { decidedOn, remindersOf, type Planning } from './plan.ts';

/** What is held. */
export interface HeldBack {
	/** The day of the restore. */
	readonly since: Day;
	/** How many reminders wait. */
	readonly reminders: number;
	/** Whether the weekly letters of this week wait, to line managers and leaders or to governors. */
	readonly weekly: boolean;
	/** How many governors wait to be asked. */
	readonly questions: number;
}

/** What is held at a school at a moment; undefined where nothing is. */
export function heldBack(planning: Planning, now: Moment): HeldBack | undefined {
	const since = planning.letters.heldUntil;
	if (since === undefined) return undefined;
	const { people, school } = planning;
	const [settings, governors] = [remindersOf(school), governorsOf(school)];
	const reminders = people.filter((person) => {
		const { decision } = decidedOn(planning, person, now);
		return 'silent' in decision && decision.silent === 'held';
	}).length;
	const weekly = isWeekHeld(now.day, since) && ((settings.on && settings.digest) || governors.on);
	const questions = governors.on
		? addressesOf(planning, now.day).filter(
				({ answer, asked, reachable }) => !answer && asked.length === 0 && reachable
			).length
		: 0;
	return reminders + questions > 0 || weekly ? { since, reminders, weekly, questions } : undefined;
}

/** Releases what is held at a school. Refuses `nothing-held`. */
export function release(desk: Desk, here: Doer): Promise<Refusal<'nothing-held'> | undefined> {
	return desk.decide(async () => {
		const letters = desk.lettersOf(here.school.id);
		if (letters.heldUntil === undefined)
			return refuse('nothing-held', 'Nothing is held. It may have been released already.');
		await letters.release(here.person, desk.parts.clock.now());
		return undefined;
	});
}
