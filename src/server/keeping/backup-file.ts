/**
 * What a backup is: a zip of the data folder's files, with a list of them at its end by which it is checked.
 *
 * @module
 */
import { createHash, type Hash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { UNFINISHED } from '../store/durable-adapter.ts';
import { REMOVED } from '../store/load.ts';

/** The name of the list in the zip; no record can have it. */
export const LIST = 'backup.json';

/** The list of a backup. */
export const BackupList = z.strictObject({
	version: z.literal(1),
	/** When copying began. */
	at: z.string(),
	/** The version of the records in it. */
	records: z.number().int(),
	/** Whether the keys are in it. */
	keys: z.boolean(),
	files: z.array(
		z.strictObject({
			path: z.string(),
			bytes: z.number().int().min(0),
			sha256: z.string().regex(/^[0-9a-f]{64}$/)
		})
	)
});
export type BackupList = z.infer<typeof BackupList>;

/** The folder of a data folder with the keys. */
export const KEYS = 'keys';

/**
 * The files of a data folder that a backup holds, with slashes between folders, in an order in which nothing refers to
 * what comes before it: journals first, then records, what was played and signed last.
 */
export function filesToKeep(folder: string, keys: boolean): readonly string[] {
	const found = readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) =>
			path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/')
		);
	return found
		.filter(
			(file) =>
				file !== 'lock' &&
				!file.startsWith('lock.') &&
				!file.startsWith(REMOVED) &&
				!file.endsWith(UNFINISHED) &&
				(keys || !file.startsWith(`${KEYS}/`))
		)
		.sort((a, b) => turnOf(a) - turnOf(b) || (a < b ? -1 : 1));
}

/** Whether a file is a journal of a step that changes many records. */
export function isJournal(file: string): boolean {
	return /^[a-z0-9-]+\/imports\//.test(file);
}

function turnOf(file: string): number {
	if (isJournal(file)) return 0;
	return file.startsWith('archive/') ? 2 : 1;
}

/** A SHA-256 that is fed bit by bit. */
export function sha256(): Hash {
	return createHash('sha256');
}
