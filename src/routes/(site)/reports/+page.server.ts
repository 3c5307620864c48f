import { countsOf, rowsFor } from '#domain/report/report.ts';
import { someone } from '#server/identity/someone.ts';
import { GROUPS } from '#domain/staff/groups.ts';
import { misjudgedAt } from '#server/training/misjudged.ts';
import { rowsOn } from '#server/training/progress.ts';
import type { PageServerLoad } from './$types';
import { askedFor } from './asked-for.ts';

/** How many people a page of the list shows. */
const PER_PAGE = 50;

export const load: PageServerLoad = ({ locals, url }) => {
	const { school } = someone(locals);
	const { store, playing } = locals.training;
	const { on, today, filter, page } = askedFor(url, locals.clock.now());
	const people = store.people.list(school.id);
	const rows = rowsOn(on, today, people, school, playing);
	const shown = rowsFor(rows, filter);
	const pages = Math.max(1, Math.ceil(shown.length / PER_PAGE));
	const at = Math.min(page, pages);
	const edition = playing.edition(school.edition);
	return {
		on,
		today,
		filter,
		counts: countsOf(filter.group ? rows.filter(({ group }) => group === filter.group) : rows),
		groups: [...new Set(rows.map(({ group }) => group))]
			.sort()
			.map((slug) => ({ slug, name: GROUPS[slug] ?? slug })),
		rows: shown.slice((at - 1) * PER_PAGE, at * PER_PAGE),
		total: shown.length,
		page: at,
		pages,
		edition: { title: edition.title, edition: edition.edition },
		misjudged: misjudgedAt(people, school, playing, 8),
		questions: people
			.flatMap((person) =>
				person.questions.map(({ id, at: asked, about, says }) => ({
					id,
					by: person.name,
					at: asked,
					words: about.words,
					says
				}))
			)
			.sort((a, b) => (a.at < b.at ? 1 : -1))
			.slice(0, 100),
		damaged: store.problems.filter(({ file }) => file.startsWith(`${school.id}/`)).length
	};
};
