/**
 * One YAML file, read without trust: what it holds, and on which line each part of it stands.
 *
 * @module
 */
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { isAlias, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, visit } from 'yaml';
import type { Document, YAMLError } from 'yaml';
import { diagnostic, hasErrors, type Diagnostic } from './diagnostic.ts';

/** The largest file that is read, in bytes. */
export const LARGEST_FILE = 1_000_000;
const DEEPEST = 30;
/** What is said of a page that is nested deeper than anybody counts. */
const TOO_DEEP = 'more levels than can be read';
/** The most findings of one file that are told while it is not even YAML as we use it. */
const MOST_SYNTAX = 20;

/** A place inside a file, by keys and positions. */
export type Path = readonly (string | number)[];

/** A file that could be read. */
export interface Page {
	/** Relative to the content root, with forward slashes. */
	readonly file: string;
	readonly value: unknown;
	/** Explains a code at a path; at the nearest part that exists when there is none. */
	at(
		code: string,
		path: Path,
		values: Readonly<Record<string, string>>,
		known?: readonly string[]
	): Diagnostic;
}

/** Reads a page, or answers undefined and says why in `found`; never throws on what a file holds. */
export function readPage(root: string, file: string, found: Diagnostic[]): Page | undefined {
	const text = readText(root, file, found);
	return text === undefined ? undefined : parsePage(file, text, found);
}

function readText(root: string, file: string, found: Diagnostic[]): string | undefined {
	const whole = (code: string, values: Record<string, string> = {}): undefined => {
		found.push(diagnostic(code, { file, line: 1 }, [], values));
	};
	try {
		const full = path.join(root, file);
		const facts = statSync(full);
		if (!facts.isFile()) return whole('FI005', { found: 'something that is not a file' });
		if (facts.size > LARGEST_FILE) return whole('FI004', { found: `${facts.size}` });
		return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(full));
	} catch (cause) {
		if (cause instanceof TypeError)
			return whole('FI006', { found: 'bytes that are not text in UTF-8' });
		const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
		return code === 'ENOENT' ? whole('FI001', { found: file }) : whole('FI005', { found: code });
	}
}

/** Parses the text of a page; see {@link readPage}. */
export function parsePage(file: string, text: string, found: Diagnostic[]): Page | undefined {
	const lines = new LineCounter();
	const placed = (offset: number) => {
		const { line, col } = lines.linePos(offset);
		return { file, line: Math.max(1, line), column: Math.max(1, col) };
	};
	const bare = text.startsWith('\uFEFF') ? text.slice(1) : text;
	if (bare !== text)
		found.push(diagnostic('YA007', { file, line: 1, column: 1 }, [], { found: 'U+FEFF' }));
	const carriage = bare.indexOf('\r');
	if (carriage >= 0) {
		const line = bare.slice(0, carriage).split('\n').length;
		found.push(diagnostic('YA008', { file, line }, [], { found: 'CRLF' }));
	}
	const mine: Diagnostic[] = [];
	try {
		const document = parseDocument(bare, {
			lineCounter: lines,
			prettyErrors: false,
			uniqueKeys: false,
			logLevel: 'error'
		});
		for (const problem of [...document.errors, ...document.warnings]) {
			const [code, found] = explained(problem);
			mine.push(diagnostic(code, placed(startOf(document, problem)), [], { found }));
		}
		if (!hasErrors(mine)) inspect(document, placed, mine);
		const value: unknown = hasErrors(mine) ? null : document.toJS({ maxAliasCount: 0 });
		if (!hasErrors(mine) && value === null)
			mine.push(diagnostic('FI007', { file, line: 1 }, [], { found: file }));
		found.push(...mine.slice(0, MOST_SYNTAX));
		if (hasErrors(mine)) return undefined;
		return {
			file,
			value,
			at: (code, where, values, known) =>
				diagnostic(code, placed(offsetOf(document, where)), where, values, known)
		};
	} catch (cause) {
		// The parser follows nesting with its own stack: too deep for it is too deep for a reader.
		if (!(cause instanceof RangeError)) throw cause;
		found.push(diagnostic('YA006', { file, line: 1 }, [], { found: TOO_DEEP }));
		return undefined;
	}
}

/** Where a problem starts: a text without its closing quote is noticed at the end of the file, and begins long before. */
function startOf(document: Document, { code, pos: [at] }: YAMLError): number {
	let start = at;
	if (code === 'MISSING_CHAR')
		visit(document, {
			Scalar: (_, { range }) => {
				if (range && range[0] < at && range[1] >= at) start = range[0];
			}
		});
	return start;
}

/** The code of what the parser found, and what was found, in words that are ours where we have any. */
function explained({ code, message }: YAMLError): readonly [code: string, found: string] {
	if (message.startsWith('Maximum call stack')) return ['YA006', TOO_DEEP];
	if (code === 'TAB_AS_INDENT') return ['YA001', 'a tab'];
	if (code === 'MULTIPLE_DOCS') return ['YA004', '---'];
	if (code === 'TAG_RESOLVE_FAILED') return ['YA009', message.replace(/^Unresolved tag: /, '')];
	return ['YA005', message];
}

/** Looks for what parses but has no place here: aliases, keys twice, keys that are not text, deep nesting, tags. */
function inspect(
	document: Document,
	placed: (offset: number) => { file: string; line: number; column: number },
	found: Diagnostic[]
): void {
	const look = (node: unknown, where: Path): void => {
		if (!isNode(node)) return;
		const tell = (code: string, at: unknown, path: Path, said: string) => {
			const offset = isNode(at) ? (at.range?.[0] ?? 0) : 0;
			found.push(diagnostic(code, placed(offset), path, { found: said }));
		};
		if (isAlias(node)) return tell('YA003', node, where, `*${node.source}`);
		if (node.anchor !== undefined) tell('YA003', node, where, `&${node.anchor}`);
		if (node.tag?.startsWith('!')) tell('YA009', node, where, node.tag);
		if (where.length > DEEPEST) return tell('YA006', node, where, `${where.length} levels`);
		if (isSeq(node)) for (const [at, item] of node.items.entries()) look(item, [...where, at]);
		if (!isMap(node)) return;
		const seen = new Set<string>();
		for (const { key, value } of node.items) {
			const name = isScalar(key) ? key.value : undefined;
			if (isScalar(key) && key.anchor !== undefined) tell('YA003', key, where, `&${key.anchor}`);
			if (typeof name !== 'string' || ['__proto__', 'constructor', ''].includes(name)) {
				tell('YA013', key, where, isScalar(key) ? String(name) : 'a list or page');
				continue;
			}
			const path = [...where, name];
			if (seen.has(name)) tell(twice(path), key, path, name);
			seen.add(name);
			look(value, path);
		}
	};
	look(document.contents, []);
}

/** A conduct twice in a readings file has its own row: it is two readings, and only one could count. */
function twice(where: Path): string {
	return where.length === 2 && where[0] === 'readings' ? 'RE001' : 'YA002';
}

/** Where the deepest part of a path that exists begins: the key of an entry, else the item. */
function offsetOf(document: Document, where: Path): number {
	let node: unknown = document.contents;
	let offset = isNode(node) ? (node.range?.[0] ?? 0) : 0;
	for (const step of where) {
		let next: unknown;
		if (isMap(node)) {
			const pair = node.items.find(({ key }) => isScalar(key) && key.value === step);
			if (!pair) break;
			next = pair.value;
			if (isNode(pair.key)) offset = pair.key.range?.[0] ?? offset;
		} else if (isSeq(node) && typeof step === 'number') next = node.items[step];
		if (!isNode(next)) break;
		if (isSeq(node)) offset = next.range?.[0] ?? offset;
		node = next;
	}
	return offset;
}
