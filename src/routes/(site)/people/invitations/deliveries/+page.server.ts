import { recipients } from '#server/invitations/recipients.ts';
import { someone } from '#server/identity/someone.ts';
import type { PageServerLoad } from './$types';

/** How many letters a page shows. */
const PER_PAGE = 50;

export const load: PageServerLoad = ({ locals, url }) => {
	const { school } = someone(locals);
	const nameOf = recipients(locals.training.store, locals.key, school);
	const deliveries = locals.invitations.deliveries(school.id);
	const asked = Number(url.searchParams.get('page') ?? '1');
	const pages = Math.max(1, Math.ceil(deliveries.length / PER_PAGE));
	const page = Math.min(Number.isInteger(asked) && asked > 0 ? asked : 1, pages);
	return {
		page,
		pages,
		total: deliveries.length,
		waiting: deliveries.filter(({ became }) => became === 'waiting').length,
		rows: deliveries
			.slice((page - 1) * PER_PAGE, page * PER_PAGE)
			.map(({ about, ...delivery }) => ({
				...delivery,
				name: nameOf({ ...delivery, about }) ?? 'Somebody who is not on the list'
			}))
	};
};
