/**
 * A certificate as a tagged PDF on A4: the same certificate always gives the same bytes.
 *
 * @module
 */
import PDFDocument from 'pdfkit';
import { encode } from 'uqr';
import { printed } from '#domain/evidence/link.ts';
import type { Instant } from '#domain/units.ts';
import type { Certificate } from './certificates.ts';
import { canDraw, drawn, fonts, LACKING, runsOf } from './lettering.ts';
import { perCentInWords } from './numbers.ts';

const MARGIN = 56;
const QR_SIZE = 128;
const INK = '#1b1f24';
const SOFT = '#4a525c';
const LINE = '#1f5f5b';

const MOMENT = new Intl.DateTimeFormat('en-GB', {
	timeZone: 'Europe/London',
	dateStyle: 'long',
	timeStyle: 'short'
});

/** Draws a certificate. */
export function certificatePdf(certificate: Certificate): Promise<Buffer> {
	return new Sheet(certificate).done();
}

type Document = InstanceType<typeof PDFDocument>;
type Struct = ReturnType<Document['struct']>;
type Tag = 'H1' | 'H2' | 'P';

class Sheet {
	readonly #certificate: Certificate;
	readonly #doc: Document;
	readonly #root: Struct;
	readonly #parts: Buffer[] = [];
	readonly #width: number;
	/** Whether a letter could not be drawn anywhere. */
	#lacks = false;

	constructor(certificate: Certificate) {
		this.#certificate = certificate;
		const { plain, bold } = fonts();
		const at = new Date(certificate.at);
		this.#doc = new PDFDocument({
			size: 'A4',
			margins: { top: MARGIN, left: MARGIN, right: MARGIN, bottom: 40 },
			pdfVersion: '1.7',
			subset: 'PDF/UA' as 'PDF/A-1',
			tagged: true,
			displayTitle: true,
			lang: 'en-GB',
			font: plain as unknown as string,
			info: {
				Title: `Certificate: ${certificate.name}`,
				Author: certificate.school,
				Creator: 'Clause & Effect',
				CreationDate: at,
				ModDate: at
			}
		});
		this.#doc.registerFont('plain', plain);
		this.#doc.registerFont('bold', bold);
		this.#doc.on('data', (part: Buffer) => this.#parts.push(part));
		this.#width = this.#doc.page.width - 2 * MARGIN;
		this.#root = this.#doc.struct('Document');
		this.#doc.addStructure(this.#root);
	}

	async done(): Promise<Buffer> {
		const ended = new Promise<void>((resolve, reject) => {
			this.#doc.on('end', resolve);
			this.#doc.on('error', reject);
		});
		this.#head();
		this.#passed();
		this.#declared();
		this.#evidence();
		this.#root.end();
		this.#doc.end();
		await ended;
		return Buffer.concat(this.#parts);
	}

	#head(): void {
		const { school, policy, edition, editionHash, at, listed, score } = this.#certificate;
		const { sample } = this.#certificate;
		this.#decoration(() =>
			this.#doc
				.rect(MARGIN, MARGIN - 16, this.#width, 3)
				.fillColor(LINE)
				.fill()
		);
		if (sample) this.#say('P', 'Sample: the school and its staff are invented.', 9, { soft: true });
		this.#say('P', school, 13, { font: 'bold' });
		this.#say('H1', 'Certificate of completion', 22, { font: 'bold', after: 10 });
		this.#name();
		if (listed !== undefined) this.#say('P', `On the staff list as: ${listed}`, 9, { soft: true });
		this.#say(
			'P',
			'completed the training on social media and signed the declaration, under',
			10.5,
			{
				after: 2
			}
		);
		this.#say('P', `${policy}, edition ${edition}`, 12, { font: 'bold', after: 2 });
		this.#say('P', `on ${momentOf(at)}.`, 10.5);
		if (score !== undefined)
			this.#say('P', `Score: ${score}% (${perCentInWords(score)}) of the points.`, 10.5);
		this.#say('P', `Content of the edition: ${printed(editionHash)}`, 9, { soft: true, after: 8 });
	}

	/** The name on one line where it fits; what cannot be drawn does not vanish. */
	#name(): void {
		const { name } = this.#certificate;
		this.#doc.font('bold');
		if (!canDraw(name, this.#font())) {
			this.#say(
				'P',
				'The name is in letters that this file has no shapes for. It stands as it was typed in the title of this file, and on the page that the code below leads to.',
				11
			);
			return;
		}
		const runs = runsOf(drawn(name, this.#font()));
		let size = 20;
		while (size > 10 && this.#widthOf(runs, size) > this.#width) size--;
		if (this.#widthOf(runs, size) > this.#width) return this.#say('P', name, 11, { font: 'bold' });
		const { y } = this.#doc;
		const draw = () => {
			this.#doc.font('bold').fontSize(size).fillColor(INK);
			let x = MARGIN;
			for (const run of runs) {
				this.#doc.text(run, x, y, { lineBreak: false, features: ['kern', 'liga'] });
				x += this.#widthOf([run, ''], size);
			}
			this.#doc.x = MARGIN;
			this.#doc.y = y + size * 1.5;
		};
		this.#root.add(this.#doc.struct('P', { actual: name }, draw));
	}

	#widthOf(runs: readonly string[], size: number): number {
		this.#doc.font('bold').fontSize(size);
		const space = this.#doc.widthOfString(' ');
		const widths = runs.map((run) => this.#doc.widthOfString(run, { features: ['kern', 'liga'] }));
		return widths.reduce((sum, each) => sum + each, 0) + space * (runs.length - 1);
	}

	#passed(): void {
		this.#say('H2', 'What was covered', 12, { font: 'bold', after: 3 });
		this.#list(
			'•',
			this.#certificate.situations.map(({ title, points }) => `${title}: ${points} points`)
		);
	}

	#declared(): void {
		this.#say('H2', 'What was signed', 12, { font: 'bold', after: 3 });
		this.#list('', this.#certificate.statements);
	}

	#evidence(): void {
		const { link, head, verify, code } = this.#certificate;
		const doc = this.#doc;
		if (doc.y + QR_SIZE + 60 > doc.page.height - 40) doc.addPage();
		doc.y += 6;
		this.#say('H2', 'Evidence', 12, { font: 'bold', after: 4 });
		const top = doc.y;
		const aside = { indent: QR_SIZE + 14 };
		const figure = {
			alt: 'A code to scan, which leads to the page where this certificate is checked',
			bbox: [MARGIN, top, MARGIN + QR_SIZE, top + QR_SIZE] as [number, number, number, number]
		};
		this.#root.add(doc.struct('Figure', figure, () => this.#code(verify, top)));
		doc.y = top;
		this.#say('P', `Link ${link.n}, ${printed(link.hash)}`, 10, aside);
		this.#say(
			'P',
			`The school’s chain when this was made: link ${head.n}, head ${printed(head.hash)}`,
			10,
			aside
		);
		const { origin } = new URL(verify);
		this.#say('P', `To check it, scan the code, or type this one at ${origin}/verify:`, 10, aside);
		this.#say('P', code.replace(/(.{48})/g, '$1 '), 7.5, { ...aside, soft: true });
		if (this.#lacks)
			this.#say('P', `${LACKING} stands for a letter that this file has no shape for.`, 8, aside);
	}

	#code(text: string, top: number): void {
		const { data, size } = encode(text, { ecc: 'M', border: 2 });
		const side = QR_SIZE / size;
		for (const [row, modules] of data.entries())
			for (const [column, dark] of modules.entries())
				if (dark) this.#doc.rect(MARGIN + column * side, top + row * side, side, side);
		this.#doc.fillColor('black').fill();
	}

	#list(mark: string, items: readonly string[]): void {
		const list = this.#doc.struct('L');
		this.#root.add(list);
		for (const [index, item] of items.entries()) {
			const label = mark || `${index + 1}.`;
			const entry = this.#doc.struct('LI');
			list.add(entry);
			const { y } = this.#doc;
			entry.add(this.#doc.struct('Lbl', {}, () => this.#text(label, 10, MARGIN, y)));
			this.#doc.y = y;
			entry.add(this.#doc.struct('LBody', {}, () => this.#text(item, 10, MARGIN + 20, y)));
			this.#doc.y += 3;
			entry.end();
		}
		list.end();
		this.#doc.y += 6;
	}

	#say(
		tag: Tag,
		text: string,
		size: number,
		more: {
			readonly font?: 'plain' | 'bold';
			readonly soft?: boolean;
			readonly after?: number;
			readonly indent?: number;
		} = {}
	): void {
		const { font = 'plain', soft = false, after = 4, indent = 0 } = more;
		const { y } = this.#doc;
		const draw = () => this.#text(text, size, MARGIN + indent, y, font, soft ? SOFT : INK);
		this.#root.add(this.#doc.struct(tag, {}, draw));
		this.#doc.y += after;
	}

	#text(
		text: string,
		size: number,
		x: number,
		y: number,
		font: 'plain' | 'bold' = 'plain',
		colour = INK
	): void {
		this.#doc.font(font).fontSize(size).fillColor(colour);
		const shown = drawn(text, this.#font());
		this.#lacks ||= shown.includes(LACKING);
		this.#doc.text(shown, x, y, { width: MARGIN + this.#width - x, lineGap: 1.5 });
		this.#doc.x = MARGIN;
	}

	#decoration(draw: () => unknown): void {
		this.#doc.markContent('Artifact', { type: 'Layout' });
		draw();
		this.#doc.endMarkedContent();
	}

	/** The font that is chosen, as far as it is asked what it has. */
	#font(): { hasGlyphForCodePoint(point: number): boolean } {
		const { _font } = this.#doc as unknown as {
			_font: { font: { hasGlyphForCodePoint(point: number): boolean } };
		};
		return _font.font;
	}
}

/** `20 November 2026 at 09:30` */
function momentOf(at: Instant): string {
	return MOMENT.format(new Date(at));
}
