/**
 * What a platform should hold, worked out from the website's record and from nothing that travels in a package.
 *
 * @module
 */
import type { Played } from '#domain/attempt/replay.ts';
import type { Progress } from '#domain/course/course.ts';
import type { Format } from '#domain/package/packaged.ts';
import type { Reporting } from '#domain/package/reporting.ts';
import type { Slug } from '#domain/units.ts';
import { LIBRARY } from '../packages/content.ts';
import type { Listed } from './platforms.ts';

/** The last decision of a played attempt as a platform of this standard should list it. */
export function listedFor(
	format: Format,
	scenario: Slug,
	played: Played,
	visit: number,
	index = played.decisions.length - 1
): Listed {
	const story = LIBRARY.scenarios[scenario]?.scenario;
	const decision = played.decisions[index];
	const scene = decision && story?.scenes[decision.scene];
	const choice = decision && scene?.choices[decision.choice];
	if (!story || !decision || !scene || !choice) throw new Error('There is no such decision.');
	const { judged, counted, points, of } = decision;
	const named = (judged.clauses.length > 0 ? judged.clauses : judged.policyClauses).map(({ id }) =>
		id.replace(/[^A-Za-z0-9]+/g, '_')
	);
	const line = `${story.title} (${scene.title}). ${scene.asks} Chosen: ${choice.text}`
		.replace(/\s+/g, ' ')
		.trim();
	const place = Object.keys(scene.choices).sort().indexOf(decision.choice);
	return {
		id: `${scenario}__${decision.scene}`.replaceAll('-', '_'),
		visit,
		choice: {
			scorm12: String.fromCharCode(97 + place),
			cmi5: decision.choice,
			'scorm2004-3': decision.choice.replaceAll('-', '_'),
			'scorm2004-4': decision.choice.replaceAll('-', '_')
		}[format],
		points: counted ? points : null,
		of: counted ? of : 0,
		clauses: format === 'cmi5' ? named : [...new Set(named)].slice(0, 3),
		...(format === 'scorm12' ? {} : { says: line.length > 250 ? `${line.slice(0, 249)}…` : line })
	};
}

/** The words of a platform for where somebody stands. */
export interface Shown {
	readonly status: string;
	readonly score: number | undefined;
}

/**
 * The truth table by hand.
 *
 * @param ended whether the session has been ended: cmi5 says `failed` only then, and a score only with a verdict
 */
export function shownFor(
	format: Format,
	{ stages, complete, score }: Progress,
	passMark: number,
	reporting: Reporting,
	ended: boolean
): Shown {
	const allEnded = stages.every(({ standing }) => standing.first !== undefined);
	const allPassed = stages.every(({ standing }) => standing.passed);
	const percent = score && Math.floor((100 * score.n) / score.d);
	const told = complete
		? reporting.onPass
		: !allEnded
			? 'incomplete'
			: allPassed
				? reporting.onUndeclared
				: reporting.onFail;
	const shown =
		percent === undefined || !allEnded
			? undefined
			: reporting.capScore && !complete
				? Math.min(percent, passMark - 1)
				: percent;
	if (format === 'scorm12') return { status: told, score: shown };
	const [completion, success] = {
		passed: ['completed', 'passed'],
		completed: ['completed', 'unknown'],
		failed: ['incomplete', 'failed'],
		incomplete: ['incomplete', 'unknown']
	}[told] ?? ['', ''];
	const judged = success === 'passed' || (success === 'failed' && ended);
	if (format === 'cmi5')
		return {
			status: `${completion} ${judged ? success : 'unknown'}`,
			score: judged ? shown : undefined
		};
	return { status: `${completion} ${success}`, score: shown };
}
