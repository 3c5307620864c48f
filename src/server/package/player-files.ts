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

/** Reads `player.js` and `player.css` from a folder. */
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
	return { script: read('player.js'), styles: read('player.css') };
}
