import { fail, redirect } from '@sveltejs/kit';
import { expiringWithin, hasExpired, monthsAfter, whyNotErase } from '#domain/staff/retention.ts';
import { isRefusal, type Refusal } from '#domain/refusal.ts';
import { canonical } from '#domain/units.ts';
import { GROUPS } from '#domain/staff/groups.ts';
import { audited } from '#server/audit/audit.ts';
import { linesOf } from '#server/audit/read.ts';
import { dayOf } from '#server/clock.ts';
import { orSayWhy } from '#server/faults.ts';
import { formOf } from '#server/form.ts';
import { someone } from '#server/identity/someone.ts';
import { eraseNow, keepUntil } from '#server/privacy/erasing.ts';
import { changeSchool, digestOf } from '#server/school/change.ts';
import type { PersonRecord } from '#server/store/records.ts';
import { count, dayWords } from '#ui/words.ts';
import type { Actions, PageServerLoad } from './$types';
import { DecisionForm, RetentionForm, wrongIn, type Wrong } from './forms.ts';

/** How far ahead the page looks, in days. */
const AHEAD = 90;
/** How many people a search shows. */
const FOUND_AT_MOST = 20;
/** How long a record can be kept by a decision, in years of 12 months. */
const LONGEST_KEEPING_MONTHS = 600;
/** How many decisions are shown; the log has them all. */
const DECISIONS_SHOWN = 20;

/** What can have been done just now. */
const DONE = ['retention', 'same', 'erase', 'keep'] as const;

export const load: PageServerLoad = ({ locals, url }) => {
	const { school } = someone(locals);
	const { store } = locals.training;
	const today = dayOf(locals.clock.now());
	const people = store.people.list(school.id);
	const find = (url.searchParams.get('find') ?? '').trim().slice(0, 100);
	const found = find === '' ? [] : people.filter((person) => matches(person, find));
	const id = url.searchParams.get('person') ?? '';
	const person = store.people.read(school.id, id);
	const done = url.searchParams.get('done');
	return {
		retention: school.retention,
		seen: digestOf(school),
		today,
		soon: expiringWithin(people, school.retention.months, today, AHEAD).map(({ record, on }) => ({
			...brief(record),
			on
		})),
		ahead: AHEAD,
		find,
		found: found.slice(0, FOUND_AT_MOST).map(brief),
		foundInAll: found.length,
		unknown: id !== '' && !person,
		person: person && about(person, today, school.retention.months),
		decisions: ['erasure-decided', 'erasure-refused', 'pseudonymised', 'retention-changed']
			.flatMap((what) => linesOf(store, school.id, { what }))
			.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
			.slice(0, DECISIONS_SHOWN),
		done: DONE.find((each) => each === done)
	};
};

function matches({ name, email, staffNumber }: PersonRecord, find: string): boolean {
	const plain = (text: string) => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
	const words = plain(find);
	return plain(name).includes(words) || email === find.toLowerCase() || staffNumber === find;
}

function brief({ id, name, group, leftOn, keeping }: PersonRecord) {
	return {
		id,
		name,
		group: GROUPS[group] ?? group,
		...(leftOn !== undefined && { leftOn }),
		...(keeping && { keeping })
	};
}

/** What an administrator is told of a record before deciding: how much of what is held, never what it says. */
function about(person: PersonRecord, today: string, months: number) {
	const { pseudonymisedAt, leftOn } = person;
	const no = whyNotErase(person, today);
	return {
		...brief(person),
		startsOn: person.startsOn,
		...(pseudonymisedAt !== undefined && { pseudonymisedAt }),
		...(no && { whyNot: no.because }),
		byPeriod: leftOn === undefined ? undefined : monthsAfter(leftOn, months),
		held: [
			[person.attempts.length, 'attempt', 'attempts'] as const,
			[person.declarations.length, 'signed declaration', 'signed declarations'] as const,
			[person.questions.length, 'question', 'questions'] as const,
			[person.absences.length, 'time away', 'times away'] as const
		].flatMap(([many, one, more]) => (many === 0 ? [] : [count(many, one, more)]))
	};
}

export const actions = {
	retention: async ({ locals, request }) => {
		const { person, school: then } = someone(locals);
		const { store } = locals.training;
		const now = locals.clock.now();
		const sent = Object.fromEntries(await formOf(request));
		const read = RetentionForm.safeParse(sent);
		if (!read.success) return again('retention', wrongIn(read.error), sent);
		const { months, because, sure } = read.data;
		const { seen } = read.data;
		const school = store.schools.read(then.id) ?? then;
		const today = dayOf(now);
		const gone = store.people
			.list(school.id)
			.filter(
				(each) =>
					hasExpired(each, months, today) && !hasExpired(each, school.retention.months, today)
			);
		if (gone.length > 0 && sure !== 'yes') {
			const says = `${count(gone.length, 'record')} would lose ${gone.length === 1 ? 'its name' : 'their names'} at once. Tick the box below if that is what you want.`;
			const names = gone.slice(0, FOUND_AT_MOST).map(({ name }) => name);
			return again('retention', [{ field: 'sure', because: says }], sent, names);
		}
		const changed = await orSayWhy(
			changeSchool(store, school.id, seen, (record) => ({
				...record,
				retention: { months, because }
			}))
		);
		if (isRefusal(changed))
			return again('retention', [{ field: 'months', because: changed.because }], sent, [], 409);
		const { before } = changed;
		if (canonical(before.retention) === canonical(changed.after.retention))
			redirect(303, '/privacy?done=same');
		const says =
			months === before.retention.months
				? `Still ${count(months, 'month')} after the last day. Reason: ${because}`
				: `From ${before.retention.months} to ${count(months, 'month')} after the last day. Reason: ${because}`;
		await orSayWhy(audited(store, { person, school }, { what: 'retention-changed', says }, now));
		redirect(303, '/privacy?done=retention');
	},
	decide: async ({ locals, request }) => {
		const { person, school } = someone(locals);
		const { store } = locals.training;
		const now = locals.clock.now();
		const sent = Object.fromEntries(await formOf(request));
		const read = DecisionForm.safeParse(sent);
		if (!read.success) return again('decide', wrongIn(read.error), sent);
		const { decision, until, because } = read.data;
		const here = { person, school };
		const today = dayOf(now);
		if (
			decision === 'keep' &&
			(until <= today || until > monthsAfter(today, LONGEST_KEEPING_MONTHS))
		)
			return again(
				'decide',
				[{ field: 'until', because: 'Give a day after today, and within the next fifty years.' }],
				sent
			);
		const keeping = { until, because, shown: dayWords(until) };
		const answer = await orSayWhy<PersonRecord | Refusal>(
			decision === 'erase'
				? eraseNow(store, here, read.data.person, because, now)
				: keepUntil(store, here, read.data.person, keeping, now)
		);
		// Whatever let them in goes with the name.
		await locals.identity.releasePseudonymised();
		if (isRefusal(answer))
			return again('decide', [{ field: 'decision', because: answer.because }], sent);
		redirect(303, `/privacy?done=${decision}`);
	}
} satisfies Actions;

/** The form again, with what was sent and what to put right. */
function again(
	form: 'retention' | 'decide',
	wrong: readonly Wrong[],
	sent: Readonly<Record<string, FormDataEntryValue>>,
	names: readonly string[] = [],
	status = 400
) {
	const text = (field: string) => {
		const value = sent[field];
		return typeof value === 'string' ? value.slice(0, 2000) : '';
	};
	return fail(status, {
		form,
		wrong,
		names,
		sent: {
			months: text('months'),
			because: text('because'),
			person: text('person'),
			decision: text('decision'),
			until: text('until')
		}
	});
}
