import { error } from '@sveltejs/kit';
import { percent, showRatio } from '#domain/units.ts';
import { someone } from '#server/identity/someone.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params, url }) => {
	const { person } = someone(locals);
	const declaration = person.declarations.find(({ id }) => id === params.id);
	if (!declaration) error(404, { message: 'There is no such declaration in your record.' });
	const { scenarios } = locals.training.playing.library;
	return {
		declaration,
		justSigned: url.searchParams.has('signed'),
		behind: declaration.attempts.map(({ scenario, attempt, score }) => ({
			attempt,
			title: scenarios[scenario]?.scenario.title ?? scenario,
			score: `${percent(score)}% (${showRatio(score)} points)`
		}))
	};
};
