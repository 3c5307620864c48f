/**
 * Judgements and clauses as the command shows them: to scripts with fixed keys, to people in words.
 *
 * @module
 */
import type { Judged } from '#domain/policy/judge.ts';
import type { Clause, Force, Judgement } from '#domain/policy/policy.ts';
import { styled, wrapped, type Style, type Terminal } from './terminal.ts';

/** A clause as scripts get it: never without its force. */
export interface ShownClause {
	readonly id: string;
	readonly ref: string;
	readonly force: Force;
	readonly says: string;
}

const JUDGEMENT_WORDS: Readonly<Record<Judgement, readonly [Style, string]>> = {
	'compliant-best': ['green', '★ what the policy asks for'],
	compliant: ['green', '✓ in line with the policy'],
	risky: ['yellow', '! unwise'],
	breach: ['red', '✗ breach'],
	'serious-breach': ['red', '✗✗ serious breach'],
	'not-addressed': ['dim', '– not addressed']
};

const FORCE_WORDS: Readonly<Record<Force, string>> = {
	must: 'must',
	'must-not': 'must not',
	should: 'should',
	'should-not': 'should not',
	'advised-against': 'advised against',
	may: 'may',
	'school-commitment': 'commitment',
	consequence: 'what may follow',
	information: 'for information'
};

const STAND_ALONE: readonly Force[] = ['consequence', 'information'];

/** Clauses as scripts get them. */
export function shownClauses(clauses: readonly Clause[]): readonly ShownClause[] {
	return clauses.map(({ id, ref, force, says }) => ({ id, ref, force, says }));
}

/** A judgement in words, with a sign so that it does not rest on colour. */
export function judgementWords(terminal: Terminal, { judgement, source }: Judged): string {
	const [style, words] = JUDGEMENT_WORDS[judgement];
	const said = source === 'policy' ? words : words.replace('the policy', 'good practice');
	return styled(terminal, style, said);
}

/** A clause in words: whom it addresses and its force before what it says, then where it stands. */
export function clauseWords(terminal: Terminal, { ref, binds, force, says }: Clause): string {
	const whom = binds.map((each) => (each === 'all staff' ? 'staff' : each)).join(', ');
	const subject = whom.charAt(0).toUpperCase() + whom.slice(1);
	const words = FORCE_WORDS[force];
	const lead = STAND_ALONE.includes(force)
		? words.charAt(0).toUpperCase() + words.slice(1)
		: `${subject}${force === 'advised-against' || force === 'school-commitment' ? ', ' : ' '}${words}`;
	return `${wrapped(`${lead}: ${says}`, '    ')}\n    ${styled(terminal, 'dim', ref)}`;
}

/** A judged conduct in words, for one paragraph. */
export function judgedWords(terminal: Terminal, judged: Judged): string {
	const lines = [
		`${styled(terminal, 'bold', judged.conduct)}  ${judgementWords(terminal, judged)}`
	];
	if (judged.source === 'good-practice') {
		lines.push(wrapped('The policy does not say; good practice does.', '  '));
		lines.push(wrapped(`The policy: ${judged.policyBecause}`, '  '));
		lines.push(...judged.policyClauses.map((clause) => clauseWords(terminal, clause)));
		lines.push(wrapped(`Good practice: ${judged.because}`, '  '));
	} else lines.push(wrapped(judged.because, '  '));
	lines.push(...judged.clauses.map((clause) => clauseWords(terminal, clause)));
	if (judged.floor)
		lines.push('  On the safeguarding floor: fails the scenario whatever the grade.');
	if (!judged.scored) lines.push('  Judged, but not scored.');
	return lines.join('\n');
}
