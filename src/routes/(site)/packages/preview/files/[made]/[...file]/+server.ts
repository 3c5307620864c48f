import { error } from '@sveltejs/kit';
import { someone } from '#server/identity/someone.ts';
import { orWait } from '#server/limits/held.ts';
import { previewFile } from '#server/package/preview.ts';
import { FRAMED } from '#server/transport/headers.ts';
import type { RequestHandler } from './$types';

/** A file of the package that is being tried out; `made` is the query of the form in base64url, `?` and all. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const { school } = someone(locals);
	await orWait(locals, 'previews');
	const fields = Buffer.from(params.made, 'base64url').toString('utf8');
	const found = previewFile(school, locals.training.playing, fields, params.file);
	if (!found) error(404, { message: 'There is no such file in this package.' });
	return new Response(found.text, {
		headers: {
			...FRAMED,
			'Content-Type': found.type,
			'Content-Length': String(Buffer.byteLength(found.text))
		}
	});
};
