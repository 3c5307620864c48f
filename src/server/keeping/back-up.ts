/**
 * `clause backup`: everything that is recorded, in one file, while the server goes on.
 *
 * Every record is replaced in one step, so each copy of one is whole. What changes many records at once is written to a
 * journal first: when one of those changed while the records were copied, they are copied again.
 *
 * @module
 */
import { Zip, ZipDeflate } from 'fflate';
import * as fs from 'node:fs';
import path from 'node:path';
import { refuse, type Refusal } from '#domain/refusal.ts';
import type { Instant } from '#domain/units.ts';
import { codeOf } from '../store/fault.ts';
import { RECORD_VERSION } from '../store/records.ts';
import { filesToKeep, isJournal, LIST, sha256, type BackupList } from './backup-file.ts';

/** What was backed up. */
export interface BackedUp {
	readonly files: number;
	/** The size of the backup, in bytes. */
	readonly bytes: number;
	readonly keys: boolean;
}

export type BackupRefused = Refusal<'file-exists' | 'no-data' | 'not-quiet' | 'not-written'>;

/** How often copying begins again because a journal has changed. */
const TURNS = 5;
/** Read and packed at a time, in bytes: memory does not grow with the data. */
const PART = 256 * 1024;

/**
 * Writes a backup, whole or not at all; it is on the disk when this returns. The keys are left out unless asked for:
 * whoever has them and the records can pass for anybody.
 *
 * Refuses `file-exists`, `no-data` where there is nothing to back up, `not-written`, and `not-quiet` when imports went
 * on for as long as it was tried.
 */
export function backUp(
	dataDir: string,
	file: string,
	{ keys, now }: { readonly keys: boolean; readonly now: Instant }
): BackedUp | BackupRefused {
	if (fs.existsSync(file))
		return refuse(
			'file-exists',
			`${file} is there already. Choose another name; nothing is written over.`
		);
	if (!fs.existsSync(dataDir) || filesToKeep(dataDir, keys).length === 0)
		return refuse(
			'no-data',
			`There is nothing to back up in ${dataDir}. DATA_DIR says where the data are.`
		);
	const unfinished = `${file}.part`;
	try {
		for (let turn = 0; turn < TURNS; turn++) {
			const before = journalsOf(dataDir);
			const files = write(dataDir, unfinished, { keys, now });
			if (journalsOf(dataDir) !== before) continue;
			fs.renameSync(unfinished, file);
			return { files, bytes: fs.statSync(file).size, keys };
		}
		return refuse(
			'not-quiet',
			'Staff lists were being imported all the time. Try again in a minute.'
		);
	} catch (cause) {
		if (codeOf(cause) === undefined) throw cause;
		const why = cause instanceof Error ? cause.message : String(cause);
		return refuse('not-written', `The backup could not be written: ${why}.`);
	} finally {
		fs.rmSync(unfinished, { force: true });
	}
}

function write(
	dataDir: string,
	to: string,
	{ keys, now }: { readonly keys: boolean; readonly now: Instant }
): number {
	const out = fs.openSync(to, 'w', 0o600);
	try {
		const zip = new Zip((fault, part) => {
			if (fault) throw fault;
			fs.writeSync(out, part);
		});
		const files: BackupList['files'] = [];
		for (const name of filesToKeep(dataDir, keys)) {
			const copied = copy(path.join(dataDir, name), name, zip);
			if (copied) files.push(copied);
		}
		const list: BackupList = { version: 1, at: now, records: RECORD_VERSION, keys, files };
		const entry = new ZipDeflate(LIST, { level: 6 });
		zip.add(entry);
		entry.push(new TextEncoder().encode(JSON.stringify(list)), true);
		zip.end();
		fs.fsyncSync(out);
		return files.length;
	} finally {
		fs.closeSync(out);
	}
}

/** Copies one file; one that is gone by now, such as a link that was used, is left out. */
function copy(from: string, name: string, zip: Zip): BackupList['files'][number] | undefined {
	let open: number;
	try {
		open = fs.openSync(from, 'r');
	} catch (cause) {
		if (codeOf(cause) === 'ENOENT') return undefined;
		throw cause;
	}
	try {
		const entry = new ZipDeflate(name, { level: 6 });
		zip.add(entry);
		const hash = sha256();
		let bytes = 0;
		for (;;) {
			const part = new Uint8Array(PART);
			const read = fs.readSync(open, part);
			hash.update(part.subarray(0, read));
			bytes += read;
			entry.push(part.subarray(0, read), read === 0);
			if (read === 0) return { path: name, bytes, sha256: hash.digest('hex') };
		}
	} finally {
		fs.closeSync(open);
	}
}

/** What stands in the journals, as one text to compare. */
function journalsOf(dataDir: string): string {
	return filesToKeep(dataDir, false)
		.filter(isJournal)
		.map((name) => {
			try {
				const { mtimeMs, size, ino } = fs.statSync(path.join(dataDir, name));
				return `${name} ${mtimeMs} ${size} ${ino}`;
			} catch (cause) {
				if (codeOf(cause) === 'ENOENT') return name;
				throw cause;
			}
		})
		.join('\n');
}
