/**
 * The key that signs cookies: made once, kept in a file of its own that only the server's account may read.
 *
 * @module
 */
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const BYTES = 32;

/** The keys there are: one for the passes of the sample, one for real accounts. */
type KeyName = 'cookie' | 'identity';

/**
 * Reads a key in `dataDir/keys`, or makes it (mode 0600). A file of another length is replaced: everyone signs in
 * again, and with another `identity` key authenticator apps have to be set up again too.
 */
export function keyOf(dataDir: string, name: KeyName = 'cookie'): Uint8Array {
	const folder = join(dataDir, 'keys');
	const file = join(folder, `${name}.key`);
	try {
		const found = readFileSync(file);
		if (found.length === BYTES) return found;
	} catch (cause) {
		if ((cause as NodeJS.ErrnoException).code !== 'ENOENT') throw cause;
	}
	mkdirSync(folder, { recursive: true, mode: 0o700 });
	const made = randomBytes(BYTES);
	writeFileSync(file, made, { mode: 0o600 });
	return made;
}
