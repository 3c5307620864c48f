import { error, fail, redirect } from '@sveltejs/kit';
import { isRefusal } from '#domain/refusal.ts';
import { percent } from '#domain/units.ts';
import { formOf } from '#server/form.ts';
import { orSayWhy } from '#server/faults.ts';
import { someone } from '#server/identity/someone.ts';
import { dayOf } from '#server/clock.ts';
import { begin, firstWayIn } from '#server/training/attempts.ts';
import { beginPart } from '#server/training/begin-part.ts';
import { refresherPart } from '#server/training/refresher-words.ts';
import { attemptsAt, standingIn } from '#server/training/progress.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params, url }) => {
	const { person, school } = someone(locals);
	const { playing } = locals.training;
	const { scenarios } = playing.library;
	const held = Object.hasOwn(scenarios, params.scenario) ? scenarios[params.scenario] : undefined;
	if (!held) error(404, { message: 'There is no such situation in your course.' });
	const { slug, title, summary, minutes, note, support, ways } = held.scenario;
	const standing = standingIn(slug, person, school, playing);
	const edition = playing.edition(school.edition);
	const today = dayOf(locals.clock.now());
	const from = url.searchParams.has('whole')
		? undefined
		: refresherPart(person, school, playing, today, slug);
	return {
		slug,
		from,
		scenario: { title, summary, minutes, ...(note ? { note } : {}), support, ways },
		drawn: firstWayIn(locals.training, person, slug) ?? '',
		othersOpen: standing.first !== undefined,
		open: standing.open !== undefined,
		policy: { title: edition.title, edition: edition.edition },
		passMark: percent(edition.passMark),
		tries: attemptsAt(slug, person, school)
			.filter((attempt) => playing.fold(attempt).ended)
			.map((attempt) => {
				const { grade } = playing.fold(attempt);
				return {
					...(attempt.told !== undefined && { told: attempt.told }),
					id: attempt.id,
					way: ways[attempt.who]?.title ?? attempt.who,
					at: attempt.chosen.at(-1)?.at ?? attempt.startedAt,
					percent: percent(grade.score),
					passed: grade.passed
				};
			})
	};
};

export const actions = {
	begin: async ({ locals, params, request }) => {
		const { person, school } = someone(locals);
		const asked = (await formOf(request)).get('who');
		const who = typeof asked === 'string' && asked !== '' ? asked : undefined;
		const begun = await orSayWhy(
			begin(locals.training, school, person, params.scenario, who, locals.clock.now())
		);
		if (isRefusal(begun)) return fail(begun.refused === 'scenario-unknown' ? 404 : 400, begun);
		redirect(303, `/course/${params.scenario}/${begun.id}`);
	},
	part: async ({ locals, params }) => {
		const { person, school } = someone(locals);
		const begun = await orSayWhy(
			beginPart(locals.training, school, person, params.scenario, locals.clock.now())
		);
		if (isRefusal(begun)) return fail(begun.refused === 'scenario-unknown' ? 404 : 409, begun);
		redirect(303, `/course/${params.scenario}/${begun.id}`);
	}
} satisfies Actions;
