/**
 * A zip of a few texts, as small as deflate makes it: the same files give the same bytes on any machine.
 *
 * Node's own deflate would differ from one processor to the next; pako's is JavaScript and does not, and it finds more
 * than fflate's. Nothing here is newer than what every platform unpacks: deflate, no flags but the names' encoding, sizes
 * before the data, no extra fields.
 *
 * @module
 */
import { crc32 } from 'node:zlib';
import { Deflate, Z_FINISH, Z_SYNC_FLUSH } from 'pako';

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
/** Deflate came with version 2.0. */
const NEEDS = 20;
/** Names are UTF-8; said only of those that are not plain ASCII. */
const UTF8 = 0x800;
const DEFLATED = 8;
/** Zip knows no time zone, and nothing before midnight of 1 January 1980. */
const EVER = { time: 0, day: (0 << 9) | (1 << 5) | 1 };
/** Few symbols to a block: each then has a code of its own for what it holds, prose or script. */
const BLOCKS = 6;

/** A text that was packed before, by raw deflate. */
export interface PackedAhead {
	readonly text: string;
	readonly deflated: Uint8Array;
}

/**
 * Packs files in the order they have, each compressed; the names are paths with `/`. One that ends as something that was
 * packed `ahead` is packed up to there, and that is put behind it: no text packed by itself looks back at what is before.
 */
export function zipOf(
	files: Readonly<Record<string, string>>,
	ahead: readonly PackedAhead[] = []
): Uint8Array {
	const parts: Uint8Array[] = [];
	const directory: Uint8Array[] = [];
	let at = 0;
	for (const [path, text] of Object.entries(files)) {
		const name = Buffer.from(path);
		const content = Buffer.from(text);
		const packed = deflated(text, ahead);
		const facts = [
			[NEEDS, 2],
			[name.length === path.length ? 0 : UTF8, 2],
			[DEFLATED, 2],
			[EVER.time, 2],
			[EVER.day, 2],
			[crc32(content), 4],
			[packed.length, 4],
			[content.length, 4],
			[name.length, 2],
			[0, 2]
		] as const;
		parts.push(numbers([LOCAL, 4], ...facts), name, packed);
		// Made by version 2.0; no comment, first disk, no attributes.
		const last = [
			[0, 2],
			[0, 2],
			[0, 2],
			[0, 4],
			[at, 4]
		] as const;
		directory.push(numbers([CENTRAL, 4], [NEEDS, 2], ...facts, ...last), name);
		at += HEAD + name.length + packed.length;
	}
	const count = Object.keys(files).length;
	const size = directory.reduce((sum, { length }) => sum + length, 0);
	const end = numbers([END, 4], [0, 2], [0, 2], [count, 2], [count, 2], [size, 4], [at, 4], [0, 2]);
	return new Uint8Array(Buffer.concat([...parts, ...directory, end]));
}

function deflated(text: string, ahead: readonly PackedAhead[]): Uint8Array {
	const rest = ahead.find((each) => each.text !== '' && text.endsWith(each.text));
	const own = rest ? text.slice(0, -rest.text.length) : text;
	if (rest && own === '') return rest.deflated;
	const deflate = new Deflate({ level: 9, memLevel: BLOCKS, raw: true });
	// Flushed, it ends with a whole byte and says that more comes.
	deflate.push(Buffer.from(own), rest ? Z_SYNC_FLUSH : Z_FINISH);
	return Buffer.concat(rest ? [...deflate.chunks, rest.deflated] : [deflate.result]);
}

/** The bytes before a file's name. */
const HEAD = 30;

/** Numbers one after another, each in so many bytes, the lowest first. */
function numbers(...each: readonly (readonly [value: number, bytes: 2 | 4])[]): Uint8Array {
	const out = Buffer.alloc(each.reduce((sum, [, bytes]) => sum + bytes, 0));
	let at = 0;
	for (const [value, bytes] of each) at = out.writeUIntLE(value, at, bytes);
	return out;
}
