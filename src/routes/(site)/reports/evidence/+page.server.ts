import { check } from '#domain/evidence/check.ts';
import { keyId, printed } from '#domain/evidence/link.ts';
import { dayOf } from '#server/clock.ts';
import { MEANS } from '#server/evidence/keys.ts';
import { evidenceFileOf } from '#server/evidence/school-file.ts';
import { someone } from '#server/identity/someone.ts';
import type { PageServerLoad } from './$types';

/** The most findings that are shown; the verifier tells them all. */
const SHOWN = 20;

export const load: PageServerLoad = ({ locals }) => {
	const { school } = someone(locals);
	const file = evidenceFileOf(locals.training, school, locals.clock.now());
	const { findings, notHeld, late, replaced, held, uncompared } = check(file, [], MEANS);
	const head = locals.training.evidence.head(school.id);
	return {
		school: school.name,
		made: file.made,
		today: dayOf(file.made),
		head: head && { n: head.n, hash: printed(head.hash) },
		links: file.links.length,
		keys: file.links.flatMap(({ n, at, kind, key }) =>
			key === undefined ? [] : [{ n, at, kind, id: keyId(key, MEANS.hash), key }]
		),
		held: held.size,
		notHeld,
		erased: file.erased ?? 0,
		late,
		compared: held.size - uncompared.length,
		uncompared,
		replaced,
		findings: findings.slice(0, SHOWN).map(({ says }) => says),
		found: findings.length
	};
};
