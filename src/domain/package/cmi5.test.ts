import { describe, expect, test } from 'vitest';
import { NOW } from '../builders.test-data.ts';
import {
	answeredStatement,
	cmi5Statement,
	launchDataFrom,
	launchFrom,
	mayPass,
	type LaunchData,
	type Told,
	type Verb
} from './cmi5.ts';

const ACTOR = {
	objectType: 'Agent',
	account: { homePage: 'https://school.example', name: 'learner-1' }
};
const GIVEN = {
	endpoint: ['https://lms.example/xapi'],
	fetch: ['https://lms.example/fetch?t=1'],
	actor: [JSON.stringify(ACTOR)],
	registration: ['3d8b6f0e-8f0e-4c63-9a6a-2d1c0a4f7b11'],
	activityId: ['https://lms.example/activity/42']
};
const LAUNCH = {
	endpoint: 'https://lms.example/xapi/',
	fetch: 'https://lms.example/fetch?t=1',
	actor: ACTOR,
	registration: '3d8b6f0e-8f0e-4c63-9a6a-2d1c0a4f7b11',
	activityId: 'https://lms.example/activity/42'
};
const TEMPLATE = {
	contextActivities: { grouping: [{ id: 'https://school.example/course' }] },
	extensions: { 'https://w3id.org/xapi/cmi5/context/extensions/sessionid': 'session-1' }
};
const DATA: LaunchData = {
	contextTemplate: TEMPLATE,
	launchMode: 'Normal',
	moveOn: 'Passed'
};
const CMI5 = 'https://w3id.org/xapi/cmi5/context/categories/cmi5';
const MOVE_ON = 'https://w3id.org/xapi/cmi5/context/categories/moveon';

function told(data: Partial<LaunchData> = {}): Told {
	return {
		launch: LAUNCH,
		data: { ...DATA, ...data },
		id: '0e1b6f0e-8f0e-4c63-9a6a-2d1c0a4f7b11',
		at: NOW
	};
}

describe('a launch', () => {
	test('[lms L2] is read from five parameters, whatever else the address says', () => {
		expect(launchFrom({ ...GIVEN, lang: ['en', 'de'] })).toEqual(LAUNCH);
	});

	test('an address without any of them is no launch', () => {
		expect(launchFrom({ lang: ['en'] })).toMatchObject({ refused: 'not-launched' });
	});

	test.each<readonly [string, readonly string[]]>([
		['endpoint', []],
		['endpoint', ['/xapi']],
		['endpoint', ['javascript:alert(1)']],
		['endpoint', ['https://a.example/', 'https://b.example/']],
		['fetch', ['']],
		['actor', ['{']],
		['actor', ['"learner-1"']],
		['actor', ['{"mbox":"mailto:a@school.example"}']],
		['actor', ['{"account":{"homePage":"school","name":"a"}}']],
		['actor', ['{"account":{"homePage":"https://school.example","name":""}}']],
		['actor', ['{"objectType":"Group","account":{"homePage":"https://a.example","name":"a"}}']],
		['registration', ['42']],
		['activityId', ['activity 42']]
	])('[lms L2] with the %s %j it is refused, by name', (name, values) => {
		expect(launchFrom({ ...GIVEN, [name]: values })).toMatchObject({
			refused: 'bad-launch',
			because: expect.stringContaining(`“${name}”`) as string
		});
	});

	test('[lms L2] says in its data how it is meant', () => {
		const data = { contextTemplate: TEMPLATE, launchMode: 'Review', moveOn: 'Completed' };
		expect(
			launchDataFrom({ ...data, masteryScore: 0.8, returnURL: 'https://lms.example/' })
		).toEqual(
			{ ...data, masteryScore: 0.8, returnUrl: 'https://lms.example/' } // prettier-ignore
		);
		expect(launchDataFrom({ ...data, returnURL: 'javascript:alert(1)' })).toEqual(data);
		for (const wrong of [
			null,
			'x',
			[],
			{},
			{ launchMode: 'Normal' },
			{ ...data, launchMode: 'Fun' }
		])
			expect(launchDataFrom(wrong)).toBeUndefined();
	});
});

describe('a statement that cmi5 defines', () => {
	const say = (verb: Verb, score?: number, data: Partial<LaunchData> = {}) =>
		cmi5Statement(verb, told(data), 65, score);

	test('[lms L2] names learner, unit, registration and session, and keeps the template whole', () => {
		expect(say('initialized')).toEqual({
			id: '0e1b6f0e-8f0e-4c63-9a6a-2d1c0a4f7b11',
			actor: ACTOR,
			verb: { id: 'http://adlnet.gov/expapi/verbs/initialized', display: { en: 'initialized' } },
			object: { objectType: 'Activity', id: LAUNCH.activityId },
			timestamp: NOW,
			context: {
				registration: LAUNCH.registration,
				extensions: TEMPLATE.extensions,
				contextActivities: {
					...TEMPLATE.contextActivities,
					category: [{ objectType: 'Activity', id: CMI5 }]
				}
			}
		});
	});

	test.each<readonly [Verb, object]>([
		['passed', { success: true, score: { scaled: 0.9, raw: 90, min: 0, max: 100 } }],
		['failed', { success: false, score: { scaled: 0.9, raw: 90, min: 0, max: 100 } }],
		['completed', { completion: true }],
		['terminated', {}]
	])('[lms L2] %s has its own result, and how long the session was', (verb, result) => {
		expect(say(verb, 90)['result']).toEqual({ ...result, duration: 'PT0H1M5S' });
	});

	test.each<readonly [Verb, boolean]>([
		['initialized', false],
		['passed', true],
		['failed', true],
		['completed', true],
		['terminated', false]
	])('[lms L2] %s moves on: %s', (verb, moves) => {
		expect(JSON.stringify(say(verb, 90)).includes(MOVE_ON)).toBe(moves);
	});

	test('[lms L2] [lms D3] a mastery score of the platform is named, and no score contradicts its verdict', () => {
		const mastery = { masteryScore: 0.8 };
		const scored = (verb: Verb, score: number) =>
			'score' in (say(verb, score, mastery)['result'] as object);
		expect([scored('passed', 80), scored('passed', 79)]).toEqual([true, false]);
		expect([scored('failed', 79), scored('failed', 80)]).toEqual([true, false]);
		expect(JSON.stringify(say('failed', 79, mastery))).toContain('extensions/masteryscore":0.8');
		expect(JSON.stringify(say('completed', 79, mastery))).not.toContain('masteryscore');
		expect([mayPass(DATA, 10), mayPass({ ...DATA, masteryScore: 0.8 }, 79)]).toEqual([true, false]);
	});

	test('what the template says is never overwritten or doubled', () => {
		const template = {
			contextActivities: { category: [{ id: CMI5 }] },
			extensions: { 'https://w3id.org/xapi/cmi5/context/extensions/masteryscore': 0.7 }
		};
		const { context } = say('passed', 90, { contextTemplate: template, masteryScore: 0.8 });
		expect(context).toMatchObject({
			extensions: template.extensions,
			contextActivities: { category: [{ id: CMI5 }, { id: MOVE_ON }] }
		});
	});
});

test('[lms L2] [lms J5] a decision is a statement that cmi5 allows: no category, no success', () => {
	const statement = answeredStatement(
		{
			scenario: 'pupil-follow',
			scene: 'next-day',
			visit: 2,
			says: 'A pupil wants to connect.',
			choice: 'refuse-and-tell',
			place: 2,
			points: 1,
			of: 2,
			counted: true,
			at: NOW,
			offset: 60,
			seconds: 12,
			objectives: ['beckstone/4.terms.7']
		},
		told()
	);
	expect(statement).toMatchObject({
		verb: { id: 'http://adlnet.gov/expapi/verbs/answered' },
		object: {
			id: 'https://lms.example/activity/42/pupil-follow/next-day/2',
			definition: { description: { en: 'A pupil wants to connect.' }, interactionType: 'choice' }
		},
		result: {
			response: 'refuse-and-tell',
			duration: 'PT0H0M12S',
			score: { scaled: 0.5, raw: 1, min: 0, max: 2 }
		},
		context: {
			registration: LAUNCH.registration,
			extensions: TEMPLATE.extensions,
			contextActivities: {
				...TEMPLATE.contextActivities,
				other: [{ id: 'https://lms.example/activity/42/clause/beckstone/4_terms_7' }]
			}
		}
	});
	expect(JSON.stringify(statement)).not.toMatch(/categories|success|completion/);
});
