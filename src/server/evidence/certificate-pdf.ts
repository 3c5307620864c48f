/**
 * A certificate as a tagged PDF on A4.
 *
 * @module
 */
import { encode } from 'uqr';
import { printed } from '#domain/evidence/link.ts';
import type { Instant } from '#domain/units.ts';
import { canDraw } from '../pdf/lettering.ts';
import { LACKING } from '../pdf/shaping.ts';
import { MARGIN, Sheet } from '../pdf/sheet.ts';
import type { Certificate } from './certificates.ts';
import { perCentInWords } from './numbers.ts';

const QR_SIZE = 128;
const INK = '#1b1f24';

const MOMENT = new Intl.DateTimeFormat('en-GB', {
	timeZone: 'Europe/London',
	dateStyle: 'long',
	timeStyle: 'short'
});

/** Draws a certificate. */
export function certificatePdf(certificate: Certificate): Promise<Buffer> {
	const { name: title, school: author, at: made, colour } = certificate;
	const sheet = new Sheet({ title: `Certificate: ${title}`, author, made, colour });
	head(sheet, certificate);
	passed(sheet, certificate);
	declared(sheet, certificate);
	evidence(sheet, certificate);
	return sheet.done();
}

function head(sheet: Sheet, certificate: Certificate): void {
	const { school, policy, edition, editionHash, at, listed, score, sample } = certificate;
	if (sample) sheet.say('P', 'Sample: the school and its staff are invented.', 9, { soft: true });
	sheet.say('P', school, 13, { font: 'bold' });
	sheet.say('H1', 'Certificate of completion', 22, { font: 'bold', after: 10 });
	whose(sheet, certificate.name);
	if (listed !== undefined) sheet.say('P', `On the staff list as: ${listed}`, 9, { soft: true });
	const under = 'completed the training on social media and signed the declaration, under';
	sheet.say('P', under, 10.5, { after: 2 });
	sheet.say('P', `${policy}, edition ${edition}`, 12, { font: 'bold', after: 2 });
	sheet.say('P', `on ${momentOf(at)}.`, 10.5);
	if (score !== undefined)
		sheet.say('P', `Score: ${score}% (${perCentInWords(score)}) of the points.`, 10.5);
	sheet.say('P', `Content of the edition: ${printed(editionHash)}`, 9, { soft: true, after: 8 });
}

/** The name on one line where it fits; what cannot be drawn does not vanish. */
function whose(sheet: Sheet, name: string): void {
	const { doc } = sheet;
	if (!canDraw(name, 'bold')) {
		sheet.say(
			'P',
			'The name has letters that this file has no shapes for. It stands as it was typed in the title of this file, and on the page that the code below leads to.',
			11
		);
		return;
	}
	let size = 20;
	while (size > 10 && sheet.widthOf(name, size, 'bold') > sheet.width) size--;
	if (sheet.widthOf(name, size, 'bold') > sheet.width)
		return sheet.say('P', name, 11, { font: 'bold' });
	const { y } = doc;
	const draw = () => {
		doc.font('bold').fontSize(size).fillColor(INK);
		doc.text(name, MARGIN, y, { lineBreak: false, features: [] });
		doc.x = MARGIN;
		doc.y = y + size * 1.5;
	};
	sheet.root.add(doc.struct('P', { actual: name }, draw));
}

function passed(sheet: Sheet, { situations }: Certificate): void {
	sheet.say('H2', 'What was covered', 12, { font: 'bold', after: 3 });
	sheet.list(
		'•',
		situations.map(({ title, points }) => `${title}: ${points} points`)
	);
}

function declared(sheet: Sheet, { statements }: Certificate): void {
	sheet.say('H2', 'What was signed', 12, { font: 'bold', after: 3 });
	sheet.list('', statements);
}

function evidence(sheet: Sheet, { link, head: last, verify, code }: Certificate): void {
	const { doc } = sheet;
	if (doc.y + QR_SIZE + 60 > doc.page.height - 40) doc.addPage();
	doc.y += 6;
	sheet.say('H2', 'Evidence', 12, { font: 'bold', after: 4 });
	const top = doc.y;
	const aside = { indent: QR_SIZE + 14 };
	const figure = {
		alt: 'A code to scan, which leads to the page where this certificate is checked',
		bbox: [MARGIN, top, MARGIN + QR_SIZE, top + QR_SIZE] as [number, number, number, number]
	};
	sheet.root.add(doc.struct('Figure', figure, () => drawCode(sheet, verify, top)));
	doc.y = top;
	sheet.say('P', `Link ${link.n}, ${printed(link.hash)}`, 10, aside);
	const chain = `The school’s chain when this was made: link ${last.n}, head ${printed(last.hash)}`;
	sheet.say('P', chain, 10, aside);
	const { origin } = new URL(verify);
	sheet.say('P', `To check it, scan the code, or type this one at ${origin}/verify:`, 10, aside);
	sheet.say('P', code.replace(/(.{48})/g, '$1 '), 7.5, { ...aside, soft: true });
	if (sheet.lacks)
		sheet.say('P', `${LACKING} stands for a letter that this file has no shape for.`, 8, aside);
}

function drawCode({ doc }: Sheet, text: string, top: number): void {
	const { data, size } = encode(text, { ecc: 'M', border: 2 });
	const side = QR_SIZE / size;
	for (const [row, modules] of data.entries())
		for (const [column, dark] of modules.entries())
			if (dark) doc.rect(MARGIN + column * side, top + row * side, side, side);
	doc.fillColor('black').fill();
}

/** `20 November 2026 at 09:30` */
function momentOf(at: Instant): string {
	return MOMENT.format(new Date(at));
}
