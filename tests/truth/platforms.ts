/**
 * The platforms a package is played on, each looked up in the same words whatever standard it speaks.
 *
 * @module
 */
import { Scorm12API, Scorm2004API } from 'scorm-again';
import type { Format } from '#domain/package/packaged.ts';
import { definedVerb, object } from '../lms/cmi5-rules.ts';
import { Lrs } from '../lms/lrs.ts';
import { StrictScorm12 } from '../lms/strict-scorm12.ts';
import { StrictScorm2004 } from '../lms/strict-scorm2004.ts';

/** A decision as a platform lists it. */
export interface Listed {
	/** `pupil_follow__request`, the same on every platform. */
	readonly id: string;
	readonly visit: number;
	/** The letter of its place (SCORM 1.2), its id as a token (SCORM 2004) or its id (cmi5). */
	readonly choice: string;
	/** Points earned; null where it counts neither way. */
	readonly points: number | null;
	readonly of: number;
	readonly clauses: readonly string[];
	/** The line people read; SCORM 1.2 has no room for one. */
	readonly says?: string;
}

/** What a platform would still hold if the page vanished now. */
export interface Holding {
	/** As the platform names it; SCORM 2004 and cmi5 have one word for each axis: `completed passed`. */
	readonly status: string;
	readonly score: number | undefined;
	readonly suspended: string;
	readonly decisions: readonly Listed[];
}

export type Mode = 'normal' | 'browse' | 'review';

/** What a page finds around it. */
export interface Around {
	readonly address: string;
	readonly apis: Readonly<Record<string, unknown>>;
}

/** One learner on one platform. */
export interface Platform {
	readonly name: string;
	readonly format: Format;
	/** Opens the course in a new page, from what is held. */
	visit(mode?: Mode): Around;
	holds(): Holding;
	/** Everything that was refused, whatever the package made of it. */
	refused(): readonly string[];
	gone(): Promise<void>;
}

const NAMES = [
	'strict scorm12',
	'strict scorm2004-3',
	'strict scorm2004-4',
	'scorm-again scorm12',
	'scorm-again scorm2004-4',
	'lrs cmi5'
] as const;
export type PlatformName = (typeof NAMES)[number];
export const PLATFORMS: readonly PlatformName[] = NAMES;

/** Where packages stand on a platform; nothing is fetched from there in these tests. */
const CONTENT = 'https://lms.example/content/index.html';

/** A learner of this name on a platform that has never seen them. */
export async function platformFor(name: PlatformName, learner: string): Promise<Platform> {
	const [kind, format] = name.split(' ') as [string, Format];
	if (kind === 'lrs') return onStore(name, await Lrs.open(learner));
	return kind === 'strict' ? onStrict(name, format, learner) : onAgain(name, format, learner);
}

function onStrict(name: string, format: Format, learner: string): Platform {
	const old = format === 'scorm12';
	let at = old
		? new StrictScorm12({ 'cmi.core.student_name': learner })
		: new StrictScorm2004({ 'cmi.learner_name': learner });
	const visits: (typeof at)[] = [];
	return {
		name,
		format,
		visit(mode = 'normal') {
			const modes = { [old ? 'cmi.core.lesson_mode' : 'cmi.mode']: mode };
			const who = { [old ? 'cmi.core.student_name' : 'cmi.learner_name']: learner };
			if (visits.length > 0) at = at.again({ ...modes, ...who });
			visits.push(at);
			return { address: CONTENT, apis: { [old ? 'API' : 'API_1484_11']: at } };
		},
		holds() {
			const { kept } = at;
			return {
				status: old
					? (kept['cmi.core.lesson_status'] ?? 'not attempted')
					: `${kept['cmi.completion_status'] ?? 'unknown'} ${kept['cmi.success_status'] ?? 'unknown'}`,
				score: numberOf(kept[old ? 'cmi.core.score.raw' : 'cmi.score.raw']),
				suspended: kept['cmi.suspend_data'] ?? '',
				decisions: flatDecisions(kept, old)
			};
		},
		refused: () =>
			visits.flatMap(({ refused }) =>
				refused
					// What has no value yet may be asked for: 403 says so.
					.filter(({ call, code }) => !(call === 'GetValue' && code === '403'))
					.map((each) => `${each.call}(${each.with.join(', ')}): ${each.code}`)
			),
		gone: () => Promise.resolve()
	};
}

function flatDecisions(kept: Readonly<Record<string, string>>, old: boolean): Listed[] {
	const found: Listed[] = [];
	for (let index = 0; ; index++) {
		const at = (field: string) => kept[`cmi.interactions.${index}.${field}`];
		if (at('id') === undefined) return found;
		const clauses: string[] = [];
		for (let place = 0; ; place++) {
			const clause = at(`objectives.${place}.id`);
			if (clause === undefined) break;
			clauses.push(clause);
		}
		found.push(listed(at, clauses, old));
	}
}

function listed(
	at: (field: string) => string | undefined,
	clauses: readonly string[],
	old: boolean
): Listed {
	const [, id = '', visit = '1'] = /^(.*?)(?:_v(\d+))?$/.exec(at('id') ?? '') ?? [];
	const of = Number(at('weighting'));
	const result = at('result') ?? '';
	const part = { correct: 1, wrong: 0, incorrect: 0 }[result] ?? Number(result);
	return {
		id,
		visit: Number(visit),
		choice: at(old ? 'student_response' : 'learner_response') ?? '',
		points: result === 'neutral' ? null : part * of,
		of,
		clauses,
		...(old ? {} : { says: at('description') ?? '' })
	};
}

function onAgain(name: string, format: Format, learner: string): Platform {
	const old = format === 'scorm12';
	let kept: Record<string, unknown> = {};
	return {
		name,
		format,
		visit(mode = 'normal') {
			const api = old
				? new Scorm12API({ autocommit: false, logLevel: 5 })
				: new Scorm2004API({ autocommit: false, logLevel: 5 });
			if (Object.keys(kept).length > 0) api.loadFromJSON(structuredClone(kept), 'cmi');
			if (api instanceof Scorm12API) {
				api.cmi.core.student_name = learner;
				api.cmi.core.lesson_mode = mode;
			} else {
				api.cmi.learner_name = learner;
				api.cmi.mode = mode;
			}
			const calls = api as unknown as Record<string, (...args: unknown[]) => unknown>;
			const watched: Record<string, unknown> = {};
			for (const each of ['Initialize', 'Finish', 'Terminate', 'GetValue', 'SetValue', 'Commit'])
				for (const call of [each, `LMS${each}`])
					watched[call] = (...args: unknown[]) => {
						const answer = calls[call]?.(...args);
						if (/Commit|Finish|Terminate/.test(call)) {
							const now = object(JSON.parse(JSON.stringify(api.renderCommitCMI(true))));
							kept = structuredClone(object(now['cmi']));
						}
						return answer;
					};
			watched['GetLastError'] = watched['LMSGetLastError'] = () =>
				calls[old ? 'LMSGetLastError' : 'GetLastError']?.();
			return { address: CONTENT, apis: { [old ? 'API' : 'API_1484_11']: watched } };
		},
		holds() {
			const core = old ? object(kept['core']) : kept;
			return {
				status: old
					? text(core['lesson_status'])
					: `${text(kept['completion_status'])} ${text(kept['success_status'])}`,
				score: numberOf(text(object(core['score'])['raw'])),
				suspended: text(kept['suspend_data']),
				decisions: Object.values(object(kept['interactions'])).map((each) => {
					const clauses = Object.values(object(object(each)['objectives']));
					const field = (of: string) => text(object(each)[of]);
					return listed(
						field,
						clauses.map((clause) => text(object(clause)['id'])),
						old
					);
				})
			};
		},
		refused: () => [],
		gone: () => Promise.resolve()
	};
}

function onStore(name: string, lrs: Lrs): Platform {
	return {
		name,
		format: 'cmi5',
		visit: (mode = 'normal') => ({
			apis: {},
			address: lrs.launch({
				mode: ({ normal: 'Normal', browse: 'Browse', review: 'Review' } as const)[mode]
			})
		}),
		holds() {
			const { verbs, statements } = lrs;
			const judged = verbs.findLast((each) => each === 'passed' || each === 'failed');
			const verdict = statements.findLast((each) => definedVerb(each) === judged);
			const raw = object(object(object(verdict)['result'])['score'])['raw'];
			return {
				status: `${verbs.includes('completed') ? 'completed' : 'incomplete'} ${judged ?? 'unknown'}`,
				score: judged && typeof raw === 'number' ? raw : undefined,
				suspended: text(object(lrs.documents.get('clause-and-effect.suspend'))['suspended']),
				decisions: statements
					.filter(({ verb }) => text(object(verb)['id']).endsWith('/answered'))
					.map((each) => answered(each, `${lrs.activityId}/`))
			};
		},
		refused: () => lrs.refused,
		gone: () => lrs.close()
	};
}

function answered(statement: Readonly<Record<string, unknown>>, base: string): Listed {
	const about = object(statement['object']);
	const [scenario, scene, visit = '1'] = text(about['id']).slice(base.length).split('/');
	const result = object(statement['result']);
	const score = object(result['score']);
	const other = object(object(statement['context'])['contextActivities'])['other'];
	return {
		id: `${scenario}__${scene}`.replaceAll('-', '_'),
		visit: Number(visit),
		choice: text(result['response']),
		points: 'raw' in score ? Number(score['raw']) : null,
		of: Number(score['max'] ?? 0),
		clauses: (Array.isArray(other) ? other : []).map((each) =>
			text(object(each)['id']).slice(`${base}clause/`.length).replace(/\W/g, '_')
		),
		says: text(object(object(about['definition'])['description'])['en'])
	};
}

function numberOf(found: string | undefined): number | undefined {
	return found === undefined || found === '' ? undefined : Number(found);
}

function text(value: unknown): string {
	return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}
