/**
 * What somebody chose to have checked: an evidence pack as it was downloaded, or the evidence file alone.
 *
 * @module
 */
import { strFromU8, unzipSync, type UnzipFileInfo } from 'fflate';
import { readEvidence, type EvidenceFile } from '#domain/evidence/evidence-file.ts';
import { readSeal, SEAL_NAME, type PackSeal, type SealedFile } from '#domain/evidence/pack-seal.ts';
import { isRefusal, refuse, type Refusal } from '#domain/refusal.ts';
import type { Hash } from '#domain/units.ts';

/** What was in a file. */
export type Opened =
	| { readonly kind: 'evidence'; readonly evidence: EvidenceFile }
	| {
			readonly kind: 'pack';
			readonly seal: PackSeal;
			/** All files but the seal, each as often as it is in the zip. */
			readonly files: readonly SealedFile[];
			/** The chain; a pack without names has none. */
			readonly evidence?: EvidenceFile;
	  }
	/** A pack of a program that sealed none, or from which the seal was taken out. */
	| { readonly kind: 'unsealed-pack'; readonly evidence: EvidenceFile };

/** The largest pack, taken apart, in bytes, and the most files in one: far beyond any that is made. */
const LARGEST = 300_000_000;
const MOST_FILES = 200;

/** Opens a file; refuses what is neither a pack nor an evidence file, with what is wrong with it. */
export function openFile(
	bytes: Uint8Array,
	hash: (bytes: Uint8Array) => Hash
): Opened | Refusal<'evidence-unreadable' | 'seal-unreadable'> {
	// A zip begins with these two letters, and no JSON does.
	if (strFromU8(bytes.subarray(0, 2)) === 'PK') return openPack(bytes, hash);
	const evidence = readEvidence(strFromU8(bytes));
	return isRefusal(evidence) ? evidence : { kind: 'evidence', evidence };
}

function openPack(
	bytes: Uint8Array,
	hash: (bytes: Uint8Array) => Hash
): ReturnType<typeof openFile> {
	const names: string[] = [];
	let size = 0;
	const within = ({ name, originalSize }: UnzipFileInfo) => {
		size += originalSize;
		names.push(name);
		return size <= LARGEST && names.length <= MOST_FILES;
	};
	let parts: Readonly<Record<string, Uint8Array>>;
	try {
		parts = unzipSync(bytes, { filter: within });
	} catch {
		return unreadable('it is a zip that is cut short or damaged');
	}
	if (size > LARGEST || names.length > MOST_FILES) return unreadable('it is larger than any pack');
	const [sealed, chain] = [parts[SEAL_NAME], parts['evidence.json']];
	const evidence = chain && readEvidence(strFromU8(chain));
	if (isRefusal(evidence)) return evidence;
	if (!sealed)
		return evidence
			? { kind: 'unsealed-pack', evidence }
			: unreadable('it is another zip than an evidence pack');
	const seal = readSeal(strFromU8(sealed));
	if (isRefusal(seal)) return seal;
	const files = names.flatMap((name) =>
		name === SEAL_NAME ? [] : { name, hash: hash(parts[name] ?? new Uint8Array()) }
	);
	return { kind: 'pack', seal, files, ...(evidence && { evidence }) };
}

function unreadable(why: string): Refusal<'evidence-unreadable'> {
	return refuse('evidence-unreadable', `This file cannot be read: ${why}.`);
}
