import { GROUPS } from '#domain/staff/groups.ts';
import { countsOn, standingOn, wantedOf } from '#domain/staff/listing.ts';
import { phaseName, phasesIn } from '#domain/staff/phases.ts';
import { isAsked, ROLE_WORDS, ROLES } from '#domain/staff/roles.ts';
import { backOn } from '#domain/staff/staff.ts';
import { timedOn } from '#domain/staff/times.ts';
import { dayOf } from '#server/clock.ts';
import { providerName } from '#server/identity/provider.ts';
import { someone } from '#server/identity/someone.ts';
import { withoutWay } from '#server/invitations/ways.ts';
import { lastApplied, unfinished } from '#server/people/journal.ts';
import { listOf } from '#server/people/list.ts';
import type { PageServerLoad } from './$types';
import { askedFor } from './asked-for.ts';

/** How many people a page of the list shows. */
const PER_PAGE = 50;

export const load: PageServerLoad = ({ locals, url }) => {
	const { school, person } = someone(locals);
	const { store } = locals.training;
	const today = dayOf(locals.clock.now());
	const { wanted, page } = askedFor(url);
	const list = listOf(store, school.id);
	const shown = wantedOf(list, wanted, today);
	const pages = Math.max(1, Math.ceil(shown.length / PER_PAGE));
	const at = Math.min(page, pages);
	const last = lastApplied(store, school.id);
	const { identity, invitations } = locals;
	const shut = withoutWay(identity, school, invitations.deliveries(school.id), today);
	return {
		noWay: shut.size,
		provider: providerName(identity.oidc),
		wanted,
		counts: countsOn(list, today),
		total: shown.length,
		page: at,
		pages,
		rows: shown.slice((at - 1) * PER_PAGE, at * PER_PAGE).map((entry) => ({
			id: entry.id,
			name: entry.name,
			you: entry.id === person.id,
			group: GROUPS[entry.group] ?? entry.group,
			phase: entry.phase && phaseName(entry.phase),
			email: entry.email,
			staffNumber: entry.staffNumber,
			roles: entry.roles.filter((role) => role !== 'learner').map((role) => ROLE_WORDS[role].name),
			isAsked: isAsked(entry.roles),
			state: standingOn(entry, today),
			isShut: shut.has(entry.id),
			startsOn: entry.startsOn,
			leftOn: timedOn(entry, today).leftOn,
			backOn: backOn(entry, today),
			awayTo: entry.absences.find(({ from, to }) => from <= today && (!to || today <= to))?.to
		})),
		groups: Object.entries(GROUPS).map(([slug, name]) => ({ slug, name })),
		phases: phasesIn(list),
		roles: ROLES.map((role) => ({ slug: role, name: ROLE_WORDS[role].name })),
		last:
			last && last.state === 'applied' ? { id: last.id, at: last.at, file: last.file } : undefined,
		unfinished: unfinished(store, school.id) !== undefined
	};
};
