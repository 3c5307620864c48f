/**
 * The store on disk: one JSON file for each person, held by lowdb, written so that an answer means it is safe.
 *
 * DATA_DIR/<school>/school.json · DATA_DIR/<school>/people/<person>.json · DATA_DIR/archive/<hash>.json ·
 * DATA_DIR/<school>/imports/<import>.json · DATA_DIR/<school>/logs/<log>.jsonl · DATA_DIR/damaged/… · DATA_DIR/lock
 *
 * @module
 */
import * as fs from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { Low } from 'lowdb';
import type { Hash } from '#domain/units.ts';
import { realDisk, type Disk } from './disk.ts';
import { hashOf } from './archive.ts';
import { DurableAdapter } from './durable-adapter.ts';
import { StoreFault, writeFault } from './fault.ts';
import { Folder } from './folder.ts';
import type { Cell, Keeper, LogCell } from './keeper.ts';
import type { ImportRecord } from './imports.ts';
import { load, REMOVED, schoolsWithout, settle, type Loaded } from './load.ts';
import { lockFolder, type Lock } from './lock.ts';
import { LogFile, type Held } from './log-file.ts';
import type { LogName } from './logs.ts';
import type { Store } from './port.ts';
import { RecordText } from './record-text.ts';
import type { PersonRecord, SchoolRecord } from './records.ts';
import { storeOver } from './store.ts';

/** What tests put in the place of the computer's own. */
export interface LowdbOptions {
	readonly disk?: Disk;
	readonly now?: () => Date;
	/** Told of each file that cannot be used; standard error unless given. */
	readonly tell?: (sentence: string) => void;
}

/**
 * Opens the store in a folder, which is made when it is not there.
 *
 * Throws a StoreFault: `data-in-use` while another process has the folder open, `data-unusable` when it is no folder
 * or may not be written to, `disk-full`. Files that cannot be used do not stop it; they are named in `problems`.
 */
export async function openLowdb(folder: string, options: LowdbOptions = {}): Promise<Store> {
	const { disk = realDisk, now = () => new Date(), tell = console.error } = options;
	const at = path.resolve(folder);
	makeFolder(at);
	const lock = await lockFolder(at, now());
	try {
		const loaded = load(at, now());
		for (const { file, kept, because } of loaded.problems)
			tell(
				`${file} cannot be used: ${because}.${kept === undefined ? '' : ` It is kept as ${kept}.`} docs/where-data-lives.md says what to do.`
			);
		const keeper = new LowdbKeeper(at, disk, lock, loaded);
		return storeOver(keeper, keeper.found(loaded));
	} catch (cause) {
		await lock.release();
		throw cause instanceof StoreFault ? cause : unusable(at, cause);
	}
}

class LowdbKeeper implements Keeper {
	readonly #folder: string;
	readonly #disk: Disk;
	readonly #lock: Lock;
	readonly #folders = new Map<string, Folder>();
	readonly #hashes: Set<Hash>;
	readonly #without: ReadonlySet<string>;
	readonly #contents = new Map<Hash, string>();
	readonly #text = new RecordText();
	#removals = 0;

	constructor(folder: string, disk: Disk, lock: Lock, { contents, problems }: Loaded) {
		this.#folder = folder;
		this.#disk = disk;
		this.#lock = lock;
		this.#hashes = new Set(contents);
		this.#without = new Set(schoolsWithout(problems));
	}

	found(loaded: Loaded) {
		return {
			schools: loaded.schools.map((record) => this.#cell(record, this.#schoolFile(record), true)),
			people: loaded.people.map((record) => this.#cell(record, this.#personFile(record), true)),
			imports: loaded.imports.map((record) => this.#cell(record, this.#importFile(record), true)),
			logs: loaded.logs.map((held) => ({
				school: held.school,
				log: held.log,
				cell: this.#logFile(held.school, held.log, held)
			})),
			problems: loaded.problems
		};
	}

	person(record: PersonRecord): Cell<PersonRecord> {
		this.#refuseOverwriting(`${record.school}/people/${record.id}.json`);
		return this.#cell(record, this.#personFile(record), false);
	}

	school(record: SchoolRecord): Cell<SchoolRecord> {
		this.#refuseOverwriting(`${record.id}/school.json`);
		// What a sample's people have lived is invented: it is made whole again. A real school's people are not another's.
		if (!record.sample && this.#without.has(record.id))
			throw new StoreFault(
				'file-in-the-way',
				`${record.id}/ holds records of a school whose own record could not be used.`
			);
		this.#make(record.id, `${record.id}/people`);
		return this.#cell(record, this.#schoolFile(record), false);
	}

	import(record: ImportRecord): Cell<ImportRecord> {
		this.#refuseOverwriting(`${record.school}/imports/${record.id}.json`);
		this.#make(`${record.school}/imports`);
		return this.#cell(record, this.#importFile(record), false);
	}

	async forget(school: string, what: 'people' | 'imports', id: string): Promise<void> {
		const folder = this.#at(`${school}/${what}`);
		const file = `${folder.path}/${id}.json`;
		try {
			await this.#disk.unlink(file);
			await folder.settle();
		} catch (cause) {
			throw writeFault(file, cause);
		}
	}

	log(school: string, log: LogName): LogCell {
		this.#refuseOverwriting(`${school}/logs/${log}.jsonl`);
		this.#make(`${school}/logs`);
		return this.#logFile(school, log);
	}

	async remove(school: string): Promise<void> {
		const aside = path.join(this.#folder, `${REMOVED}${school}-${Date.now()}-${this.#removals++}`);
		try {
			// One rename: after a loss of power the school is there whole, or not at all.
			await rename(path.join(this.#folder, school), aside);
			this.#folders.delete(school);
			this.#folders.delete(`${school}/people`);
			this.#folders.delete(`${school}/imports`);
			this.#folders.delete(`${school}/logs`);
			await this.#at('.').settle();
		} catch (cause) {
			throw writeFault(aside, cause);
		}
		// What cannot be deleted now is deleted at the next start.
		await rm(aside, { recursive: true, force: true }).catch(() => undefined);
	}

	async keep(hash: Hash, content: string): Promise<void> {
		this.#make('archive');
		const file = new DurableAdapter<unknown>(`${hash}.json`, this.#at('archive'), this.#disk);
		await file.writeText(content);
		this.#hashes.add(hash);
		this.#contents.set(hash, content);
	}

	content(hash: Hash): string | undefined {
		const known = this.#contents.get(hash);
		if (known !== undefined || !this.#hashes.has(hash)) return known;
		const file = path.join(this.#folder, 'archive', `${hash}.json`);
		const content = fs.readFileSync(file, 'utf8');
		if (hashOf(content) !== hash)
			throw new StoreFault('content-damaged', `${file} was changed after the server started.`);
		this.#contents.set(hash, content);
		return content;
	}

	async close(): Promise<void> {
		await this.#lock.release();
	}

	#cell<Kept extends object>(record: Kept, file: DurableAdapter<Kept>, kept: boolean): Cell<Kept> {
		return new LowdbCell(record, file, this.#text, kept);
	}

	#personFile({ school, id }: PersonRecord): DurableAdapter<PersonRecord> {
		return new DurableAdapter(`${id}.json`, this.#at(`${school}/people`), this.#disk);
	}

	#schoolFile({ id }: SchoolRecord): DurableAdapter<SchoolRecord> {
		return new DurableAdapter('school.json', this.#at(id), this.#disk);
	}

	#importFile({ school, id }: ImportRecord): DurableAdapter<ImportRecord> {
		return new DurableAdapter(`${id}.json`, this.#at(`${school}/imports`), this.#disk);
	}

	#logFile(school: string, log: LogName, held?: Held): LogFile {
		return new LogFile(log, this.#at(`${school}/logs`), this.#disk, held);
	}

	#at(relative: string): Folder {
		const folder =
			this.#folders.get(relative) ?? new Folder(path.join(this.#folder, relative), this.#disk);
		this.#folders.set(relative, folder);
		return folder;
	}

	/** Makes folders that are not there, each on the disk before anything is put into it. */
	#make(...relatives: readonly string[]): void {
		for (const relative of relatives) {
			const folder = path.join(this.#folder, relative);
			if (fs.existsSync(folder)) continue;
			try {
				fs.mkdirSync(folder, { mode: 0o700 });
				settle(path.dirname(folder));
			} catch (cause) {
				throw writeFault(folder, cause);
			}
		}
	}

	/** A file that could not be read, such as a newer program's, is not written over. */
	#refuseOverwriting(relative: string): void {
		const file = path.join(this.#folder, relative);
		if (fs.existsSync(file))
			throw new StoreFault('file-in-the-way', `${file} is there already and could not be used.`);
	}
}

/** A record held by lowdb. The memory is swapped after the disk has it, never before. */
class LowdbCell<Kept extends object> implements Cell<Kept> {
	readonly #low: Low<Kept>;
	readonly #file: DurableAdapter<Kept>;
	readonly #text: RecordText;
	#kept: boolean;
	#inDoubt = false;

	constructor(record: Kept, file: DurableAdapter<Kept>, text: RecordText, kept: boolean) {
		this.#low = new Low(file, record);
		this.#file = file;
		this.#text = text;
		this.#kept = kept;
	}

	get data(): Kept {
		return this.#low.data;
	}

	get kept(): boolean {
		return this.#kept;
	}

	get inDoubt(): boolean {
		return this.#inDoubt;
	}

	async write(next: Kept): Promise<void> {
		try {
			await this.#file.writeText(`${this.#text.of(next, this.#low.data)}\n`);
			this.#inDoubt = false;
		} catch (fault) {
			this.#inDoubt ||= this.#file.landed;
			throw fault;
		} finally {
			// Also when only the folder's fsync failed: the file on the disk is the new one by then.
			if (this.#file.landed) {
				this.#low.data = next;
				this.#kept = true;
			}
		}
	}
}

function makeFolder(folder: string): void {
	try {
		fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
	} catch (cause) {
		throw unusable(folder, cause);
	}
}

function unusable(folder: string, cause: unknown): StoreFault {
	const why = cause instanceof Error ? cause.message : String(cause);
	return new StoreFault(
		'data-unusable',
		`DATA_DIR is “${folder}”, which cannot be used: ${why}. ` +
			'It should be a folder that the user running this program may write to.',
		cause
	);
}
