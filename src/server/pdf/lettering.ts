/**
 * The letters of a printed sheet, in any script that a font is there for.
 *
 * pdfkit draws with one font. This one looks like DejaVu Sans to it, and holds whatever else a text needs: each cluster that
 * another font draws, or that is made of several shapes, becomes one glyph, which stands for its letters. So a text is found,
 * copied and read aloud as it was written, whatever its letters do to each other.
 *
 * @module
 */
import { create, type OpenedFont, type TrueTypeSubset } from 'fontkit';
import { BASE, bytesOf, type Weight } from './font-files.ts';
import { outlineOf, type Outline } from './outline.ts';
import { shapedLine, type Cluster } from './shaping.ts';

/** A glyph as pdfkit is told of it. */
interface Drawn {
	readonly id: number;
	readonly advanceWidth: number;
	readonly codePoints: readonly number[];
}

/** A glyph, and how far the next one is. */
interface Standing {
	readonly glyph: Drawn;
	readonly advance: number;
}

interface Position {
	xAdvance: number;
	yAdvance: number;
	xOffset: number;
	yOffset: number;
}

/** Above every glyph that a font can have. */
const OWN = 0x10000;

const opened = new Map<Weight, OpenedFont>();

/** DejaVu Sans, opened once. Nothing of a sheet stays in it, as letters are not shaped by it. */
function openedFont(weight: Weight): OpenedFont {
	const known = opened.get(weight);
	if (known) return known;
	const font = create(bytesOf(BASE[weight]));
	opened.set(weight, font);
	return font;
}

/** Whether every letter of a text can be drawn. */
export function canDraw(text: string, weight: Weight): boolean {
	return !shapedLine(text, weight).lacks;
}

/** A font for one sheet, as pdfkit asks of one. */
export class Lettering {
	readonly #font: OpenedFont;
	readonly #weight: Weight;
	/** What each glyph is drawn by: a glyph of DejaVu Sans, or an outline of its own. */
	readonly #drawn = new Map<number, number | Outline>();
	readonly #advances = new Map<number, number>();
	readonly #glyphs = new Map<string, Drawn>();
	readonly #made = new Map<Cluster, readonly Standing[]>();
	#lacks = false;

	constructor(weight: Weight) {
		this.#weight = weight;
		this.#font = openedFont(weight);
	}

	/** Whether a letter could not be drawn so far. */
	get lacks(): boolean {
		return this.#lacks;
	}

	get unitsPerEm(): number {
		return this.#font.unitsPerEm;
	}
	get ascent(): number {
		return this.#font.ascent;
	}
	get descent(): number {
		return this.#font.descent;
	}
	get lineGap(): number {
		return this.#font.lineGap;
	}
	get xHeight(): number {
		return this.#font.xHeight;
	}
	get capHeight(): number {
		return this.#font.capHeight;
	}
	get italicAngle(): number {
		return this.#font.italicAngle;
	}
	get bbox(): OpenedFont['bbox'] {
		return this.#font.bbox;
	}
	get post(): OpenedFont['post'] {
		return this.#font.post;
	}
	get head(): OpenedFont['head'] {
		return this.#font.head;
	}
	get 'OS/2'(): OpenedFont['OS/2'] {
		return this.#font['OS/2'];
	}
	get postscriptName(): string {
		return this.#font.postscriptName;
	}
	getGlyph(id: number): { readonly advanceWidth: number } {
		return this.#font.getGlyph(id);
	}

	/** A line as glyphs, and how far each is from the next. */
	layout(line: string): {
		readonly glyphs: readonly Drawn[];
		readonly positions: readonly Position[];
		readonly advanceWidth: number;
	} {
		const { clusters, lacks } = shapedLine(line, this.#weight);
		this.#lacks ||= lacks;
		const drawn = clusters.flatMap((cluster) => this.#drawnOnce(cluster));
		const positions = drawn.map(({ advance }) => ({
			xAdvance: advance,
			yAdvance: 0,
			xOffset: 0,
			yOffset: 0
		}));
		return {
			glyphs: drawn.map(({ glyph }) => glyph),
			positions,
			// pdfkit scales the positions, and then asks how wide they are.
			get advanceWidth() {
				return positions.reduce((sum, { xAdvance }) => sum + xAdvance, 0);
			}
		};
	}

	/** What puts the glyphs that were used into a file of their own. */
	createSubset(): TrueTypeSubset {
		const subset = this.#font.createSubset();
		const addAsItIs = subset._addGlyph.bind(subset);
		subset._addGlyph = (id) => {
			const by = this.#drawn.get(id) ?? id;
			return typeof by === 'number'
				? addAsItIs(by)
				: addOwn(subset, by, this.#advances.get(id) ?? 0);
		};
		const encodeAsItIs = subset.encode.bind(subset);
		subset.encode = () => {
			const own = [...this.#drawn.values()].filter((by) => typeof by !== 'number');
			const { maxp } = this.#font;
			const most = {
				...maxp,
				maxPoints: Math.max(maxp.maxPoints, ...own.map(({ points }) => points)),
				maxContours: Math.max(maxp.maxContours, ...own.map(({ contours }) => contours))
			};
			subset.font = Object.create(this.#font, { maxp: { value: most } }) as OpenedFont;
			return encodeAsItIs();
		};
		return subset;
	}

	#drawnOnce(cluster: Cluster): readonly Standing[] {
		const known = this.#made.get(cluster);
		if (known) return known;
		const made = this.#drawnAs(cluster);
		this.#made.set(cluster, made);
		return made;
	}

	/**
	 * A cluster as glyphs. One stands for a letter and for what is seen; others without shape or width stand for the marks,
	 * and for the other letters where the text runs from right to left. Readers take what stands for a mark to have no width,
	 * and turn the letters of such a text round one glyph at a time.
	 */
	#drawnAs(cluster: Cluster): readonly Standing[] {
		const { text, advance, isTurned } = cluster;
		const isWhole = isTurned ? text.length < 2 : !/.[\p{Mn}\p{Cf}]|\p{Cf}./u.test(text);
		if (isWhole) return [{ glyph: this.#glyphOf(cluster, text), advance }];
		const letters = [...text];
		const seen = Math.max(
			0,
			letters.findIndex((letter) => !/\p{Cf}/u.test(letter))
		);
		const said = isTurned
			? letters
			: [letters.slice(0, seen).join(''), letters[seen] ?? '', letters.slice(seen + 1).join('')];
		const glyphs = said.map((part, at) =>
			at === (isTurned ? seen : 1)
				? { glyph: this.#glyphOf(cluster, part), advance }
				: { glyph: this.#glyphOf({ ...cluster, glyphs: [], advance: 0 }, part), advance: 0 }
		);
		return (isTurned ? glyphs.reverse() : glyphs).filter(
			({ glyph }) => glyph.codePoints.length > 0
		);
	}

	/** The glyph of a cluster, standing for a text. */
	#glyphOf({ face, glyphs, advance }: Cluster, text: string): Drawn {
		const [only] = glyphs;
		const isPlain = face.isBase && glyphs.length === 1 && only?.x === 0 && only.y === 0;
		const key = isPlain
			? `${only.glyph} ${text}`
			: `${face.name} ${advance} ${glyphs.map(({ glyph, x, y }) => `${glyph},${x},${y}`).join(' ')} ${text}`;
		const known = this.#glyphs.get(key);
		if (known) return known;
		const isFirst = isPlain && !this.#advances.has(only.glyph);
		const id = isFirst ? only.glyph : OWN + this.#glyphs.size;
		const width = isPlain ? face.font.glyphHAdvance(only.glyph) : advance;
		const codePoints = [...text].map((letter) => letter.codePointAt(0) ?? 0);
		const made = { id, advanceWidth: width, codePoints };
		this.#drawn.set(id, isPlain ? only.glyph : outlineOf({ face, glyphs }));
		this.#advances.set(id, width);
		this.#glyphs.set(key, made);
		return made;
	}
}

function addOwn(subset: TrueTypeSubset, { bytes, bearing }: Outline, advance: number): number {
	subset.glyf.push(bytes);
	subset.loca.offsets.push(subset.offset);
	subset.hmtx.metrics.push({ advance, bearing });
	subset.offset += bytes.length;
	return subset.glyf.length - 1;
}
