/**
 * What the screens tell about an attempt while it is played: choices in their order, judgements and points in words.
 *
 * @module
 */
import { shuffled } from '#domain/attempt/shuffle.ts';
import type { Decision } from '#domain/attempt/score.ts';
import type { Judged, Standard } from '#domain/policy/judge.ts';
import { BASELINE } from '#domain/policy/policy.ts';
import type { Play } from '#domain/scenario/machine.ts';
import { offered, type Choice, type Step } from '#domain/scenario/scenario.ts';
import type { Slug } from '#domain/units.ts';
import { judgementWords, type Judge } from '#ui/words.ts';

/** A choice as it stands on the screen. */
export interface Lettered {
	readonly id: Slug;
	/** A to E; a name for the row, not a key to press. */
	readonly letter: string;
	readonly choice: Choice;
}

/** The choices of a scene at this point of the story, in this attempt's own order (G7). */
export function choicesIn(
	play: Play,
	scene: Slug,
	before: readonly Step[],
	seed: string
): readonly Lettered[] {
	const at = play.scenario.scenes[scene];
	if (!at) return [];
	return shuffled([...offered(at, play.who, before)].sort(), `${seed}/${scene}`).flatMap(
		(id, index) => {
			const choice = at.choices[id];
			return choice ? [{ id, letter: 'ABCDE'.charAt(index), choice }] : [];
		}
	);
}

/** Whose judgement counts: the policy's, or good practice's where the policy is silent or is good practice itself. */
export function judgeOf(judged: Judged, standard: Standard): Judge {
	return standard.policy === BASELINE || judged.source === 'good-practice'
		? 'good-practice'
		: 'policy';
}

/** The judgement of a decision in words. */
export function judgedWords({ judged }: Decision, standard: Standard): string {
	return judgementWords(judged.judgement, judgeOf(judged, standard));
}

/** The worth of a decision in words: “1 of 2 points”, or why it does not count. */
export function pointsWords({ counted, points, of, wayBack, told, judged }: Decision): string {
	if (told) return 'told, not counted';
	if (counted) return `${points} of ${of} points`;
	if (!judged.scored) return 'not scored';
	return wayBack ? 'way back: not counted' : 'not counted';
}

/** The paragraphs of a text: lines belong together, an empty line parts them. */
export function paragraphs(text: string): readonly string[] {
	return text
		.trim()
		.split(/\n\s*\n/)
		.map((paragraph) => paragraph.replace(/\s*\n\s*/g, ' '));
}
