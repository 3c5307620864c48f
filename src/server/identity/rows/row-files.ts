/**
 * Rows on disk: one file for each account, readable by the server's own user alone.
 *
 * DATA_DIR/identity/<owner>.json. What cannot be used is moved to `damaged/` and named: nobody else is affected.
 *
 * @module
 */
import * as fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { realDisk, type Disk } from '../../store/disk.ts';
import { DurableAdapter, UNFINISHED } from '../../store/durable-adapter.ts';
import { writeFault } from '../../store/fault.ts';
import { Folder } from '../../store/folder.ts';
import { settle } from '../../store/load.ts';
import { isId } from '../../store/records.ts';
import { parseRecord } from '../../store/migrations.ts';
import { firstFault } from '../../store/records.schema.ts';
import { placeAside } from '../../store/aside.ts';
import type { Owned, RowKeeper } from './rows.ts';

const IDENTITY_VERSION = 1;

const file = z.strictObject({
	version: z.literal(IDENTITY_VERSION),
	rows: z.record(z.string(), z.array(z.looseObject({ id: z.string() })))
});

/** Opens the rows in a data folder that this process has locked; `tell` is told of each file that cannot be used. */
export function rowFiles(
	dataDir: string,
	tell: (sentence: string) => void = console.error,
	disk: Disk = realDisk
): RowKeeper {
	const folder = path.join(dataDir, 'identity');
	if (!fs.existsSync(folder)) {
		fs.mkdirSync(folder, { mode: 0o700 });
		settle(dataDir);
	}
	return new RowFiles(dataDir, folder, tell, disk);
}

class RowFiles implements RowKeeper {
	readonly found = new Map<string, Owned>();
	readonly #folder: Folder;
	readonly #disk: Disk;

	constructor(dataDir: string, folder: string, tell: (sentence: string) => void, disk: Disk) {
		this.#folder = new Folder(folder, disk);
		this.#disk = disk;
		for (const name of fs.readdirSync(folder).sort()) {
			const at = path.join(folder, name);
			if (name.endsWith(UNFINISHED)) fs.rmSync(at, { force: true });
			const owner = name.slice(0, -'.json'.length);
			if (!name.endsWith('.json') || !isId(owner)) continue;
			const found = read(at);
			if ('rows' in found) this.found.set(owner, found.rows);
			else tell(said(`identity/${name}`, found, found.stays ? at : putAside(dataDir, name)));
		}
		settle(folder);
	}

	async write(owner: string, rows: Owned | undefined): Promise<void> {
		if (!isId(owner)) throw new TypeError('The owner of rows must be an id.');
		const name = `${owner}.json`;
		if (rows) {
			const adapter = new DurableAdapter<z.infer<typeof file>>(name, this.#folder, this.#disk);
			await adapter.write({
				version: IDENTITY_VERSION,
				rows: Object.fromEntries(Object.entries(rows).map(([model, of]) => [model, [...of]]))
			});
			return;
		}
		const at = path.join(this.#folder.path, name);
		try {
			await this.#disk.unlink(at);
			await this.#folder.settle();
		} catch (cause) {
			throw writeFault(at, cause);
		}
	}
}

/** Why a file cannot be used, and whether it is left where it is all the same. */
interface Unusable {
	readonly because: string;
	readonly stays: boolean;
}

function read(at: string): { readonly rows: Owned } | Unusable {
	let text: string;
	try {
		text = fs.readFileSync(at, 'utf8');
	} catch (cause) {
		const why = cause instanceof Error ? cause.message : String(cause);
		return { because: `it cannot be read: ${why}`, stays: true };
	}
	const raw = parseRecord(text);
	if (!raw)
		return {
			because: text.trim() === '' ? 'it is empty' : 'it is not whole, or not JSON',
			stays: false
		};
	// The program that wrote it can read it: it stays where that program will look.
	if (typeof raw['version'] === 'number' && raw['version'] > IDENTITY_VERSION)
		return { because: 'it was written by a later version of this program', stays: true };
	const parsed = file.safeParse(raw);
	return parsed.success
		? { rows: parsed.data.rows }
		: { because: firstFault(parsed.error), stays: false };
}

function putAside(dataDir: string, name: string): string {
	const kept = placeAside(dataDir, `identity/${name}`, new Date());
	fs.renameSync(path.join(dataDir, 'identity', name), kept);
	settle(path.dirname(kept));
	return kept;
}

function said(name: string, { because }: Unusable, kept: string): string {
	return `${name} cannot be used: ${because}. It is kept as ${kept}. Whose account it is cannot sign in until it is mended, or they are invited again; docs/where-data-lives.md says what to do.`;
}

/** Rows that are kept for as long as the process lives: for tests. */
export function rowMemory(): RowKeeper {
	return { found: new Map(), write: () => Promise.resolve() };
}
