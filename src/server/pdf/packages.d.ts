/** What is used of packages that have no types of their own. */

declare module 'wawoff2/build/decompress_binding.js' {
	const binding: {
		/** Whether it has started; what is to be called when it has. */
		readonly calledRun?: boolean;
		onRuntimeInitialized: () => void;
		/** The font as TrueType; false where it is no WOFF2. */
		decompress(packed: Uint8Array): Uint8Array | false;
	};
	export default binding;
}

declare module 'fontkit' {
	/** What adds glyphs to a file of its own, one after another. */
	export interface TrueTypeSubset {
		font: OpenedFont;
		readonly glyphs: number[];
		glyf: Uint8Array[];
		offset: number;
		readonly loca: { readonly offsets: number[] };
		readonly hmtx: { readonly metrics: { readonly advance: number; readonly bearing: number }[] };
		includeGlyph(id: number): number;
		encode(): Uint8Array;
		_addGlyph(id: number): number;
	}

	export interface OpenedFont {
		readonly unitsPerEm: number;
		readonly ascent: number;
		readonly descent: number;
		readonly lineGap: number;
		readonly xHeight: number;
		readonly capHeight: number;
		readonly italicAngle: number;
		readonly postscriptName: string;
		readonly bbox: Readonly<Record<'minX' | 'minY' | 'maxX' | 'maxY', number>>;
		readonly 'OS/2': { readonly sFamilyClass: number };
		readonly post: { readonly isFixedPitch: number };
		readonly head: { readonly macStyle: { readonly italic: boolean } };
		readonly maxp: { readonly maxPoints: number; readonly maxContours: number };
		getGlyph(id: number): { readonly advanceWidth: number };
		createSubset(): TrueTypeSubset;
	}

	export function create(bytes: Uint8Array): OpenedFont;
}
