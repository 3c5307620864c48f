/**
 * What the converter says when a register cannot be read as it stands.
 *
 * @module
 */

/** Where in a register something stands. Lines count from 1. */
export interface Place {
	readonly file: string;
	readonly line: number;
}

/** Thrown on the first thing that is wrong with a register; the message names file, line, what and what was expected. */
export class RegisterFault extends Error {
	override readonly name = 'RegisterFault';
	readonly code: string;
	readonly place: Place;

	constructor(code: string, place: Place, what: string, expected: string) {
		super(`${place.file}:${place.line}: ${what}; expected ${expected}`);
		this.code = code;
		this.place = place;
	}
}
