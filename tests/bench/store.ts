/**
 * How fast records are kept by the bare adapter, with nothing around it.
 *
 * @module
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
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
	close(): Promise<void>;
}

/** The bare adapter: 4 kB to a file of the worker's own, on the disk before the answer, and nothing else. */
export function bareWriter(atOnce: number): Writer {
	const folder = benchFolder();
	const at = new Folder(folder, realDisk);
	const files = Array.from({ length: atOnce }, (_, index) => ({
		adapter: new DurableAdapter(`${index}.json`, at, realDisk),
		record: personOf4kB(index)
	}));
	return {
		write: (worker) => files[worker]?.adapter.write(files[worker].record) ?? Promise.resolve(),
		close: () => Promise.resolve(rmSync(folder, { recursive: true }))
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
