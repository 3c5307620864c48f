/**
 * A register's words as a learner may read them: no ids, no backticks, no project jargon.
 *
 * @module
 */

import { RegisterFault } from './fault.ts';
import { NOTES } from './notes.ts';
import type { Provision } from './provisions.ts';
import { REWORDINGS, type Column, type Rewording } from './rewordings.ts';

/** Ids, and what each is called in a sentence. */
export type Names = ReadonlyMap<string, string>;

const CHILD = "private contact with a child counts as serious whatever the document's own grade";
const CHILD_RULE =
	/(?: \(child rule\)|; the child rule makes it serious|; (?:private contact is )?serious by the child rule)\./;

/** What clauses are called in a sentence: “2. Policy, 5. Breach of the Policy, bullet 3”, or “Reporting 8.1”. */
export function namesOf(provisions: readonly Provision[]): Names {
	return new Map(
		provisions.map(({ id, ref }) => {
			const ours = /^(\d+)\. (.+), (\d+)$/.exec(ref);
			const name = id.startsWith('gp/') && ours ? `${ours[2]} ${ours[1]}.${ours[3]}` : ref;
			return [id, name.replaceAll(' → ', ', ')];
		})
	);
}

/** Turns ids into names, curly apostrophes into straight ones, and the words “child rule” into what they mean. */
export function inWords(text: string, names: Names): string {
	return text
		.replaceAll('’', "'")
		.replace(/`([^`]+)`/g, (_, id: string) => names.get(id) ?? id)
		.replace(CHILD_RULE, `; ${CHILD}.`);
}

/**
 * Provisions with their neighbours' words brought in and ids named.
 *
 * @throws {RegisterFault} `rewording-stale` when the words to be replaced no longer stand in the register
 */
export function reworded(
	provisions: readonly Provision[],
	names: Names,
	rewordings: readonly Rewording[] = [...REWORDINGS, ...NOTES]
): readonly Provision[] {
	return provisions.map((provision) => {
		const ours = rewordings.filter(([id]) => id === provision.id);
		const cell = (column: Column): string | undefined => {
			const text = provision[column];
			if (text === undefined && !ours.some(([, one]) => one === column)) return undefined;
			return inWords(
				ours
					.filter(([, one]) => one === column)
					.reduce((words, [id, , from, to]) => {
						if (words.includes(from)) return words.replace(from, to);
						throw new RegisterFault(
							'rewording-stale',
							provision.place,
							`the ${column} of ${id} no longer has the words “${from}”`,
							'them, or a change in scripts/registers/rewordings.ts or notes.ts'
						);
					}, text ?? ''),
				names
			);
		};
		const conditions = cell('conditions');
		const consequence = cell('consequence');
		return {
			...provision,
			ref: provision.ref.replaceAll('’', "'"),
			says: cell('says') ?? provision.says,
			...(conditions !== undefined && { conditions }),
			...(consequence !== undefined && { consequence })
		};
	});
}
