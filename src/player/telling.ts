/**
 * What the screens tell about an attempt: choices in their order, what the policy asks for, points and reasons in words.
 *
 * @module
 */
import { shuffled } from '#domain/attempt/shuffle.ts';
import type { Decision, Grade, Threshold } from '#domain/attempt/score.ts';
import type { Judged, Standard } from '#domain/policy/judge.ts';
import { BASELINE, JUDGEMENTS, type Judgement } from '#domain/policy/policy.ts';
import type { Play } from '#domain/scenario/machine.ts';
import { offered, type Choice, type Step } from '#domain/scenario/scenario.ts';
import { percent, type Slug } from '#domain/units.ts';
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

/** Whether the policy is silent and good practice stands in for it. */
export function isSilent({ source, policyJudgement }: Judged): boolean {
	return source === 'good-practice' && policyJudgement === 'not-addressed';
}

/** What would have been better, or that nothing was. */
export interface Asked {
	readonly heading: string;
	/** The judgement the heading speaks of. */
	readonly judgement: Judgement;
	/** The best choice on offer; absent when the choice made was as good as any. */
	readonly better?: Choice;
}

/** What the policy asks for in a scene: the best-judged choice it offered, unless the one made was as good. */
export function askedFor(play: Play, steps: readonly Step[], index: number): Asked | undefined {
	const step = steps[index];
	const mine = step && play.judged[step.conduct];
	const scene = step && play.scenario.scenes[step.scene];
	if (!mine || !scene) return undefined;
	let best: { choice: Choice; judged: Judged } | undefined;
	for (const id of offered(scene, play.who, steps.slice(0, index))) {
		const choice = scene.choices[id];
		const judged = choice && play.judged[choice.conduct];
		if (choice && judged && (!best || isBetter(judged, choice, best.judged, best.choice)))
			best = { choice, judged };
	}
	if (!best) return undefined;
	const better = rank(best.judged.judgement) < rank(mine.judgement);
	const top = better ? best.judged : mine;
	const judge = judgeOf(top, play.standard);
	const heading =
		top.judgement === 'compliant-best'
			? judgementWords('compliant-best', judge)
			: top.judgement === 'compliant'
				? `What would be in line with ${judge === 'policy' ? 'your policy' : 'good practice'}`
				: 'What would have been better';
	return { heading, judgement: top.judgement, ...(better ? { better: best.choice } : {}) };
}

function isBetter(a: Judged, choiceA: Choice, b: Judged, choiceB: Choice): boolean {
	const by = rank(a.judgement) - rank(b.judgement);
	if (by !== 0) return by < 0;
	if (a.source !== b.source) return a.source === 'policy';
	return choiceA.say !== undefined && choiceB.say === undefined;
}

function rank(judgement: Judgement): number {
	return JUDGEMENTS.indexOf(judgement);
}

/** The worth of a decision in words: “1 of 2 points”, or why it does not count. */
export function pointsWords({ counted, points, of, wayBack, told, judged }: Decision): string {
	if (told) return 'told, not counted';
	if (counted) return `${points} of ${of} points`;
	if (!judged.scored) return 'not scored';
	return wayBack ? 'way back: not counted' : 'not counted';
}

/** Whether taking a decision again could raise the score or pass the attempt. */
export function isCostly(decision: Decision, index: number, grade: Grade): boolean {
	return (decision.counted && decision.points < decision.of) || grade.decision === index;
}

/** The result in words: passed or not, what was needed, and why not when one decision settled it. */
export function gradeWords(
	{ passed, why, decision = 0 }: Grade,
	{ passMark }: Threshold,
	standard: Standard
): string {
	const needed = `You needed ${percent(passMark)}%.`;
	if (passed) return `Passed. ${needed}`;
	const which = `Decision ${decision + 1}`;
	const policy = standard.policy === BASELINE ? 'good practice' : 'your policy';
	switch (why) {
		case 'floor':
			return `Not passed: decision ${decision + 1} put a child’s safety at risk. That fails this situation under every policy, whatever the score.`;
		case 'serious-breach':
			return `Not passed. ${which} was seriously against ${policy}, and that fails this situation whatever the score.`;
		case 'breach':
			return `Not passed. ${which} was against ${policy}, and your school does not pass a situation with a breach in it.`;
		default:
			return `Not passed yet. ${needed}`;
	}
}

/** The paragraphs of a text: lines belong together, an empty line parts them. */
export function paragraphs(text: string): readonly string[] {
	return text
		.trim()
		.split(/\n\s*\n/)
		.map((paragraph) => paragraph.replace(/\s*\n\s*/g, ' '));
}
