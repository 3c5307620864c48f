/**
 * The parts of a policy, as a reader meets them: clauses that follow each other under the same heading.
 *
 * @module
 */
import type { Clause } from './policy.ts';

/** A heading of the document and the clauses under it, in the document's own order. */
export interface Part {
	readonly heading: string;
	readonly clauses: readonly Clause[];
}

/**
 * Groups clauses by what their references say before the last step (`12 → b. Students, i` stands under
 * `12 → b. Students`). A shortened heading (`12 → b. Students` after `12. Personal use → b. Students`) goes on
 * with the part before it, and so does a lettered step deeper (`14 → b` after `14. Managing`).
 */
export function partsOf(clauses: readonly Clause[]): readonly Part[] {
	const parts: { heading: string; clauses: Clause[] }[] = [];
	for (const clause of clauses) {
		const cut = clause.ref.lastIndexOf(', ');
		const heading = cut > 0 ? clause.ref.slice(0, cut) : clause.ref;
		const last = parts.at(-1);
		if (last && goesOn(last.heading, heading)) last.clauses.push(clause);
		else parts.push({ heading, clauses: [clause] });
	}
	return parts;
}

function goesOn(before: string, now: string): boolean {
	const [from, to] = [stepsOf(before), stepsOf(now)];
	if (to.length < from.length) return to.every((step, at) => isSame(from.at(at - to.length), step));
	const deeper = to.slice(from.length);
	return (
		from.every((step, at) => isSame(step, to[at])) &&
		deeper.every((step) => /^[a-z0-9]{1,2}$/.test(step))
	);
}

function stepsOf(heading: string): readonly string[] {
	return heading.split(/ → |, /);
}

function isSame(full: string | undefined, step: string | undefined): boolean {
	if (full === undefined || step === undefined) return false;
	if (/^\d+$/.test(step)) return full === step || full.startsWith(`${step}.`);
	const [long, short] = full.length >= step.length ? [full, step] : [step, full];
	return long.toLowerCase().includes(short.toLowerCase());
}
