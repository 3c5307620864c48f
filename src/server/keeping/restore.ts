/**
 * `clause restore`: a backup becomes a data folder again, once every file in it has been checked.
 *
 * @module
 */
import { Unzip, UnzipInflate, type UnzipFile } from 'fflate';
import * as fs from 'node:fs';
import path from 'node:path';
import { refuse, type Refusal } from '#domain/refusal.ts';
import { codeOf } from '../store/fault.ts';
import { load, settle } from '../store/load.ts';
import { LOG_VERSION, SYSTEM, type LogEntry } from '../store/logs.ts';
import { RECORD_VERSION } from '../store/records.ts';
import { BackupList, KEYS, LIST, sha256 } from './backup-file.ts';

/** What was restored. */
export interface Restored {
	/** When the backup was made. */
	readonly at: string;
	readonly schools: number;
	readonly people: number;
	readonly files: number;
	/** Whether the keys came along; without them everybody signs in again. */
	readonly keys: boolean;
}

export type RestoreRefused = Refusal<
	'data-there' | 'file-unreadable' | 'backup-damaged' | 'backup-newer' | 'not-written'
>;

const PART = 256 * 1024;
/** The most that one file of a backup may hold: far above any record, and far below what fills a disk unseen. */
const LARGEST_FILE = 512 * 1024 * 1024;

/**
 * Restores into a folder that is not there, or is empty. Everything is written beside it, checked by the backup's own
 * list and read as the server reads it; only then does it take its place.
 *
 * Refuses `data-there`, `file-unreadable`, `backup-damaged` for one that is cut short or changed, `backup-newer` for one
 * of a later program, and `not-written`.
 */
export function restore(file: string, dataDir: string, now: Date): Restored | RestoreRefused {
	if (fs.existsSync(dataDir) && fs.readdirSync(dataDir).length > 0)
		return refuse(
			'data-there',
			`${dataDir} is not empty. Stop the server, move the folder aside, and restore again: nothing is written over.`
		);
	const beside = `${path.resolve(dataDir)}.restoring-${process.pid}`;
	fs.rmSync(beside, { recursive: true, force: true });
	try {
		fs.mkdirSync(beside, { recursive: true, mode: 0o700 });
		const written = unpack(file, beside);
		if (typeof written === 'string') return damaged(written);
		const { list } = written;
		if (list.records > RECORD_VERSION)
			return refuse(
				'backup-newer',
				`The backup holds records of version ${list.records}; this program knows versions up to ${RECORD_VERSION}. Restore it with the newer program.`
			);
		// Read as the server will read it. What it would set aside is no backup to rely on.
		const { schools, people, problems } = load(beside, now);
		const [problem] = problems;
		if (problem) return damaged(`${problem.file}: ${problem.because}`);
		for (const { id, sample } of schools) if (!sample) noteIn(beside, id, list.at, now);
		if (fs.existsSync(dataDir)) fs.rmdirSync(dataDir);
		fs.renameSync(beside, dataDir);
		settle(path.dirname(path.resolve(dataDir)));
		return {
			at: list.at,
			schools: schools.length,
			people: people.length,
			files: list.files.length,
			keys: list.keys
		};
	} catch (cause) {
		const code = codeOf(cause);
		if (code === undefined) throw cause;
		const why = cause instanceof Error ? cause.message : String(cause);
		return code === 'ENOENT' || code === 'EISDIR'
			? refuse('file-unreadable', `The backup cannot be read: ${why}.`)
			: refuse('not-written', `The data could not be written: ${why}.`);
	} finally {
		fs.rmSync(beside, { recursive: true, force: true });
	}
}

/**
 * Writes into a school's delivery log that it was restored: of what was sent since the backup it knows nothing, so what
 * was due until now waits until somebody releases it (M13).
 */
function noteIn(folder: string, school: string, backedUpAt: string, now: Date): void {
	const entry: LogEntry = {
		version: LOG_VERSION,
		id: `restored.${backedUpAt}.${now.toISOString()}`,
		at: now.toISOString(),
		by: SYSTEM,
		byName: 'Clause & Effect',
		what: 'restored',
		says: `Restored from a backup of ${backedUpAt.slice(0, 16).replace('T', ' ')} UTC. What was due since may have been sent.`
	};
	const file = path.join(folder, school, 'logs', 'deliveries.jsonl');
	fs.mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
	const open = fs.openSync(file, 'a', 0o644);
	try {
		fs.writeSync(open, `${JSON.stringify(entry)}\n`);
		fs.fsyncSync(open);
	} finally {
		fs.closeSync(open);
	}
	settle(path.dirname(file));
	settle(path.dirname(path.dirname(file)));
}

function damaged(why: string): RestoreRefused {
	return refuse(
		'backup-damaged',
		`This is not a whole backup: ${why}. Nothing was restored; try an earlier one.`
	);
}

/** Writes the files of a backup into a folder, and checks them by its list; a sentence says what is wrong. */
function unpack(file: string, folder: string): { readonly list: BackupList } | string {
	const unpacking = new Unpacking(folder);
	const open = fs.openSync(file, 'r');
	try {
		if (!endsAsZip(open)) return 'it is cut short';
		const unzip = new Unzip((entry) => unpacking.begin(entry));
		unzip.register(UnzipInflate);
		for (;;) {
			const part = new Uint8Array(PART);
			const read = fs.readSync(open, part);
			unzip.push(part.subarray(0, read), read === 0);
			if (unpacking.fault !== undefined) return unpacking.fault;
			if (read === 0) break;
		}
	} catch (cause) {
		// What the zip library cannot read; a fault of the disk has a code of its own.
		if (typeof codeOf(cause) === 'string') throw cause;
		return cause instanceof Error ? cause.message : String(cause);
	} finally {
		fs.closeSync(open);
		unpacking.close();
	}
	return unpacking.checked();
}

/** Whether a file ends as every zip without a comment does (APPNOTE.TXT, 4.3.16). */
function endsAsZip(open: number): boolean {
	const { size } = fs.fstatSync(open);
	const end = Buffer.alloc(END.length);
	return size >= END_LENGTH && fs.readSync(open, end, 0, END.length, size - END_LENGTH) > 0
		? end.equals(END)
		: false;
}

const END = Buffer.from('PK\u0005\u0006', 'latin1');
const END_LENGTH = 22;

class Unpacking {
	fault: string | undefined;
	readonly #folder: string;
	readonly #found = new Map<string, { bytes: number; sha256: string }>();
	readonly #open = new Set<number>();
	#list = '';

	constructor(folder: string) {
		this.#folder = folder;
	}

	begin(entry: UnzipFile): void {
		const { name } = entry;
		if (name === LIST) {
			const decoder = new TextDecoder();
			entry.ondata = (fault, part, final) => {
				if (fault) this.#stop(name, fault);
				this.#list += decoder.decode(part, { stream: !final });
			};
		} else if (isSafe(name) && !this.#found.has(name)) this.#write(entry);
		else this.fault = `it holds a file with the name ${JSON.stringify(name.slice(0, 80))}`;
		if (this.fault === undefined) entry.start();
	}

	checked(): { readonly list: BackupList } | string {
		const parsed = BackupList.safeParse(parse(this.#list));
		if (!parsed.success) return 'its list of files is missing or cannot be read';
		const { files } = parsed.data;
		for (const { path: name, bytes, sha256: hash } of files) {
			const found = this.#found.get(name);
			if (found?.bytes !== bytes || found.sha256 !== hash)
				return `${name} is missing or was changed`;
		}
		if (files.length !== this.#found.size) return 'it holds files that are not on its list';
		return { list: parsed.data };
	}

	close(): void {
		for (const open of this.#open) fs.closeSync(open);
		this.#open.clear();
	}

	#write(entry: UnzipFile): void {
		const { name } = entry;
		const at = path.join(this.#folder, name);
		fs.mkdirSync(path.dirname(at), { recursive: true, mode: 0o700 });
		const open = fs.openSync(at, 'wx', name.startsWith(`${KEYS}/`) ? 0o600 : 0o644);
		this.#open.add(open);
		const hash = sha256();
		let bytes = 0;
		entry.ondata = (fault, part, final) => {
			if (fault) return this.#stop(name, fault);
			bytes += part.length;
			if (bytes > LARGEST_FILE) return this.#stop(name, 'it is too large');
			hash.update(part);
			fs.writeSync(open, part);
			if (!final) return;
			fs.fsyncSync(open);
			fs.closeSync(open);
			this.#open.delete(open);
			this.#found.set(name, { bytes, sha256: hash.digest('hex') });
		};
	}

	#stop(name: string, fault: unknown): void {
		this.fault ??= `${name}: ${fault instanceof Error ? fault.message : String(fault)}`;
	}
}

/** A name that stays within the folder it is unpacked into, on every system. */
function isSafe(name: string): boolean {
	return (
		name.length <= 300 &&
		name.split('/').every((part) => /^[A-Za-z0-9.@_-]+$/.test(part) && !/^\.+$/.test(part))
	);
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
