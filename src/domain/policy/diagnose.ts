/**
 * What can be wrong in a policy file and its readings once their shape is right. Pure: the codes are explained,
 * and the lines found, where files are read.
 *
 * @module
 */
import { compareRatios, ratio, ratioFrom, type Slug } from '../units.ts';
import type { ClauseId, Reading } from './policy.ts';
import { WORD_ID, type PolicyFile, type ReadingsFile } from './policy.schema.ts';

/** One thing wrong, and where: `path` in the words of the file, `values` for the sentence, `known` the valid words. */
export interface Problem {
	readonly code: string;
	readonly path: readonly (string | number)[];
	readonly values: Readonly<Record<string, string>>;
	readonly known?: readonly string[];
}

/** What a policy file is read against. */
export interface PolicyContext {
	/** Whether this is good practice itself, which alone may hold the floor. */
	readonly isBaseline: boolean;
	/** Every conduct good practice has a reading for, in any scenario; undefined when not all of them were read. */
	readonly conducts: readonly Slug[] | undefined;
	/** The first part of the clause ids of all policies, such as `gp`. */
	readonly prefixes: readonly string[];
}

/** What a readings file is read against. */
export interface ReadingsContext {
	readonly isBaseline: boolean;
	/** The conducts good practice has a reading for in this scenario; undefined when not all of them were read. */
	readonly conducts: readonly Slug[] | undefined;
	/** The clauses of the edition and of good practice; undefined when not all of them were read. */
	readonly clauses: readonly ClauseId[] | undefined;
	readonly prefixes: readonly string[];
}

/** The part of a clause id before the slash; the whole id when there is none. */
export function prefixOf(id: ClauseId): string {
	return id.split('/', 1)[0] ?? id;
}

/** A clause id or a backtick in text that learners read; undefined when there is none. */
export function rawIn(text: string, prefixes: readonly string[]): string | undefined {
	if (text.includes('`')) return '`';
	return text
		.match(/\b[a-z]+\/[a-z0-9][\w.-]*/g)
		?.find((found) => prefixes.includes(prefixOf(found)));
}

/** Checks a policy file. */
export function diagnosePolicy(file: PolicyFile, context: PolicyContext): readonly Problem[] {
	return [
		...clauseProblems(file, context),
		...passProblems(file),
		...listProblems(file, context),
		...file.declaration.flatMap(({ says, clauses }, at): Problem[] => [
			...unknownClauses(
				clauses,
				file.clauses.map(({ id }) => id),
				'PO015',
				['declaration', at]
			),
			...raw(says, context.prefixes, 'PO016', ['declaration', at, 'says'])
		])
	];
}

function clauseProblems({ clauses }: PolicyFile, { prefixes }: PolicyContext): readonly Problem[] {
	const problems: Problem[] = [];
	const seen = new Set<ClauseId>();
	const [first] = clauses;
	if (!first) problems.push({ code: 'PO020', path: ['clauses'], values: { found: 'none' } });
	for (const [at, clause] of clauses.entries()) {
		const path = ['clauses', at];
		const { id } = clause;
		if (seen.has(id))
			problems.push({ code: 'PO001', path: [...path, 'id'], values: { found: id } });
		seen.add(id);
		const expected = prefixOf(first?.id ?? id);
		if (prefixOf(id) !== expected)
			problems.push({
				code: 'PO010',
				path: [...path, 'id'],
				values: { found: id, expected: `${expected}/${id.slice(prefixOf(id).length + 1)}` }
			});
		for (const key of ['ref', 'says', 'conditions', 'consequence'] as const)
			problems.push(...raw(clause[key] ?? '', prefixes, 'PO016', [...path, key]));
	}
	return problems;
}

function passProblems(file: PolicyFile): readonly Problem[] {
	const problems: Problem[] = [];
	const found = file['pass-mark'];
	const mark = ratioFrom(found);
	if (mark && (compareRatios(mark, ratio(1, 2)) < 0 || compareRatios(mark, ratio(1, 1)) > 0))
		problems.push({ code: 'PO008', path: ['pass-mark'], values: { found } });
	if (!file['fails-on'].includes('serious-breach'))
		problems.push({
			code: 'PO017',
			path: ['fails-on'],
			values: { found: file['fails-on'].join(', ') || 'nothing' }
		});
	return problems;
}

function listProblems(
	file: PolicyFile,
	{ isBaseline, conducts }: PolicyContext
): readonly Problem[] {
	const problems: Problem[] = [];
	for (const list of ['floor', 'not-scored', 'not-scored-note'] as const)
		if (!isBaseline && file[list] !== undefined)
			problems.push({ code: 'PO011', path: [list], values: { found: list } });
	const onFloor = new Set((file.floor ?? []).map(({ conduct }) => conduct));
	for (const list of ['floor', 'not-scored'] as const) {
		const seen = new Set<Slug>();
		for (const [at, { conduct }] of (file[list] ?? []).entries()) {
			const path = [list, at, 'conduct'];
			if (isBaseline && conducts && !conducts.includes(conduct))
				problems.push({ code: 'PO012', path, values: { found: conduct, list }, known: conducts });
			if (seen.has(conduct))
				problems.push({ code: 'PO019', path, values: { found: conduct, list } });
			if (list === 'not-scored' && onFloor.has(conduct))
				problems.push({ code: 'PO013', path, values: { found: conduct } });
			seen.add(conduct);
		}
	}
	return problems;
}

/** Checks a readings file; J2 among the rest. */
export function diagnoseReadings(file: ReadingsFile, context: ReadingsContext): readonly Problem[] {
	return Object.entries(file.readings).flatMap(([conduct, reading]) => {
		const path = ['readings', conduct];
		if (!WORD_ID.test(conduct)) return [{ code: 'RE006', path, values: { found: conduct } }];
		const { isBaseline, conducts: known } = context;
		const misspelt: Problem[] =
			isBaseline || !known || known.includes(conduct)
				? []
				: [{ code: 'RE005', path, values: { found: conduct }, known }];
		return [...misspelt, ...readingProblems(conduct, reading, context)];
	});
}

function readingProblems(conduct: Slug, reading: Reading, context: ReadingsContext): Problem[] {
	const path = ['readings', conduct];
	const { judgement, clauses, because } = reading;
	const problems = context.clauses ? unknownClauses(clauses, context.clauses, 'RE002', path) : [];
	if (judgement !== 'not-addressed' && clauses.length === 0)
		problems.push({ code: 'RE003', path, values: { conduct, found: judgement } });
	if (judgement === 'not-addressed' && context.isBaseline)
		problems.push({
			code: 'RE009',
			path: [...path, 'judgement'],
			values: { conduct, found: judgement }
		});
	for (const [at, id] of clauses.entries())
		if (clauses.indexOf(id) < at)
			problems.push({
				code: 'RE010',
				path: [...path, 'clauses', at],
				values: { conduct, found: id }
			});
	return [...problems, ...raw(because, context.prefixes, 'RE008', [...path, 'because'])];
}

function unknownClauses(
	found: readonly ClauseId[],
	known: readonly ClauseId[],
	code: string,
	path: Problem['path']
): Problem[] {
	return found.flatMap((id, at) =>
		known.includes(id)
			? []
			: [{ code, path: [...path, 'clauses', at], values: { found: id }, known }]
	);
}

function raw(
	text: string,
	prefixes: readonly string[],
	code: string,
	path: Problem['path']
): readonly Problem[] {
	const found = rawIn(text, prefixes);
	return found === undefined ? [] : [{ code, path, values: { found } }];
}
