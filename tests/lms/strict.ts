/**
 * What both strict SCORM doubles share: a data model that is read from a table of elements, and a diary of everything
 * that was asked and refused.
 *
 * @module
 */

/** One element of a data model; `n` stands for an index. */
export interface Element {
	readonly may: 'r' | 'w' | 'rw';
	/** What a value must be; the answer is the error code of what is wrong with it, or '0'. */
	readonly is?: (value: string, at: Spot) => string;
	/** What it holds before anything is written; none: it has no value yet. */
	readonly starts?: string;
}

/** A place in the data model, with a view of the rest. */
export interface Spot {
	/** With its indices, such as `cmi.interactions.3.id`. */
	readonly element: string;
	readonly read: (element: string) => string | undefined;
	/** The elements next to this one in its list, such as the ids of the other objectives. */
	readonly others: () => readonly string[];
}

export type Table = Readonly<Record<string, Element>>;

/** One refusal, as it was answered. */
export interface Refused {
	readonly call: string;
	readonly with: readonly unknown[];
	readonly code: string;
}

/** A call as it came in. */
export interface Asked {
	readonly call: string;
	readonly with: readonly unknown[];
}

export type Held = Record<string, string>;

/** The data of one learner's attempt, with its lists counted and its elements checked. */
export class Model {
	readonly held: Held;
	readonly table: Table;
	readonly #counts = new Map<string, number>();

	constructor(table: Table, held: Held) {
		this.table = table;
		this.held = {};
		for (const [element, value] of Object.entries(held)) this.write(element, value);
	}

	/** The element with `n` for each index, and the indices. */
	static generic(element: string): { readonly name: string; readonly indices: readonly number[] } {
		const indices: number[] = [];
		const name = element.replace(/\.(\d+)(?=\.|$)/g, (_, index: string) => {
			indices.push(Number(index));
			return '.n';
		});
		return { name, indices };
	}

	/** How many entries the list has: `cmi.interactions`, `cmi.interactions.0.objectives`. */
	count(list: string): number {
		return this.#counts.get(list) ?? 0;
	}

	write(element: string, value: string): void {
		this.held[element] = value;
		for (const { list, index } of this.lists(element))
			this.#counts.set(list, Math.max(this.count(list), index + 1));
	}

	/** The lists an element stands in, outermost first, with its index in each. */
	lists(element: string): readonly { readonly list: string; readonly index: number }[] {
		return [...element.matchAll(/\.(\d+)(?=\.)/g)].map((found) => ({
			list: element.slice(0, found.index),
			index: Number(found[1])
		}));
	}

	spot(element: string): Spot {
		return {
			element,
			read: (other) => this.held[other],
			others: () => {
				const last = this.lists(element).at(-1);
				if (!last) return [];
				const field = element.slice(`${last.list}.${last.index}.`.length);
				return Array.from({ length: this.count(last.list) }, (_, index) => index)
					.filter((index) => index !== last.index)
					.flatMap((index) => this.held[`${last.list}.${index}.${field}`] ?? []);
			}
		};
	}
}

/** Checks. Each answers '0' or the code it was given. */
export function oneOf(words: readonly string[], code: string) {
	return (value: string) => (words.includes(value) ? '0' : code);
}

export function shaped(pattern: RegExp, code: string) {
	return (value: string) => (pattern.test(value) ? '0' : code);
}

export function atMost(length: number, code: string) {
	return (value: string) => (value.length <= length ? '0' : code);
}

/** A window as far as the search for an API goes. */
export interface FakeWindow {
	parent?: unknown;
	opener?: unknown;
	[name: string]: unknown;
}

/** The innermost of so many windows inside one another; the outermost is its own parent and holds what is given. */
export function framed(depth: number, top: FakeWindow): FakeWindow {
	top.parent = top;
	let inner = top;
	for (let each = 0; each < depth; each++) inner = { parent: inner };
	return inner;
}
