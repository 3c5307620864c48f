/**
 * Sealing a pack while it is made: whoever changes a file of it afterwards is found out by its verifier.
 *
 * @module
 */
import { createHash } from 'node:crypto';
import { keyOfChain } from '#domain/evidence/link.ts';
import {
	SEAL_FORMAT,
	SEAL_NAME,
	sealText,
	type PackSeal,
	type Sealed,
	type SealedFile
} from '#domain/evidence/pack-seal.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { EvidenceKey } from '../evidence/keys.ts';
import { hashOf } from '../store/archive.ts';
import type { ZipFile } from './zip-stream.ts';

/** The key that a school's chain stands on, while the server has it; the newest where it has none (E16). */
export function sealingKey({ evidence }: { evidence: Evidence }, school: string): EvidenceKey {
	const standsOn = keyOfChain(evidence.links(school));
	const { keys } = evidence;
	return (standsOn === undefined ? undefined : keys.find(standsOn)) ?? keys.newest;
}

/** The same files, and behind them the seal over all of them. */
export async function* sealed(
	files: AsyncIterable<ZipFile>,
	what: Omit<Sealed, 'files'>,
	key: EvidenceKey
): AsyncGenerator<ZipFile> {
	const passed: SealedFile[] = [];
	for await (const file of files) {
		const hash = createHash('sha256').update(file.content).digest('hex');
		passed.push({ name: file.name, hash });
		yield file;
	}
	const whole: Sealed = { ...what, files: passed };
	const seal: PackSeal = {
		...{ format: SEAL_FORMAT, version: 1 },
		...whole,
		key: key.key,
		signature: key.sign(sealText(whole, hashOf))
	};
	yield { name: SEAL_NAME, content: JSON.stringify(seal, undefined, '\t') };
}
