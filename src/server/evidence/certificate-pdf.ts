/**
 * A certificate as a tagged PDF on one page of A4. What was covered and signed is in the transcript.
 *
 * @module
 */
import { printed } from '#domain/evidence/link.ts';
import { Sheet } from '../pdf/sheet.ts';
import type { Certificate } from './certificates.ts';
import { perCentInWords } from './numbers.ts';
import { EVIDENCE_HEIGHT, evidencePart, momentOf, whose } from './paper.ts';

/** Draws a certificate. */
export function certificatePdf(certificate: Certificate): Promise<Buffer> {
	const { name: title, school: author, at: made, colour } = certificate;
	const sheet = new Sheet({ title: `Certificate: ${title}`, author, made, colour });
	head(sheet, certificate);
	passed(sheet, certificate);
	sheet.toFoot(EVIDENCE_HEIGHT);
	evidencePart(sheet, certificate);
	return sheet.done();
}

function head(sheet: Sheet, certificate: Certificate): void {
	const { school, policy, edition, editionHash, at, listed, score, sample } = certificate;
	if (sample) sheet.say('P', 'Sample: the school and its staff are invented.', 9, { soft: true });
	sheet.say('P', school, 14, { font: 'bold', after: 56 });
	sheet.say('H1', 'Certificate of completion', 28, { font: 'bold', after: 30 });
	whose(sheet, certificate.name);
	if (listed !== undefined) sheet.say('P', `On the staff list as: ${listed}`, 9, { soft: true });
	sheet.room(20);
	const under = 'completed the training on social media and signed the declaration, under';
	sheet.say('P', under, 11, { after: 4 });
	sheet.say('P', `${policy}, edition ${edition}`, 14, { font: 'bold', after: 4 });
	sheet.say('P', `on ${momentOf(at)}.`, 11);
	if (score !== undefined)
		sheet.say('P', `Score: ${score}% (${perCentInWords(score)}) of the points.`, 11);
	sheet.say('P', `Content of the edition: ${printed(editionHash)}`, 9, { soft: true, after: 36 });
}

function passed(sheet: Sheet, { situations, refresher }: Certificate): void {
	sheet.say('H2', 'What was covered', 12, { font: 'bold', after: 4 });
	const titles = situations.map(({ title }) => title);
	sheet.say('P', `${titles.join(' · ')}.`, 11);
	if (refresher !== undefined) sheet.say('P', refresher, 10);
	const where =
		'The transcript beside this certificate says when and how each was passed, which clauses it is about, and what was signed.';
	sheet.say('P', where, 9, { soft: true, after: 22 });
}
