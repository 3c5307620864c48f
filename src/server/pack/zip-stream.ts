/**
 * A zip as it is made: one file after the other, so that memory holds one of them and not all.
 *
 * @module
 */
import { Zip, ZipDeflate } from 'fflate';
import type { Instant } from '#domain/units.ts';

/** A file of a zip. */
export interface ZipFile {
	readonly name: string;
	readonly content: string | Uint8Array;
}

/**
 * The bytes of a zip. The next file is asked for only when somebody takes what there is. A file that cannot be made
 * breaks the stream off, so that a download ends in an error and never in half a zip that looks whole.
 */
export function zipStream(
	files: AsyncIterator<ZipFile> | Iterator<ZipFile>,
	at: Instant
): ReadableStream<Uint8Array> {
	let zip: Zip;
	return new ReadableStream<Uint8Array>(
		{
			start(controller) {
				zip = new Zip((fault, part, isLast) => {
					if (fault) controller.error(fault);
					else controller.enqueue(part);
					if (isLast) controller.close();
				});
			},
			async pull() {
				const next = await files.next();
				if (next.done === true) return zip.end();
				const { name, content } = next.value;
				const entry = new ZipDeflate(name, { level: 6 });
				entry.mtime = at;
				zip.add(entry);
				entry.push(typeof content === 'string' ? new TextEncoder().encode(content) : content, true);
			},
			async cancel() {
				await files.return?.();
			}
		},
		{ highWaterMark: 0 }
	);
}

/**
 * A stream that has begun: its first piece is there. Rejects where that cannot be made, so that whoever asked is told so
 * and not given a file that breaks off.
 */
export async function begun(
	bytes: ReadableStream<Uint8Array>
): Promise<ReadableStream<Uint8Array>> {
	const reader = bytes.getReader();
	let next: Promise<ReadableStreamReadResult<Uint8Array>> | undefined = Promise.resolve(
		await reader.read()
	);
	return new ReadableStream<Uint8Array>(
		{
			async pull(controller) {
				const { done, value } = await (next ?? reader.read());
				next = undefined;
				if (done) controller.close();
				else controller.enqueue(value);
			},
			cancel: (reason) => reader.cancel(reason)
		},
		{ highWaterMark: 0 }
	);
}
