/**
 * Who is complete, due and overdue, and why, on a given day.
 *
 * @module
 */
import type { Progress } from '../course/course.ts';
import type { Duty } from '../cycle/duties.ts';
import { dayInWords, nextInWords } from '../cycle/words.ts';
import type { Refreshed } from '../declaration/declaration.ts';
import { doubtWords, type Doubt } from '../declaration/doubt.ts';
import type { Exempt } from '../follow-up/follow-up.ts';
import { awayOn, type Absence } from '../staff/absence.ts';
import { phaseOf } from '../staff/phases.ts';
import { dayNumber, percent, type Day, type Slug } from '../units.ts';

/** How a person stands on the report, most pressing first; the last two stand apart. */
export const STATUSES = [
	...['overdue', 'under-way', 'not-started', 'complete'],
	...['not-asked', 'leaver']
] as const;
export type Status = (typeof STATUSES)[number];

/** Whether whoever stands so is among the people counted: not who has left (R2), nor who is not asked to train (R23). */
export function isCounted(status: Status): status is CountedStatus {
	return status !== 'leaver' && status !== 'not-asked';
}

type CountedStatus = Exclude<Status, 'leaver' | 'not-asked'>;

/** What the report needs to know of a person: an entry of the staff list, and progress. */
export interface Member {
	readonly id: string;
	readonly name: string;
	/** The number the school's office knows them by. */
	readonly staffNumber?: string;
	readonly group: Slug;
	readonly phase?: Slug;
	readonly startsOn: Day;
	/** The last day at the school; a leaver from the day after. */
	readonly leftOn?: Day;
	/** Whether they hold the learner's role; else they are not asked to train (R23). */
	readonly learns: boolean;
	readonly absences: readonly Absence[];
	/** Where they stand in what they owe, or in what they last completed. */
	readonly progress: Progress;
	/** What is owed, by when, and why; absent while nothing is. */
	readonly owed?: Omit<Duty, 'kind'> & { readonly kind: Duty['kind'] | 'new-edition' };
	/** What comes once nothing is owed. */
	readonly next: Duty;
	/** The day the course was completed, if it has been. */
	readonly completedOn?: Day;
	/** Why what stands as their declaration does not count, where it does not and they are not complete (D5). */
	readonly doubt?: Doubt;
	/** The refresher that they last signed for, where they stand in one. */
	readonly refreshed?: Refreshed;
}

/** A line of the report. */
export interface Row {
	readonly id: string;
	readonly name: string;
	/** What tells them from somebody of the same name; shown only where there is one (R17). */
	readonly staffNumber?: string;
	readonly group: Slug;
	/** Where in the school they work, where that is given. */
	readonly phase?: Slug;
	readonly status: Status;
	/** Absent of who stands apart: nothing is asked of them. */
	readonly due?: Day;
	/** Days past the due day; 0 when not overdue. */
	readonly daysOver: number;
	/** The reason, in words. */
	readonly why: string;
	/** What is left to do, in words; empty when nothing is. */
	readonly left: string;
	/** What happens next and when, in words; empty for who stands apart. */
	readonly next: string;
	/** Red: overdue. Amber: something is owed. Green: nothing is. Who stands apart has none. */
	readonly light?: 'red' | 'amber' | 'green';
	/** Until when they are exempt, where something is owed and they are. The reason is no part of a report (U7). */
	readonly exempt?: Pick<Exempt, 'until'>;
	readonly completedOn?: Day;
}

/** How many people stand where. `people` leaves out who stands apart: they are counted by themselves. */
export interface Counts extends Readonly<Record<Status, number>> {
	readonly people: number;
}

/** Which rows to show. */
export interface Filter {
	readonly group?: Slug;
	/** A phase, or `none` for whom it is not given. */
	readonly phase?: Slug;
	readonly status?: Status;
}

/** Said of who is away and has something left to do. */
const AWAY = ' Away at the moment: the days away do not count.';

/**
 * One person's line on a day. Due means by the end of that day; the day after is overdue.
 *
 * @param exempt until when they are exempt on that day, if they are: then nothing of theirs is overdue (U6)
 */
export function rowOf(member: Member, on: Day, exempt?: Pick<Exempt, 'until'>): Row {
	const due = (member.owed ?? member.next).due;
	const away = awayOn(member.absences, on);
	const over = dayNumber(on) - dayNumber(due);
	const status = statusOf(member, on, away || exempt ? 0 : over);
	const counted = isCounted(status);
	const open = counted && status !== 'complete';
	const held = open ? exempt : undefined;
	const lapsed = open && !held ? lapsedBy(member, due, on) : undefined;
	const reason = held
		? `Exempt until ${dayInWords(held.until)}.`
		: why(member, status, over, lapsed);
	return {
		id: member.id,
		name: member.name,
		...(member.staffNumber === undefined ? {} : { staffNumber: member.staffNumber }),
		group: member.group,
		...(member.phase === undefined ? {} : { phase: member.phase }),
		status,
		...(counted ? { due } : {}),
		daysOver: status === 'overdue' ? over : 0,
		why: [
			...(member.doubt ? [doubtWords(member.doubt, !counted)] : []),
			away && open ? `${reason}${AWAY}` : reason
		].join(' '),
		left: counted ? left(member.progress) : '',
		next: held ? `The exemption ends on ${dayInWords(held.until)}.` : next(member, status, lapsed),
		...(counted ? { light: LIGHTS[status] } : {}),
		...(held ? { exempt: { until: held.until } } : {}),
		...(member.completedOn ? { completedOn: member.completedOn } : {})
	};
}

/** Of who is away: that the due day is past all the same, as it was before they went (R4.1); none is on a day away (Y7). */
function lapsedBy({ owed, absences }: Member, due: Day, on: Day): string | undefined {
	return owed && on > due && awayOn(absences, on) ? 'before the time away' : undefined;
}

const LIGHTS = {
	overdue: 'red',
	'under-way': 'amber',
	'not-started': 'amber',
	complete: 'green'
} as const;

function statusOf(member: Member, on: Day, over: number): Status {
	if (member.leftOn !== undefined && member.leftOn < on) return 'leaver';
	if (!member.learns) return 'not-asked';
	if (member.progress.complete) return 'complete';
	if (member.owed && over > 0) return 'overdue';
	return member.progress.started ? 'under-way' : 'not-started';
}

function why(member: Member, status: Status, over: number, lapsed?: string): string {
	const { progress, owed } = member;
	const what =
		owed && owed.kind !== 'induction' ? `${DUTY_WORDS[owed.kind](owed.cycle.name)} ` : '';
	switch (status) {
		case 'leaver':
			return progress.complete
				? 'Has left the school; was complete. The record is kept.'
				: 'Has left the school before completing. The record is kept.';
		case 'not-asked':
			return `Is not asked to train: no learner role on the staff list. ${
				progress.complete ? 'Is complete all the same.' : 'Is not complete, and owes nothing.'
			}`;
		case 'complete':
			return member.refreshed
				? refreshedWords(member.refreshed)
				: 'Every situation passed and the declaration signed.';
		case 'overdue':
			return `${what}${over === 1 ? '1 day' : `${over} days`} past the due date. ${stands(progress)}`;
		case 'under-way':
			return `${what}${stands(progress)}${lapsed === undefined ? '' : ` It was due ${lapsed}.`}`;
		case 'not-started':
			return `${what}Not started yet; ${
				lapsed !== undefined
					? `it was due ${lapsed}.`
					: over === 0
						? 'due today.'
						: 'still within the time given.'
			}`;
	}
}

function refreshedWords({ cycle, skipped }: Refreshed): string {
	const left = skipped.length === 1 ? '1 situation' : `${skipped.length} situations`;
	const out = skipped.length === 0 ? '' : ` ${left} of the course left out.`;
	return `The refresher of ${cycle}: all of it passed and the declaration signed.${out}`;
}

const DUTY_WORDS = {
	refresher: (cycle: string) => `The refresher of ${cycle}.`,
	'new-edition': () => 'The policy has changed.'
};

function next(member: Member, status: Status, lapsed?: string): string {
	if (!isCounted(status)) return '';
	if (status === 'complete') return nextInWords(member.next);
	const { due } = member.owed ?? member.next;
	if (lapsed !== undefined) return `Was due on ${dayInWords(due)}, ${lapsed}.`;
	return status === 'overdue'
		? `Was due on ${dayInWords(due)}.`
		: `Due by the end of ${dayInWords(due)}.`;
}

function stands(progress: Progress): string {
	if (!progress.started) return 'Has not started.';
	const passed = progress.stages.filter(({ state }) => state === 'passed').length;
	if (passed === progress.stages.length)
		return 'Every situation passed; the declaration is not signed.';
	const failed = progress.stages.find(
		({ state, standing }) => state !== 'passed' && standing.first
	);
	if (failed)
		return `Tried “${failed.scenario.title}” and did not pass yet${
			failed.standing.best ? ` (best score ${percent(failed.standing.best.grade.score)}%)` : ''
		}.`;
	const begun = progress.stages.find(({ state }) => state === 'under-way');
	return begun
		? `Began “${begun.scenario.title}” and has not finished it.`
		: `Passed ${passed} of ${progress.stages.length} situations; the rest not started.`;
}

function left(progress: Progress): string {
	const open = progress.stages
		.filter(({ state }) => state !== 'passed')
		.map(({ scenario }) => `“${scenario.title}”`);
	const parts = [
		...open,
		...(progress.declarationState === 'locked' || progress.declarationState === 'ready'
			? ['the declaration']
			: [])
	];
	return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

/** The rows of a filter: most pressing first, the longest overdue first, then by name. */
export function rowsFor(rows: readonly Row[], filter: Filter): readonly Row[] {
	return rows
		.filter(
			(row) =>
				(filter.group === undefined || row.group === filter.group) &&
				(filter.phase === undefined || phaseOf(row) === filter.phase) &&
				(filter.status === undefined || row.status === filter.status)
		)
		.sort(
			(a, b) =>
				STATUSES.indexOf(a.status) - STATUSES.indexOf(b.status) ||
				b.daysOver - a.daysOver ||
				(a.name < b.name ? -1 : a.name > b.name ? 1 : 0)
		);
}

/** Counts over rows; who stands apart is not among the people. */
export function countsOf(rows: readonly Row[]): Counts {
	const counts = {
		...{ overdue: 0, 'under-way': 0, 'not-started': 0, complete: 0 },
		...{ 'not-asked': 0, leaver: 0 }
	};
	for (const { status } of rows) counts[status]++;
	return { ...counts, people: rows.filter(({ status }) => isCounted(status)).length };
}
