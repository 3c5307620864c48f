/**
 * The player for packages, as the build left it.
 *
 * @module
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { inflateRawSync } from 'node:zlib';
import type { PlayerFiles } from './build.ts';
import type { PackedAhead } from './zip.ts';

/** The build of the player is not there: ours to mend, with a sentence for whoever started the program. */
export class PlayerMissing extends Error {
	override readonly name = 'PlayerMissing';
	readonly code = 'player-missing';
}

/** Reads the player's scripts and its style sheet from a folder, and the same as they were packed there. */
export function readPlayer(folder: string): PlayerFiles {
	const missing = (cause?: unknown) =>
		new PlayerMissing(
			`The player for packages is not in ${folder}, or not whole. Run “npm run build” and try again.`,
			{ cause }
		);
	const read = (name: string) => {
		try {
			return readFileSync(path.join(folder, name));
		} catch (cause) {
			throw missing(cause);
		}
	};
	const ahead: PackedAhead[] = [];
	const readBoth = (name: string) => {
		const text = read(name);
		const deflated = read(`${name}.deflate`);
		if (!inflateRawSync(deflated).equals(text)) throw missing();
		ahead.push({ text: text.toString(), deflated });
		return text.toString();
	};
	const scorm2004 = readBoth('player-scorm2004.js');
	return {
		scripts: {
			scorm12: readBoth('player-scorm12.js'),
			'scorm2004-3': scorm2004,
			'scorm2004-4': scorm2004,
			cmi5: readBoth('player-cmi5.js')
		},
		more: readBoth('more.js'),
		styles: readBoth('player.css'),
		ahead
	};
}
