import { afterEach, describe, expect, test } from 'vitest';
import { definedVerb, object, type Json } from '../../../tests/lms/cmi5-rules.ts';
import { decision, FAILED, NOTHING, PASSED, report } from '../../../tests/lms/learner.ts';
import { Lrs, type LaunchOptions } from '../../../tests/lms/lrs.ts';
import type { Surroundings } from './driver.ts';
import { driverFor } from './every-driver.ts';

const stores: Lrs[] = [];

afterEach(async () => {
	for (const each of stores.splice(0)) await each.close();
});

async function store(): Promise<Lrs> {
	const lrs = await Lrs.open();
	stores.push(lrs);
	return lrs;
}

function page(lrs: Lrs, options: LaunchOptions = {}): Surroundings {
	const address = lrs.launch(options);
	return { ...NOTHING, address: () => address, fetch: (...asked) => fetch(...asked) };
}

async function opened(lrs: Lrs, options: LaunchOptions = {}) {
	const driver = driverFor('cmi5', page(lrs, options));
	return { driver, opening: await driver.open() };
}

describe('a cmi5 session', () => {
	test('[lms L2] takes its token once, reads its data and the preferences, and begins', async () => {
		const lrs = await store();
		await opened(lrs);
		expect(lrs.asked[0]).toMatch(/^POST fetch/);
		expect(lrs.asked.filter((each) => each.startsWith('POST fetch'))).toHaveLength(1);
		expect(lrs.asked.at(-1)).toBe('POST statements');
		expect(lrs.verbs).toEqual(['initialized']);
		expect(lrs.refused).toEqual([]);
	});

	test('its token is not in the log, which may go into a ticket', async () => {
		const lrs = await store();
		const { driver } = await opened(lrs);
		expect(JSON.stringify(driver.calls)).toContain('POST fetch');
		expect(JSON.stringify(driver.calls)).not.toContain('auth-token');
	});

	test('[lms L2] says initialized, answered, passed, completed and terminated, in this order', async () => {
		const lrs = await store();
		const { driver } = await opened(lrs);
		await driver.keep(report({ interactions: [decision()] }));
		await driver.close(report({ reported: PASSED, interactions: [decision({ visit: 2 })] }));
		const verbs = lrs.statements.map((each) =>
			String(object(each['verb'])['id']).split('/').at(-1)
		);
		expect(verbs).toEqual(
			['initialized', 'answered', 'answered', 'passed', 'completed', 'terminated'] // prettier-ignore
		);
		expect(lrs.refused).toEqual([]);
	});

	test('[lms L2] says passed and completed once a registration, and failed never after passed', async () => {
		const lrs = await store();
		for (const reported of [FAILED, PASSED, FAILED, PASSED]) {
			const { driver } = await opened(lrs);
			await driver.keep(report({ reported }));
			await driver.close(report({ reported }));
		}
		const said = lrs.verbs.filter((each) => !/initialized|terminated/.test(each));
		expect(said).toEqual(['failed', 'completed', 'passed']);
		expect(lrs.refused).toEqual([]);
	});

	test('[lms L2] knows from the store what was said, should what it kept be lost', async () => {
		const lrs = await store();
		const { driver } = await opened(lrs);
		await driver.close(report({ reported: PASSED }), true);
		lrs.documents.delete('clause-and-effect.suspend');
		const { driver: second, opening } = await opened(lrs);
		expect(opening).toMatchObject({ was: 'passed' });
		await second.close(report({ reported: PASSED }));
		expect(lrs.verbs.filter((each) => each === 'passed')).toHaveLength(1);
		expect(lrs.refused).toEqual([]);
	});

	test('[lms L2] says failed only when it ends: until then it may still be passed', async () => {
		const lrs = await store();
		const { driver } = await opened(lrs);
		await driver.keep(report({ reported: FAILED }));
		expect(lrs.verbs).toEqual(['initialized']);
		await driver.close(report({ reported: FAILED }));
		expect(lrs.verbs).toEqual(['initialized', 'failed', 'completed', 'terminated']);
	});

	test.each(['Completed', 'CompletedOrPassed'])(
		'[lms L2] with moveOn %s a failed course is not said to be completed',
		async (moveOn) => {
			const lrs = await store();
			const { driver } = await opened(lrs, { moveOn });
			await driver.close(report({ reported: FAILED }));
			expect(lrs.verbs).toEqual(['initialized', 'failed', 'terminated']);
		}
	);

	test('[lms L2] is never passed below a mastery score that the platform has set', async () => {
		const lrs = await store();
		const { driver } = await opened(lrs, { masteryScore: 0.95 });
		await driver.close(report({ reported: PASSED }));
		expect(lrs.verbs).toEqual(['initialized', 'completed', 'terminated']);
		const { driver: second } = await opened(lrs, { masteryScore: 0.9 });
		await second.close(report({ reported: PASSED }));
		expect(lrs.verbs.slice(3)).toEqual(['initialized', 'passed', 'terminated']);
		expect(lrs.refused).toEqual([]);
	});

	test.each(['Browse', 'Review'] as const)(
		'[lms L2] [lms J1] in %s mode says that it began and ended, and nothing else',
		async (mode) => {
			const lrs = await store();
			const { driver } = await opened(lrs, { mode });
			await driver.keep(report({ reported: PASSED, interactions: [decision()] }));
			await driver.close(report({ reported: PASSED }), mode === 'Review');
			expect(lrs.statements.map(definedVerb)).toEqual(['initialized', 'terminated']);
			expect(lrs.documents.has('clause-and-effect.suspend')).toBe(false);
			expect(lrs.refused).toEqual([]);
		}
	);

	test('[lms L2] tells where the learner goes afterwards', async () => {
		const lrs = await store();
		const { opening } = await opened(lrs, { returnURL: 'https://lms.example/back' });
		expect(opening).toMatchObject({ returnTo: 'https://lms.example/back' });
	});

	test('[lms F2] its end says how long the session was', async () => {
		const lrs = await store();
		const { driver } = await opened(lrs);
		await driver.close(report({ seconds: 125 }));
		expect(lrs.statements.at(-1)).toMatchObject({ result: { duration: 'PT0H2M5S' } });
	});
});

describe('a cmi5 store that does not answer', () => {
	test('[lms G8] what is tried again has the same ids, and is there once', async () => {
		const lrs = await store();
		const { driver } = await opened(lrs);
		const tries: string[] = [];
		lrs.failing = () => 0;
		const first = report({ interactions: [decision()], reported: PASSED });
		expect(await driver.keep(first)).toMatchObject({ state: 'not-kept' });
		lrs.failing = undefined;
		expect(await driver.keep(first)).toEqual({ state: 'kept' });
		for (const {
			call,
			with: [sent = '[]']
		} of driver.calls)
			if (call === 'POST statements')
				tries.push((JSON.parse(sent) as Json[]).map(({ id }) => String(id)).join());
		expect(tries.at(-1)).toBe(tries.at(-2));
		expect(lrs.statements).toHaveLength(4);
	});

	test('[lms G8] what arrived though the answer was lost is not said twice', async () => {
		const lrs = await store();
		const around = page(lrs);
		let loses = false;
		const driver = driverFor('cmi5', {
			...around,
			async fetch(...asked) {
				const answer = await around.fetch(...asked);
				if (loses) throw new TypeError('Failed to fetch');
				return answer;
			}
		});
		await driver.open();
		loses = true;
		expect(await driver.keep(report({ reported: PASSED }))).toMatchObject({ state: 'not-kept' });
		loses = false;
		expect(await driver.close(report({ reported: PASSED }))).toEqual({ state: 'kept' });
		expect(lrs.verbs).toEqual(['initialized', 'passed', 'completed', 'terminated']);
		expect(lrs.refused).toEqual([]);
	});

	test('[lms I12] one statement that is refused does not hold up the others', async () => {
		const lrs = await store();
		const { driver } = await opened(lrs);
		const odd = decision({ at: 'yesterday' });
		const kept = await driver.keep(
			report({ interactions: [odd, decision({ visit: 2 })], reported: PASSED })
		);
		expect(kept).toMatchObject({ state: 'not-kept' });
		expect(lrs.verbs).toEqual(['initialized', 'passed', 'completed']);
		expect(lrs.statements).toHaveLength(4);
		expect(await driver.keep(report({ reported: PASSED }))).toEqual({ state: 'kept' });
		expect(driver.calls.filter(({ with: [sent] }) => sent?.includes('yesterday'))).toHaveLength(2);
	});

	test.each<readonly [string, number, RegExp]>([
		['the token', 500, /fetch/],
		['the launch data', 404, /state/],
		['what was kept', 500, /state/],
		['the start', 403, /POST statements/]
	])('[lms C5] without %s it plays by itself, and says why', async (_, status, what) => {
		const lrs = await store();
		lrs.failing = (asked) => (what.test(asked) ? status : undefined);
		const { driver, opening } = await opened(lrs);
		expect(opening).toMatchObject({ state: 'alone', because: expect.any(String) as string });
		const asked = lrs.asked.length;
		expect(await driver.keep(report())).toMatchObject({ state: 'not-kept' });
		await driver.close(report(), true);
		expect(lrs.asked).toHaveLength(asked);
	});

	test('[lms C5] a page opened again with an old address is told to begin at the platform', async () => {
		const lrs = await store();
		const around = page(lrs);
		await driverFor('cmi5', around).open();
		expect(await driverFor('cmi5', around).open()).toEqual({
			state: 'alone',
			because: expect.stringContaining('open the course from there again') as string
		});
	});

	test('[lms C5] a page that no platform has opened asks nobody', async () => {
		const driver = driverFor('cmi5', NOTHING);
		expect(await driver.open()).toMatchObject({ state: 'alone' });
		expect(driver.calls).toEqual([]);
	});
});

describe('leaving a cmi5 session', () => {
	test('[lms G3] everything is sent at that moment, in requests that outlive the page', async () => {
		const lrs = await store();
		const around = page(lrs);
		const sent: RequestInit[] = [];
		const driver = driverFor('cmi5', {
			...around,
			fetch(url, init) {
				sent.push(init ?? {});
				return around.fetch(url, init);
			}
		});
		await driver.open();
		const before = sent.length;
		const closing = driver.close(report({ reported: PASSED, interactions: [decision()] }), true);
		// Not awaited: the page is gone after this line.
		expect(sent.slice(before).map(({ method, keepalive }) => [method, keepalive])).toEqual([
			['PUT', true],
			['POST', true]
		]);
		expect(await closing).toEqual({ state: 'kept' });
		expect(lrs.verbs).toEqual(['initialized', 'passed', 'completed', 'terminated']);
	});

	test('[lms G3] [lms C7] while something is still on its way, all is said once and the end comes last', async () => {
		const lrs = await store();
		const { driver } = await opened(lrs);
		const keeping = driver.keep(report({ interactions: [decision()] }));
		const closing = driver.close(report({ reported: PASSED }));
		const leaving = driver.close(report({ reported: PASSED }), true);
		await Promise.all([keeping, closing, leaving]);
		expect(lrs.verbs).toEqual(['initialized', 'passed', 'completed', 'terminated']);
		expect(lrs.statements).toHaveLength(5);
	});

	test('[lms H4] [lms M9] what is too much for a page that goes away is cut down to the outcome', async () => {
		const lrs = await store();
		const { driver } = await opened(lrs);
		lrs.failing = () => 503;
		const says = 'x'.repeat(1000);
		const interactions = Array.from({ length: 80 }, (_, index) =>
			decision({ visit: index + 1, says })
		);
		await driver.keep(report({ interactions }));
		lrs.failing = undefined;
		await driver.close(report({ reported: PASSED }), true);
		expect(lrs.verbs).toEqual(['initialized', 'passed', 'completed', 'terminated']);
		expect(lrs.statements).toHaveLength(4);
	});
});
