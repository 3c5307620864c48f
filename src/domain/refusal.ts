/**
 * What a "no" looks like: a value with a stable code to switch on and a sentence fit to show the person.
 *
 * @module
 */

/** An expected "no". Faults (our bugs, the world's) are thrown instead; see docs/adr/0005. */
export interface Refusal<Code extends string = string> {
	readonly refused: Code;
	/** Plain words for the person: what is not possible, and what to do. */
	readonly because: string;
}

/** Makes a refusal; `code` is stable, `because` is shown. */
export function refuse<const Code extends string>(code: Code, because: string): Refusal<Code> {
	return { refused: code, because };
}

/** Tells a refusal from anything else a function may answer with; the code stays typed. */
export function isRefusal<Value>(value: Value): value is Extract<Value, Refusal> {
	return typeof value === 'object' && value !== null && 'refused' in value;
}
