/**
 * What certificates and transcripts have in common: whose they are, and by what they are checked.
 *
 * @module
 */
import { encode } from 'uqr';
import { printed } from '#domain/evidence/link.ts';
import type { Instant } from '#domain/units.ts';
import { canDraw } from '../pdf/lettering.ts';
import { LACKING } from '../pdf/shaping.ts';
import { MARGIN, type Sheet } from '../pdf/sheet.ts';
import type { Certificate } from './certificates.ts';

const QR_SIZE = 128;
const INK = '#1b1f24';

/** What {@link evidencePart} takes, in points. */
export const EVIDENCE_HEIGHT = QR_SIZE + 44;

const MOMENT = new Intl.DateTimeFormat('en-GB', {
	timeZone: 'Europe/London',
	dateStyle: 'long',
	timeStyle: 'short'
});

/** `20 November 2026 at 09:30` */
export function momentOf(at: Instant): string {
	return MOMENT.format(new Date(at));
}

/** The name on one line where it fits; what cannot be drawn does not vanish. */
export function whose(sheet: Sheet, name: string): void {
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

/** The link it stands on, and how it is checked. */
export function evidencePart(
	sheet: Sheet,
	{ link, head: last, verify, code }: Pick<Certificate, 'link' | 'head' | 'verify' | 'code'>
): void {
	const { doc } = sheet;
	if (doc.y + EVIDENCE_HEIGHT > doc.page.height - 40) doc.addPage();
	sheet.say('H2', 'Evidence', 12, { font: 'bold', after: 4 });
	const top = doc.y;
	const aside = { indent: QR_SIZE + 14 };
	const figure = {
		alt: 'A code to scan, which leads to the page where this certificate is checked',
		bbox: [MARGIN, top, MARGIN + QR_SIZE, top + QR_SIZE] as [number, number, number, number]
	};
	sheet.root.add(doc.struct('Figure', figure, () => drawCode(sheet, verify, top)));
	doc.y = top;
	sheet.say('P', `Link ${link.n}, ${printed(link.hash)}`, 10, { ...aside, font: 'bold' });
	const chain = `The chain when this was made: link ${last.n}, head ${printed(last.hash)}`;
	sheet.say('P', chain, 9.5, aside);
	sheet.say('P', 'To check it, scan the code, or type this one in', 9.5, { ...aside, after: 0 });
	sheet.say('P', `at ${new URL(verify).origin}/verify:`, 9.5, aside);
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
