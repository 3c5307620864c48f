/**
 * What the screens tell of a decision once it has been taken, and of an attempt that has ended.
 *
 * @module
 */
import type { Decision, Grade, Threshold } from '#domain/attempt/score.ts';
import type { Judged, Standard } from '#domain/policy/judge.ts';
import { BASELINE, JUDGEMENTS, type Judgement } from '#domain/policy/policy.ts';
import type { Play } from '#domain/scenario/machine.ts';
import { offered, type Choice, type Step } from '#domain/scenario/scenario.ts';
import { percent } from '#domain/units.ts';
import { judgementWords } from '#ui/words.ts';
import { judgeOf } from './telling.ts';

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
