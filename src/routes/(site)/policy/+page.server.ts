import { partsOf } from '#domain/policy/parts.ts';
import { BASELINE, contactsOf, FORCES, type Clause } from '#domain/policy/policy.ts';
import { dayOf } from '#server/clock.ts';
import { someone } from '#server/identity/someone.ts';
import { permitting } from '#server/identity/who.ts';
import { may } from '#server/permissions/permissions.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
	const { person, school } = someone(locals);
	const { playing } = locals.training;
	const baseline = url.searchParams.get('of') === BASELINE && school.policy !== BASELINE;
	const edition = playing.edition(baseline ? school.baseline : school.edition);
	const query = (url.searchParams.get('q') ?? '').normalize('NFC').trim().slice(0, 100);
	const force = FORCES.find((each) => each === url.searchParams.get('force'));
	const found = edition.clauses.filter(
		(clause) => (!force || clause.force === force) && matches(clause, query)
	);
	return {
		baseline,
		edition: {
			policy: edition.policy,
			school: edition.school,
			title: edition.title,
			edition: edition.edition,
			adopted: edition.adopted,
			review: edition.review,
			source: edition.source,
			hash: baseline ? school.baseline : school.edition
		},
		contacts: contactsOf(school, edition),
		mayChoose:
			locals.visit !== undefined &&
			may(permitting({ person, school, visit: locals.visit }), 'choose-edition') !== 'no',
		today: dayOf(locals.clock.now()),
		total: edition.clauses.length,
		query,
		force,
		forces: FORCES.filter((each) => edition.clauses.some((clause) => clause.force === each)),
		groups: partsOf(found).map((part, index) => ({ id: `part-${index + 1}`, ...part }))
	};
};

function matches(clause: Clause, query: string): boolean {
	if (query === '') return true;
	const text = [
		clause.ref,
		clause.says,
		clause.conditions,
		clause.consequence,
		clause.topics.join(' ')
	]
		.join(' ')
		.replaceAll('-', ' ')
		.toLocaleLowerCase('en-GB');
	return query
		.toLocaleLowerCase('en-GB')
		.split(/\s+/)
		.every((word) => text.includes(word));
}
