import { choicesOf, folded, linesOf, type FoldedLine } from '#server/audit/read.ts';
import { dayOf } from '#server/clock.ts';
import { someone } from '#server/identity/someone.ts';
import { PERMITTED } from '#server/permissions/permissions.ts';
import type { PageServerLoad } from './$types';
import { askedFor } from './asked-for.ts';

/** How many lines a page of the log shows. */
const PER_PAGE = 50;

export const load: PageServerLoad = ({ locals, url }) => {
	const { person, school } = someone(locals);
	const { store } = locals.training;
	const { filter, page } = askedFor(url);
	const lines = linesOf(store, school.id, filter);
	const shown = folded(lines);
	const pages = Math.max(1, Math.ceil(shown.length / PER_PAGE));
	const at = Math.min(page, pages);
	return {
		filter,
		...choicesOf(store, school.id),
		days: byDay(shown.slice((at - 1) * PER_PAGE, at * PER_PAGE)),
		total: lines.length,
		page: at,
		pages,
		keeps: PERMITTED['manage-school'].some((role) => person.roles.includes(role)),
		damaged: store.problems.some(({ file }) => file === `${school.id}/logs/audit.jsonl`)
	};
};

/** The lines of each day together, so that a long day reads as one. */
function byDay(lines: readonly FoldedLine[]) {
	const days: { readonly day: string; readonly lines: FoldedLine[] }[] = [];
	for (const line of lines) {
		const day = dayOf(line.at);
		const last = days.at(-1);
		if (last?.day === day) last.lines.push(line);
		else days.push({ day, lines: [line] });
	}
	return days;
}
