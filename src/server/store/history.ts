/**
 * Whether a change keeps what happened: logs, declarations and what ties them to the chain only ever grow (G6, D3).
 *
 * @module
 */
import { isDeepStrictEqual } from 'node:util';
import type { Attempt, Chosen } from '#domain/attempt/attempt.ts';
import { StoreFault } from './fault.ts';
import type { PersonRecord } from './records.ts';

/**
 * Throws `identity-changed` when a change would make the record another person's, and `history-changed` when an
 * attempt, a logged choice, a declaration or its salt would be dropped, altered or moved. A record whose name was taken
 * out does not change any more, and no change takes it out. Cheap where the objects are reused.
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
	for (const [index, salted] of (before.evidence ?? []).entries()) {
		const now = after.evidence?.[index];
		if (now !== salted && !isDeepStrictEqual(now, salted))
			throw new StoreFault(
				'history-changed',
				`A change to ${who} would alter or drop what ties declaration ${salted.declaration} to its link.`
			);
	}
}

/**
 * The choices that a change adds, when it does nothing but add choices to attempts that are there: all else is the very
 * same object, so history is kept. Undefined for every other change, about which nothing is said.
 */
export function onlyChoices(
	before: PersonRecord,
	after: PersonRecord
): readonly Chosen[] | undefined {
	const { attempts, pseudonymisedAt } = after;
	if (pseudonymisedAt !== undefined) return undefined;
	if (!isSameBut('attempts', before, after) || !isList(attempts)) return undefined;
	if (attempts.length !== before.attempts.length) return undefined;
	const added: Chosen[] = [];
	for (let index = 0; index < attempts.length; index++) {
		const was = before.attempts[index];
		const is = attempts[index];
		if (is === was) continue;
		if (!was || !is || !isSameBut('chosen', was, is) || !isList(is.chosen)) return undefined;
		if (!was.chosen.every((each, at) => each === is.chosen[at])) return undefined;
		added.push(...is.chosen.slice(was.chosen.length));
	}
	return added;
}

/** Whether two objects have the same keys in the same order, with the very same values under all but one of them. */
function isSameBut<Shape extends object>(
	but: keyof Shape & string,
	one: Shape,
	other: Shape
): boolean {
	const keys = Object.keys(one) as (keyof Shape)[];
	const others = Object.keys(other);
	return (
		keys.length === others.length &&
		keys.every((key, at) => key === others[at] && (key === but || one[key] === other[key]))
	);
}

/** What is stored as a list must be one, whatever its type says. */
function isList(value: unknown): boolean {
	return Array.isArray(value);
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
		...(after.evidence && { evidence: after.evidence.filter(isNew(before.evidence ?? [])) }),
		questions: after.questions.filter(isNew(before.questions))
	};
}
