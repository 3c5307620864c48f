/**
 * A diagnostic: what is wrong in a content file, where, what was expected and what to do.
 *
 * @module
 */
import { CODES } from './codes/codes.ts';
import { nearestTo } from '#domain/nearest.ts';

/** Where in a file; lines and columns count from 1. */
export interface Place {
	readonly file: string;
	readonly line: number;
	readonly column?: number;
}

/** One thing wrong in a content file, for its author. */
export interface Diagnostic extends Place {
	readonly code: string;
	/** An error stops the content from being used; a warning does not. */
	readonly severity: 'error' | 'warning';
	/** The place in the file's own words, such as `scenes.request.choices.accept.to`; empty for the whole file. */
	readonly where: string;
	readonly found: string;
	readonly expected: string;
	readonly nearest?: string;
	/** The whole finding in one or two sentences. */
	readonly says: string;
	readonly doThis: string;
}

/** Thrown when a check reports a code the table does not explain: our bug, never an author's. */
export class UnknownCodeFault extends Error {
	override readonly name = 'UnknownCodeFault';
	readonly code = 'diagnostic-code-unknown';
}

/** Explains a code at a place, from its row in the table. */
export function diagnostic(
	code: string,
	place: Place,
	where: readonly (string | number)[],
	values: Readonly<Record<string, string>>,
	known: readonly string[] = []
): Diagnostic {
	const row = Object.hasOwn(CODES, code) ? CODES[code] : undefined;
	if (!row) throw new UnknownCodeFault(`The table of diagnostics has no row ${code}.`);
	const found = values['found'] ?? '';
	const nearest = nearestTo(found, known);
	const fill = (template: string) =>
		template.replace(/\{(\w+)\}/g, (_, name: string) =>
			name === 'known' ? listed(known) : clipped(values[name] ?? '')
		);
	return {
		code,
		severity: row.severity,
		file: place.file,
		line: place.line,
		...(place.column === undefined ? {} : { column: place.column }),
		where: where.join('.'),
		found: clipped(found),
		expected: fill(row.expected),
		...(nearest === undefined ? {} : { nearest }),
		says: fill(row.says) + (nearest === undefined ? '' : ` Did you mean “${nearest}”?`),
		doThis: fill(row.doThis)
	};
}

/** Whether any of them is an error. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
	return diagnostics.some(({ severity }) => severity === 'error');
}

function clipped(text: string): string {
	return text.length > 120 ? `${text.slice(0, 117)}…` : text;
}

function listed(known: readonly string[]): string {
	const shown = known.slice(0, 20).join(', ');
	return known.length > 20 ? `${shown} and ${known.length - 20} more` : shown;
}
