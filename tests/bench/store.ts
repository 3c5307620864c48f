/**
 * How fast records are kept by the bare adapter, with nothing around it.
 *
 * @module
 */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { realDisk } from '#server/store/disk.ts';
import { DurableAdapter } from '#server/store/durable-adapter.ts';
import { Folder } from '#server/store/folder.ts';
import type { PersonRecord } from '#server/store/records.ts';
import { aDeclaration, anAttempt, aPerson } from '#server/store/sample-records.ts';

/** How much to write. */
export interface Load {
	readonly writes: number;
	/** How many are under way at a time, each to another person. */
	readonly atOnce: number;
}

/** A new folder for a measurement, on the disk that DATA_DIR is on when it is set, else on the temporary one. */
export function benchFolder(): string {
	const under = process.env['DATA_DIR'] ?? os.tmpdir();
	mkdirSync(under, { recursive: true });
	return mkdtempSync(path.join(under, 'bench-'));
}

/** The nth person, with a log that makes their file about 4 kB. */
function personOf4kB(index: number): PersonRecord {
	return aPerson({
		id: `person-${String(index).padStart(6, '0')}`,
		name: `Robin Hale ${index}`,
		attempts: [
			anAttempt(14, { id: `attempt-${index}-1` }),
			anAttempt(14, { id: `attempt-${index}-2` })
		],
		declarations: [aDeclaration({ id: `declaration-${index}` })]
	});
}

/** Something that writes, over and over, to the files of the worker that asks. */
export interface Writer {
	write(worker: number, turn: number): Promise<unknown>;
}

/** How often one file is written before the next: as often as somebody chooses on the shortest path (G7). */
const WRITES_EACH = 3;

/**
 * The bare adapter: 4 kB, on the disk before the answer, and nothing else; over the same ground as choices go. It puts
 * files of its own into the very folder, as many as are there, and writes to one after the other: what it costs to put a
 * new file in the place of another depends on how many there are, and on what was done in that corner of the disk a
 * moment ago. (Some disks look through all files removed in the last minutes for a place that may be used again.)
 */
export function bareWriter(folder: string, files: number): Writer {
	const at = new Folder(folder, realDisk);
	const records = Array.from({ length: files }, (_, index) => personOf4kB(index));
	const nameOf = (index: number) => `bare-${String(index).padStart(6, '0')}.json`;
	for (const [index, record] of records.entries())
		writeFileSync(path.join(folder, nameOf(index)), `${JSON.stringify(record)}\n`);
	let next = 0;
	const open = new Map<number, { adapter: DurableAdapter<PersonRecord>; record: PersonRecord }>();
	const fileOf = (worker: number, turn: number) => {
		const known = turn % WRITES_EACH === 0 ? undefined : open.get(worker);
		if (known) return known;
		const index = next++ % files;
		const taken = {
			adapter: new DurableAdapter<PersonRecord>(nameOf(index), at, realDisk),
			record: records[index] ?? personOf4kB(index)
		};
		open.set(worker, taken);
		return taken;
	};
	return {
		write: (worker, turn) => {
			const { adapter, record } = fileOf(worker, turn);
			return adapter.write(record);
		}
	};
}

/** How many writes a second, with `atOnce` workers that each wait for their answers. */
export async function rateOf(writer: Writer, { writes, atOnce }: Load): Promise<number> {
	let left = writes;
	const started = performance.now();
	await Promise.all(
		Array.from({ length: atOnce }, async (_, worker) => {
			for (let turn = 0; left-- > 0; turn++) await writer.write(worker, turn);
		})
	);
	return (writes / (performance.now() - started)) * 1000;
}
