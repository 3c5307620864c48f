/**
 * A printed sheet: tagged PDF on A4, with the school's colour at the top. The same content always gives the same bytes.
 *
 * @module
 */
import PDFDocument from 'pdfkit';
import type { Instant } from '#domain/units.ts';
import type { Weight } from './font-files.ts';
import { Lettering } from './lettering.ts';
import { breakable } from './lines.ts';

/** From the edge of the paper, in points. */
export const MARGIN = 56;
const FOOT = 40;
const INK = '#1b1f24';
const SOFT = '#4a525c';
const LINE = '#1f5f5b';
const RULE = '#c9cfd6';

/** What a file says of itself. */
export interface Titled {
	readonly title: string;
	readonly author: string;
	readonly made: Instant;
	/** Of the line at the top; the product's own when absent. */
	readonly colour?: string | undefined;
}

/** How a text is drawn. */
export interface Look {
	readonly font?: Weight;
	readonly soft?: boolean;
	/** Space below, in points. */
	readonly after?: number;
	readonly indent?: number;
}

/** A column of a table: its heading, and its part of the width. */
export interface Column {
	readonly says: string;
	readonly wide: number;
}

type Document = InstanceType<typeof PDFDocument>;
type Struct = ReturnType<Document['struct']>;
export type Tag = 'H1' | 'H2' | 'P';

/** A sheet that is drawn from top to bottom; its pages follow by themselves. */
export class Sheet {
	readonly doc: Document;
	readonly root: Struct;
	readonly width: number;
	readonly #parts: Buffer[] = [];
	readonly #letters = { plain: new Lettering('plain'), bold: new Lettering('bold') };

	constructor({ title, author, made, colour = LINE }: Titled) {
		const { plain, bold } = this.#letters;
		const at = new Date(made);
		this.doc = new PDFDocument({
			size: 'A4',
			margins: { top: MARGIN, left: MARGIN, right: MARGIN, bottom: FOOT },
			pdfVersion: '1.7',
			subset: 'PDF/UA' as 'PDF/A-1',
			tagged: true,
			displayTitle: true,
			lang: 'en-GB',
			font: plain as unknown as string,
			info: {
				Title: title,
				Author: author,
				Creator: 'Clause & Effect',
				CreationDate: at,
				ModDate: at
			}
		});
		this.doc.registerFont('plain', plain as unknown as string);
		this.doc.registerFont('bold', bold as unknown as string);
		this.doc.on('data', (part: Buffer) => this.#parts.push(part));
		this.width = this.doc.page.width - 2 * MARGIN;
		this.root = this.doc.struct('Document');
		this.doc.addStructure(this.root);
		this.#decoration(() =>
			this.doc
				.rect(MARGIN, MARGIN - 16, this.width, 3)
				.fillColor(colour)
				.fill()
		);
	}

	/** Whether a letter could not be drawn so far. */
	get lacks(): boolean {
		return this.#letters.plain.lacks || this.#letters.bold.lacks;
	}

	/** Ends the sheet, and answers with the file. */
	async done(): Promise<Buffer> {
		const ended = new Promise<void>((resolve, reject) => {
			this.doc.on('end', resolve);
			this.doc.on('error', reject);
		});
		this.root.end();
		this.doc.end();
		await ended;
		return Buffer.concat(this.#parts);
	}

	/** A heading or a paragraph. */
	say(tag: Tag, text: string, size: number, look: Look = {}): void {
		const { font = 'plain', soft = false, after = 4, indent = 0 } = look;
		if (tag === 'H2') this.#hasTurned(size * 5);
		const { y } = this.doc;
		const draw = () => this.#text(text, size, { x: MARGIN + indent, y, font, soft });
		this.root.add(this.doc.struct(tag, {}, draw));
		this.doc.y += after;
	}

	/** Leaves room, in points. */
	room(height: number): void {
		this.doc.y += height;
	}

	/** Goes on so far above the foot of the page, in points; where that is passed, on the next page. */
	toFoot(height: number): void {
		this.#hasTurned(height);
		this.doc.y = this.doc.page.height - FOOT - height;
	}

	/** A list, with a mark before each item; numbered without one. */
	list(mark: string, items: readonly string[], size = 10): void {
		const list = this.doc.struct('L');
		this.root.add(list);
		for (const [index, item] of items.entries()) {
			this.#hasTurned(size * 3);
			const entry = this.doc.struct('LI');
			list.add(entry);
			const { y } = this.doc;
			const label = mark || `${index + 1}.`;
			entry.add(this.doc.struct('Lbl', {}, () => this.#text(label, size, { x: MARGIN, y })));
			this.doc.y = y;
			entry.add(this.doc.struct('LBody', {}, () => this.#text(item, size, { x: MARGIN + 20, y })));
			this.doc.y += 3;
			entry.end();
		}
		list.end();
		this.doc.y += 6;
	}

	/** A table with a heading for each column; the first cell of a row is the heading of the row. */
	table(columns: readonly Column[], rows: readonly (readonly string[])[], size = 9): void {
		const headings = columns.map(({ says }) => says);
		const table = this.doc.struct('Table');
		this.root.add(table);
		const head = this.doc.struct('THead');
		table.add(head);
		this.#row(head, columns, headings, size, () => 'TH');
		head.end();
		const body = this.doc.struct('TBody');
		table.add(body);
		for (const row of rows)
			this.#row(body, columns, row, size, (at) => (at === 0 ? 'TH' : 'TD'), headings);
		body.end();
		table.end();
		this.doc.y += 10;
	}

	/** What is only to be seen: no reader of the file reads it aloud. */
	#decoration(draw: () => unknown): void {
		this.doc.markContent('Artifact', { type: 'Layout' });
		draw();
		this.doc.endMarkedContent();
	}

	/** A row; where it begins a page, the headings are seen above it once more. */
	#row(
		into: Struct,
		columns: readonly Column[],
		cells: readonly string[],
		size: number,
		tag: (at: number) => 'TH' | 'TD',
		headings: readonly string[] = []
	): void {
		const font = (at: number) => (tag(at) === 'TH' ? ('bold' as const) : ('plain' as const));
		const { widths, height } = this.#measured(columns, cells, size, font);
		if (this.#hasTurned(height + 8) && headings.length > 0) {
			const above = this.#measured(columns, headings, size, () => 'bold');
			this.#cells(
				headings,
				above,
				(_at, draw) => this.#decoration(draw),
				size,
				() => 'bold'
			);
		}
		const row = this.doc.struct('TR');
		into.add(row);
		const scope = headings.length === 0 ? 'Column' : 'Row';
		const add = (at: number, draw: () => void) => {
			const cell = this.doc.struct(tag(at), {}, draw);
			if (tag(at) === 'TH') attributesOf(cell)['A'] = { O: 'Table', Scope: scope };
			row.add(cell);
		};
		this.#cells(cells, { widths, height }, add, size, font);
		row.end();
	}

	#measured(
		columns: readonly Column[],
		cells: readonly string[],
		size: number,
		font: (at: number) => Weight
	): { readonly widths: readonly number[]; readonly height: number } {
		const all = columns.reduce((sum, { wide }) => sum + wide, 0);
		const widths = columns.map(({ wide }) => (wide / all) * this.width - 8);
		this.doc.fontSize(size);
		const heights = cells.map((cell, at) => this.#heightOf(cell || ' ', font(at), widths[at] ?? 1));
		return { widths, height: Math.max(...heights) };
	}

	#cells(
		cells: readonly string[],
		{ widths, height }: { readonly widths: readonly number[]; readonly height: number },
		add: (at: number, draw: () => void) => void,
		size: number,
		font: (at: number) => Weight
	): void {
		const { y } = this.doc;
		let x = MARGIN;
		for (const [at, cell] of cells.entries()) {
			const [width, from] = [widths[at] ?? 1, x];
			add(at, () => this.#text(cell, size, { x: from, y, font: font(at), width }));
			x += width + 8;
		}
		this.doc.y = y + height + 3;
		this.#decoration(() =>
			this.doc.rect(MARGIN, this.doc.y, this.width, 0.5).fillColor(RULE).fill()
		);
		this.doc.y += 4;
	}

	/** Turns to a new page where there is less room than that, in points; answers whether it did. */
	#hasTurned(height: number): boolean {
		const turns = this.doc.y + height > this.doc.page.height - FOOT;
		if (turns) this.doc.addPage();
		return turns;
	}

	#text(
		text: string,
		size: number,
		at: {
			readonly x: number;
			readonly y: number;
			readonly font?: Weight;
			readonly soft?: boolean;
			readonly width?: number;
		}
	): void {
		const { x, y, font = 'plain', soft = false, width = MARGIN + this.width - x } = at;
		this.doc
			.font(font)
			.fontSize(size)
			.fillColor(soft ? SOFT : INK);
		this.doc.text(this.#broken(text, width), x, y, { width, lineGap: 1.5, features: [] });
		this.doc.x = MARGIN;
	}

	#heightOf(cell: string, font: Weight, width: number): number {
		this.doc.font(font);
		return this.doc.heightOfString(this.#broken(cell, width), { width, lineGap: 1 });
	}

	/** How wide a text is on one line, in points. */
	widthOf(text: string, size: number, font: Weight): number {
		return this.doc.font(font).fontSize(size).widthOfString(text, { features: [] });
	}

	#broken(text: string, width: number): string {
		return breakable(text, (word) => this.doc.widthOfString(word) <= width);
	}
}

/** What is written of a part of the document, which pdfkit’s types do not tell of. */
function attributesOf(part: Struct): Record<string, unknown> {
	return (part as unknown as { dictionary: { data: Record<string, unknown> } }).dictionary.data;
}
