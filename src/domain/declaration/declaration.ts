/**
 * The declaration: what a person signs, word for word, bound to an edition and to the attempts behind it.
 *
 * @module
 */
export { signedFor } from './signed-for.ts';
import { signedFor } from './signed-for.ts';
import type { Edition } from '../policy/policy.ts';
import { refuse, type Refusal } from '../refusal.ts';
import { canonical, type Hash, type Instant, type Ratio, type Slug } from '../units.ts';
import { keptName, LONGEST_NAME, nameProblem } from './typed-name.ts';

const NAME_WORDS = {
	'name-missing': 'Type your full name to sign.',
	'name-too-long': `Type your name in at most ${LONGEST_NAME} characters.`,
	'name-unreadable': 'Type your full name in letters, as it is written on your contract.'
} as const;

/** A passed attempt that the declaration rests on. */
export interface Behind {
	readonly scenario: Slug;
	readonly attempt: string;
	readonly score: Ratio;
	/** Set where its first decisions were told and not taken, as in a refresher (G9). */
	readonly inPart?: true;
	/**
	 * The salted hash of the attempt as it stood in the act of signing, every choice and time in it (E13). Absent in a
	 * package, and of what was signed before there was one.
	 */
	readonly log?: Hash;
}

/** A signed declaration; never changed once made. */
export interface Declaration {
	readonly id: string;
	readonly at: Instant;
	readonly method: 'typed-name';
	/** The name as it was typed, spaces at either end apart. */
	readonly name: string;
	readonly school: string;
	readonly policy: Slug;
	readonly title: string;
	readonly edition: string;
	readonly editionHash: Hash;
	/** The words signed, verbatim. */
	readonly statements: readonly string[];
	readonly attempts: readonly Behind[];
	/** After a refresher: of which cycle, and which situations were left out and why. */
	readonly refresher?: Refreshed;
}

/** What a refresher left out, and what it held as a sample, so that the next one holds another. */
export interface Refreshed {
	readonly cycle: string;
	readonly skipped: readonly { readonly scenario: Slug; readonly because: string }[];
	readonly sample?: Slug;
}

/** What a declaration needs to know of an edition. */
type Signed = Pick<Edition, 'policy' | 'title' | 'edition' | 'declaration'>;

/** What is about to be signed. */
export interface ToSign {
	readonly edition: Signed;
	readonly editionHash: Hash;
	readonly school: string;
	/** One passed attempt for each scenario of the course, or undefined where none has passed. */
	readonly behind: readonly (Behind | undefined)[];
	/** What a refresher leaves out; absent for the whole course. */
	readonly refresher?: Refreshed;
	/** Declarations already signed by this person for what is owed. */
	readonly signed: readonly Declaration[];
}

/** The words to be signed: the policy's own, else the product's default. */
export function statementsOf(
	edition: Pick<Edition, 'title' | 'edition' | 'declaration'>
): readonly string[] {
	if (edition.declaration.length > 0) return edition.declaration.map(({ says }) => says);
	return [
		`I have read the ${edition.title} of my school, edition ${edition.edition}, and I understand it.`,
		'I have worked through the situations in this course, and I know what the policy asks of me in them.',
		'I will follow the policy at work, and in my own time wherever it applies.',
		'I know whom to ask when I am unsure, and whom to tell when something has gone wrong.',
		'I know that acting against the policy may have consequences for my employment or my role.'
	];
}

/**
 * Signs.
 *
 * Refuses `not-passed` while a scenario of the course has no passed attempt, `already-signed` for the same edition,
 * `name-missing`, `name-too-long` and `name-unreadable` (control characters, or nothing a reader could see).
 *
 * @see RULES.md D1–D4
 */
export function sign(
	what: ToSign,
	typed: string,
	at: Instant,
	id: string
):
	| Declaration
	| Refusal<
			'not-passed' | 'already-signed' | 'name-missing' | 'name-too-long' | 'name-unreadable'
	  > {
	if (what.behind.length === 0 || what.behind.some((each) => each === undefined))
		return refuse(
			'not-passed',
			'Pass every situation of the course first; then you can sign the declaration.'
		);
	if (signedFor(what.signed, what.editionHash))
		return refuse(
			'already-signed',
			'You have signed the declaration for this edition. Your copy is kept.'
		);
	const problem = nameProblem(typed);
	if (problem) return refuse(problem, NAME_WORDS[problem]);
	return {
		id,
		at,
		method: 'typed-name',
		name: keptName(typed),
		school: what.school,
		policy: what.edition.policy,
		title: what.edition.title,
		edition: what.edition.edition,
		editionHash: what.editionHash,
		statements: statementsOf(what.edition),
		attempts: what.behind.flatMap((each) => each ?? []),
		...(what.refresher ? { refresher: what.refresher } : {})
	};
}

/** The canonical text of a declaration, to be hashed or compared outside the domain. */
export function declarationText(declaration: Declaration): string {
	return canonical(declaration);
}
