import { fail, redirect } from '@sveltejs/kit';
import { isRefusal } from '#domain/refusal.ts';
import { FIELD_NAMES, type Field } from '#domain/staff/entry.ts';
import { COLUMNS } from '#domain/staff/import/columns.ts';
import { KINDS, type PlanRow } from '#domain/staff/import/plan.ts';
import { unknownWords } from '#domain/staff/import/row.ts';
import { orSayWhy } from '#server/faults.ts';
import { formOf } from '#server/form.ts';
import { endedBy, type Ended } from '#server/identity/ends.ts';
import { someone } from '#server/identity/someone.ts';
import { apply, changedSince, choose, planFor } from '#server/people/imports.ts';
import { listOf } from '#server/people/list.ts';
import type { Actions, PageServerLoad } from './$types';
import { changingIn } from '../../../changing.ts';
import { valueWords } from '../../../words.ts';
import { waiting } from '../../pending.ts';

/** How many rows a page of the preview shows. */
const PER_PAGE = 50;
/** How many of those who are kept are named. */
const KEPT_AT_MOST = 50;

/** What is shown of somebody new. */
const OF_NEW: readonly Field[] = [
	'email',
	'staffNumber',
	'group',
	'phase',
	'startsOn',
	'manager',
	'leftOn'
];

export const load: PageServerLoad = ({ locals, params, url }) => {
	const here = someone(locals);
	const { store } = locals.training;
	const pending = waiting(locals, params.import);
	const { plan, digest } = planFor(changingIn(locals), pending);
	const ended = endedBy(
		locals.identity,
		here.school.id,
		plan.rows.filter(({ after }) => after)
	);
	const list = listOf(store, here.school.id);
	const working = list.filter(({ leftOn }) => leftOn === undefined).length;
	const names = new Map(
		[...list, ...plan.rows.flatMap(({ after }) => after ?? [])].map(({ id, name }) => [id, name])
	);
	const kind = KINDS.find((each) => each === url.searchParams.get('kind'));
	const shown = plan.rows.filter((row) => (kind ? row.kind === kind : row.kind !== 'unchanged'));
	const pages = Math.max(1, Math.ceil(shown.length / PER_PAGE));
	const asked = Number(url.searchParams.get('page') ?? '1');
	const page = Math.min(Number.isInteger(asked) && asked > 0 ? asked : 1, pages);
	return {
		id: pending.id,
		file: pending.file,
		digest,
		kind,
		counts: plan.counts,
		withoutEmail: plan.withoutEmail,
		withoutEither: plan.withoutEither,
		ended: { whole: ended.whole.length, butNumber: ended.butNumber.length },
		kept: plan.kept.slice(0, KEPT_AT_MOST),
		keptMore: Math.max(0, plan.kept.length - KEPT_AT_MOST),
		isMost: plan.counts.leaver > working / 2,
		hasWords: unknownWords(pending.rows, pending.mapping).length > 0,
		total: shown.length,
		page,
		pages,
		rows: shown
			.slice((page - 1) * PER_PAGE, page * PER_PAGE)
			.map((row) => shownRow(row, names, ended))
	};
};

function shownRow(
	{ kind, row, name, before, after, fields, problems, note }: PlanRow,
	names: ReadonlyMap<string, string>,
	ended: Ended
) {
	const ends = ended.whole.includes(before?.id ?? '')
		? 'Their account ends with the old address: invite them again.'
		: undefined;
	return {
		kind,
		row,
		name,
		note: [note, ends].filter((each) => each !== undefined).join(' '),
		problems: problems.map(({ column, found, expected, todo }) => ({
			column: COLUMNS[column].name,
			found,
			expected,
			todo
		})),
		fields: (kind === 'new' || kind === 'gone'
			? OF_NEW.filter((field) => after?.[field] !== undefined)
			: fields
		).map((field) => ({
			name: FIELD_NAMES[field],
			before: before && valueWords(before, field, names),
			after: valueWords(after, field, names)
		}))
	};
}

export const actions = {
	apply: async ({ locals, params, request }) => {
		const { store } = locals.training;
		const pending = waiting(locals, params.import);
		const form = await formOf(request);
		const digest = form.get('digest');
		const leaveOut = form.get('gone') === 'out';
		const done = await orSayWhy(
			apply(
				changingIn(locals),
				pending,
				typeof digest === 'string' ? digest : '',
				form.get('without') === 'yes',
				leaveOut
			)
		);
		if (!isRefusal(done)) redirect(303, `/people/import/${done.id}/done`);
		if (done.refused !== 'plan-changed')
			return fail(400, { refused: done.refused, because: done.because, changed: [], leaveOut });
		const changed = changedSince(store, pending);
		await orSayWhy(choose(store, pending, pending.mapping, pending.options));
		return fail(409, {
			refused: done.refused,
			because: done.because,
			leaveOut,
			changed: changed.slice(0, 20),
			more: Math.max(0, changed.length - 20)
		});
	}
} satisfies Actions;
