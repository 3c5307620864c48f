/**
 * Writes the letter that an entry of the log stands for, from the records as they are when its turn comes.
 *
 * @module
 */
import { contactsOf } from '#domain/policy/policy.ts';
import { dayNumber, type Day } from '#domain/units.ts';
import { writtenToGovernor } from '../governors/plan.ts';
import { askWhom } from '../mail/letter-words.ts';
import type { Letter } from '../mail/mailer.ts';
import type { PersonRecord, SchoolRecord } from '../store/records.ts';
import type { Playing } from '../training/playing.ts';
import { progressAt } from '../training/progress.ts';
import type { OpenLetter } from './letters.ts';
import { digestLetter, reminderLetter, remindingWords, type Reminding } from './letter.ts';
import { pressingFor, type Planning } from './plan.ts';

/** The facts of a reminder to somebody on a day; of the next duty where nothing is owed, for a test. */
function reminding(
	person: PersonRecord,
	school: SchoolRecord,
	playing: Playing,
	on: Day
): Omit<Reminding, 'email' | 'origin'> {
	const { owing, stages, doubt } = progressAt(person, school, playing, on);
	const { kind, due } = owing.owed ?? owing.next;
	return {
		school: school.name,
		name: person.name,
		kind,
		due,
		...(doubt && { doubt }),
		over: dayNumber(on) - dayNumber(due),
		minutes: Math.round(
			stages
				.filter(({ state }) => state !== 'passed')
				.reduce((sum, { scenario }) => sum + scenario.minutes, 0)
		),
		ask: askWhom(contactsOf(school, playing.edition(school.edition)))
	};
}

/** A reminder on paper: its sentences, and whom to ask. */
export function onPaperWords(
	person: PersonRecord,
	school: SchoolRecord,
	playing: Playing,
	on: Day
): { readonly says: readonly string[]; readonly ask: string } {
	const facts = reminding(person, school, playing, on);
	return { says: remindingWords(facts), ask: facts.ask };
}

/** Writes a letter; undefined where there is nobody to write to any more. */
export function written(
	planning: Planning,
	{ id, kind, about }: Pick<OpenLetter, 'id' | 'kind' | 'about'>,
	on: Day,
	origin: string
): Letter | undefined {
	const { school, people, playing } = planning;
	const person = people.find((each) => each.id === about);
	if (kind === 'governors' || kind === 'governors-question' || kind === 'governors-test')
		return writtenToGovernor(planning, { id, kind }, on, origin, person?.email);
	if (person?.email === undefined) return undefined;
	const { name, email } = person;
	if (kind === 'digest')
		return digestLetter({
			school: school.name,
			name,
			email,
			pressing: pressingFor(planning, person, on),
			...(person.roles.includes('leader') ? { report: `${origin}/reports` } : {})
		});
	return reminderLetter({
		...reminding(person, school, playing, on),
		email,
		origin,
		isTest: kind === 'test'
	});
}
