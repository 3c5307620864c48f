/**
 * Rows on disk: one file for each account, readable by the server's own user alone.
 *
 * DATA_DIR/identity/<owner>.json. What cannot be read is left where it is and named: nobody else is affected.
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
	return new RowFiles(folder, tell, disk);
}

class RowFiles implements RowKeeper {
	readonly found = new Map<string, Owned>();
	readonly #folder: Folder;
	readonly #disk: Disk;

	constructor(folder: string, tell: (sentence: string) => void, disk: Disk) {
		this.#folder = new Folder(folder, disk);
		this.#disk = disk;
		for (const name of fs.readdirSync(folder).sort()) {
			const at = path.join(folder, name);
			if (name.endsWith(UNFINISHED)) fs.rmSync(at, { force: true });
			const owner = name.slice(0, -'.json'.length);
			if (!name.endsWith('.json') || !isId(owner)) continue;
			const rows = read(at);
			if (rows) this.found.set(owner, rows);
			else
				tell(
					`identity/${name} cannot be used and is left as it is. Whose it is has to be invited again.`
				);
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

function read(at: string): Owned | undefined {
	try {
		const parsed = file.safeParse(JSON.parse(fs.readFileSync(at, 'utf8')));
		return parsed.success ? parsed.data.rows : undefined;
	} catch {
		return undefined;
	}
}

/** Rows that are kept for as long as the process lives: for tests. */
export function rowMemory(): RowKeeper {
	return { found: new Map(), write: () => Promise.resolve() };
}
