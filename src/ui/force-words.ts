/**
 * The force of a clause in words, with whom it addresses.
 *
 * @module
 */
import type { Clause, Force } from '#domain/policy/policy.ts';

const ADDRESSEES: Readonly<Record<string, string>> = {
	'all staff': 'Staff',
	'marketing staff': 'Marketing staff',
	'account users': 'Account users',
	'account moderators': 'Account moderators',
	'account applicants': 'Account applicants',
	school: 'The school',
	SLT: 'Senior leaders',
	headteacher: 'The Headteacher',
	principal: 'The Principal',
	proprietor: 'The proprietor',
	pupils: 'Pupils',
	parents: 'Parents',
	governors: 'Governors',
	bloggers: 'Bloggers',
	'whole community': 'Everyone at the school',
	'all readers': 'Everyone who reads it'
};

const ONE = new Set([
	'school',
	'headteacher',
	'principal',
	'proprietor',
	'whole community',
	'all readers'
]);

/** Whom a clause addresses, as the subject of a sentence: “Staff”, “Pupils and parents”. */
export function addressee(binds: readonly string[]): string {
	const names = binds.map(
		(each) => ADDRESSEES[each] ?? each.charAt(0).toUpperCase() + each.slice(1)
	);
	if (names.length === 0) return 'Staff';
	const [first = '', ...rest] = names;
	const all = [first, ...rest.map((name) => name.charAt(0).toLowerCase() + name.slice(1))];
	return all.length === 1 ? first : `${all.slice(0, -1).join(', ')} and ${all.at(-1) ?? ''}`;
}

/** The force of a clause, with whom it addresses, in words that its text completes: “Staff must not”. */
export function forceWords({ force, binds }: Pick<Clause, 'force' | 'binds'>): string {
	const who = addressee(binds);
	const own = who === 'Staff';
	const one = binds.length === 1 && ONE.has(binds[0] ?? '');
	const words: Readonly<Record<Force, string>> = {
		must: `${who} must`,
		'must-not': `${who} must not`,
		should: `${who} should`,
		'should-not': `${who} should not`,
		'advised-against': own ? 'Advised against' : `${who} ${one ? 'is' : 'are'} advised against`,
		may: `${who} may`,
		'school-commitment':
			own || who === 'The school'
				? 'The school commits to'
				: `${who} ${one ? 'commits' : 'commit'} to`,
		consequence: 'What may follow',
		information: 'For information'
	};
	return words[force];
}
