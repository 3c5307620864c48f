/**
 * A learner on each platform the drivers are tried against.
 *
 * @module
 */
import { Scorm12API, Scorm2004API } from 'scorm-again';
import type { Format } from '#domain/package/packaged.ts';
import { definedVerb, object } from './cmi5-rules.ts';
import { NOTHING, pageIn, type Learner } from './learner.ts';
import { Lrs } from './lrs.ts';
import { framed, type Held } from './strict.ts';
import { StrictScorm12 } from './strict-scorm12.ts';
import { StrictScorm2004 } from './strict-scorm2004.ts';

type Call = (...args: unknown[]) => unknown;

/** A learner on a strict SCORM 1.2 platform, or one made from it. */
export function onScorm12(first = new StrictScorm12()): Learner {
	return onScorm('scorm12', first, 'API', 'LMSCommit', (held) => ({
		status: held['cmi.core.lesson_status'] ?? 'not attempted',
		score: numberOf(held['cmi.core.score.raw']),
		suspended: held['cmi.suspend_data'] ?? '',
		location: held['cmi.core.lesson_location'] ?? '',
		decisions: decisionsOf(held, 'student_response')
	}));
}

/** A learner on a strict SCORM 2004 platform, or one made from it. */
export function onScorm2004(format: Format, first = new StrictScorm2004()): Learner {
	return onScorm(format, first, 'API_1484_11', 'Commit', (held) => ({
		status: `${held['cmi.completion_status'] ?? 'unknown'} ${held['cmi.success_status'] ?? 'unknown'}`,
		score: numberOf(held['cmi.score.raw']),
		suspended: held['cmi.suspend_data'] ?? '',
		location: held['cmi.location'] ?? '',
		decisions: decisionsOf(held, 'learner_response')
	}));
}

function onScorm(
	format: Format,
	first: StrictScorm12 | StrictScorm2004,
	name: 'API' | 'API_1484_11',
	commit: 'LMSCommit' | 'Commit',
	holds: (held: Held) => ReturnType<Learner['holds']>
): Learner {
	const visits = [first];
	const last = () => visits.at(-1) ?? first;
	let fails = false;
	return {
		format,
		visit({ mode } = {}) {
			const at = name === 'API' ? 'cmi.core.lesson_mode' : 'cmi.mode';
			if (last().asked.length > 0 || mode)
				visits.push(last().again(mode ? { [at]: mode } : { [at]: 'normal' }));
			const api = last();
			const failing = {
				[commit]: (...args: unknown[]) =>
					fails ? 'false' : (api as unknown as Record<string, Call>)[commit]?.(...args)
			};
			return pageIn(framed(2, { [name]: { ...api, ...failing } }));
		},
		holds: () => holds(last().kept),
		failing: (now) => (fails = now),
		refused: () =>
			visits.flatMap(({ refused }) =>
				refused
					// What has no value yet may be asked for: 403 says so.
					.filter(({ call, code }) => !(call === 'GetValue' && code === '403'))
					.map((each) => `${each.call}(${each.with.join(', ')}): ${each.code}`)
			),
		asked: () => visits.reduce((sum, { asked }) => sum + asked.length, 0),
		gone: () => Promise.resolve()
	};
}

function numberOf(text: string | undefined): number | undefined {
	return text === undefined || text === '' ? undefined : Number(text);
}

function decisionsOf(held: Held, response: string): readonly string[] {
	const found: string[] = [];
	for (let index = 0; ; index++) {
		const at = `cmi.interactions.${index}.`;
		const id = held[`${at}id`];
		if (id === undefined) return found;
		found.push(`${id} ${held[`${at}${response}`]} ${held[`${at}result`]}`);
	}
}

/** A learner on scorm-again, the open runtime that many platforms use. */
export function onScormAgain(format: 'scorm12' | 'scorm2004-3' | 'scorm2004-4'): Learner {
	const old = format === 'scorm12';
	const names = old
		? (['API', 'LMSCommit', 'LMSFinish'] as const)
		: (['API_1484_11', 'Commit', 'Terminate'] as const);
	let kept: Record<string, unknown> = {};
	let fails = false;
	let asked = 0;
	return {
		format,
		visit({ mode } = {}) {
			const api = old
				? new Scorm12API({ autocommit: false, logLevel: 5 })
				: new Scorm2004API({ autocommit: false, logLevel: 5 });
			const before = structuredClone(kept);
			if (Object.keys(before).length > 0) api.loadFromJSON(before, 'cmi');
			if (mode && api instanceof Scorm12API) api.cmi.core.lesson_mode = mode;
			else if (mode && !(api instanceof Scorm12API)) api.cmi.mode = mode;
			const snapshot = () => {
				kept = structuredClone(
					object(JSON.parse(JSON.stringify(api.renderCommitCMI(true))))['cmi']
				) as Record<string, unknown>;
			};
			const calls = api as unknown as Record<string, Call>;
			const watched: Record<string, Call> = {};
			const all = ['Initialize', 'Finish', 'Terminate', 'GetValue', 'SetValue', 'Commit'];
			for (const each of [...all, 'GetLastError'].map((one) => (old ? `LMS${one}` : one)))
				watched[each] = (...args) => {
					asked += 1;
					if (fails && each === names[1]) return 'false';
					const answer = calls[each]?.(...args);
					if (each === names[1] || each === names[2]) snapshot();
					return answer;
				};
			return pageIn(framed(1, { [names[0]]: watched }));
		},
		holds() {
			const core = old ? object(kept['core']) : kept;
			const listed = Object.values(object(kept['interactions'])).map(object);
			const raw = object(core['score'])['raw'];
			return {
				status: old
					? text(core['lesson_status'])
					: `${text(kept['completion_status'])} ${text(kept['success_status'])}`,
				score: numberOf(text(raw)),
				suspended: text(kept['suspend_data']),
				location: text(old ? core['lesson_location'] : kept['location']),
				decisions: listed.map(
					(each) =>
						`${text(each['id'])} ${text(each[old ? 'student_response' : 'learner_response'])} ${text(each['result'])}`
				)
			};
		},
		failing: (now) => (fails = now),
		refused: () => [],
		asked: () => asked,
		gone: () => Promise.resolve()
	};
}

/** A learner on a cmi5 platform, over HTTP. */
export async function onCmi5(): Promise<Learner & { readonly lrs: Lrs }> {
	const lrs = await Lrs.open();
	return {
		lrs,
		format: 'cmi5',
		visit({ mode = 'normal' } = {}) {
			const address = lrs.launch({
				mode: ({ normal: 'Normal', browse: 'Browse', review: 'Review' } as const)[mode]
			});
			return { ...NOTHING, address: () => address, fetch: (...asked) => fetch(...asked) };
		},
		holds() {
			const said = lrs.statements.map(definedVerb);
			const success = said.findLast((each) => each === 'passed' || each === 'failed');
			const completion = said.includes('completed') ? 'completed' : 'incomplete';
			const kept = object(lrs.documents.get('clause-and-effect.suspend'));
			const result = lrs.statements.findLast(
				(each) => 'score' in object(each['result']) && definedVerb(each)
			);
			const raw = object(object(object(result)['result'])['score'])['raw'];
			return {
				status: `${completion} ${success ?? 'unknown'}`,
				score: typeof raw === 'number' ? raw : undefined,
				suspended: text(kept['suspended']),
				location: text(kept['location']),
				decisions: lrs.statements
					.filter(({ verb }) => text(object(verb)['id']).endsWith('/answered'))
					.map((each) => {
						const id = text(object(each['object'])['id']).replace(`${lrs.activityId}/`, '');
						return `${id} ${text(object(each['result'])['response'])}`;
					})
			};
		},
		failing: (now) => (lrs.failing = now ? () => 503 : undefined),
		refused: () => lrs.refused,
		asked: () => lrs.asked.length,
		gone: () => lrs.close()
	};
}

function text(value: unknown): string {
	return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}
