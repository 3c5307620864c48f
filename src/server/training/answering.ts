/**
 * A choice that a browser posts, answered: kept, or why not.
 *
 * @module
 */
import { z } from 'zod';
import { isRefusal, refuse } from '#domain/refusal.ts';
import type { Instant } from '#domain/units.ts';
import type { PersonRecord } from '../store/records.ts';
import { attemptAt, saveChoice, type Place, type Training } from './attempts.ts';

/** The largest choice that is read, in characters: ids are short words. */
export const LARGEST_CHOICE = 2_000;

const word = z.string().regex(/^[a-z0-9][a-z0-9-]{0,99}$/);
const posted = z.strictObject({ at: z.int().min(0).max(999), scene: word, choice: word });

/** What is answered, as JSON. */
export interface Answer {
	readonly status: 200 | 400 | 403 | 404 | 409;
	readonly body: object;
}

/** A choice from a page of another site. */
export const OTHER_SITE: Answer = {
	status: 403,
	body: refuse('other-site', 'Choices are taken from this site only.')
};

/**
 * Keeps a posted choice and answers once it would survive a loss of power: 200 `{savedAt, decisions}`, 409 with the log
 * as it stands when the browser is behind, 4xx `{refused, because}` for anything else that is not possible. Rejects
 * with the store's fault when it could not be kept.
 */
export async function answerChoice(
	training: Training,
	person: PersonRecord,
	place: Place,
	text: string,
	now: Instant
): Promise<Answer> {
	const parsed = posted.safeParse(text.length > LARGEST_CHOICE ? undefined : parse(text));
	if (!parsed.success)
		return {
			status: 400,
			body: refuse(
				'choice-unreadable',
				'That choice could not be read. Choose one of the choices shown.'
			)
		};
	const at = attemptAt(person, place);
	const saved = isRefusal(at)
		? at
		: await saveChoice(training, person, place.attempt, parsed.data, now);
	if (!isRefusal(saved))
		return {
			status: 200,
			body: {
				savedAt: saved.chosen[parsed.data.at]?.at ?? now,
				decisions: saved.chosen.length
			}
		};
	if (saved.refused === 'stale' || saved.refused === 'attempt-ended') {
		const record = training.store.people.read(person.school, person.id);
		const chosen = record?.attempts.find(({ id }) => id === place.attempt)?.chosen ?? [];
		return { status: 409, body: { ...saved, chosen } };
	}
	return { status: saved.refused === 'attempt-unknown' ? 404 : 400, body: saved };
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
