/**
 * The tables of an evidence pack, one sheet each.
 *
 * @module
 */
import type { Counts } from '#domain/report/report.ts';
import { reportTable, type Table } from '../training/report-table.ts';
import type { PackFacts } from './facts.ts';
import { KIND_WORDS, STATE_WORDS, type FollowUpLine } from './followed-up.ts';
import { clausesTable } from './understood.ts';

const STANDINGS = [
	['People', 'people'],
	['Complete', 'complete'],
	['Under way', 'under-way'],
	['Not started', 'not-started'],
	['Overdue', 'overdue']
] as const satisfies readonly (readonly [string, keyof Counts])[];

/** The headings under which people are counted, with the key of each count. */
export const COUNTED: readonly (readonly [heading: string, key: keyof Counts])[] = STANDINGS;

/** The tables of a pack; the first is everybody's line where the pack names people. */
export function packTables(facts: PackFacts): readonly Table[] {
	return [
		...(facts.people ? [reportTable(facts.people)] : []),
		groupsTable(facts),
		...(facts.phases.length > 0 ? [phasesTable(facts)] : []),
		misjudgedTable(facts),
		clausesTable(facts.clauses),
		editionsTable(facts),
		...(facts.followedUp ? [followUpsTable(facts.followedUp)] : [])
	];
}

/** Where the staff groups stand, and everybody. */
export function groupsTable({ groups, counts }: PackFacts): Table {
	return standingsTable('Staff groups', 'Staff group', groups, counts);
}

/** Where the phases stand, and everybody. */
export function phasesTable({ phases, counts }: PackFacts): Table {
	return standingsTable('Phases', 'Phase', phases, counts);
}

function standingsTable(
	name: string,
	heading: string,
	parts: PackFacts['groups'],
	counts: Counts
): Table {
	return {
		name,
		headings: [heading, ...COUNTED.map(([each]) => each)],
		lines: [...parts, { name: 'Everyone', counts }].map((each) => [
			each.name,
			...COUNTED.map(([, key]) => each.counts[key])
		])
	};
}

function misjudgedTable({ understanding }: PackFacts): Table {
	return {
		name: 'Most misjudged',
		headings: [
			...['Situation', 'Where', 'How many first chose otherwise', 'Of how many people'],
			...['Clause', 'What the clause says', 'What is asked for there']
		],
		lines: understanding.map((each) => [
			...[each.situation, each.where, each.words, each.of],
			...[each.clause ?? '', each.clauseSays ?? '', each.better ?? '']
		])
	};
}

function followUpsTable(lines: readonly FollowUpLine[]): Table {
	return {
		name: 'Follow-ups',
		headings: ['Name', 'What', 'State', 'Noted on', 'Due or until'],
		lines: lines.map(({ name, kind, state, notedOn, day }) => [
			...[name, KIND_WORDS[kind], STATE_WORDS[state], notedOn, day ?? '']
		])
	};
}

function editionsTable({ editions }: PackFacts): Table {
	return {
		name: 'Policy editions',
		headings: [
			...['Policy', 'Edition', 'Adopted', 'Review', 'In use here since'],
			...['Declarations', 'Content (SHA-256)']
		],
		lines: editions.map((each) => [
			...[each.title, each.edition, each.adopted, each.review, each.since ?? ''],
			...[each.declarations, each.hash]
		])
	};
}
