/**
 * What the screens of a packaged course say of where someone stands.
 *
 * @module
 */
import type { Stage } from '#domain/course/course.ts';
import type { Standings } from '#domain/package/log.ts';
import type { Reported } from '#domain/package/reporting.ts';
import { percent } from '#domain/units.ts';
import { count } from '#ui/words.ts';

/** Where someone stands in a situation: a word or a number, and what goes with it. */
export function stageWords({ state, standing }: Stage): readonly [strong: string, more: string] {
	const best = standing.best && `${percent(standing.best.grade.score)}%`;
	if (state === 'passed') {
		const tries = standing.attempts - (standing.open ? 1 : 0);
		return [best ?? '', tries > 1 ? `Passed, best of ${tries} tries` : 'Passed'];
	}
	if (standing.open) return ['Under way', `at decision ${standing.open.decisions + 1}`];
	if (state === 'not-passed') return [best ?? '', 'Not passed yet'];
	return ['Not started', ''];
}

/** The result in a heading and a sentence. */
export function resultWords({ stand, progress }: Standings): readonly [string, string] {
	const left = progress.stages.filter(({ state }) => state !== 'passed').length;
	switch (stand) {
		case 'complete':
			return ['You have completed the course', 'Thank you for taking the time.'];
		case 'undeclared':
			return ['Every situation is passed', 'Your signature is the last step.'];
		case 'not-passed':
			return [
				'Not passed yet',
				`${count(left, 'situation')} still to pass. A further try can only raise your score.`
			];
		default:
			return ['Your result so far', `${count(left, 'situation')} still to pass.`];
	}
}

/** What the platform is told, as it will show it. */
export function toldWords({ completion, success, score }: Reported): string {
	const status = success === 'unknown' ? completion : success;
	return score === undefined ? `“${status}”, no score yet` : `“${status}”, ${score}%`;
}
