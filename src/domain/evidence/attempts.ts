/**
 * What a declaration commits to of the attempts that it covers, and whether they still are as they were.
 *
 * @module
 */
import type { Attempt } from '../attempt/attempt.ts';
import type { Behind, Declaration } from '../declaration/declaration.ts';
import { canonical, type Hash } from '../units.ts';
import type { Hashing, Stands } from './link.ts';

/** An attempt that is not as it was when the declaration was signed. */
export interface Changed {
	readonly behind: Behind;
	readonly how: 'changed' | 'missing';
}

/** The salted hash of an attempt with every choice and time in it (E13). The salt stays in the person's own record. */
export function attemptHash(attempt: Attempt, salt: string, hash: Hashing): Hash {
	return hash(canonical({ salt, attempt }));
}

/** The attempts behind a declaration with what it commits to of each; of one that is not there, as it was. */
export function covering(
	behind: readonly (Behind | undefined)[],
	attempts: readonly Attempt[],
	salt: string,
	hash: Hashing
): readonly (Behind | undefined)[] {
	return behind.map((each) => {
		const attempt = each && attempts.find(({ id }) => id === each.attempt);
		return attempt ? { ...each, log: attemptHash(attempt, salt, hash) } : each;
	});
}

/** Whether a declaration commits to the attempts that it covers; one that was signed before that does not. */
export function commitsToAttempts({ attempts }: Pick<Declaration, 'attempts'>): boolean {
	return attempts.some(({ log }) => log !== undefined);
}

/**
 * How the attempts that a declaration covers stand now; nothing of one that commits to none.
 */
export function standsOf(
	declaration: Pick<Declaration, 'attempts'>,
	attempts: readonly Attempt[],
	salt: string,
	hash: Hashing
): readonly Stands[] {
	return declaration.attempts
		.filter(({ log }) => log !== undefined)
		.map(({ attempt: id }) => {
			const [found, ...more] = attempts.filter((each) => each.id === id);
			if (!found) return { attempt: id };
			if (more.length === 0) return { attempt: id, log: attemptHash(found, salt, hash) };
			// Two of one id are not what was signed for, whichever of them it was.
			return { attempt: id, log: hash(canonical({ salt, attempts: [found, ...more] })) };
		});
}

/** The attempts that are not as they were when the declaration was signed, in its order (E13). */
export function changedIn(
	{ attempts }: Pick<Declaration, 'attempts'>,
	stands: readonly Stands[]
): readonly Changed[] {
	return attempts.flatMap((behind): readonly Changed[] => {
		if (behind.log === undefined) return [];
		const now = stands.find(({ attempt }) => attempt === behind.attempt)?.log;
		if (now === behind.log) return [];
		return [{ behind, how: now === undefined ? 'missing' : 'changed' }];
	});
}
