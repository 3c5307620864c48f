/**
 * What a person's record commits to: each declaration with its salt, and the attempts that it covers.
 *
 * @module
 */
import { randomBytes } from 'node:crypto';
import { commitsToAttempts, standsOf } from '#domain/evidence/attempts.ts';
import { commitmentTo, type Detail, type Stands } from '#domain/evidence/link.ts';
import type { Declaration } from '#domain/declaration/declaration.ts';
import { hasAccess } from '#domain/staff/staff.ts';
import type { Hash } from '#domain/units.ts';
import { dayOf } from '../clock.ts';
import { hashOf } from '../store/archive.ts';
import type { PersonRecord, Salted } from '../store/records.ts';

/** A declaration with its salt and the commitment that follows. */
export interface Committed extends Detail {
	readonly commitment: Hash;
	/** As in {@link Salted}. */
	readonly vouched?: string;
}

/** In the place of a salt that is not there: what was put into a record by hand fits no link. */
const NO_SALT = '0'.repeat(64);

const known = new WeakMap<PersonRecord, readonly Committed[]>();

/** The declarations of a record. Records never change in place, so what follows from one is kept with it. */
export function committedIn(person: PersonRecord): readonly Committed[] {
	const before = known.get(person);
	if (before) return before;
	if (isErased(person)) return [];
	const committed = person.declarations.map((declaration) => {
		const tied = tiedTo(person, declaration.id);
		const detail = { what: { person: person.id, declaration }, salt: tied?.salt ?? NO_SALT };
		return {
			...detail,
			commitment: commitmentTo(detail, hashOf),
			...(tied?.vouched !== undefined && { vouched: tied.vouched })
		};
	});
	known.set(person, committed);
	return committed;
}

/** How the attempts that a declaration covers stand in the record; undefined where it commits to none (E13). */
export function standsIn(
	person: PersonRecord,
	declaration: Declaration
): readonly Stands[] | undefined {
	if (!commitsToAttempts(declaration)) return undefined;
	const salt = tiedTo(person, declaration.id)?.logs ?? NO_SALT;
	return standsOf(declaration, person.attempts, salt, hashOf);
}

/**
 * Whether the name was taken out of a record, and the salts with it: nothing in it can be compared any more. Of somebody
 * who had not left that was not done by this program, whatever the record says (S8, E15).
 */
export function isErased(person: PersonRecord): boolean {
	const { pseudonymisedAt } = person;
	return pseudonymisedAt !== undefined && !hasAccess(person, dayOf(pseudonymisedAt));
}

/** A fresh salt for a declaration, and the one its attempts were hashed with. */
export function salted({ id }: Pick<Declaration, 'id'>, logs?: string): Salted {
	return { declaration: id, salt: newSalt(), ...(logs !== undefined && { logs }) };
}

/** 32 random bytes in hex. */
export function newSalt(): string {
	return randomBytes(32).toString('hex');
}

/** Whether the server has given its word for a declaration in the act of signing (E11). */
export function isVouched({ vouched }: Salted): boolean {
	return vouched !== undefined;
}

/** The salt of a declaration, where it has one. */
export function saltOf(person: PersonRecord, declaration: string): string | undefined {
	return tiedTo(person, declaration)?.salt;
}

function tiedTo({ evidence = [] }: PersonRecord, declaration: string): Salted | undefined {
	return evidence.find((each) => each.declaration === declaration);
}
