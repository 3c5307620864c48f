/**
 * Whether a change keeps what happened: logs and declarations only ever grow (G6, D3).
 *
 * @module
 */
import { isDeepStrictEqual } from 'node:util';
import type { Attempt } from '#domain/attempt/attempt.ts';
import { StoreFault } from './fault.ts';
import type { PersonRecord } from './records.ts';

/**
 * Throws `identity-changed` when a change would make the record another person's, and `history-changed` when an
 * attempt, a logged choice or a declaration would be dropped, altered or moved. A record whose name was taken out
 * does not change any more, and no change takes it out. Cheap where the objects are reused.
 */
export function holdHistory(before: PersonRecord, after: PersonRecord): void {
	const who = `${before.school}/${before.id}`;
	if (after.school !== before.school || after.id !== before.id)
		throw new StoreFault(
			'identity-changed',
			`A change to ${who} would make it ${after.school}/${after.id}.`
		);
	if (before.pseudonymisedAt !== undefined || after.pseudonymisedAt !== undefined)
		throw new StoreFault(
			'history-changed',
			`A change to ${who} would give it a name again, or take it out by another way than its own.`
		);
	for (const [index, attempt] of before.attempts.entries()) {
		const now = after.attempts[index];
		if (now !== attempt && !(now && continues(attempt, now)))
			throw new StoreFault(
				'history-changed',
				`A change to ${who} would alter or drop attempt ${attempt.id}; attempts only grow.`
			);
	}
	for (const [index, declaration] of before.declarations.entries()) {
		const now = after.declarations[index];
		if (now !== declaration && !isDeepStrictEqual(now, declaration))
			throw new StoreFault(
				'history-changed',
				`A change to ${who} would alter or drop declaration ${declaration.id}; what is signed stays.`
			);
	}
}

/** Whether an attempt is the same one with the same log, or with more choices at its end. */
function continues(before: Attempt, after: Attempt): boolean {
	const { chosen, ...facts } = before;
	const { chosen: longer, ...same } = after;
	return (
		(isSameObjects(facts, same) || isDeepStrictEqual(facts, same)) &&
		chosen.every((each, index) => each === longer[index] || isDeepStrictEqual(each, longer[index]))
	);
}

/** Whether two objects have the same keys with the very same values: the usual case, and cheap to see. */
function isSameObjects(one: object, other: object): boolean {
	const [ones, others] = [Object.entries(one), Object.entries(other)];
	return (
		ones.length === others.length &&
		ones.every(([key, value], at) => others[at]?.[0] === key && others[at][1] === value)
	);
}

/** What a change has brought: all else was held when it was read or written, and is the same object still. */
export function withoutKept(before: PersonRecord, after: PersonRecord): PersonRecord {
	const isNew =
		<Part>(kept: readonly Part[]) =>
		(part: Part, index: number) =>
			part !== kept[index];
	return {
		...after,
		attempts: after.attempts.flatMap((attempt, index) => {
			const kept = before.attempts[index];
			if (attempt === kept) return [];
			return { ...attempt, chosen: attempt.chosen.filter(isNew(kept?.chosen ?? [])) };
		}),
		declarations: after.declarations.filter(isNew(before.declarations)),
		questions: after.questions.filter(isNew(before.questions))
	};
}
