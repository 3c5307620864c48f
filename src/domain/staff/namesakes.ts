/**
 * Telling people of one name apart.
 *
 * @module
 */
import { keyOf } from './fields.ts';

/** Somebody with a name, and the number the office knows them by. */
interface Named {
	readonly name: string;
	readonly staffNumber?: string;
}

/** People with their staff number only where somebody else among `all` has the same name (R17). */
export function toldApart<Of extends Named>(
	some: readonly Of[],
	all: readonly Named[]
): readonly (Omit<Of, 'staffNumber'> & Pick<Named, 'staffNumber'>)[] {
	const shared = sharedNames(all);
	return some.map((each) => {
		const { staffNumber, ...rest } = each;
		return staffNumber !== undefined && shared.has(keyOf(each.name))
			? { ...rest, staffNumber }
			: rest;
	});
}

/** What says how somebody among `all` is called where others are named too, as in a letter or a list (R17). */
export function namesAmong(all: readonly Named[]): (person: Named) => string {
	const shared = sharedNames(all);
	return (person) => (shared.has(keyOf(person.name)) ? nameTold(person) : person.name);
}

/** A name as it is shown, with the staff number after it where there is one. */
export function nameTold({ name, staffNumber }: Named): string {
	return staffNumber === undefined ? name : `${name} (${staffNumber})`;
}

function sharedNames(all: readonly Named[]): ReadonlySet<string> {
	const met = new Set<string>();
	const shared = new Set<string>();
	for (const { name } of all) {
		const key = keyOf(name);
		if (met.has(key)) shared.add(key);
		met.add(key);
	}
	return shared;
}
