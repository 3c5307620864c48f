/**
 * A QR code, as one path of an SVG.
 *
 * @module
 */
import { encode } from 'uqr';

/** The dark fields of a code, as a path within a square of `size`, quiet zone included. */
export interface QrCode {
	readonly size: number;
	readonly path: string;
}

/** The code of a text. */
export function qrCode(text: string): QrCode {
	const { data, size } = encode(text, { border: 4, ecc: 'M' });
	const path = data
		.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')))
		.join('');
	return { size, path };
}
