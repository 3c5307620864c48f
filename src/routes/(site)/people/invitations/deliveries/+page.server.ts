import { fail } from '@sveltejs/kit';
import { refuse } from '#domain/refusal.ts';
import { audited } from '#server/audit/audit.ts';
import { AT_ONCE, received, type Handed } from '#server/bounces/bounces.ts';
import { orSayWhy } from '#server/faults.ts';
import { formOf } from '#server/form.ts';
import { recipients } from '#server/invitations/recipients.ts';
import { someone } from '#server/identity/someone.ts';
import { heldTo } from '#server/limits/held.ts';
import type { Actions, PageServerLoad } from './$types';

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
		most: { files: AT_ONCE.files, megabytes: AT_ONCE.bytes / 1_000_000 },
		waiting: deliveries.filter(({ became }) => became === 'waiting').length,
		rows: deliveries
			.slice((page - 1) * PER_PAGE, page * PER_PAGE)
			.map(({ about, ...delivery }) => ({
				...delivery,
				name: nameOf({ ...delivery, about }) ?? 'Somebody who is not on the list'
			}))
	};
};

export const actions = {
	bounces: async ({ locals, request }) => {
		const { person, school } = someone(locals);
		const held = await heldTo(locals, 'uploads');
		if (held) return fail(429, held);
		const files = (await formOf(request))
			.getAll('file')
			.filter((file): file is File => file instanceof File && file.size > 0);
		if (files.length === 0)
			return fail(400, refuse('no-file', 'Choose at least one message that came back.'));
		if (
			files.length > AT_ONCE.files ||
			files.reduce((sum, { size }) => sum + size, 0) > AT_ONCE.bytes
		)
			return fail(
				400,
				refuse(
					'too-many',
					`Choose ${AT_ONCE.files} messages at most, of ${AT_ONCE.bytes / 1_000_000} MB together. Read in the others after.`
				)
			);
		const handed: Handed[] = [];
		for (const file of files)
			handed.push({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
		const { store } = locals.training;
		const now = locals.clock.now();
		const outcomes = await orSayWhy(
			received({ store, school, key: locals.key, by: person, now }, handed)
		);
		const many = (state: string) => outcomes.filter((each) => each.state === state).length;
		await orSayWhy(
			audited(
				store,
				{ person, school },
				{
					what: 'bounces-read',
					says: `${files.length} messages were read in: ${many('bounced')} letters came back, ${many('delayed')} are delayed.`
				},
				now
			)
		);
		return { outcomes };
	}
} satisfies Actions;
