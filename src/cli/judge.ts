/**
 * `clause judge`: how a policy judges a conduct, or every conduct of a scenario.
 *
 * @module
 */
import { judge, type Judged } from '#domain/policy/judge.ts';
import { isRefusal } from '#domain/refusal.ts';
import type { Slug } from '#domain/units.ts';
import { ask, unknown, type Refused } from './asking.ts';
import { printJson, styled, type Terminal } from './terminal.ts';
import { judgedWords, shownClauses } from './words.ts';

/** What is asked. */
export interface JudgeQuestion {
	readonly policy: Slug;
	readonly scenario: Slug;
	readonly conduct?: Slug;
}

/** Answers, or refuses an unknown policy, scenario or conduct. */
export function judgeCommand(
	terminal: Terminal,
	root: string,
	question: JudgeQuestion,
	json: boolean
): Refused | undefined {
	const { policy, scenario, conduct } = question;
	const asked = ask(root, policy, scenario);
	if (isRefusal(asked)) return asked;
	const { edition, standard, conducts } = asked;
	const all: Judged[] = [];
	for (const each of conduct === undefined ? conducts : [conduct]) {
		const judged = judge(each, standard);
		if (isRefusal(judged))
			return unknown(
				judged.refused,
				`Neither the policy nor good practice knows the conduct “${each}” in “${scenario}”.`,
				each,
				[...new Set([...conducts, ...Object.keys(standard.baseline)])],
				'The conducts'
			);
		all.push(judged);
	}
	if (json) {
		const shown = all.map(shownJudged);
		printJson(terminal, conduct === undefined ? shown : shown[0]);
		return undefined;
	}
	const title = `${edition.school}: ${edition.title}, edition ${edition.edition}`;
	terminal.out(styled(terminal, 'bold', title));
	terminal.out(`${asked.scenario?.title ?? 'Readings'} (${scenario})\n`);
	terminal.out(all.map((judged) => judgedWords(terminal, judged)).join('\n\n'));
	return undefined;
}

/** A judged conduct with the keys that scripts rely on. */
function shownJudged(judged: Judged) {
	return {
		conduct: judged.conduct,
		judgement: judged.judgement,
		clauses: shownClauses(judged.clauses),
		because: judged.because,
		source: judged.source,
		policyJudgement: judged.policyJudgement,
		policyClauses: shownClauses(judged.policyClauses),
		policyBecause: judged.policyBecause,
		floor: judged.floor,
		scored: judged.scored
	};
}
