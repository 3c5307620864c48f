/**
 * What the owner of an account is called: by each school as its own staff list has it, and by no other.
 *
 * @module
 */
import type { PersonRecord } from '../store/records.ts';
import type { User } from './account-row.ts';

/** What is asked about accounts. */
interface Accounts {
	/** The people an account stands for who may come in today. */
	peopleOf(user: User | undefined): readonly PersonRecord[];
}

/** The name that a school’s list has; without a school, or where it has none, that of the first list. */
export function nameOf(accounts: Accounts, user: User, school?: string): string {
	const people = accounts.peopleOf(user);
	return (people.find((each) => each.school === school) ?? people[0])?.name ?? user.name;
}

/** Every name an account has, for what must not be made of one. */
export function namesOf(accounts: Accounts, user: User): readonly string[] {
	return [...new Set([user.name, ...accounts.peopleOf(user).map(({ name }) => name)])];
}
