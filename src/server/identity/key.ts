/**
 * The key that signs cookies: made once, kept in a file of its own that only the server's account may read.
 *
 * @module
 */
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { placeAside } from '../store/aside.ts';
import { settle } from '../store/load.ts';

const BYTES = 32;

/** The keys there are: one for the passes of the sample, one for real accounts. */
type KeyName = 'cookie' | 'identity';

/** What has to be done again with another key. */
const AGAIN: Readonly<Record<KeyName, string>> = {
	cookie: 'whoever explores the sample chooses again who they are',
	identity: 'everybody signs in again, and authenticator apps have to be set up again'
};

/**
 * Reads a key in `dataDir/keys`, or makes it (mode 0600). A file of another length is moved to `damaged/` and named:
 * with a new key everyone signs in again, and with another `identity` key authenticator apps have to be set up again too.
 *
 * @param tell is told of a file that cannot be used
 */
export function keyOf(
	dataDir: string,
	name: KeyName = 'cookie',
	tell: (sentence: string) => void = console.error
): Uint8Array {
	const folder = join(dataDir, 'keys');
	const file = join(folder, `${name}.key`);
	try {
		const found = readFileSync(file);
		if (found.length === BYTES) return found;
		const kept = placeAside(dataDir, `keys/${name}.key`, new Date());
		renameSync(file, kept);
		tell(
			`keys/${name}.key cannot be used: it holds ${found.length} bytes, not ${BYTES}. It is kept as ${kept}, and a new key is made: ${AGAIN[name]}. Stop the server and put the old one back to spare them that; docs/where-data-lives.md says more.`
		);
	} catch (cause) {
		if ((cause as NodeJS.ErrnoException).code !== 'ENOENT') throw cause;
	}
	mkdirSync(folder, { recursive: true, mode: 0o700 });
	const made = randomBytes(BYTES);
	writeFileSync(`${file}.tmp`, made, { mode: 0o600 });
	settle(`${file}.tmp`);
	renameSync(`${file}.tmp`, file);
	settle(folder);
	return made;
}
