/**
 * The player for packages, as the build left it.
 *
 * @module
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { PlayerFiles } from './build.ts';

/** The build of the player is not there: ours to mend, with a sentence for whoever started the program. */
export class PlayerMissing extends Error {
	override readonly name = 'PlayerMissing';
	readonly code = 'player-missing';
}

/** Reads the player's scripts and its style sheet from a folder. */
export function readPlayer(folder: string): PlayerFiles {
	const read = (name: string) => {
		try {
			return readFileSync(path.join(folder, name), 'utf8');
		} catch (cause) {
			throw new PlayerMissing(
				`The player for packages is not in ${folder}. Run “npm run build” and try again.`,
				{ cause }
			);
		}
	};
	const scorm2004 = read('player-scorm2004.js');
	return {
		scripts: {
			scorm12: read('player-scorm12.js'),
			'scorm2004-3': scorm2004,
			'scorm2004-4': scorm2004,
			cmi5: read('player-cmi5.js')
		},
		more: read('more.js'),
		styles: read('player.css')
	};
}
