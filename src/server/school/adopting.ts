/**
 * Adopting an edition: what there is to choose from, what a choice changes, and doing it.
 *
 * @module
 */
import { BASELINE } from '#domain/policy/policy.ts';
import { refuse, type Refusal } from '#domain/refusal.ts';
import { countsOf } from '#domain/report/report.ts';
import { isAsked } from '#domain/staff/roles.ts';
import type { Day, Hash, Instant, Slug } from '#domain/units.ts';
import { exemptionsOn } from '../follow-up/follow-ups.ts';
import type { SchoolRecord } from '../store/records.ts';
import type { Training } from '../training/attempts.ts';
import { rowsOn } from '../training/progress.ts';
import { changeSchool, type Changed } from './change.ts';

/** An edition that a school can adopt. */
export interface Choice {
	readonly policy: Slug;
	readonly hash: Hash;
	readonly school: string;
	readonly title: string;
	readonly edition: string;
	readonly clauses: number;
	/** `newer`: what the school’s own policy has become; `baseline`: good practice alone. */
	readonly kind: 'newer' | 'other' | 'baseline';
}

/** What a school trains on now. */
export function adoptedBy({ playing }: Training, { edition, policy }: SchoolRecord) {
	const content = playing.edition(edition);
	return {
		policy,
		hash: edition,
		school: content.school,
		title: content.title,
		edition: content.edition,
		adopted: content.adopted,
		clauses: content.clauses.length
	};
}

/** What the library offers beside what a school trains on: what its own policy has become first. */
export function choicesFor({ playing }: Training, school: SchoolRecord): readonly Choice[] {
	const { editions, baseline } = playing.library;
	const order = { newer: 0, other: 1, baseline: 2 };
	return Object.values(editions)
		.filter(
			({ content, hash }) =>
				hash !== school.edition ||
				(content.policy === school.policy && baseline.hash !== school.baseline)
		)
		.map(({ content, hash }): Choice => {
			const { policy, title, edition, clauses } = content;
			const kind = policy === school.policy ? 'newer' : policy === BASELINE ? 'baseline' : 'other';
			return {
				policy,
				hash,
				school: content.school,
				title,
				edition,
				clauses: clauses.length,
				kind
			};
		})
		.sort((a, b) => order[a.kind] - order[b.kind] || (a.school < b.school ? -1 : 1));
}

/** How many stand how, before and after adopting. */
export interface Consequence {
	readonly people: number;
	readonly completeNow: number;
	readonly completeThen: number;
	/** Those whose time was over already, and who would be overdue from now on. */
	readonly overdueNow: number;
	readonly overdueThen: number;
	/** Those who have begun under what there is now, and begin anew. */
	readonly begunNow: number;
}

/** What adopting an edition would change for the people of a school. */
export function consequenceOf(
	{ playing, store }: Training,
	school: SchoolRecord,
	{ policy, hash }: Pick<Choice, 'policy' | 'hash'>,
	today: Day
): Consequence {
	const people = store.people.list(school.id);
	const then = {
		...school,
		policy,
		edition: hash,
		baseline: playing.library.baseline.hash,
		editionSince: `${today}T12:00:00.000Z`
	};
	const exempt = exemptionsOn(store, school.id, today);
	const of = (at: SchoolRecord) => countsOf(rowsOn(today, today, people, at, playing, exempt));
	const [now, after] = [of(school), of(then)];
	const begun = people.filter(
		({ roles, leftOn, attempts }) =>
			isAsked(roles) &&
			(leftOn === undefined || leftOn > today) &&
			attempts.some(({ under }) => under.edition === school.edition)
	).length;
	return {
		people: now.people,
		completeNow: now.complete,
		completeThen: after.complete,
		overdueNow: now.overdue,
		overdueThen: after.overdue,
		begunNow: begun
	};
}

export type NotAdopted = Refusal<'edition-unknown' | 'school-changed' | 'school-unknown'>;

/** Adopts an edition. It is in the archive before the school’s record names it. Refuses what is not offered. */
export async function adopt(
	training: Training,
	school: SchoolRecord,
	{ policy, hash }: { readonly policy: string; readonly hash: string },
	seen: string,
	now: Instant
): Promise<Changed | NotAdopted> {
	const { playing, store } = training;
	const { baseline } = playing.library;
	const choice = choicesFor(training, school).find(
		(each) => each.policy === policy && each.hash === hash
	);
	if (!choice)
		return refuse(
			'edition-unknown',
			'That edition is not offered any more. Look at what is offered now, and choose again.'
		);
	for (const each of [choice.hash, baseline.hash])
		await store.archive.keep(each, playing.textOf(each));
	return changeSchool(store, school.id, seen, (record) => ({
		...record,
		policy: choice.policy,
		edition: choice.hash,
		editionSince: now,
		editionsBefore: [
			...(record.editionsBefore ?? []),
			{ edition: record.edition, since: record.editionSince }
		],
		baseline: baseline.hash
	}));
}
