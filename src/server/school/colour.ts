/**
 * The colour of a school's paper.
 *
 * @module
 */

/** The least contrast to white paper of a line that has to be seen (WCAG 2.2, 1.4.11). */
const LEAST = 3;

/** A colour as it is kept, `#1f5f5b`, from what somebody typed; undefined where it is none. */
export function colourIn(typed: string): string | undefined {
	const digits = /^#?([0-9a-f]{3}|[0-9a-f]{6})$/.exec(typed.trim().toLowerCase())?.[1];
	if (digits === undefined) return undefined;
	return `#${digits.length === 3 ? digits.replace(/./g, '$&$&') : digits}`;
}

/** Whether a colour can be seen on white paper. */
export function isSeenOnPaper(colour: string): boolean {
	return 1.05 / (luminanceOf(colour) + 0.05) >= LEAST;
}

/** The relative luminance of a colour, from 0 to 1 (WCAG 2.2). */
function luminanceOf(colour: string): number {
	const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
		const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
		return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
