import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { isRefusal } from '#domain/refusal.ts';
import { dayFrom } from '#domain/staff/dates.ts';
import { normal } from '#domain/staff/fields.ts';
import { GROUPS } from '#domain/staff/groups.ts';
import { COLUMNS, hasNames, type Column, type Mapping } from '#domain/staff/import/columns.ts';
import { shortened, unknownWords } from '#domain/staff/import/row.ts';
import { dayOf } from '#server/clock.ts';
import { orSayWhy } from '#server/faults.ts';
import { formOf } from '#server/form.ts';
import { choose } from '#server/people/imports.ts';
import type { Actions, PageServerLoad } from './$types';
import { waiting } from '../pending.ts';

/** How many cells of a column are shown as a sample. */
const SAMPLE = 3;

export const load: PageServerLoad = ({ locals, params }) => {
	const { id, file, headings, rows, mapping, options } = waiting(locals, params.import);
	const width = Math.max(headings.length, ...rows.slice(0, 200).map(({ cells }) => cells.length));
	return {
		id,
		file,
		rows: rows.length,
		today: dayOf(locals.clock.now()),
		headings: Array.from({ length: width }, (_, at) => ({
			at,
			heading: shortened(headings[at] ?? '') || `Column ${at + 1}`,
			sample: rows
				.slice(0, 200)
				.flatMap(({ cells }) => shortened(cells[at] ?? '').slice(0, 30) || [])
				.slice(0, SAMPLE)
		})),
		mapping,
		options: {
			startsOn: options.elseStartsOn ?? '',
			group: options.elseGroup ?? '',
			isWhole: options.othersLeftOn !== undefined,
			othersLeftOn: options.othersLeftOn ?? ''
		},
		groups: Object.entries(GROUPS).map(([slug, name]) => ({ slug, name }))
	};
};

const text = z.string().max(200).catch('');
const column = z
	.string()
	.regex(/^\d{1,2}$/)
	.transform(Number)
	.nullish()
	.catch(undefined);

export const actions = {
	default: async ({ locals, params, request }) => {
		const pending = waiting(locals, params.import);
		const form = await formOf(request);
		const all = Object.keys(COLUMNS) as readonly Column[];
		const mapping: Mapping = Object.fromEntries(
			all.flatMap((name) => {
				const at = column.parse(form.get(name));
				return typeof at === 'number' ? [[name, at]] : [];
			})
		);
		const typed = {
			startsOn: text.parse(form.get('startsOn')),
			group: text.parse(form.get('group-for-new')),
			isWhole: form.get('whole') === 'yes',
			othersLeftOn: text.parse(form.get('othersLeftOn'))
		};
		const wrong: { field: string; because: string }[] = [];
		const twice = Object.values(mapping).filter((at, index, every) => every.indexOf(at) !== index);
		for (const at of new Set(twice))
			wrong.push({
				field: all.findLast((name) => mapping[name] === at) ?? 'name',
				because: `“${shortened(pending.headings[at] ?? '')}” is chosen twice. Choose each column of the file once.`
			});
		if (!hasNames(mapping))
			wrong.push({
				field: 'name',
				because: 'Choose where the names are: “Full name”, or both “First name” and “Last name”.'
			});
		const day = (field: 'startsOn' | 'othersLeftOn') => {
			if (normal(typed[field]) === '') return undefined;
			const found = dayFrom(typed[field]);
			if (!isRefusal(found)) return found;
			wrong.push({ field, because: found.because });
			return undefined;
		};
		const elseStartsOn = day('startsOn');
		const othersLeftOn = typed.isWhole ? day('othersLeftOn') : undefined;
		if (typed.isWhole && normal(typed.othersLeftOn) === '')
			wrong.push({
				field: 'othersLeftOn',
				because: 'Enter the last day of those who are not in the file.'
			});
		if (wrong.length > 0) return fail(400, { wrong, mapping, typed });
		const { words } = pending.options;
		await orSayWhy(
			choose(locals.training.store, pending, mapping, {
				...(elseStartsOn && { elseStartsOn }),
				...(Object.hasOwn(GROUPS, typed.group) && { elseGroup: typed.group }),
				...(othersLeftOn && { othersLeftOn }),
				...(words && { words })
			})
		);
		const unknown = unknownWords(pending.rows, mapping).some(
			({ key }) => !Object.hasOwn(words ?? {}, key)
		);
		redirect(303, `/people/import/${pending.id}/${unknown ? 'groups' : 'preview'}`);
	}
} satisfies Actions;
