/**
 * What a log's file holds, line by line. A line that cannot be used costs no other line.
 *
 * @module
 */
import { isRefusal } from '#domain/refusal.ts';
import { migrate, parseRecord, type Steps } from './migrations.ts';
import { LOG_VERSION, type AnyEntry, type LogName } from './logs.ts';
import { firstFault, logEntries } from './records.schema.ts';

/** What was found in a file. */
export interface ReadLog {
	readonly entries: readonly AnyEntry[];
	/** What the file should hold from now on: the lines that can be used, and those of a newer program. */
	readonly whole: Buffer;
	/** Why lines cannot be used, if there are such. */
	readonly damaged?: string;
	/** A last line that was never finished, so that nobody was told that it is saved. */
	readonly torn?: Buffer;
	/** Why lines of a newer program are left where they are. */
	readonly newer?: string;
}

const STEPS: Steps = {};
const NEWLINE = 0x0a;

/** Reads the bytes of a log's file, each line as one of that log. A last line without its end counts if it is whole otherwise. */
export function readLog(bytes: Buffer, log: LogName): ReadLog {
	const entries: AnyEntry[] = [];
	const kept: Buffer[] = [];
	const damaged: string[] = [];
	let newer: string | undefined;
	let torn: Buffer | undefined;
	for (const [index, line] of linesOf(bytes).entries()) {
		const entry = entryIn(line.bytes, log);
		if (typeof entry === 'object') entries.push(entry);
		else if (entry.startsWith(NEWER)) newer ??= `line ${index + 1}: ${entry.slice(NEWER.length)}`;
		else if (!line.ended) torn = line.bytes;
		else damaged.push(`line ${index + 1}: ${entry}`);
		if (typeof entry === 'object' || entry.startsWith(NEWER))
			kept.push(line.bytes, Buffer.of(NEWLINE));
	}
	const [first, ...others] = damaged;
	const more = others.length === 0 ? '' : `, and ${others.length} more like it`;
	return {
		entries,
		whole: Buffer.concat(kept),
		...(first !== undefined && { damaged: `${first}${more}; the other lines are used` }),
		...(torn && { torn }),
		...(newer !== undefined && { newer })
	};
}

/** The text of a log's file with each entry changed; a line that is no entry of this program's stays as it is. */
export function rewritten(
	bytes: Buffer,
	log: LogName,
	change: (entry: AnyEntry) => AnyEntry
): string {
	return linesOf(bytes)
		.map((line) => {
			const entry = entryIn(line.bytes, log);
			const after =
				typeof entry === 'object' ? JSON.stringify(change(entry)) : line.bytes.toString();
			return `${after}\n`;
		})
		.join('');
}

const NEWER = 'newer: ';

/** The entry in a line, or why there is none. */
function entryIn(line: Buffer, log: LogName): AnyEntry | string {
	const raw = parseRecord(decode(line) ?? '');
	if (!raw) return 'it is not whole, or not JSON';
	const raised = migrate(raw, STEPS, LOG_VERSION);
	if (isRefusal(raised))
		return `${raised.refused === 'version-newer' ? NEWER : ''}${raised.because}`;
	const read = logEntries[log].safeParse(raised);
	return read.success ? read.data : firstFault(read.error);
}

function decode(line: Buffer): string | undefined {
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(line);
	} catch {
		return undefined;
	}
}

function linesOf(bytes: Buffer): readonly { readonly bytes: Buffer; readonly ended: boolean }[] {
	const lines = [];
	for (let from = 0; from < bytes.length;) {
		const end = bytes.indexOf(NEWLINE, from);
		lines.push({
			bytes: bytes.subarray(from, end === -1 ? undefined : end),
			ended: end !== -1
		});
		from = end === -1 ? bytes.length : end + 1;
	}
	return lines;
}
