import { redirect } from '@sveltejs/kit';
import { isRefusal } from '#domain/refusal.ts';
import { askedIn, packageFor } from '#server/package/for-school.ts';
import { someone } from '#server/identity/someone.ts';
import { orWait } from '#server/limits/held.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { school } = someone(locals);
	await orWait(locals, 'packages');
	const made = packageFor(school, locals.training.playing, askedIn(url.searchParams));
	if (isRefusal(made)) redirect(303, `/packages${url.search}`);
	// cmi5 speaks to a record store, which is not here; the course in it is the same.
	const fields = new URLSearchParams(url.searchParams);
	const asCmi5 = made.course.format === 'cmi5';
	if (asCmi5) fields.set('format', 'scorm2004-4');
	return {
		title: made.course.title,
		school: made.course.school,
		format: asCmi5 ? ('scorm2004-4' as const) : made.course.format,
		asCmi5,
		back: `/packages${url.search}`,
		launch: `/packages/preview/files/${Buffer.from(`?${fields.toString()}`).toString('base64url')}/index.html`
	};
};
