import { redirect } from '@sveltejs/kit';
import { groupNear } from '#domain/staff/group-words.ts';
import { GROUPS } from '#domain/staff/groups.ts';
import { unknownWords } from '#domain/staff/import/row.ts';
import type { Slug } from '#domain/units.ts';
import { orSayWhy } from '#server/faults.ts';
import { formOf } from '#server/form.ts';
import { choose } from '#server/people/imports.ts';
import type { Actions, PageServerLoad } from './$types';
import { waiting } from '../../pending.ts';

/** How many words are asked about; those with the most rows first. */
const AT_MOST = 100;

export const load: PageServerLoad = ({ locals, params }) => {
	const { id, rows, mapping, options } = waiting(locals, params.import);
	const words = unknownWords(rows, mapping);
	return {
		id,
		more: Math.max(0, words.length - AT_MOST),
		words: words.slice(0, AT_MOST).map(({ word, key, rows: many }) => {
			const known = Object.hasOwn(options.words ?? {}, key) ? options.words?.[key] : undefined;
			return { word, rows: many, group: known ?? groupNear(key) ?? '', guessed: !known };
		}),
		groups: Object.entries(GROUPS).map(([slug, name]) => ({ slug, name }))
	};
};

export const actions = {
	default: async ({ locals, params, request }) => {
		const pending = waiting(locals, params.import);
		const form = await formOf(request);
		const chosen: Record<string, Slug> = { ...pending.options.words };
		for (const [at, { key }] of unknownWords(pending.rows, pending.mapping)
			.slice(0, AT_MOST)
			.entries()) {
			const group = form.get(`word-${at}`);
			if (typeof group !== 'string') continue;
			if (Object.hasOwn(GROUPS, group)) chosen[key] = group;
			else delete chosen[key];
		}
		await orSayWhy(
			choose(locals.training.store, pending, pending.mapping, { ...pending.options, words: chosen })
		);
		redirect(303, `/people/import/${pending.id}/preview`);
	}
} satisfies Actions;
