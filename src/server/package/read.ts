/**
 * Reading a package somebody uploads, within bounds: only what it says about itself.
 *
 * @module
 */
import { unzipSync, strFromU8 } from 'fflate';
import { refuse, type Refusal } from '#domain/refusal.ts';
import { about, type About } from './about.ts';

/** The largest zip that is looked at, in bytes. */
export const LARGEST_ZIP = 3_000_000;
/** Files in a zip, and bytes of the one that is opened. */
const MOST_FILES = 2_000;
const LARGEST_ABOUT = 200_000;
const ABOUT = 'about.json';

/**
 * Reads what a package says about itself. No other file is unpacked, and none is written anywhere.
 *
 * Refuses `not-a-zip`, `zip-too-large`, `zip-unsafe` (a name that leads out of its folder, or too many files) and
 * `not-ours`.
 */
export function readPackage(
	bytes: Uint8Array
): About | Refusal<'not-a-zip' | 'zip-too-large' | 'zip-unsafe' | 'not-ours'> {
	if (bytes.length === 0)
		return refuse('not-a-zip', 'No file came. Choose a package and try again.');
	if (bytes.length > LARGEST_ZIP)
		return refuse(
			'zip-too-large',
			`The file is ${Math.ceil(bytes.length / 1_000_000)} MB; a package of this program is far below ${LARGEST_ZIP / 1_000_000} MB.`
		);
	let files = 0;
	let unsafe: string | undefined;
	let found: Record<string, Uint8Array>;
	try {
		found = unzipSync(bytes, {
			filter: ({ name, originalSize }) => {
				files++;
				if (/(^|[\\/])\.\.([\\/]|$)|^[\\/]|^[A-Za-z]:|\\/.test(name)) unsafe ??= name;
				return name === ABOUT && originalSize <= LARGEST_ABOUT && files <= MOST_FILES;
			}
		});
	} catch {
		return refuse(
			'not-a-zip',
			'This is not a zip file, or it is damaged. Choose the package as it was downloaded.'
		);
	}
	if (unsafe !== undefined || files > MOST_FILES)
		return refuse(
			'zip-unsafe',
			unsafe === undefined
				? `The zip holds ${files} files, more than any package of this program.`
				: `The zip holds a name that leads out of its folder (“${unsafe.slice(0, 60)}”). Do not use it.`
		);
	const text = found[ABOUT];
	if (!text)
		return refuse(
			'not-ours',
			'This package was not made by this program, or it was packed anew: there is no about.json in it. Choose the zip as it was downloaded.'
		);
	const read = about.safeParse(parsed(text));
	if (!read.success)
		return refuse('not-ours', 'What this package says about itself cannot be read (about.json).');
	return read.data;
}

function parsed(text: Uint8Array): unknown {
	try {
		return JSON.parse(strFromU8(text));
	} catch {
		return undefined;
	}
}
