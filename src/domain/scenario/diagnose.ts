/**
 * What can be wrong in a scenario file once its shape is right. Pure: the codes are explained, and the lines found,
 * where files are read. What only playing can tell is for the proof of every path.
 *
 * @module
 */
import { rawIn, type Problem } from '../policy/diagnose.ts';
import { WORD_ID } from '../policy/policy.schema.ts';
import type { Judgement } from '../policy/policy.ts';
import type { Slug } from '../units.ts';
import { diagnoseGraph } from './graph.ts';
import type { Condition, Way } from './scenario.ts';
import type { ScenarioFile } from './scenario.schema.ts';

/** The longest text of a choice, in characters. */
export const LONGEST_CHOICE = 90;
/** The longest headline, in characters. */
export const LONGEST_HEADLINE = 70;
const FEWEST_CHOICES = 2;
const MOST_CHOICES = 5;
const MOST_LINES = 3;
const MOST_TITLE_WORDS = 3;

/** What a scenario file is read against. */
export interface ScenarioContext {
	/** The conducts good practice can judge in this scenario, each with its judgement; undefined when not all were read. */
	readonly baseline: Readonly<Record<Slug, Judgement>> | undefined;
	/** The first part of the clause ids of all policies. */
	readonly prefixes: readonly string[];
}

type Path = Problem['path'];

/** Checks a scenario file. */
export function diagnoseScenario(file: ScenarioFile, context: ScenarioContext): readonly Problem[] {
	return [
		...idProblems(file),
		...wayInProblems(file),
		...sceneProblems(file, context),
		...conditionsOf(file).flatMap(({ path, condition }) =>
			conditionProblems(file, path, condition)
		),
		...diagnoseGraph(file, context.baseline ?? {}),
		...textsOf(file).flatMap(([path, text]) => textProblems(path, text, context.prefixes))
	];
}

function idProblems(file: ScenarioFile): readonly Problem[] {
	const ids: (readonly [Path, string, string])[] = [
		...file.opens.who.map((id, at) => [['opens', 'who', at], id, 'way in'] as const),
		...Object.keys(file.scenes).map((id) => [['scenes', id], id, 'scene'] as const),
		...Object.keys(file.endings).map((id) => [['endings', id], id, 'ending'] as const),
		...Object.entries(file.scenes).flatMap(([scene, { choices }]) =>
			Object.keys(choices).map((id) => [['scenes', scene, 'choices', id], id, 'choice'] as const)
		)
	];
	const problems: Problem[] = ids.flatMap(([path, found, kind]) =>
		WORD_ID.test(found) ? [] : [{ code: 'SC015', path, values: { found, kind } }]
	);
	for (const found of Object.keys(file.endings))
		if (Object.hasOwn(file.scenes, found))
			problems.push({ code: 'SC033', path: ['endings', found], values: { found } });
	if (Object.keys(file.endings).length === 0)
		problems.push({ code: 'SC034', path: ['endings'], values: { found: 'none' } });
	return problems;
}

function wayInProblems(file: ScenarioFile): readonly Problem[] {
	const { who } = file.opens;
	const scenes = Object.keys(file.scenes);
	const problems: Problem[] = [];
	for (const [at, found] of who.entries()) {
		const path = ['opens', 'who', at];
		if (who.indexOf(found) < at) problems.push({ code: 'SC036', path, values: { found } });
		if (!Object.hasOwn(file.start, found))
			problems.push({ code: 'SC002', path, values: { found } });
		if (!Object.hasOwn(file['ways-in'], found))
			problems.push({ code: 'SC003', path, values: { found } });
	}
	for (const [found, scene] of Object.entries(file.start)) {
		const path = ['start', found];
		if (!who.includes(found)) problems.push({ code: 'SC001', path, values: { found }, known: who });
		if (!Object.hasOwn(file.scenes, scene))
			problems.push({ code: 'SC005', path, values: { who: found, found: scene }, known: scenes });
	}
	for (const found of Object.keys(file['ways-in']))
		if (!who.includes(found))
			problems.push({ code: 'SC006', path: ['ways-in', found], values: { found }, known: who });
	return problems;
}

function sceneProblems(file: ScenarioFile, { baseline }: ScenarioContext): readonly Problem[] {
	const problems: Problem[] = [];
	const conducts = Object.keys(baseline ?? {});
	const places = [...Object.keys(file.scenes), ...Object.keys(file.endings)];
	for (const [id, scene] of Object.entries(file.scenes)) {
		const path = ['scenes', id];
		problems.push(...countProblems(file, id));
		if (scene.title.trim().split(/\s+/).length > MOST_TITLE_WORDS)
			problems.push({
				code: 'SC035',
				path: [...path, 'title'],
				values: { scene: id, found: scene.title }
			});
		const lines = scene.says.trim().split('\n').length;
		if (lines > MOST_LINES)
			problems.push({
				code: 'SC021',
				path: [...path, 'says'],
				values: { scene: id, found: `${lines}` }
			});
		for (const [choice, { conduct, to }] of Object.entries(scene.choices)) {
			const at = [...path, 'choices', choice];
			const values = { choice, found: conduct };
			if (conduct.trim() === '') problems.push({ code: 'SC031', path: [...at, 'conduct'], values });
			else if (baseline && !Object.hasOwn(baseline, conduct))
				problems.push({ code: 'SC022', path: [...at, 'conduct'], values, known: conducts });
			problems.push(...wayProblems(choice, to, [...at, 'to'], places));
		}
	}
	return problems;
}

/**
 * Counts what each way in is offered whatever has been chosen. Choices that hang on what was done before may never be
 * on offer together: the proof of every path counts those (PR004).
 */
function countProblems(file: ScenarioFile, scene: Slug): readonly Problem[] {
	const choices = Object.values(file.scenes[scene]?.choices ?? {});
	const counts = file.opens.who.map(
		(who) => choices.filter((choice) => !choice.if || certain(choice.if, who) === true).length
	);
	const path = ['scenes', scene, 'choices'];
	const most = Math.max(0, ...counts);
	if (most > MOST_CHOICES) return [{ code: 'SC018', path, values: { scene, found: `${most}` } }];
	if (choices.length < FEWEST_CHOICES)
		return [{ code: 'SC018', path, values: { scene, found: `${choices.length}` } }];
	return [];
}

/** Whether a condition holds for a way in, where that is known before anything is chosen. */
function certain(condition: Condition, who: Slug): boolean | undefined {
	if ('who' in condition) return condition.who.includes(who);
	if ('not' in condition) {
		const inner = certain(condition.not, who);
		return inner === undefined ? undefined : !inner;
	}
	if ('all' in condition) return joined(condition.all, who, false);
	return 'any' in condition ? joined(condition.any, who, true) : undefined;
}

/** One `settles` is enough; without one, all must be known. */
function joined(
	conditions: readonly Condition[],
	who: Slug,
	settles: boolean
): boolean | undefined {
	const answers = conditions.map((each) => certain(each, who));
	if (answers.includes(settles)) return settles;
	return answers.includes(undefined) ? undefined : !settles;
}

function wayProblems(
	choice: Slug,
	ways: readonly Way[],
	path: Path,
	places: readonly Slug[]
): readonly Problem[] {
	const problems: Problem[] = [];
	const last = ways.length - 1;
	for (const [at, way] of ways.entries()) {
		if (!places.includes(way.to))
			problems.push({
				code: 'SC004',
				path: [...path, at, 'to'],
				values: { choice, found: way.to },
				known: places
			});
		if (at === last && way.if)
			problems.push({ code: 'SC010', path: [...path, at], values: { choice, found: way.to } });
		if (at < last && !way.if)
			problems.push({ code: 'SC014', path: [...path, at], values: { choice, found: way.to } });
	}
	return problems;
}

function conditionsOf(file: ScenarioFile): { path: Path; condition: Condition }[] {
	return Object.entries(file.scenes).flatMap(([scene, { choices }]) =>
		Object.entries(choices).flatMap(([id, choice]) => {
			const path = ['scenes', scene, 'choices', id];
			return [
				...(choice.if ? [{ path: [...path, 'if'], condition: choice.if }] : []),
				...choice.to.flatMap((way, at) =>
					way.if ? [{ path: [...path, 'to', at, 'if'], condition: way.if }] : []
				)
			];
		})
	);
}

function conditionProblems(
	file: ScenarioFile,
	path: Path,
	condition: Condition
): readonly Problem[] {
	const known = Object.keys(file.scenes);
	if ('chose' in condition) {
		const [scene = '', choice = ''] = condition.chose.split('.', 2);
		const at = [...path, 'chose'];
		const choices = Object.hasOwn(file.scenes, scene) ? file.scenes[scene]?.choices : undefined;
		if (!choices) return [{ code: 'SC011', path: at, values: { found: scene }, known }];
		if (Object.hasOwn(choices, choice) && condition.chose === `${scene}.${choice}`) return [];
		const offered = Object.keys(choices);
		return [
			{
				code: 'SC012',
				path: at,
				values: { scene, found: condition.chose.slice(scene.length + 1) },
				known: offered
			}
		];
	}
	if ('judged' in condition)
		return Object.keys(condition.judged).flatMap((found) =>
			known.includes(found)
				? []
				: [{ code: 'SC011', path: [...path, 'judged', found], values: { found }, known }]
		);
	if ('who' in condition)
		return condition.who.flatMap((found, at) =>
			file.opens.who.includes(found)
				? []
				: [{ code: 'SC013', path: [...path, 'who', at], values: { found }, known: file.opens.who }]
		);
	if ('not' in condition) return conditionProblems(file, [...path, 'not'], condition.not);
	const [kind, inner] = 'all' in condition ? ['all', condition.all] : ['any', condition.any];
	return inner.flatMap((each, at) => conditionProblems(file, [...path, kind, at], each));
}

/** Every text a learner reads, with where it stands. */
function textsOf(file: ScenarioFile): readonly (readonly [Path, string])[] {
	const texts: (readonly [Path, string])[] = [];
	const skipped = ['scenario', 'for', 'opens', 'start', 'concerns'];
	const gather = (path: Path, found: unknown): void => {
		const key = path.at(-1);
		if (typeof found === 'string') {
			if (!['conduct', 'to', 'medium', 'avatar', 'by', 'light', 'clock'].includes(String(key)))
				texts.push([path, found]);
		} else if (typeof found === 'object' && found !== null && !(key === 'if' || key === 'to'))
			for (const [name, each] of Object.entries(found))
				if (path.length > 0 || !skipped.includes(name))
					gather([...path, Array.isArray(found) ? Number(name) : name], each);
	};
	gather([], file);
	return texts;
}

function textProblems(path: Path, text: string, prefixes: readonly string[]): readonly Problem[] {
	const problems: Problem[] = [];
	const length = [...text].length;
	const key = path.at(-1);
	const found = rawIn(text, prefixes);
	if (found !== undefined) problems.push({ code: 'SC032', path, values: { found } });
	if (key === 'headline' && length > LONGEST_HEADLINE)
		problems.push({ code: 'SC020', path, values: { found: `${length}` } });
	if (key === 'text' && length > LONGEST_CHOICE)
		problems.push({
			code: 'SC019',
			path,
			values: { found: `${length}`, choice: String(path.at(-2)) }
		});
	return problems;
}
