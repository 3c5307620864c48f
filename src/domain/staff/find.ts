/**
 * Whom somebody means by a staff number, an e-mail address or a name.
 *
 * @module
 */
import { refuse, type Refusal } from '../refusal.ts';
import type { Entry } from './entry.ts';
import { keyOf } from './fields.ts';

/** What is known of somebody who may be meant. */
export interface Known {
	readonly id: string;
	readonly name: string;
	readonly email?: string | undefined;
	readonly staffNumber?: string | undefined;
}

/** People to find somebody among: staff number first, then e-mail, then a name that only one of them has. */
export class Finder {
	readonly #numbers = new Map<string, string>();
	readonly #emails = new Map<string, string>();
	readonly #names = new Map<string, string[]>();

	constructor(people: Iterable<Known>) {
		for (const { id, name, email, staffNumber } of people) {
			if (staffNumber !== undefined) this.#numbers.set(keyOf(staffNumber), id);
			if (email !== undefined) this.#emails.set(email, id);
			const key = keyOf(name);
			this.#names.set(key, [...(this.#names.get(key) ?? []), id]);
		}
	}

	byNumber(staffNumber: string): string | undefined {
		return this.#numbers.get(keyOf(staffNumber));
	}

	byEmail(email: string): string | undefined {
		return this.#emails.get(email);
	}

	/** Everybody of a name. */
	byName(name: string): readonly string[] {
		return this.#names.get(keyOf(name)) ?? [];
	}

	/** The id of the one person meant; refuses `nobody` and `several`. */
	find(words: string): string | Refusal<'nobody' | 'several'> {
		const found = this.byNumber(words) ?? this.byEmail(words.toLowerCase());
		if (found !== undefined) return found;
		const [one, ...others] = this.byName(words);
		if (one === undefined)
			return refuse('nobody', 'Nobody on the staff list has this staff number, e-mail or name.');
		if (others.length > 0)
			return refuse(
				'several',
				`${others.length + 1} people have this name. Give the staff number or the e-mail instead.`
			);
		return one;
	}
}

/** Whether a search fits a person: every word of it in the name, the e-mail or the staff number. */
export function fits(
	entry: Pick<Entry, 'name' | 'email' | 'staffNumber'>,
	search: string
): boolean {
	const within = plain(`${entry.name} ${entry.email ?? ''} ${entry.staffNumber ?? ''}`);
	return plain(search)
		.split(/\s+/)
		.every((word) => within.includes(word));
}

/** Without capitals and accents, so that “Lindstrom” finds “Lindström”. */
function plain(text: string): string {
	return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
