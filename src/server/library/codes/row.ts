/**
 * One row of the table of diagnostics: everything a code means.
 *
 * @module
 */

/** An edit of the sample content that triggers a code: `text` in place of `instead`, or as the whole file. */
export interface Example {
	readonly file: string;
	/** Left out: the file is taken away. */
	readonly text?: string;
	readonly instead?: string;
	/** Further edits of the same file, each `[instead, text]`. */
	readonly also?: readonly (readonly [string, string])[];
	/** How the text is written to disk; UTF-8 when left out. */
	readonly encoding?: 'latin1';
	/** What the reference shows of an edit that is too long to print. */
	readonly excerpt?: string;
}

/** What a code means. `{found}` and the like are filled in; `{known}` lists the valid words. */
export interface Row {
	readonly severity: 'error' | 'warning';
	readonly title: string;
	readonly says: string;
	readonly expected: string;
	readonly doThis: string;
	readonly example: Example;
}

/** Rows by code. */
export type Rows = Readonly<Record<string, Row>>;
