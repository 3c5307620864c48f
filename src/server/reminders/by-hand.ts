/**
 * What somebody does by hand: a reminder to one person, a test letter to oneself, the question to a governor once more,
 * an address written to again.
 *
 * @module
 */
import { randomUUID } from 'node:crypto';
import { refuse, type Refusal } from '#domain/refusal.ts';
import { notReminded, type Silence } from '#domain/reminders/chase.ts';
import { ASKED_AT_MOST, type NotAsked } from '#domain/reminders/governors.ts';
import type { Moment } from '#domain/reminders/settings.ts';
import type { Doer } from '../audit/audit.ts';
import { momentOf } from '../clock.ts';
import { addressesOf, governorsOf } from '../governors/plan.ts';
import type { Desk } from './desk.ts';
import { addressTag, questionId, reminderId } from './ids.ts';
import { decidedOn, whyUnreachable, type Planning } from './plan.ts';

export type NotReminded = Refusal<
	'no-mail' | 'no-address' | 'address-refused' | 'nothing-to-remind' | 'written-today'
>;
export type NotTrusted = Refusal<'not-stopped'>;
export type NotAskedAgain = Refusal<'no-mail' | 'not-asked'>;

/** Why no reminder of theirs can be sent to somebody by hand; undefined where one can. Checked again when it is sent. */
export function whyNotRemind(
	desk: Desk,
	planning: Planning,
	personId: string,
	now: Moment
): NotReminded | undefined {
	const person = planning.people.find(({ id }) => id === personId);
	if (!person) return refuse('nothing-to-remind', 'Nobody with that name is on the list.');
	const { chased } = decidedOn(planning, person, now);
	const silent = notReminded(chased, now.day) ?? (chased.owed ? undefined : 'nothing-owed');
	if (silent) return refuse('nothing-to-remind', SILENT[silent] ?? NOTHING);
	if (!desk.byMail) return NO_MAIL;
	const why = whyUnreachable(planning, person);
	if (why === 'refused')
		return refuse(
			'address-refused',
			'Letters do not reach their address: a mail server has refused it, or one came back. It has to be corrected on the staff list first.'
		);
	if (why)
		return refuse('no-address', 'There is no e-mail address on the staff list. Print a letter.');
	if (chased.writtenOn === now.day)
		return refuse('written-today', 'A letter has gone to this person today. Wait until tomorrow.');
	return undefined;
}

/** Sends one reminder to one person, at whatever hour. */
export function remind(desk: Desk, here: Doer, personId: string): Promise<NotReminded | undefined> {
	const moment = momentOf(desk.parts.clock.now());
	return desk.decide(async () => {
		const planning = desk.planningOf(here.school.id);
		const person = planning?.people.find(({ id }) => id === personId);
		if (!planning || !person)
			return refuse('nothing-to-remind', 'Nobody with that name is on the list.');
		const not = whyNotRemind(desk, planning, personId, moment);
		const { owed } = decidedOn(planning, person, moment).member;
		if (not || !owed) return not ?? refuse('nothing-to-remind', NOTHING);
		const id = reminderId(person.id, owed, { byHandOn: moment.day });
		const letter = await desk.intend(
			planning,
			{ kind: 'reminder', about: person.id, id },
			here.person
		);
		void desk.sender.send(planning, letter);
		return undefined;
	});
}

/** Has a person's address written to again that was refused, or from which a letter came back: their mailbox is mended. */
export function trust(desk: Desk, here: Doer, personId: string): Promise<NotTrusted | undefined> {
	return desk.decide(async () => {
		const planning = desk.planningOf(here.school.id);
		const person = planning?.people.find(({ id }) => id === personId);
		if (!planning || person?.email === undefined || whyUnreachable(planning, person) !== 'refused')
			return refuse('not-stopped', 'Letters go to this address already, or there is none.');
		const tag = addressTag(planning.key, person.email);
		await planning.letters.trust(person.id, tag, here.person, desk.parts.clock.now());
		return undefined;
	});
}

/** Sends a letter to whoever asks, to see what it looks like. */
export async function sendTest(
	desk: Desk,
	here: Doer,
	kind: 'test' | 'governors-test'
): Promise<Refusal<'no-mail' | 'no-address' | 'no-values'> | undefined> {
	const planning = desk.planningOf(here.school.id);
	const person = planning?.people.find(({ id }) => id === here.person.id);
	if (!desk.byMail || !planning) return NO_MAIL;
	if (person?.email === undefined)
		return refuse('no-address', 'There is no e-mail address of yours on the staff list.');
	if (kind === 'governors-test' && !planning.values())
		return refuse(
			'no-values',
			'Nobody has signed yet, so there is nothing to send. The values begin with the first declaration.'
		);
	const letter = await desk.intend(
		planning,
		{ kind, about: person.id, id: `test.${randomUUID()}` },
		here.person
	);
	void desk.sender.send(planning, letter);
	return undefined;
}

/** Asks a governor once more whether they want the values. */
export function askAgain(
	desk: Desk,
	here: Doer,
	email: string
): Promise<NotAskedAgain | undefined> {
	const { day } = momentOf(desk.parts.clock.now());
	return desk.decide(async () => {
		const planning = desk.planningOf(here.school.id);
		if (!desk.byMail || !planning) return NO_MAIL;
		const known = addressesOf(planning, day).find((each) => each.email === email);
		if (!known || !governorsOf(planning.school).on)
			return refuse(
				'not-asked',
				'Turn the letter on with this address on the list first; then it is asked.'
			);
		if (known.notAsked) return refuse('not-asked', NOT_ASKED[known.notAsked]);
		const letter = await desk.intend(
			planning,
			{ kind: 'governors-question', id: questionId(known.tag, day) },
			here.person
		);
		void desk.sender.send(planning, letter);
		return undefined;
	});
}

const NOTHING = 'There is nothing to remind this person of at the moment.';

/** Why somebody is reminded of nothing, whatever the school has set. */
const SILENT: Partial<Readonly<Record<Silence, string>>> = {
	left: 'They have left the school, or leave today.',
	'no-course': 'They are not asked to train.',
	exempt: 'They are exempt for a time, so nobody reminds them.',
	'nothing-owed': 'They are complete: there is nothing to remind them of.',
	'not-open': 'What they owe next cannot be begun yet.',
	away: 'They are away at the moment; the days away do not count.'
};

const NO_MAIL = refuse('no-mail', 'No mail server is set up here, so nothing can be sent.');

const NOT_ASKED: Readonly<Record<NotAsked, string>> = {
	answered: 'They have answered already, so they are not asked again.',
	refused: 'A mail server has refused this address. Correct it first.',
	enough: `They have been asked ${ASKED_AT_MOST} times. Speak to them instead.`,
	'too-soon': 'They were asked within the last seven days. Wait a few days.',
	'too-many': 'Very many governors were asked within the last seven days. Wait a few days.'
};
