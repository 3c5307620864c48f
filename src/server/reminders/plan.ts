/**
 * Who is to get which letter at a moment: the facts of a school, handed to the rules.
 *
 * @module
 */
import { dayNumber, type Day } from '#domain/units.ts';
import { workingDayFrom } from '#domain/cycle/calendar.ts';
import {
	decide,
	notReminded,
	sentOf,
	stepsOf,
	type Chased,
	type Decision,
	type Step
} from '#domain/reminders/chase.ts';
import { digestDue, pressingOf, type Pressing } from '#domain/reminders/digest.ts';
import { REMINDERS, type Moment, type ReminderSettings } from '#domain/reminders/settings.ts';
import { addDays } from '#domain/units.ts';
import { namesAmong } from '#domain/staff/namesakes.ts';
import { isAsked } from '#domain/staff/roles.ts';
import { timedOn } from '#domain/staff/times.ts';
import type { Exempt } from '#domain/follow-up/follow-up.ts';
import type { Member } from '#domain/report/report.ts';
import type { Values } from '../evidence/values.ts';
import type { PersonRecord, SchoolRecord } from '../store/records.ts';
import type { Playing } from '../training/playing.ts';
import { memberOf } from '../training/progress.ts';
import { addressTag } from './ids.ts';
import type { Letters } from './letters.ts';

/** What a plan is made from. */
export interface Planning {
	readonly school: SchoolRecord;
	readonly people: readonly PersonRecord[];
	readonly playing: Playing;
	readonly letters: Letters;
	/** Who is exempt on a day, by the person's id. */
	readonly exemptOn: (day: Day) => ReadonlyMap<string, Exempt>;
	/** Makes the tags by which refused addresses are known. */
	readonly key: Uint8Array;
	/** By what the school's chain of evidence is known again; undefined before anything was signed. */
	readonly values: () => Values | undefined;
}

/** What a school has set about its reminders. */
export function remindersOf({ reminders }: Pick<SchoolRecord, 'reminders'>): ReminderSettings {
	return reminders ?? REMINDERS;
}

/** Why somebody cannot be written to; undefined where they can. In the sample everybody could, if anything was sent. */
export function whyUnreachable(
	{ school, letters, key }: Planning,
	{ id, email }: PersonRecord
): 'no-address' | 'refused' | undefined {
	if (school.sample) return undefined;
	if (email === undefined) return 'no-address';
	return letters.to(id).refused.has(addressTag(key, email)) ? 'refused' : undefined;
}

/** What the rules look at of a person on a day. */
export function chasedOf(
	planning: Planning,
	person: PersonRecord,
	member: Member,
	on: Day
): Chased {
	// The last day of the time that holds on the day: whoever comes back later is not reminded of what they owed before.
	const { owed, progress, leftOn, doubt } = member;
	const { writtenOn, reminders } = planning.letters.to(person.id);
	return {
		...(owed && !progress.complete ? { owed } : {}),
		...(leftOn === undefined ? {} : { leftOn }),
		absences: person.absences,
		exempt: planning.exemptOn(on).has(person.id),
		learns: isAsked(person.roles),
		doubted: doubt !== undefined,
		reachable: whyUnreachable(planning, person) === undefined,
		sent: owed ? sentOf(owed, reminders.get(owed.kind) ?? [], planning.school.calendar) : [],
		...(writtenOn === undefined ? {} : { writtenOn }),
		...heldBy(planning)
	};
}

/** Until when letters are held since a backup was restored, as a fact for the rules. */
export function heldBy({ letters }: Planning): { readonly heldUntil?: Day } {
	const { heldUntil } = letters;
	return heldUntil === undefined ? {} : { heldUntil };
}

/** Somebody, with what the rules say of them. */
export interface Decided {
	readonly person: PersonRecord;
	readonly member: Member;
	readonly chased: Chased;
	readonly decision: Decision;
}

/** What the rules say of a person at a moment. */
export function decidedOn(planning: Planning, person: PersonRecord, now: Moment): Decided {
	const { school, playing } = planning;
	const member = memberOf(person, school, playing, now.day);
	const chased = chasedOf(planning, person, member, now.day);
	return {
		person,
		member,
		chased,
		decision: decide(chased, remindersOf(school), school.calendar, now)
	};
}

/** Worked out once for a list, as each letter about it names some of the same people. */
const NAMES = new WeakMap<readonly PersonRecord[], ReturnType<typeof namesAmong>>();

function namesOf(people: readonly PersonRecord[]): ReturnType<typeof namesAmong> {
	const called = NAMES.get(people) ?? namesAmong(people);
	NAMES.set(people, called);
	return called;
}

/** Those whom the weekly letter to somebody names: everybody for a leader, else those they manage. */
export function pressingFor(
	{ school, people, playing, exemptOn }: Planning,
	to: PersonRecord,
	on: Day
): readonly Pressing[] {
	const leads = to.roles.includes('leader');
	const called = namesOf(people);
	return pressingOf(
		people.flatMap((person) => {
			if (person.id === to.id || (!leads && person.manager !== to.id)) return [];
			const { owed, progress, leftOn, doubt } = memberOf(person, school, playing, on);
			const chased: Chased = {
				...(owed && !progress.complete ? { owed } : {}),
				...(leftOn === undefined ? {} : { leftOn }),
				absences: person.absences,
				exempt: exemptOn(on).has(person.id),
				learns: isAsked(person.roles),
				reachable: true,
				sent: []
			};
			if (!owed || notReminded(chased, on)) return [];
			const over = dayNumber(on) - dayNumber(owed.due);
			const doubted = doubt !== undefined;
			return [{ id: person.id, name: called(person), due: owed.due, over, doubted }];
		})
	);
}

/** Those who may get the weekly letter at all. */
export function tellable(people: readonly PersonRecord[]): readonly PersonRecord[] {
	const managers = new Set(people.flatMap(({ manager }) => manager ?? []));
	return people.filter(({ id, roles }) => managers.has(id) || roles.includes('leader'));
}

/** Whether somebody is to get the weekly letter at a moment, and whom it names. */
export function digestFor(
	planning: Planning,
	to: PersonRecord,
	now: Moment
): readonly Pressing[] | undefined {
	const { school, letters } = planning;
	const { writtenOn, lastWeek } = letters.to(to.id);
	const own = decidedOn(planning, to, now).decision;
	// Whoever is to come back has left until then: nobody's name goes to them meanwhile.
	const { leftOn } = timedOn(to, now.day);
	const told = {
		...(leftOn === undefined ? {} : { leftOn }),
		absences: to.absences,
		reachable: whyUnreachable(planning, to) === undefined,
		ownFirst: 'step' in own && own.by === 'mail',
		...(lastWeek === undefined ? {} : { lastWeek }),
		...(writtenOn === undefined ? {} : { writtenOn }),
		...heldBy(planning)
	};
	// Everybody is looked at only where there is a letter to write.
	const asked = { ...told, pressing: 1 };
	if (!digestDue(asked, remindersOf(school), school.calendar, now)) return undefined;
	const pressing = pressingFor(planning, to, now.day);
	return pressing.length > 0 ? pressing : undefined;
}

/** A reminder that will go out. */
export interface Planned {
	readonly id: string;
	readonly name: string;
	readonly step: Step;
	readonly due: Day;
	/** Days past the due day on the day it is sent; below 0 before it. */
	readonly over: number;
}

/** What will be sent on a day. */
export interface Plan {
	readonly day: Day;
	readonly reminders: readonly Planned[];
	readonly digests: readonly {
		readonly id: string;
		readonly name: string;
		readonly about: number;
	}[];
}

/** What will be sent on the next day at school after today, once today's are sent. */
export function nextPlan(planning: Planning, now: Moment): Plan {
	const { school, people } = planning;
	const settings = { ...remindersOf(school), on: true };
	const day = workingDayFrom(addDays(now.day, 1), school.calendar);
	const then: Moment = { day, minute: settings.from };
	const called = namesOf(people);
	const reminders = people.flatMap((person): readonly Planned[] => {
		const member = memberOf(person, school, planning.playing, day);
		const chased = chasedOf(planning, person, member, day);
		const sent = [...chased.sent, ...stillToday(chased, settings, school, now)];
		const decision = decide({ ...chased, sent }, settings, school.calendar, then);
		if (!('step' in decision) || decision.by !== 'mail' || !chased.owed) return [];
		const { due } = chased.owed;
		const over = dayNumber(day) - dayNumber(due);
		return [{ id: person.id, name: called(person), step: decision.step, due, over }];
	});
	const own = new Set(reminders.map(({ id }) => id));
	const turnedOn = { ...planning, school: { ...school, reminders: settings } };
	return {
		day,
		reminders: reminders.sort((a, b) => b.over - a.over || (a.name < b.name ? -1 : 1)),
		digests: tellable(people).flatMap((person) => {
			const pressing = own.has(person.id) ? undefined : digestFor(turnedOn, person, then);
			return pressing ? [{ id: person.id, name: called(person), about: pressing.length }] : [];
		})
	};
}

/** What is still to go out today, and so will not be sent tomorrow. */
function stillToday(
	chased: Chased,
	settings: ReminderSettings,
	school: SchoolRecord,
	{ day, minute }: Moment
): readonly Step[] {
	if (!remindersOf(school).on || minute >= settings.until) return [];
	const at = { day, minute: Math.max(minute, settings.from) };
	const decision = decide(chased, settings, school.calendar, at);
	return 'step' in decision && decision.by === 'mail' ? [decision.step] : [];
}

/** Whether somebody has something to be reminded of on a day, whatever the school has set and whether they can be written to. */
export function isRemindable(planning: Planning, person: PersonRecord, on: Day): boolean {
	const member = memberOf(person, planning.school, planning.playing, on);
	const chased = chasedOf(planning, person, member, on);
	return chased.owed !== undefined && !notReminded(chased, on);
}

/** Somebody to be told on paper. */
export interface OnPaper {
	readonly person: PersonRecord;
	readonly due: Day;
	readonly over: number;
	readonly because: 'no-address' | 'refused' | 'no-mail';
}

/**
 * Those whose first reminder has come and who cannot be written to: without an address, or with one that was refused;
 * everybody where the server has no mail (M9). Nobody whose declaration does not count (M14).
 */
export function onPaper(planning: Planning, today: Day, byMail: boolean): readonly OnPaper[] {
	const { school, people, playing } = planning;
	const first = stepsOf(remindersOf(school)).at(0) ?? 0;
	return people
		.flatMap((person): readonly OnPaper[] => {
			const because = whyUnreachable(planning, person) ?? (byMail ? undefined : 'no-mail');
			if (because === undefined) return [];
			const member = memberOf(person, school, playing, today);
			const chased = chasedOf(planning, person, member, today);
			if (!chased.owed || chased.doubted || notReminded(chased, today)) return [];
			const over = dayNumber(today) - dayNumber(chased.owed.due);
			return over < first ? [] : [{ person, due: chased.owed.due, over, because }];
		})
		.sort((a, b) => b.over - a.over || (a.person.name < b.person.name ? -1 : 1));
}
