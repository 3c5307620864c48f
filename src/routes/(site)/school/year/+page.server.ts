import { error, fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { INDUCTIONS, standingOn, type Duties } from '#domain/cycle/duties.ts';
import { MONTHS } from '#domain/cycle/words.ts';
import { isRefusal, refuse } from '#domain/refusal.ts';
import { canonical } from '#domain/units.ts';
import { GROUPS } from '#domain/staff/groups.ts';
import { audited } from '#server/audit/audit.ts';
import { merged, MOST_STRETCHES, stretchesIn } from '#server/calendar/ics.ts';
import { dayOf } from '#server/clock.ts';
import { orSayWhy } from '#server/faults.ts';
import { formOf } from '#server/form.ts';
import { someone } from '#server/identity/someone.ts';
import { heldTo } from '#server/limits/held.ts';
import { changeSchool, digestOf } from '#server/school/change.ts';
import type { SchoolRecord } from '#server/store/records.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
	const { school } = someone(locals);
	const today = dayOf(locals.clock.now());
	const { owed } = standingOn(
		{ group: '', startsOn: today, absences: [], completions: [] },
		school.duties,
		school.calendar,
		today
	);
	return {
		duties: school.duties,
		calendar: school.calendar,
		months: MONTHS,
		groups: Object.entries(GROUPS).map(([slug, name]) => ({ slug, name })),
		today,
		starterDue: owed?.due
	};
};

const monthDay = z
	.string()
	.regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'Choose a month and a day.');
const day = z
	.string()
	.regex(/^\d{4}-\d\d-\d\d$/, 'Choose a day.')
	.refine((text) => !Number.isNaN(Date.parse(text)), 'That day does not exist.');

const DutiesForm = z.object({
	induction: z.enum(INDUCTIONS),
	'opens-month': z.string(),
	'opens-day': z.string(),
	'due-month': z.string(),
	'due-day': z.string(),
	carries: z.literal('yes').optional(),
	'carries-month': z.string(),
	'carries-day': z.string(),
	'starts-month': z.string(),
	'starts-day': z.string()
});
const StretchForm = z
	.object({
		from: day,
		to: z.union([day, z.literal('')]),
		kind: z.enum(['holiday', 'inset']),
		name: z.string().trim().max(120)
	})
	.transform(({ to, ...rest }) => ({ ...rest, to: to === '' ? rest.from : to }));

export const actions = {
	duties: async ({ locals, request }) => {
		const fields = Object.fromEntries(await formOf(request));
		const duties = dutiesIn(fields);
		if (isRefusal(duties)) return fail(400, { ...duties, part: 'duties' as const });
		await change(
			locals,
			(school) => ({ ...school, duties }),
			'What staff owe, and when, was changed.'
		);
		redirect(303, '/school/year?saved');
	},
	add: async ({ locals, request }) => {
		const parsed = StretchForm.safeParse(Object.fromEntries(await formOf(request)));
		if (!parsed.success || parsed.data.to < parsed.data.from)
			return fail(400, {
				...refuse('days-wrong', 'Choose a first day, and a last day that is not before it.'),
				part: 'calendar' as const
			});
		const { data } = parsed;
		const { school } = someone(locals);
		if (school.calendar.length >= MOST_STRETCHES)
			return fail(409, {
				...refuse('calendar-full', 'The calendar is full. Take out days of past years first.'),
				part: 'calendar' as const
			});
		await change(
			locals,
			(before) => ({ ...before, calendar: merged([...before.calendar, data]) }),
			`Days were added to the calendar: ${data.from} to ${data.to}.`
		);
		redirect(303, '/school/year?saved#calendar');
	},
	remove: async ({ locals, request }) => {
		const key = (await formOf(request)).get('stretch');
		await change(
			locals,
			(before) => ({
				...before,
				calendar: before.calendar.filter(({ from, to, kind }) => `${from} ${to} ${kind}` !== key)
			}),
			'Days were taken out of the calendar.'
		);
		redirect(303, '/school/year?saved#calendar');
	},
	import: async ({ locals, request }) => {
		const held = await heldTo(locals, 'uploads');
		if (held) return fail(429, { ...held, part: 'calendar' as const });
		const file = (await formOf(request)).get('file');
		const text = file instanceof File && file.size <= 1_000_000 ? await file.text() : '';
		const found = stretchesIn(text);
		if (isRefusal(found)) return fail(400, { ...found, part: 'calendar' as const });
		await change(
			locals,
			(before) => ({
				...before,
				calendar: merged([...before.calendar, ...found]).slice(-MOST_STRETCHES)
			}),
			`A calendar file was read: ${found.length} holidays and INSET days.`
		);
		redirect(303, `/school/year?read=${found.length}#calendar`);
	}
} satisfies Actions;

/** Writes the school with a change, and logs it before it is answered; what changes nothing is not logged. */
async function change(
	locals: App.Locals,
	to: (school: SchoolRecord) => SchoolRecord,
	says: string
): Promise<void> {
	const { school, person } = someone(locals);
	const { store } = locals.training;
	const now = store.schools.read(school.id) ?? school;
	const changed = await orSayWhy(changeSchool(store, school.id, digestOf(now), to));
	if (isRefusal(changed)) error(409, { message: changed.because });
	if (canonical(changed.before) === canonical(changed.after)) redirect(303, '/school/year?same');
	await orSayWhy(
		audited(store, { person, school }, { what: 'settings-changed', says }, locals.clock.now())
	);
}

function dutiesIn(fields: Readonly<Record<string, unknown>>) {
	const wrong = (says: string) => refuse('duties-wrong', says);
	const parsed = DutiesForm.safeParse(fields);
	if (!parsed.success)
		return wrong('Choose when an induction is due, and from when to when a refresher.');
	const { data } = parsed;
	const when = (name: 'opens' | 'due' | 'carries' | 'starts') =>
		monthDay.safeParse(
			`${data[`${name}-month`].padStart(2, '0')}-${data[`${name}-day`].padStart(2, '0')}`
		).data;
	const [opens, due, carriesFrom, yearStarts] = [
		when('opens'),
		when('due'),
		when('carries'),
		when('starts')
	];
	if (!opens || !due || !yearStarts || (data.carries && !carriesFrom))
		return wrong('Each date needs a month and a day that the month has.');
	const inductions: Record<string, Duties['induction']> = {};
	for (const slug of Object.keys(GROUPS)) {
		const own = INDUCTIONS.find((each) => each === fields[`induction-${slug}`]);
		if (own) inductions[slug] = own;
	}
	const duties: Duties = {
		yearStarts,
		induction: data.induction,
		inductions,
		refresher: { opens, due, ...(data.carries && carriesFrom ? { carriesFrom } : {}) }
	};
	return duties;
}
