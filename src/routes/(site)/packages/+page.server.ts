import { fail } from '@sveltejs/kit';
import { truthTable } from '#domain/package/truth-table.ts';
import { canReplace } from '#domain/package/replace.ts';
import { PRESETS } from '#domain/package/reporting.ts';
import { isRefusal, type Refusal } from '#domain/refusal.ts';
import { percent } from '#domain/units.ts';
import { fileName } from '#server/package/build.ts';
import { packedOf } from '#server/package/packed.ts';
import { askedIn, packageFor, underFor } from '#server/package/for-school.ts';
import { inOrder } from '#server/package/facts.ts';
import { readPackage } from '#server/package/read.ts';
import { formOf } from '#server/form.ts';
import { someone } from '#server/identity/someone.ts';
import { orWait } from '#server/limits/held.ts';
import { GROUPS } from '#domain/staff/groups.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { school } = someone(locals);
	await orWait(locals, 'packages');
	const { playing } = locals.training;
	const asked = askedIn(url.searchParams);
	const made = packageFor(school, playing, asked);
	const { edition, scenarios } = underFor(school, playing);
	return {
		asked,
		search: url.search,
		passMark: percent(edition.passMark),
		presets: Object.entries(PRESETS).map(([id, { title, says }]) => ({ id, title, says })),
		groups: Object.entries(GROUPS).map(([slug, name]) => ({ slug, name })),
		scenarios: inOrder(scenarios.map(({ scenario }) => scenario)).map(
			({ slug, title, minutes }) => ({
				slug,
				title,
				minutes
			})
		),
		...(isRefusal(made)
			? { refusal: made }
			: {
					made: {
						name: fileName(made),
						bytes: packedOf(made).length,
						course: made.course.id,
						minutes: made.course.minutes,
						table: truthTable(made.course)
					}
				})
	};
};

export const actions = {
	compare: async ({ request, locals }) => {
		await orWait(locals, 'uploads');
		const form = await formOf(request);
		const [old, next] = await Promise.all(['old', 'new'].map((name) => readIn(form.get(name))));
		const wrong = [
			...(old && isRefusal(old) ? [{ ...old, field: 'old' as const }] : []),
			...(next && isRefusal(next) ? [{ ...next, field: 'new' as const }] : [])
		];
		if (!old || !next || isRefusal(old) || isRefusal(next)) return fail(400, { wrong });
		return {
			compared: {
				...canReplace(old, next),
				old: { school: old.school, title: old.title, edition: old.edition },
				next: { school: next.school, title: next.title, edition: next.edition }
			}
		};
	}
} satisfies Actions;

async function readIn(
	file: FormDataEntryValue | null
): Promise<ReturnType<typeof readPackage> | Refusal> {
	const bytes = file instanceof File ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array();
	return readPackage(bytes);
}
