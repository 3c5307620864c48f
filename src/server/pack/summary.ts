/**
 * The summary of an evidence pack, as a tagged PDF to be read in a minute.
 *
 * @module
 */
import { printed } from '#domain/evidence/link.ts';
import { dayInWords } from '#domain/cycle/words.ts';
import {
	HOW_COUNTED,
	TOO_FEW_TITLE,
	tooFewInWords,
	UNDERSTOOD_HEADINGS,
	understoodCells
} from '#domain/report/understanding-words.ts';
import { GROUPS } from '#domain/staff/groups.ts';
import { nameTold, toldApart } from '#domain/staff/namesakes.ts';
import { dayOf } from '../clock.ts';
import { Sheet } from '../pdf/sheet.ts';
import type { EditionFacts, PackFacts } from './facts.ts';
import { KIND_WORDS } from './followed-up.ts';
import { groupsTable, phasesTable } from './tables.ts';
import { clauseName } from './understood.ts';

/** The most people who are listed on paper; the tables beside it hold everybody. */
const LISTED = 60;

/** Draws the summary of a pack. */
export function summaryPdf(facts: PackFacts): Promise<Buffer> {
	const { school, madeAt } = facts;
	const title = `Social media training at ${school.name}`;
	const sheet = new Sheet({ title, author: school.name, made: madeAt, colour: school.colour });
	head(sheet, facts);
	standing(sheet, facts);
	policies(sheet, facts);
	understanding(sheet, facts);
	exceptions(sheet, facts);
	verification(sheet, facts);
	clauses(sheet, facts);
	return sheet.done();
}

function head(sheet: Sheet, { school, on, madeAt, counts, named }: PackFacts): void {
	if (school.sample)
		sheet.say('P', 'Sample: the school and its staff are invented.', 9, { soft: true });
	sheet.say('P', school.name, 13, { font: 'bold' });
	sheet.say('H1', 'Social media training', 22, { font: 'bold', after: 2 });
	const sentence =
		counts.people === 0
			? 'Nobody is on the staff list.'
			: `${counts.complete} of ${counts.people} people are complete on ${dayInWords(on)}.`;
	sheet.say('P', sentence, 13, { after: 4 });
	const past = on < dayOf(madeAt) ? ', by the staff groups, phases and roles of that day' : '';
	const made = `Made on ${dayInWords(dayOf(madeAt))}${past}${named ? '' : '. Names nobody'}.`;
	sheet.say('P', made, 9, { soft: true, after: 12 });
}

function standing(sheet: Sheet, facts: PackFacts): void {
	sheet.say('H2', 'Where the school stands', 13, { font: 'bold' });
	const tables = [groupsTable(facts), ...(facts.phases.length > 0 ? [phasesTable(facts)] : [])];
	for (const { headings, lines } of tables)
		sheet.table(
			headings.map((says, at) => ({ says, wide: at === 0 ? 3 : 1 })),
			lines.map((line) => line.map(String))
		);
	sheet.say(
		'P',
		'Complete: every situation passed under the school’s own policy, and the declaration signed. Groups and phases of fewer than five people, or that would tell of so few beside one another, are told together or not at all.',
		9,
		{ soft: true, after: 10 }
	);
	const pressing = (facts.people ?? []).filter(({ status }) => status === 'overdue');
	if (pressing.length === 0) return;
	sheet.say('H2', `Overdue: ${pressing.length}`, 13, { font: 'bold' });
	sheet.table(
		[
			{ says: 'Name', wide: 3 },
			{ says: 'Staff group', wide: 2 },
			{ says: 'Due', wide: 2 },
			{ says: 'Left to do', wide: 5 }
		],
		toldApart(pressing.slice(0, LISTED), facts.people ?? []).map((row) => [
			nameTold(row),
			GROUPS[row.group] ?? row.group,
			dayInWords(row.due ?? ''),
			row.left
		])
	);
	if (pressing.length > LISTED)
		sheet.say('P', `${pressing.length - LISTED} more are in the table of staff.`, 9, {
			soft: true
		});
}

function policies(sheet: Sheet, { editions }: PackFacts): void {
	sheet.say('H2', 'The policy', 13, { font: 'bold' });
	const isKnown = editions.some(({ since }) => since !== undefined);
	sheet.list(
		'•',
		editions.map(
			({ title, edition, adopted, review, declarations, hash, ...used }) =>
				`${title}, edition ${edition}${inUse(used, isKnown)}: adopted: ${inWords(adopted)}; review: ${ended(inWords(review))} Signed ${times(declarations)}. Content ${printed(hash)}.`
		)
	);
}

/** @param isKnown whether it is known which edition was in use on the day */
function inUse({ since, later }: Pick<EditionFacts, 'since' | 'later'>, isKnown: boolean): string {
	if (since !== undefined) return ` (in use here since ${dayInWords(since)})`;
	if (!later) return '';
	const told = isKnown ? 'how clauses are understood' : 'where people stand';
	return ` (in use here only later; ${told} is told by it)`;
}

function understanding(sheet: Sheet, facts: PackFacts): void {
	sheet.say('H2', 'What is not yet understood', 13, { font: 'bold' });
	if (facts.understanding.length === 0)
		sheet.say(
			'P',
			'Nothing can be told yet: it takes the answers of five people or more, who did not all choose what is asked for.',
			10,
			{ after: 10 }
		);
	else
		sheet.list(
			'•',
			facts.understanding.map(
				({ situation, where, words, of, clause, better }) =>
					`${situation}: ${ended(where)} ${capital(words)} of ${of} people first chose otherwise.${better === undefined ? '' : ` Asked for: ${ended(better)}`}${clause === undefined ? '' : ` Clause ${ended(clause)}`}`
			)
		);
}

function exceptions(sheet: Sheet, { exceptions: found, followUps }: PackFacts): void {
	sheet.say('H2', 'Exceptions and follow-ups', 13, { font: 'bold' });
	sheet.list('•', [
		`Away on the day, so that nothing falls due: ${found.away}.`,
		`Exempt on the day, until a last day and for a reason that leaders know: ${found.exempt}.`,
		...followUps
			.filter(({ kind }) => kind !== 'exemption')
			.map(
				({ kind, all, open, overdue }) =>
					`${KIND_WORDS[kind]}s with staff that leaders have noted: ${all}${kind === 'action' ? `, of which ${open} open and ${overdue} overdue` : ''}.`
			),
		`Leavers, not counted: ${found.leavers}.`,
		`Not asked to train, as they have no learner role, and not counted: ${found.notAsked}.`,
		`Declarations linked later than signed: ${found.linkedLate}.`,
		`Declarations no longer held, erased or removed: ${found.notHeld}.`,
		...(found.findings.length === 0
			? ['Every record fits its link in the chain of evidence.']
			: found.findings.map((says) => `Does not fit: ${says}`))
	]);
}

function verification(sheet: Sheet, { verification: by }: PackFacts): void {
	sheet.say('H2', 'By what this can be checked', 13, { font: 'bold' });
	if (!by.head) {
		sheet.say('P', 'Nothing has been signed yet, so that there is no chain of evidence.', 10);
		return;
	}
	const { n, hash } = by.head;
	sheet.say('P', `Link ${n}, head ${printed(hash)}`, 12, { font: 'bold' });
	sheet.say(
		'P',
		'Write this into the minutes, or keep this paper: by it, anything that was changed before this day can be found later. It does not show who sat at the screen, and it does not hold against somebody who has the server’s keys unless it is kept somewhere else.',
		10
	);
	for (const { id, since } of by.keys)
		sheet.say('P', `Key ${id}, since ${dayInWords(dayOf(since))}`, 9, { soft: true });
}

/** The page's table, after what is read in a minute. */
function clauses(sheet: Sheet, { clauses: { told, tooFew }, madeAt }: PackFacts): void {
	sheet.say('H2', 'Understanding by clause', 13, { font: 'bold' });
	const on = `Of the whole school, as it stood on ${dayInWords(dayOf(madeAt))}.`;
	sheet.say('P', [on, ...HOW_COUNTED].join(' '), 9, { soft: true, after: 8 });
	if (told.length > 0)
		sheet.table(
			UNDERSTOOD_HEADINGS.map((says, at) => ({ says, wide: at === 0 ? 4 : 2 })),
			told.map((each) => [clauseName(each), ...understoodCells(each).map(String)])
		);
	if (tooFew.length === 0) return;
	const which = tooFew.map(clauseName).join(', ');
	const few = `${TOO_FEW_TITLE}. ${tooFewInWords(tooFew.length)} ${ended(which)}`;
	sheet.say('P', few, 9, { soft: true });
}

/** A day or a month as it is written; policies that give none say so in words of their own. */
function inWords(said: string): string {
	if (/^\d{4}-\d{2}-\d{2}$/.test(said)) return dayInWords(said);
	if (/^\d{4}-\d{2}$/.test(said)) return dayInWords(`${said}-01`).slice(2);
	return said === 'unknown' ? 'not stated' : said;
}

function capital(text: string): string {
	return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

function times(count: number): string {
	return count === 1 ? 'once' : `${count} times`;
}

function ended(text: string): string {
	return /[.!?]$/.test(text) ? text : `${text}.`;
}
