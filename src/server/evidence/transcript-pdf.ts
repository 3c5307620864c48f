/**
 * A transcript as a tagged PDF on A4.
 *
 * @module
 */
import { dayInWords } from '#domain/cycle/words.ts';
import { printed } from '#domain/evidence/link.ts';
import type { Clause } from '#domain/policy/policy.ts';
import { Sheet } from '../pdf/sheet.ts';
import { perCentInWords } from './numbers.ts';
import { evidencePart, momentOf, whose } from './paper.ts';
import { KINDS, triesInWords, type Transcript } from './transcripts.ts';

/** Says whom a clause addresses and how strongly: “Staff must not”. */
export type ClauseWords = (clause: Pick<Clause, 'force' | 'binds'>) => string;

/** Draws a transcript. */
export function transcriptPdf(transcript: Transcript, words: ClauseWords): Promise<Buffer> {
	const { name: title, school: author, at: made, colour } = transcript.certificate;
	const sheet = new Sheet({ title: `Transcript: ${title}`, author, made, colour });
	head(sheet, transcript);
	situations(sheet, transcript);
	leftOut(sheet, transcript);
	signed(sheet, transcript);
	clauses(sheet, transcript, words);
	evidencePart(sheet, transcript.certificate);
	return sheet.done();
}

function head(sheet: Sheet, { certificate, group, kind, cycle }: Transcript): void {
	const { school, policy, edition, editionHash, listed, sample, name } = certificate;
	if (sample) sheet.say('P', 'Sample: the school and its staff are invented.', 9, { soft: true });
	sheet.say('P', school, 13, { font: 'bold' });
	sheet.say('H1', 'Transcript of what was covered', 22, { font: 'bold', after: 10 });
	whose(sheet, name);
	if (listed !== undefined) sheet.say('P', `On the staff list as: ${listed}`, 9, { soft: true });
	sheet.say('P', `${group} · ${KINDS[kind]}, ${cycle}`, 11, { after: 2 });
	sheet.say('P', `${policy}, edition ${edition}`, 11, { font: 'bold', after: 2 });
	sheet.say('P', `Content of the edition: ${printed(editionHash)}`, 9, { soft: true, after: 10 });
}

function situations(sheet: Sheet, { certificate, covered, minutes }: Transcript): void {
	sheet.say('H2', 'Situations', 13, { font: 'bold' });
	sheet.table(
		[
			{ says: 'Situation', wide: 5.6 },
			{ says: 'Passed on', wide: 4.8 },
			{ says: 'Tries', wide: 2.6 },
			{ says: 'Result', wide: 4.8 },
			{ says: 'Length', wide: 3.8 }
		],
		covered.map((each) => [
			`${each.number}. ${each.title}`,
			each.passedOn === undefined ? 'Not known' : dayInWords(each.passedOn),
			triesInWords(each.tries),
			`Passed, ${each.points} points`,
			each.minutes === undefined ? 'Not known' : `about ${each.minutes} minutes`
		])
	);
	const all = minutes === undefined ? '' : ` About ${minutes} minutes in all.`;
	const { score } = certificate;
	if (score !== undefined)
		sheet.say('P', `Score: ${score}% (${perCentInWords(score)}) of the points.${all}`, 10.5);
	sheet.say(
		'P',
		'Tries: how many times it was begun until it was passed. A length is the one that the situation states. These are results: no single answer is in them.',
		9,
		{ soft: true, after: 12 }
	);
}

function leftOut(sheet: Sheet, { kind, skipped }: Transcript): void {
	if (kind !== 'refresher') return;
	sheet.say('H2', 'What the refresher left out, and why', 13, { font: 'bold' });
	if (skipped.length === 0) sheet.say('P', 'Nothing: it held the whole course.', 10, { after: 12 });
	else
		sheet.list(
			'•',
			skipped.map(({ title, because }) => `${title}: ${because}.`)
		);
}

function clauses(sheet: Sheet, { clauses: tested }: Transcript, words: ClauseWords): void {
	if (tested.length === 0) return;
	sheet.say('H2', 'Clauses that the situations are about', 13, { font: 'bold' });
	sheet.say(
		'P',
		'Each of them can be kept or broken in the situations with these numbers, whatever was chosen there. The words are ours; those of the policy hold.',
		9,
		{ soft: true }
	);
	sheet.table(
		[
			{ says: 'Clause', wide: 5.6 },
			{ says: 'What it says', wide: 11 },
			{ says: 'Situations', wide: 2.4 }
		],
		tested.map((clause) => [
			`${clause.isGoodPractice ? 'Good practice, ' : ''}${clause.ref}`,
			`${words(clause)}: ${clause.says}`,
			clause.in.join(', ')
		])
	);
}

function signed(sheet: Sheet, { certificate: { statements, at, name } }: Transcript): void {
	sheet.say('H2', 'What was signed', 13, { font: 'bold' });
	sheet.say('P', `On ${momentOf(at)}, by typing the name “${name}”:`, 10);
	sheet.list('', statements);
}
