import { error } from '@sveltejs/kit';
import { refresherWords } from '#domain/course/words.ts';
import { DOUBT_TO_SIGNER } from '#domain/declaration/doubt.ts';
import { isAsked } from '#domain/staff/roles.ts';
import { percent, showRatio } from '#domain/units.ts';
import { someone } from '#server/identity/someone.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params, url }) => {
	const { person } = someone(locals);
	const declaration = person.declarations.find(({ id }) => id === params.id);
	if (!declaration) error(404, { message: 'There is no such declaration in your record.' });
	const { scenarios } = locals.training.playing.library;
	const titleOf = (slug: string) => scenarios[slug]?.scenario.title ?? slug;
	const doubt = locals.training.evidence.doubtOf(person, declaration.id);
	return {
		isAsked: isAsked(person.roles),
		doubt: doubt && DOUBT_TO_SIGNER[doubt],
		declaration,
		justSigned: url.searchParams.has('signed'),
		refresher: declaration.refresher && refresherWords(declaration.refresher, titleOf),
		behind: declaration.attempts.map(({ scenario, attempt, inPart, score }) => ({
			attempt,
			title: `${titleOf(scenario)}${inPart ? ', in part' : ''}`,
			score: `${percent(score)}% (${showRatio(score)} points)`
		}))
	};
};
