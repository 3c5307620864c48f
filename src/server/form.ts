/**
 * Reading a posted form: one that cannot be read is answered in words.
 *
 * @module
 */
import { error } from '@sveltejs/kit';

/** The form of a request; a torn or foreign body becomes a 400 that says what to do. */
export async function formOf(request: Request): Promise<FormData> {
	try {
		return await request.formData();
	} catch (cause) {
		// Kit's own answers, such as 413 for a body that is too large, go through.
		if (!(cause instanceof TypeError)) throw cause;
		error(400, { message: 'That form could not be read. Go back and try again.' });
	}
}

/** A field of a form, at most `longest` characters of it; empty when it is missing, or a file. */
export function textIn(form: FormData, name: string, longest: number): string {
	const value = form.get(name);
	return typeof value === 'string' ? value.slice(0, longest) : '';
}
