/**
 * Where a file goes that cannot be used: into `damaged/`, under a name that nothing there has yet. Nothing is deleted.
 *
 * @module
 */
import * as fs from 'node:fs';
import path from 'node:path';

/**
 * A place in the data folder's `damaged/`, which is made if it is not there.
 *
 * @param file where the file was, relative to the data folder
 * @param now names the place
 */
export function placeAside(dataDir: string, file: string, now: Date): string {
	const damaged = path.join(dataDir, 'damaged');
	fs.mkdirSync(damaged, { recursive: true, mode: 0o700 });
	const [folder = '', ...rest] = file.split('/');
	const stamp = now.toISOString().replaceAll(/[:.]/g, '-');
	const name = path.join(damaged, `${folder}--${rest.join('-')}--${stamp}`);
	let place = name;
	for (let again = 2; fs.existsSync(place); again++) place = `${name}-${again}`;
	return place;
}
