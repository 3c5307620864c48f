/**
 * A school's policy as data: one edition, its clauses, and how it reads each conduct.
 *
 * @module
 */
import type { Day, Ratio, Slug } from '../units.ts';

/** The strength of a clause, strongest duties first; the registers' own words. */
export const FORCES = [
	'must',
	'must-not',
	'should',
	'should-not',
	'advised-against',
	'may',
	'school-commitment',
	'consequence',
	'information'
] as const;
export type Force = (typeof FORCES)[number];

/** How a conduct stands under an edition, best first; `not-addressed` stands apart. */
export const JUDGEMENTS = [
	'compliant-best',
	'compliant',
	'risky',
	'breach',
	'serious-breach',
	'not-addressed'
] as const;
export type Judgement = (typeof JUDGEMENTS)[number];

/** The id of a clause with its document's prefix, such as `federation/12.b.i`. */
export type ClauseId = string;

/** One provision, with the reference a reader finds it by. */
export interface Clause {
	readonly id: ClauseId;
	readonly ref: string;
	/** Whom it addresses, in the register's words. */
	readonly binds: readonly string[];
	readonly force: Force;
	/** What is done or not done, in plain words that complete the force ("Staff must not: …"). */
	readonly says: string;
	readonly conditions?: string;
	readonly consequence?: string;
	readonly topics: readonly string[];
}

/** How one edition judges one conduct. */
export interface Reading {
	readonly judgement: Judgement;
	readonly clauses: readonly ClauseId[];
	/** The reason, spoken to the learner; stands alone. */
	readonly because: string;
	/** How many people have read it against the document. */
	readonly readers: number;
}

/** Readings by conduct. */
export type Readings = Readonly<Record<Slug, Reading>>;

/** Whom to ask, by role; never a name. */
export interface Contact {
	readonly role: string;
	readonly for: string;
}

/** Whom staff are told to ask: the school's own contacts where it has any, else those that its policy names. */
export function contactsOf(
	school: { readonly contacts: readonly Contact[] },
	edition: Pick<Edition, 'contacts'>
): readonly Contact[] {
	return school.contacts.length > 0 ? school.contacts : edition.contacts;
}

/** A sentence of the declaration, with the clauses it rests on. */
export interface Statement {
	readonly says: string;
	readonly clauses: readonly ClauseId[];
}

/** What fails an attempt beyond the pass mark; a school may add breach (G3). */
export type FailsOn = 'serious-breach' | 'breach';

/** A conduct that fails a scenario under every edition; `when: 'child'` limits it to scenarios that concern a child. */
export interface FloorEntry {
	readonly conduct: Slug;
	readonly when?: 'child';
	readonly because: string;
}

/** A conduct that is judged and shown but counts neither way (G4). */
export interface NotScoredEntry {
	readonly conduct: Slug;
	readonly because: string;
}

/** One frozen, numbered version of a policy. */
export interface Edition {
	readonly policy: Slug;
	readonly school: string;
	readonly title: string;
	readonly edition: string;
	/** The day, month or `unknown` of adoption, as the document states it. */
	readonly adopted: Day | string;
	readonly review: Day | string;
	readonly source: string;
	readonly contacts: readonly Contact[];
	readonly passMark: Ratio;
	readonly failsOn: readonly FailsOn[];
	/** Empty: the product's default statements are signed. */
	readonly declaration: readonly Statement[];
	readonly clauses: readonly Clause[];
	/** By scenario; `way-back` serves every scenario that has no reading of its own for a conduct. */
	readonly readings: Readonly<Record<Slug, Readings>>;
	/** The safeguarding floor; held by the baseline only. */
	readonly floor?: readonly FloorEntry[];
	/** What the law may protect; held by the baseline only. */
	readonly notScored?: readonly NotScoredEntry[];
	/** The note shown beside a conduct that is not scored. */
	readonly notScoredNote?: string;
}

/** The slug of the product's own baseline, which judges what a policy leaves unaddressed. */
export const BASELINE = 'good-practice';

/** The scenario slug under which readings of ways back are kept. */
export const WAY_BACK = 'way-back';
