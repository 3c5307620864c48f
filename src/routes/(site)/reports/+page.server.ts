import type { Doubt } from '#domain/declaration/doubt.ts';
import { exemptionsFrom, overdueOn } from '#domain/follow-up/follow-up.ts';
import { lightsBy } from '#domain/report/board.ts';
import { countsOf, rowsFor, type Filter } from '#domain/report/report.ts';
import { dutiesInWords } from '#domain/report/words.ts';
import type { Day, Slug } from '#domain/units.ts';
import type { Discounted } from '#server/evidence/counted.ts';
import { followUpsOf } from '#server/follow-up/follow-ups.ts';
import { accountStateOf } from '#server/identity/account-states.ts';
import { someone } from '#server/identity/someone.ts';
import { GROUPS } from '#domain/staff/groups.ts';
import { nameTold, toldApart } from '#domain/staff/namesakes.ts';
import { NO_PHASE, phaseName, phaseOf, phasesIn } from '#domain/staff/phases.ts';
import { schoolOn } from '#server/training/edition-on.ts';
import { misjudgedAt } from '#server/training/misjudged.ts';
import { rowsOn } from '#server/training/progress.ts';
import { weeksOf } from '#server/training/weeks.ts';
import type { PageServerLoad } from './$types';
import { askedFor, managersIn } from './asked-for.ts';

/** How many people a page of the list shows. */
const PER_PAGE = 50;

export const load: PageServerLoad = ({ locals, url }) => {
	const { school } = someone(locals);
	const { store, playing } = locals.training;
	const { on, today, unread, filter, manager, page } = askedFor(url, locals.clock.now());
	const everybody = store.people.list(school.id);
	const people =
		manager === undefined ? everybody : everybody.filter((person) => person.manager === manager);
	const followUps = followUpsOf(store, school.id);
	const exemptOn = (day: Day) => exemptionsFrom(followUps, day);
	const all = rowsOn(on, today, people, school, playing, exemptOn(on));
	const rows = rowsFor(all, filter);
	const pages = Math.max(1, Math.ceil(rows.length / PER_PAGE));
	const at = Math.min(page, pages);
	const edition = playing.edition(schoolOn(school, playing, on).edition);
	const counted = placed(all, filter);
	const phases = phasesIn(everybody);
	const shown = rows.slice((at - 1) * PER_PAGE, at * PER_PAGE);
	return {
		school: school.name,
		on,
		today,
		unread,
		duties: dutiesInWords(school.duties),
		filter,
		manager,
		managers: managersIn(everybody),
		counts: countsOf(counted),
		groups: [...new Set(everybody.map(({ group }) => group))]
			.sort()
			.map((slug) => ({ slug, name: GROUPS[slug] ?? slug })),
		phases,
		rows: toldApart(shown, everybody),
		neverIn: school.sample
			? []
			: shown
					.filter(({ light, id }) => {
						// Of who owes nothing, or stands apart, it is neither here nor there.
						const owes = light !== undefined && light !== 'green';
						const person = owes ? store.people.read(school.id, id) : undefined;
						return person && !accountStateOf(locals.identity, person).lastInAt;
					})
					.map(({ id }) => id),
		total: rows.length,
		page: at,
		pages,
		byGroup: lightsBy(counted, ({ group }) => group).map(({ of, lights }) => ({
			name: GROUPS[of] ?? of,
			lights
		})),
		byPhase:
			phases.length === 0
				? []
				: lightsBy(counted, phaseOf)
						.toSorted((a, b) => Number(a.of === NO_PHASE) - Number(b.of === NO_PHASE))
						.map(({ of, lights }) => ({ name: phaseName(of), lights })),
		weeks: weeksOf(placed(people, filter), school, playing, on, counted, exemptOn),
		overdue: toldApart(
			overdueOn(followUps, today).flatMap((each) => {
				const person = store.people.read(school.id, each.about);
				return person ? [{ ...person, followUp: each }] : [];
			}),
			everybody
		).map((person) => {
			const { id, about, says, due } = person.followUp;
			return { id, about, name: nameTold(person), says, due };
		}),
		edition: { title: edition.title, edition: edition.edition },
		misjudged: misjudgedAt(everybody, school, playing, 8),
		questions: everybody
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
		doubted: doubtedAt(locals.training.evidence.discounted(school.id)),
		damaged: store.problems.filter(({ file }) => file.startsWith(`${school.id}/`)).length
	};
};

/** How many declarations do not count, by why. */
function doubtedAt(discounted: readonly Discounted[]) {
	const many = (doubt: Doubt) => discounted.filter((each) => each.doubt === doubt).length;
	return { strangers: many('not-signed-here'), changed: many('attempts-changed') };
}

/** Those whom a filter by staff group and phase leaves; status aside, they are the ones who are counted. */
function placed<Each extends { readonly group: Slug; readonly phase?: Slug }>(
	all: readonly Each[],
	{ group, phase }: Filter
): readonly Each[] {
	if (group === undefined && phase === undefined) return all;
	return all.filter(
		(each) =>
			(group === undefined || each.group === group) &&
			(phase === undefined || phaseOf(each) === phase)
	);
}
