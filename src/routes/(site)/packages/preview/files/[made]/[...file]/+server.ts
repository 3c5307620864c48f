import { error } from '@sveltejs/kit';
import { someone } from '#server/identity/someone.ts';
import { previewFile } from '#server/package/preview.ts';
import type { RequestHandler } from './$types';

/** A file of the package that is being tried out; `made` is the query of the form in base64url, `?` and all. */
export const GET: RequestHandler = ({ locals, params }) => {
	const { school } = someone(locals);
	const fields = Buffer.from(params.made, 'base64url').toString('utf8');
	const found = previewFile(school, locals.training.playing, fields, params.file);
	if (!found) error(404, { message: 'There is no such file in this package.' });
	return new Response(found.text, {
		headers: {
			'Content-Type': found.type,
			'Content-Length': String(Buffer.byteLength(found.text)),
			'Content-Security-Policy': "frame-ancestors 'self'"
		}
	});
};
