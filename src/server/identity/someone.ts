/**
 * The person behind a request, where a door has already made sure that there is one.
 *
 * @module
 */
import { error } from '@sveltejs/kit';
import type { PersonRecord, SchoolRecord } from '../store/records.ts';

/** Who is here, and at which school; a request that no door has checked is turned away. */
export function someone(locals: {
	readonly person?: PersonRecord;
	readonly school?: SchoolRecord;
}): { readonly person: PersonRecord; readonly school: SchoolRecord } {
	const { person, school } = locals;
	if (!person || !school)
		error(401, { message: 'Choose who you are first; then this page opens.' });
	return { person, school };
}
