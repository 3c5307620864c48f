/**
 * Everything a data folder holds, read once when the store is opened. One bad file costs nobody else their record.
 *
 * @module
 */
import * as fs from 'node:fs';
import path from 'node:path';
import type { z } from 'zod';
import { isRefusal } from '#domain/refusal.ts';
import type { Hash } from '#domain/units.ts';
import { placeAside } from './aside.ts';
import { FOLDERS_SYNC } from './disk.ts';
import { UNFINISHED } from './durable-adapter.ts';
import { IMPORT_VERSION, type ImportRecord } from './imports.ts';
import { importRecord } from './imports.schema.ts';
import type { Held } from './log-file.ts';
import { LOGS, type LogName } from './logs.ts';
import { migrate, parseRecord, PERSON_STEPS, SCHOOL_STEPS, type Steps } from './migrations.ts';
import type { StoreProblem } from './port.ts';
import { isHash, isId, isSchoolId, RECORD_VERSION } from './records.ts';
import { readLog } from './read-log.ts';
import type { PersonRecord, SchoolRecord } from './records.ts';
import { firstFault, personRecord, schoolRecord } from './records.schema.ts';
import { hashOf } from './archive.ts';

/** What a school's folder is called while it is being removed. */
export const REMOVED = '.removed-';

/** The file of a school's own record. */
const SCHOOL = 'school.json';

/** The schools whose own record could not be used when the store was opened: nobody is let in, and nobody else has their id. */
export function schoolsWithout(problems: readonly StoreProblem[]): readonly string[] {
	return problems
		.filter(({ file }) => file.endsWith(`/${SCHOOL}`) && file.split('/').length === 2)
		.map(({ file }) => file.slice(0, -SCHOOL.length - 1));
}

/** A log that was found. */
export interface FoundLog extends Held {
	readonly school: string;
	readonly log: LogName;
}

/** What was found. */
export interface Loaded {
	readonly schools: readonly SchoolRecord[];
	readonly people: readonly PersonRecord[];
	readonly imports: readonly ImportRecord[];
	readonly logs: readonly FoundLog[];
	readonly contents: ReadonlySet<Hash>;
	readonly problems: readonly StoreProblem[];
}

/**
 * Reads a data folder: removes what an interrupted write or removal left behind, moves files that cannot be used to
 * `damaged/` (never deletes them), and fsyncs every folder, so that what is read here is on the disk.
 *
 * @param now names the files that are moved
 */
export function load(folder: string, now: Date): Loaded {
	const loading = new Loading(folder, now);
	loading.everything();
	return loading;
}

class Loading implements Loaded {
	readonly schools: SchoolRecord[] = [];
	readonly people: PersonRecord[] = [];
	readonly imports: ImportRecord[] = [];
	readonly logs: FoundLog[] = [];
	readonly contents = new Set<Hash>();
	readonly problems: StoreProblem[] = [];
	readonly #folder: string;
	readonly #now: Date;

	constructor(folder: string, now: Date) {
		this.#folder = folder;
		this.#now = now;
	}

	everything(): void {
		for (const entry of fs.readdirSync(this.#folder, { withFileTypes: true })) {
			if (!entry.isDirectory()) continue;
			if (entry.name.startsWith(REMOVED))
				fs.rmSync(path.join(this.#folder, entry.name), { recursive: true, force: true });
			else if (entry.name === 'archive') this.#archive();
			else if (isSchoolId(entry.name)) this.#school(entry.name);
		}
		settle(this.#folder);
	}

	#school(school: string): void {
		const folder = path.join(this.#folder, school);
		if (filesIn(folder).includes(SCHOOL)) {
			const record = this.#record(school, SCHOOL, schoolRecord, SCHOOL_STEPS);
			if (record && record.id !== school)
				this.#setAside(school, SCHOOL, `id: it is of school “${record.id}”`);
			else if (record) this.schools.push(record);
		} else if (['people', 'logs'].some((of) => filesIn(path.join(folder, of)).length > 0))
			this.problems.push({
				file: `${school}/${SCHOOL}`,
				because: 'it is not there, though other records of that school are'
			});
		settle(folder);
		const people = path.join(folder, 'people');
		for (const file of filesIn(people)) this.#person(school, file);
		settle(people);
		const imports = path.join(folder, 'imports');
		for (const file of filesIn(imports)) this.#import(school, file);
		settle(imports);
		const files = filesIn(path.join(folder, 'logs'));
		for (const log of LOGS) if (files.includes(`${log}.jsonl`)) this.#log(school, log);
	}

	#person(school: string, file: string): void {
		const id = file.slice(0, -'.json'.length);
		const relative = `people/${file}`;
		if (!file.endsWith('.json')) return;
		if (!isId(id)) return this.#leave(school, relative, 'its name is not that of a record');
		const record = this.#record(school, relative, personRecord, PERSON_STEPS);
		if (!record) return;
		if (record.id !== id || record.school !== school)
			this.#setAside(school, relative, `id: it is of “${record.school}/${record.id}”`);
		else this.people.push(record);
	}

	#import(school: string, file: string): void {
		const id = file.slice(0, -'.json'.length);
		const relative = `imports/${file}`;
		if (!file.endsWith('.json')) return;
		if (!isId(id)) return this.#leave(school, relative, 'its name is not that of an import');
		const record = this.#record(school, relative, importRecord, {}, IMPORT_VERSION);
		if (!record) return;
		if (record.id !== id || record.school !== school)
			this.#setAside(school, relative, `id: it is of “${record.school}/${record.id}”`);
		else this.imports.push(record);
	}

	#log(school: string, log: LogName): void {
		const relative = `logs/${log}.jsonl`;
		const file = path.join(this.#folder, school, relative);
		const bytes = this.#bytes(school, relative);
		if (!bytes) return;
		const { entries, whole, damaged, torn, newer } = readLog(bytes, log);
		if (damaged !== undefined) this.#keepCopy(school, relative, bytes, damaged);
		else if (torn)
			this.#keepCopy(school, relative, torn, 'its last line was not finished; the others are used');
		if (newer !== undefined) this.#leave(school, relative, newer);
		if (whole.equals(bytes)) settle(file);
		else replace(file, whole);
		settle(path.dirname(file));
		this.logs.push({ school, log, entries, length: whole.length });
	}

	#archive(): void {
		const folder = path.join(this.#folder, 'archive');
		for (const file of filesIn(folder)) {
			const hash = file.slice(0, -'.json'.length);
			if (!file.endsWith('.json') || !isHash(hash)) continue;
			const text = this.#text('archive', file);
			if (text === undefined) continue;
			if (hashOf(text) === hash) this.contents.add(hash);
			else this.#setAside('archive', file, 'its content is not what its name, a hash, says');
		}
		settle(folder);
	}

	#record<Kept>(
		school: string,
		file: string,
		schema: z.ZodType<Kept>,
		steps: Steps,
		version: number = RECORD_VERSION
	): Kept | undefined {
		const text = this.#text(school, file);
		if (text === undefined) return undefined;
		const raw = parseRecord(text);
		if (!raw) {
			const found = text.trim() === '' ? 'it is empty' : 'it is not whole, or not JSON';
			this.#setAside(school, file, found);
			return undefined;
		}
		const raised = migrate(raw, steps, version);
		if (isRefusal(raised)) {
			// The program that wrote it can read it: it stays where that program will look.
			if (raised.refused === 'version-newer') this.#leave(school, file, raised.because);
			else this.#setAside(school, file, raised.because);
			return undefined;
		}
		const read = schema.safeParse(raised);
		if (read.success) return read.data;
		this.#setAside(school, file, firstFault(read.error));
		return undefined;
	}

	#text(school: string, file: string): string | undefined {
		return this.#bytes(school, file)?.toString('utf8');
	}

	#bytes(school: string, file: string): Buffer | undefined {
		try {
			return fs.readFileSync(path.join(this.#folder, school, file));
		} catch (cause) {
			const why = cause instanceof Error ? cause.message : String(cause);
			this.#leave(school, file, `it cannot be read: ${why}`);
			return undefined;
		}
	}

	#leave(school: string, file: string, because: string): void {
		const kept = path.join(this.#folder, school, file);
		this.problems.push({ file: `${school}/${file}`, kept, because });
	}

	#setAside(school: string, file: string, because: string): void {
		const kept = placeAside(this.#folder, `${school}/${file}`, this.#now);
		fs.renameSync(path.join(this.#folder, school, file), kept);
		settle(path.dirname(kept));
		this.problems.push({ file: `${school}/${file}`, kept, because });
	}

	/** Keeps what is about to be taken out of a file that is used. */
	#keepCopy(school: string, file: string, bytes: Buffer, because: string): void {
		const kept = placeAside(this.#folder, `${school}/${file}`, this.#now);
		fs.writeFileSync(kept, bytes, { mode: 0o600 });
		settle(kept);
		settle(path.dirname(kept));
		this.problems.push({ file: `${school}/${file}`, kept, because });
	}
}

/** The files of a folder in the order of their names, without what an interrupted write left; none if there is none. */
function filesIn(folder: string): readonly string[] {
	if (!fs.existsSync(folder)) return [];
	const files = fs.readdirSync(folder).sort();
	for (const file of files)
		if (file.endsWith(UNFINISHED)) fs.rmSync(path.join(folder, file), { force: true });
	return files.filter((file) => !file.endsWith(UNFINISHED));
}

/** Puts bytes in the place of a file's own; after a loss of power it holds the one or the other. */
function replace(file: string, bytes: Buffer): void {
	const unfinished = file + UNFINISHED;
	fs.writeFileSync(unfinished, bytes, { mode: 0o600 });
	settle(unfinished);
	fs.renameSync(unfinished, file);
}

/** Fsyncs a folder or a file, if it is there, at once. */
export function settle(at: string): void {
	if (!FOLDERS_SYNC || !fs.existsSync(at)) return;
	const open = fs.openSync(at, 'r');
	try {
		fs.fsyncSync(open);
	} finally {
		fs.closeSync(open);
	}
}
