/**
 * The shape of a story as it is written: what is never reached, what leads back, and ways back that nobody needs.
 * Conditions are not weighed here; the proof of every path does that.
 *
 * @module
 */
import type { Problem } from '../policy/diagnose.ts';
import type { Judgement } from '../policy/policy.ts';
import type { Slug } from '../units.ts';
import type { Condition } from './scenario.ts';
import type { ScenarioFile } from './scenario.schema.ts';

const WRONG_TURNS: readonly Judgement[] = ['risky', 'breach', 'serious-breach'];

/** Scenes and endings never reached, loops, and way-back scenes entered without a wrong turn. */
export function diagnoseGraph(
	file: ScenarioFile,
	baseline: Readonly<Record<Slug, Judgement>>
): readonly Problem[] {
	return [...unreached(file), ...loops(file), ...unguarded(file, baseline)];
}

function next(file: ScenarioFile, scene: Slug): readonly Slug[] {
	if (!Object.hasOwn(file.scenes, scene)) return [];
	const choices = Object.values(file.scenes[scene]?.choices ?? {});
	return choices.flatMap(({ to }) => to.map((way) => way.to));
}

function unreached(file: ScenarioFile): readonly Problem[] {
	const reached = new Set<Slug>(Object.values(file.start));
	for (const scene of reached) for (const to of next(file, scene)) reached.add(to);
	const missed = (kind: 'scenes' | 'endings', code: string) =>
		Object.keys(file[kind])
			.filter((id) => !reached.has(id))
			.map((found): Problem => ({ code, path: [kind, found], values: { found } }));
	return [...missed('scenes', 'SC007'), ...missed('endings', 'SC008')];
}

/** Each choice that closes a circle, once; walked with a list of its own, however long the story. */
function loops(file: ScenarioFile): readonly Problem[] {
	const problems: Problem[] = [];
	const done = new Set<Slug>();
	for (const start of Object.keys(file.scenes)) {
		const trail: { scene: Slug; ways: Problem[] }[] = [];
		const enter = (scene: Slug) =>
			trail.push({ scene, ways: done.has(scene) ? [] : waysFrom(file, scene) });
		enter(start);
		for (let top = trail.at(-1); top; top = trail.at(-1)) {
			const way = top.ways.shift();
			if (!way) {
				done.add(top.scene);
				trail.pop();
			} else if (trail.some(({ scene }) => scene === way.values['found'])) problems.push(way);
			else enter(way.values['found'] ?? '');
		}
	}
	return problems;
}

function waysFrom(file: ScenarioFile, scene: Slug): Problem[] {
	if (!Object.hasOwn(file.scenes, scene)) return [];
	return Object.entries(file.scenes[scene]?.choices ?? {}).flatMap(([choice, { to }]) =>
		to.map((way, at) => ({
			code: 'SC009',
			path: ['scenes', scene, 'choices', choice, 'to', at, 'to'],
			values: { scene, choice, found: way.to }
		}))
	);
}

function unguarded(
	file: ScenarioFile,
	baseline: Readonly<Record<Slug, Judgement>>
): readonly Problem[] {
	const isWayBack = (id: Slug) => Object.hasOwn(file.scenes, id) && file.scenes[id]?.['way-back'];
	const problems = Object.entries(file.start).flatMap(([who, found]): Problem[] =>
		isWayBack(found)
			? [{ code: 'SC030', path: ['start', who], values: { found, choice: who } }]
			: []
	);
	for (const [scene, { choices }] of Object.entries(file.scenes))
		for (const [choice, { conduct, to, if: offered }] of Object.entries(choices)) {
			const judgement = Object.hasOwn(baseline, conduct) ? baseline[conduct] : undefined;
			if (isWayBack(scene) || !judgement || WRONG_TURNS.includes(judgement)) continue;
			for (const [at, way] of to.entries())
				if (isWayBack(way.to) && !looksBack(way.if) && !looksBack(offered))
					problems.push({
						code: 'SC030',
						path: ['scenes', scene, 'choices', choice, 'to', at, 'to'],
						values: { found: way.to, choice }
					});
		}
	return problems;
}

/** Whether a condition asks what has been done so far. */
function looksBack(condition: Condition | undefined): boolean {
	if (!condition) return false;
	if ('all' in condition) return condition.all.some(looksBack);
	if ('any' in condition) return condition.any.every(looksBack);
	if ('not' in condition) return looksBack(condition.not);
	return 'chose' in condition || 'judged' in condition;
}
