/**
 * What of a record counts: nobody is complete on the strength of what was not signed here, or of what was changed since.
 *
 * @module
 */
import type { Declaration } from '#domain/declaration/declaration.ts';
import type { Doubt } from '#domain/declaration/doubt.ts';
import { changedIn } from '#domain/evidence/attempts.ts';
import type { PersonRecord } from '../store/records.ts';
import { isErased, standsIn } from './committed.ts';

/** A declaration that does not count. */
export interface Discounted {
	readonly person: string;
	readonly declaration: Declaration;
	readonly doubt: Doubt;
}

/** A record with nothing in its lists but what counts. */
export interface Counted extends PersonRecord {
	/** The declarations that were left out; absent where nothing was. */
	readonly discounted?: readonly Discounted[];
}

/** Says what of a record counts. */
export interface Counting {
	/** The very same record where all of it does. */
	counted(person: PersonRecord): Counted;
}

/**
 * Leaves out the declarations that were not signed here, those that cover an attempt which is not as it was, and these
 * attempts (E14).
 */
export function countedIn(
	person: PersonRecord,
	isStranger: (declaration: Declaration) => boolean
): Counted {
	// The salts went with the name: nothing can be compared any more (E15).
	if (isErased(person)) return person;
	const discounted: Discounted[] = [];
	const changed = new Set<string>();
	for (const declaration of person.declarations) {
		const add = (doubt: Doubt) => discounted.push({ person: person.id, declaration, doubt });
		if (isStranger(declaration)) {
			add('not-signed-here');
			continue;
		}
		const stands = standsIn(person, declaration);
		const not = stands ? changedIn(declaration, stands) : [];
		if (not.length > 0) add('attempts-changed');
		for (const { behind } of not) changed.add(behind.attempt);
	}
	if (discounted.length === 0) return person;
	const left = new Set(discounted.map(({ declaration }) => declaration));
	return {
		...person,
		attempts: person.attempts.filter(({ id }) => !changed.has(id)),
		declarations: person.declarations.filter((each) => !left.has(each)),
		discounted
	};
}
