/**
 * What a build was made from, as one short name: the same files give the same name on any machine.
 *
 * @module
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import path from 'node:path';

/** The project's folder, with no separator at its end. */
export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/**
 * Names the content of some files and folders, given relative to the project. Tests are left out,
 * as no build holds them; a path that does not exist counts as absent.
 *
 * @param {readonly string[]} paths
 * @returns {string} sixteen hexadecimal digits
 */
export function fingerprint(paths) {
	const hash = createHash('sha256');
	for (const file of paths.flatMap(filesUnder).sort()) {
		hash
			.update(`${file}\0`)
			.update(readFileSync(path.join(root, file)))
			.update('\0');
	}
	return hash.digest('hex').slice(0, 16);
}

/**
 * @param {string} relative
 * @returns {string[]} files, with `/` as the separator everywhere
 */
function filesUnder(relative) {
	const found = statSync(path.join(root, relative), { throwIfNoEntry: false });
	if (!found) return [];
	if (!found.isDirectory()) return /\.test\.ts$/.test(relative) ? [] : [relative];
	return readdirSync(path.join(root, relative)).flatMap((name) =>
		filesUnder(`${relative}/${name}`)
	);
}
