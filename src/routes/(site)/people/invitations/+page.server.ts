import { error, fail } from '@sveltejs/kit';
import { isRefusal, refuse } from '#domain/refusal.ts';
import { signsIn } from '#domain/staff/fields.ts';
import { GROUPS } from '#domain/staff/groups.ts';
import { orSayWhy } from '#server/faults.ts';
import { formOf } from '#server/form.ts';
import { providerName } from '#server/identity/provider.ts';
import { someone } from '#server/identity/someone.ts';
import { isThisComputer, printedOrigin } from '#server/invitations/address.ts';
import { endCode } from '#server/invitations/sheet.ts';
import { hasNoWay, WAYS } from '#server/invitations/ways.ts';
import { heldTo } from '#server/limits/held.ts';
import type { Actions, PageServerLoad } from './$types';
import { askedFor, isAskedFor } from './asked-for.ts';
import { chosenIn, entrancesAt, textIn } from './chosen.ts';

/** How many people a page of the list shows. */
const PER_PAGE = 50;

export const load: PageServerLoad = ({ locals, url }) => {
	const { school } = someone(locals);
	const entrances = entrancesAt(locals);
	const asked = askedFor(url);
	const shown = entrances.filter((each) => isAskedFor(each, asked));
	const pages = Math.max(1, Math.ceil(shown.length / PER_PAGE));
	const page = Math.min(asked.page, pages);
	const own = locals.identity.origin;
	const printed = printedOrigin(own, url.origin);
	return {
		/** Addresses that nobody can use on another computer, where that is so: on slips, and in letters. */
		nowhere: {
			slips: isThisComputer(printed) ? printed : undefined,
			letters: locals.invitations.byMail && isThisComputer(own) ? own : undefined
		},
		sample: school.sample,
		byMail: locals.invitations.byMail,
		provider: providerName(locals.identity.oidc),
		asked: { ...asked, page },
		pages,
		total: shown.length,
		counts: Object.fromEntries(
			WAYS.map((way) => [way, entrances.filter((each) => each.way === way).length])
		),
		people: entrances.length,
		noWay: entrances.filter(hasNoWay).length,
		waiting: entrances.filter(({ letter }) => letter?.became === 'waiting').length,
		ticket: crypto.randomUUID(),
		rows: shown.slice((page - 1) * PER_PAGE, page * PER_PAGE).map(({ person, ...entrance }) => ({
			...entrance,
			id: person.id,
			name: person.name,
			group: GROUPS[person.group] ?? person.group,
			email: person.email,
			signsIn: signsIn(person.email),
			staffNumber: person.staffNumber
		}))
	};
};

const SAMPLE = refuse(
	'sample-sends-nothing',
	'This is the sample school: nobody here has an account, so nothing is sent and no code is made.'
);

export const actions = {
	send: async ({ locals, request }) => {
		const { person, school } = someone(locals);
		if (school.sample) return fail(409, SAMPLE);
		const refused = await heldTo(locals, 'invitations');
		if (refused) return fail(429, refused);
		const people = chosenIn(await formOf(request), locals);
		if (people.length === 0)
			return fail(400, refuse('nobody-chosen', 'Choose at least one person to invite.'));
		const sent = await orSayWhy(locals.invitations.send({ person, school }, people));
		if (isRefusal(sent)) return fail(409, sent);
		return {
			sent: {
				queued: sent.queued,
				justNow: sent.justNow,
				withoutEmail: sent.withoutEmail.map(({ id, name }) => ({ id, name }))
			}
		};
	},
	revoke: async ({ locals, request }) => {
		const { person, school } = someone(locals);
		if (school.sample) return fail(409, SAMPLE);
		const id = textIn(await formOf(request), 'one');
		if (id === '')
			return fail(400, refuse('nobody-chosen', 'Say whose invitation or code is to end.'));
		const whom = locals.training.store.people.read(school.id, id);
		if (!whom) error(404, { message: 'There is no such person on your staff list.' });
		const here = { person, school };
		const invitation = await orSayWhy(locals.invitations.revoke(here, whom));
		const code = await orSayWhy(endCode(locals.identity, here, whom));
		return { ended: whom.name, wasOpen: invitation || code };
	}
} satisfies Actions;
