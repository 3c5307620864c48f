/**
 * `clause walk`: plays choices through a scenario under a policy.
 *
 * @module
 */
import { advance, replay, type Played } from '#domain/attempt/replay.ts';
import type { Why } from '#domain/attempt/score.ts';
import { isRefusal, refuse } from '#domain/refusal.ts';
import { compile } from '#domain/scenario/machine.ts';
import type { Scenario } from '#domain/scenario/scenario.ts';
import { percent, showRatio, toNumber, type Slug } from '#domain/units.ts';
import { ask, unknown, type Refused } from './asking.ts';
import { printJson, styled, type Terminal } from './terminal.ts';
import { judgedWords, shownClauses } from './words.ts';

/** What is to be played. */
export interface WalkQuestion {
	readonly policy: Slug;
	readonly scenario: Slug;
	/** The first way in when left out. */
	readonly who?: Slug;
	readonly choose: readonly Slug[];
}

const WHY_WORDS: Readonly<Record<Why, string>> = {
	passed: 'an ending reached, the pass mark met',
	'not-ended': 'no ending reached yet',
	floor: 'a conduct on the safeguarding floor fails the attempt whatever the score',
	'serious-breach': 'a serious breach fails the attempt whatever the score',
	breach: 'this school lets a breach fail the attempt whatever the score',
	'below-pass-mark': 'below the pass mark'
};

/** Plays, or refuses an unknown policy, scenario or way in, and a choice that is not offered. */
export function walkCommand(
	terminal: Terminal,
	root: string,
	question: WalkQuestion,
	json: boolean
): Refused | undefined {
	const asked = ask(root, question.policy, question.scenario);
	if (isRefusal(asked)) return asked;
	const { scenario, standard, edition } = asked;
	if (!scenario)
		return refuse(
			'scenario-not-played',
			`“${question.scenario}” has readings, but no scenes to walk through. Ask “clause judge” instead.`
		);
	const ways = Object.keys(scenario.ways);
	const who = question.who ?? ways[0] ?? '';
	if (!ways.includes(who))
		return unknown(
			'way-in-unknown',
			`“${scenario.slug}” has no way in “${who}”.`,
			who,
			ways,
			'The ways in'
		);
	const play = compile(scenario, standard, who);
	if (isRefusal(play)) return play;
	let played = replay(play, [], edition);
	for (const choice of question.choose) {
		if (isRefusal(played)) return played;
		const next = advance(play, played, choice, edition);
		if (isRefusal(next)) return notOffered(next.refused, played, choice);
		played = next;
	}
	if (isRefusal(played)) return played;
	if (json) printJson(terminal, shownWalk(played));
	else print(terminal, scenario, played, `${edition.school}: ${edition.title}`);
	return undefined;
}

function notOffered(code: string, { at, offers }: Played, choice: Slug): Refused {
	if (code === 'attempt-ended')
		return refuse(code, `The story has ended at “${at}”; “${choice}” comes after the end.`);
	return unknown(code, `“${at}” does not offer “${choice}”.`, choice, offers, 'It offers');
}

/** A walk with the keys that scripts rely on. */
function shownWalk(played: Played) {
	const { score, passed, why } = played.grade;
	return {
		ended: played.ended,
		ending: played.ending ?? null,
		score: toNumber(score),
		fraction: showRatio(score),
		passed,
		why,
		who: played.who,
		decisions: played.decisions.map((decision) => ({
			scene: decision.scene,
			choice: decision.choice,
			conduct: decision.conduct,
			judgement: decision.judged.judgement,
			clauses: shownClauses(decision.judged.clauses),
			points: decision.points,
			of: decision.of,
			counted: decision.counted
		}))
	};
}

function print(terminal: Terminal, scenario: Scenario, played: Played, title: string): void {
	terminal.out(styled(terminal, 'bold', title));
	const way = scenario.ways[played.who]?.title ?? played.who;
	terminal.out(`${scenario.title} (${scenario.slug}), as ${played.who}: ${way}\n`);
	for (const [index, decision] of played.decisions.entries()) {
		const scene = scenario.scenes[decision.scene];
		const worth = decision.counted
			? `${decision.points} of ${decision.of} points`
			: decision.wayBack
				? 'way back, not counted'
				: 'not counted';
		terminal.out(
			`${index + 1}. ${scene?.title ?? decision.scene} → ${decision.choice}  (${worth})`
		);
		terminal.out(`   ${styled(terminal, 'dim', scene?.choices[decision.choice]?.text ?? '')}`);
		terminal.out(`${judgedWords(terminal, decision.judged).replace(/^/gm, '   ')}\n`);
	}
	const { score, passed, why } = played.grade;
	const ending = scenario.endings[played.at]?.headline;
	terminal.out(
		played.ended
			? `Ended at ${played.at}: ${ending ?? ''}`
			: `Stands at ${played.at}, which offers: ${played.offers.join(', ')}`
	);
	const outcome = styled(terminal, passed ? 'green' : 'red', passed ? 'Passed' : 'Not passed');
	terminal.out(`${outcome}: ${showRatio(score)} (${percent(score)}%), ${WHY_WORDS[why]}`);
}
