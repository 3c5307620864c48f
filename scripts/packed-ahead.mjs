/**
 * Packs the player's files while it is built: Zopfli finds a twentieth more than any other deflate, and takes a second for
 * each. Whoever makes a package joins them to what is made for it (`src/server/package/zip.ts`).
 *
 * @module
 */
import zopfli from '@gfx/zopfli';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** More than one brings a thousandth. */
const PASSES = { numiterations: 1 };

/** @returns {import('vite').Plugin} */
export function packedAhead() {
	return {
		name: 'packed-ahead',
		async writeBundle({ dir = '' }) {
			for (const name of await readdir(dir)) {
				const file = path.join(dir, name);
				if (/\.(?:js|css)$/.test(name))
					await writeFile(
						`${file}.deflate`,
						await zopfli.deflateAsync(await readFile(file), PASSES)
					);
			}
		}
	};
}
