/**
 * One look over every school: who is due, one after the other, and what is to be tried again.
 *
 * @module
 */
import { setImmediate as breath } from 'node:timers/promises';
import { weekOf } from '#domain/reminders/digest.ts';
import { momentOf } from '../clock.ts';
import { addressesOf, dueTo, governorsOf, thisWeeks } from '../governors/plan.ts';
import type { Desk } from './desk.ts';
import { digestId, questionId, reminderId } from './ids.ts';
import { decidedOn, digestFor, remindersOf, tellable } from './plan.ts';
import { isByHand, isStillWanted, isToRetry } from './retrying.ts';

/** So many people are decided on before pages get their turn. */
const AT_A_TIME = 100;

/** Looks once who is due in every school, and sends it. */
export async function lookOver(desk: Desk): Promise<void> {
	const { store } = desk.parts;
	for (const school of store.schools.list()) {
		if (school.sample) continue;
		await again(desk, school.id);
		await tellGovernors(desk, school.id);
		if (!mayRemind(desk, school.id)) continue;
		const ids = store.people.list(school.id).map(({ id }) => id);
		for (const [index, id] of ids.entries()) {
			if (index % AT_A_TIME === 0) await breath();
			if (!mayRemind(desk, school.id)) break;
			await remindOne(desk, school.id, id);
		}
		const telling = tellable(store.people.list(school.id)).map(({ id }) => id);
		for (const id of telling) {
			await breath();
			if (!mayRemind(desk, school.id)) break;
			await tell(desk, school.id, id);
		}
	}
}

/** Says of every letter that was under way when the program last stopped that nobody knows whether it left. */
export async function markUnknown(desk: Desk, schoolId: string): Promise<void> {
	const letters = desk.lettersOf(schoolId);
	for (const letter of letters.open()) {
		// A test is written to whoever is waiting for it: they press again.
		const isTest = letter.kind === 'test' || letter.kind === 'governors-test';
		if (letter.deferredAt !== undefined && !isTest) continue;
		const why = letter.restored ? RESTORED : STOPPED;
		await letters.came(letter, 'unknown', why, desk.parts.clock.now());
	}
}

const STOPPED =
	'Unknown whether it left: the server was stopped while it was being sent. It is not sent again.';

const RESTORED =
	'Unknown whether it left: a backup was restored while it waited to be sent. It is not sent again.';

/** Whether reminders of a school may go out by themselves at this moment. */
function mayRemind(desk: Desk, id: string): boolean {
	const school = desk.parts.store.schools.read(id);
	return school !== undefined && remindersOf(school).on && desk.isOpen(id);
}

/** Reminds somebody, if the rules say so now. */
async function remindOne(desk: Desk, schoolId: string, personId: string): Promise<void> {
	const { store, clock } = desk.parts;
	const school = store.schools.read(schoolId);
	const person = store.people.read(schoolId, personId);
	if (!school || !person) return;
	const alone = desk.planning(school, [person]);
	const found = await desk.decide(async () => {
		const { decision, member } = decidedOn(alone, person, momentOf(clock.now()));
		if (!('step' in decision) || decision.by !== 'mail' || !member.owed) return undefined;
		const id = reminderId(personId, member.owed, decision.step);
		return desk.intend(alone, { kind: 'reminder', about: personId, id });
	});
	if (found) await desk.sender.send(alone, found);
}

/** Sends the weekly letter to somebody, if the rules say so now. */
async function tell(desk: Desk, schoolId: string, personId: string): Promise<void> {
	const planning = desk.planningOf(schoolId);
	const person = planning?.people.find(({ id }) => id === personId);
	if (!planning || !person) return;
	const found = await desk.decide(async () => {
		const now = momentOf(desk.parts.clock.now());
		if (!digestFor(planning, person, now)) return undefined;
		const id = digestId(personId, weekOf(now.day));
		return desk.intend(planning, { kind: 'digest', about: personId, id });
	});
	if (found) await desk.sender.send(planning, found);
}

/** Sends governors the values, or the question whether they want them, if the rules say so now. */
async function tellGovernors(desk: Desk, schoolId: string): Promise<void> {
	const school = desk.parts.store.schools.read(schoolId);
	if (!school || !governorsOf(school).on) return;
	for (const { email } of governorsOf(school).addresses) {
		if (!desk.isOpen(schoolId)) return;
		const planning = desk.planningOf(schoolId);
		if (!planning) return;
		const found = await desk.decide(async () => {
			const now = momentOf(desk.parts.clock.now());
			const known = addressesOf(planning, now.day).find((each) => each.email === email);
			const kind = known && dueTo(planning, known, now);
			if (!kind) return undefined;
			const { tag } = known;
			const id = kind === 'governors' ? thisWeeks(tag, now) : questionId(tag, now.day);
			return desk.intend(planning, { kind, id });
		});
		if (found) await desk.sender.send(planning, found);
	}
}

/** Tries again what a mail server asked to have later; gives up what nobody needs any more. */
async function again(desk: Desk, schoolId: string): Promise<void> {
	for (const letter of desk.lettersOf(schoolId).open()) {
		if (letter.deferredAt === undefined) continue;
		const planning = desk.planningOf(schoolId);
		const now = desk.parts.clock.now();
		if (!planning || !desk.canSpeak) return;
		// What somebody has sent by hand does not wait for the hours, nor until reminders are on.
		const goes = letter.kind.startsWith('governors')
			? desk.isOpen(schoolId)
			: mayRemind(desk, schoolId);
		if (!isByHand(letter) && !goes) continue;
		const wanted = isStillWanted(planning, letter, momentOf(now));
		if (wanted === 'later') continue;
		if (wanted === 'no')
			await planning.letters.came(letter, 'failed', 'Not sent: it was not needed any more.', now);
		else if (isToRetry(letter, now)) await desk.sender.again(planning, letter);
	}
}
