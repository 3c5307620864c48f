/**
 * How each clause is understood, as an evidence pack tells it: what the page “Understanding by clause” has, by the same
 * rules (R10 to R12).
 *
 * @module
 */
import type { Share } from '#domain/report/understanding.ts';
import {
	inTenWords,
	TOO_FEW,
	UNDERSTOOD_HEADINGS,
	understoodCells
} from '#domain/report/understanding-words.ts';
import type { PersonRecord, SchoolRecord } from '../store/records.ts';
import type { Playing } from '../training/playing.ts';
import type { Table } from '../training/report-table.ts';
import { understandingAt } from '../training/understanding.ts';

/** A clause by its reference; good practice’s where that stands in for the policy. */
export interface ClauseNamed {
	readonly clause: string;
	readonly goodPractice: boolean;
}

/** How many in ten of how many people, as a number and in words: 9 is 9 or more, 1 is 1 or fewer. */
export interface ShareFacts extends Share {
	readonly words: string;
}

/** How a clause is understood. */
export interface ClauseFacts extends ClauseNamed {
	readonly clauseSays: string;
	/** Who first misjudged what it asks for. */
	readonly before: ShareFacts;
	/** Who chose what is in line when they took that decision again; absent while they are too few. */
	readonly after?: ShareFacts;
}

/** The understanding of every clause of the course. */
export interface ClausesFacts {
	/** The least understood first. */
	readonly told: readonly ClauseFacts[];
	/** Those that fewer than five people have met. */
	readonly tooFew: readonly ClauseNamed[];
}

/** How every clause is understood at a school now, whatever the day of the pack (R9). */
export function clausesUnderstood(
	people: readonly PersonRecord[],
	school: SchoolRecord,
	playing: Playing
): ClausesFacts {
	const { told, tooFew } = understandingAt(people, school, playing);
	return {
		told: told.map(({ clause, baseline, before, after }) => ({
			clause: clause.ref,
			goodPractice: baseline,
			clauseSays: `${clause.force.replaceAll('-', ' ')}: ${clause.says}`,
			before: inWords(before),
			...(after && { after: inWords(after) })
		})),
		tooFew: tooFew.map(({ ref, baseline }) => ({ clause: ref, goodPractice: baseline }))
	};
}

function inWords(share: Share): ShareFacts {
	return { ...share, words: inTenWords(share) };
}

/** A clause as the page names it. */
export function clauseName({ clause, goodPractice }: ClauseNamed): string {
	return goodPractice ? `${clause} (good practice)` : clause;
}

/** The page's table, with the words of each clause. */
export function clausesTable({ told, tooFew }: ClausesFacts): Table {
	return {
		name: 'Understanding by clause',
		headings: [...UNDERSTOOD_HEADINGS, 'What the clause says'],
		lines: [
			...told.map((each) => [clauseName(each), ...understoodCells(each), each.clauseSays]),
			...tooFew.map((each) => [clauseName(each), TOO_FEW, '–', TOO_FEW, '–', ''])
		]
	};
}
