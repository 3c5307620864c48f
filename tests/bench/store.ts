/**
 * How fast records are kept and read back. Plain functions that answer with numbers; compare those of one run.
 *
 * @module
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { realDisk } from '#server/store/disk.ts';
import { DurableAdapter } from '#server/store/durable-adapter.ts';
import { Folder } from '#server/store/folder.ts';
import { openLowdb } from '#server/store/lowdb.ts';
import type { PersonRecord } from '#server/store/records.ts';
import { aDeclaration, anAttempt, aPerson, aSchool } from '#server/store/sample-records.ts';

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
export function personOf4kB(index: number): PersonRecord {
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

/** Fills a data folder with a sample school of so many people, without waiting for the disk. */
export function seed(folder: string, people: number): void {
	mkdirSync(path.join(folder, 'larkfield', 'people'), { recursive: true });
	writeFileSync(path.join(folder, 'larkfield', 'school.json'), JSON.stringify(aSchool()));
	for (let index = 0; index < people; index++) {
		const record = personOf4kB(index);
		writeFileSync(
			path.join(folder, 'larkfield', 'people', `${record.id}.json`),
			JSON.stringify(record)
		);
	}
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

/** The whole store with so many people in it; each worker changes people of its own. */
export async function storeWriter(people: number, atOnce: number): Promise<Writer> {
	const folder = benchFolder();
	seed(folder, people);
	const store = await openLowdb(folder);
	const ids = store.people.list('larkfield').map(({ id }) => id);
	return {
		write: (worker, turn) =>
			store.people.change('larkfield', ids[(worker + turn * atOnce) % people] ?? '', sameSize),
		close: async () => {
			await store.close();
			rmSync(folder, { recursive: true });
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

/** Writes a second, bare and through the store with 10 and with 10,000 people: medians of rounds taken in turn. */
export interface StoreRates {
	readonly bare: number;
	readonly with10: number;
	readonly with10000: number;
}

/** Measures the three in turn, round after round, so that what else the computer does falls on all alike. */
export async function storeRates(atOnce: number, rounds = 7, writes = 300): Promise<StoreRates> {
	const writers = [
		bareWriter(atOnce),
		await storeWriter(10, atOnce),
		await storeWriter(10_000, atOnce)
	];
	const rates = writers.map((): number[] => []);
	for (let round = 0; round <= rounds; round++)
		for (const [index, writer] of writers.entries()) {
			const rate = await rateOf(writer, { writes, atOnce });
			// The first round is for the engine to get to know the code.
			if (round > 0) rates[index]?.push(rate);
		}
	for (const writer of writers) await writer.close();
	const [bare = 0, with10 = 0, with10000 = 0] = rates.map(median);
	return { bare, with10, with10000 };
}

/** What opening a data folder takes in this process: call it in a fresh one for the memory to mean anything. */
export async function openCost(
	folder: string
): Promise<{ readonly ms: number; readonly rssMb: number; readonly people: number }> {
	const started = performance.now();
	const store = await openLowdb(folder);
	const ms = performance.now() - started;
	const rssMb = process.memoryUsage.rss() / 2 ** 20;
	const people = store.people.list('larkfield').length;
	await store.close();
	return { ms, rssMb, people };
}

/** A change that is checked as a choice is, and leaves the file as long as it was. */
function sameSize(record: PersonRecord): PersonRecord {
	const [first, last] = record.attempts;
	if (!first || !last) return record;
	return { ...record, attempts: [first, { ...last, chosen: [...last.chosen] }] };
}

function median(numbers: readonly number[]): number {
	return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}
