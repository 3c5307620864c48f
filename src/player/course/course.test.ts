import { describe, expect, test } from 'vitest';
import { suspendText } from '#domain/package/suspend.ts';
import {
	course,
	FIRST,
	ILL,
	SECOND,
	stories,
	tried,
	WELL
} from '#domain/package/package.test-data.ts';
import { NOW } from '#domain/builders.test-data.ts';
import type { Tried } from '#domain/package/log.ts';
import type { Opening } from '../lms/platform.ts';
import type { LiveCourse } from './course.svelte.ts';
import { packageHost } from './package-host.ts';
import { SIGNING } from './receipt.ts';
import { ALONE, opened, RECORDING, ToldDriver } from './told-driver.ts';

const BOTH = [FIRST, SECOND];
const textOf = (tries: readonly Tried[], signed?: { name: string; at: string }) =>
	suspendText(course(), { tries, ...(signed ? { signed } : {}) }, stories());
const back = (suspended: string): Opening => ({ ...RECORDING, suspended });

/** Plays a way through a situation, as the player would. */
async function play(live: LiveCourse, { scenario, who, choices }: Tried) {
	expect(live.begin(scenario, who)).toBeUndefined();
	await go(live, choices);
}
async function go(live: LiveCourse, choices: readonly string[], from = 0) {
	const { turn = 0 } = live.playing ?? {};
	const host = packageHost(live, turn);
	for (const [index, choice] of choices.entries()) {
		const scene = live.standings.played[live.playing?.index ?? -1]?.at ?? '';
		const entry = { at: from + index, scene, choice };
		host.keep?.([entry]);
		await host.save(entry);
	}
}

describe('a packaged course', () => {
	test('[lms G2] tells the platform after every decision, each decision once', async () => {
		const driver = new ToldDriver();
		const live = await opened(course(), BOTH, driver);
		await play(live, tried('story', WELL));
		expect(driver.reports).toHaveLength(3);
		expect(
			driver.reports.map(({ interactions }) => interactions.map(({ scene }) => scene))
		).toEqual(live.standings.played[0]?.decisions.map(({ scene }) => [scene]));
		expect(driver.reports.at(-1)).toMatchObject({ progress: 1 / 3 });
	});

	test('[lms G8] what was not kept is handed over again with the next decision', async () => {
		const driver = new ToldDriver(RECORDING, [{ state: 'not-kept', because: 'No.' }]);
		const live = await opened(course(), BOTH, driver);
		live.begin('story', live.drawn('story'));
		const { choices } = tried('story', WELL, live.drawn('story'));
		await go(live, choices.slice(0, 1));
		expect(live.failures).toBe(1);
		await go(live, choices.slice(1, 2), 1);
		expect(live.failures).toBe(0);
		expect(driver.reports[1]?.interactions).toHaveLength(2);
	});

	test('[lms C5] without a platform everything is played and nothing is told', async () => {
		const driver = new ToldDriver(ALONE);
		const live = await opened(course(), BOTH, driver);
		await play(live, tried('story', WELL, live.drawn('story')));
		expect(live.records).toBe(false);
		expect(live.standings.progress.stages[0]?.state).toBe('passed');
		expect(driver.reports).toEqual([]);
	});

	test.each(['browse', 'review'] as const)('[lms J1] in %s nothing is told', async (mode) => {
		const driver = new ToldDriver({ ...RECORDING, mode });
		const live = await opened(course(), BOTH, driver);
		live.begin('story', live.drawn('story'));
		const host = packageHost(live, live.playing?.turn ?? 0);
		const [choice = ''] = tried('story', WELL, live.drawn('story')).choices;
		expect(await host.save({ at: 0, scene: 'one', choice })).toEqual({ state: 'unrecorded' });
		expect(driver.reports).toEqual([]);
	});

	test('a choice that was noted is told when the page goes away before its effect is painted, and once', async () => {
		const live = await opened(course(), BOTH);
		live.begin('story', live.drawn('story'));
		const turn = live.playing?.turn ?? 0;
		const [choice = ''] = tried('story', WELL, live.drawn('story')).choices;
		const entry = { at: 0, scene: 'one', choice };
		live.note(turn, [entry]);
		live.note(turn, [entry]);
		expect(live.log.tries[0]?.choices).toEqual([]);
		const left = live.report();
		expect(left.interactions).toMatchObject([{ scene: 'one', choice }]);
		expect(live.log.tries[0]?.choices).toEqual([choice]);
		expect(left.suspended).toBe(
			textOf([{ scenario: 'story', who: live.drawn('story'), choices: [choice] }])
		);
		live.note(turn, [entry]);
		expect(live.report()).toMatchObject({ suspended: left.suspended });
		expect(live.report().interactions).toHaveLength(1);
	});

	test('a choice for an attempt that is no longer on the screen changes nothing', async () => {
		const live = await opened(course(), BOTH);
		live.begin('story', live.drawn('story'));
		const before = live.playing?.turn ?? 0;
		live.begin('other-story', live.drawn('other-story'));
		const [choice = ''] = tried('other-story', WELL, live.drawn('other-story')).choices;
		live.note(before, [{ at: 0, scene: 'one', choice }]);
		live.report();
		expect(live.log.tries.map(({ choices }) => choices.length)).toEqual([0, 0]);
	});

	test('a choice that was noted stays with its attempt when another is begun at once', async () => {
		const live = await opened(course(), BOTH);
		live.begin('story', live.drawn('story'));
		const [choice = ''] = tried('story', WELL, live.drawn('story')).choices;
		live.note(live.playing?.turn ?? 0, [{ at: 0, scene: 'one', choice }]);
		live.begin('other-story', live.drawn('other-story'));
		expect(live.log.tries.map(({ choices }) => choices.length)).toEqual([1, 0]);
	});

	test('[G6] a replay is a new attempt that begins with the choices before it', async () => {
		const live = await opened(course(), BOTH);
		const first = tried('story', ILL, live.drawn('story'));
		await play(live, first);
		live.replay(0, 1);
		expect(live.log.tries).toEqual([first, { ...first, choices: first.choices.slice(0, 1) }]);
		expect(live.chosen).toHaveLength(1);
	});

	test('[C3] another way in opens with the first ending', async () => {
		const live = await opened(course(), BOTH);
		const drawn = live.drawn('story');
		const other = drawn === 'later' ? 'someone' : 'later';
		expect(live.begin('story', other)).toMatchObject({ refused: 'way-in-later' });
		await play(live, tried('story', WELL, drawn));
		expect(live.begin('story', other)).toBeUndefined();
	});

	test('a declaration is signed only when everything is passed, and told at once', async () => {
		const driver = new ToldDriver();
		const live = await opened(course(), BOTH, driver);
		expect(await live.sign('Robin Hale', SIGNING)).toMatchObject({ refused: 'not-passed' });
		await play(live, tried('story', WELL, live.drawn('story')));
		await play(live, tried('other-story', WELL, live.drawn('other-story')));
		expect(await live.sign(' ', SIGNING)).toMatchObject({ refused: 'name-missing' });
		expect(driver.reports.at(-1)?.reported.success).toBe('unknown');
		expect(await live.sign('Robin Hale', SIGNING)).toMatchObject({ name: 'Robin Hale' });
		expect(driver.reports.at(-1)?.reported).toMatchObject({ success: 'passed' });
	});
});

describe('a course that is opened again', () => {
	test('[lms H5] goes on in the scene that was open last', async () => {
		const begun = {
			...tried('other-story', WELL),
			choices: tried('other-story', WELL).choices.slice(0, 1)
		};
		const live = await opened(
			course(),
			BOTH,
			new ToldDriver(back(textOf([tried('story', WELL), begun])))
		);
		expect(live.unfinished).toBe(1);
		live.goOn(1);
		expect(live.chosen.map(({ choice }) => choice)).toEqual(begun.choices);
	});

	test('the attempt gone on with is the one the next visit goes on with', async () => {
		const one = { ...tried('story', WELL), choices: [] };
		const live = await opened(
			course(),
			BOTH,
			new ToldDriver(back(textOf([one, { ...tried('other-story', WELL), choices: [] }])))
		);
		live.begin('story', 'someone');
		expect(live.log.tries.map(({ scenario }) => scenario)).toEqual(['other-story', 'story']);
	});

	test('[lms H7] starts afresh and says so when what was kept cannot be read', async () => {
		const live = await opened(course(), BOTH, new ToldDriver(back('x.y.z')));
		expect(live.found).toBe('unreadable');
		expect(live.phase.kind).toBe('ready');
		expect(live.log.tries).toEqual([]);
	});

	test('[lms H6] says so when the course has changed, and the declaration is asked for again', async () => {
		const text = textOf([tried('story', WELL), tried('other-story', WELL)], { name: 'R', at: NOW });
		const other = course({ editionHash: 'cd'.repeat(32) });
		const live = await opened(other, BOTH, new ToldDriver(back(text)));
		expect(live.found).toBe('changed');
		expect(live.standings.stand).toBe('undeclared');
	});

	test('writes nothing while a story it needs cannot be had', async () => {
		const text = textOf([tried('story', WELL), tried('other-story', WELL)]);
		const driver = new ToldDriver(back(text));
		const live = await opened(course(), [FIRST], driver);
		expect(live.phase.kind).toBe('stories-missing');
		await live.tell();
		await live.close();
		expect([driver.reports, driver.closed]).toEqual([[], []]);
	});
});

describe('the end of a session', () => {
	test('[lms G1] [lms H10] can always be taken up again: a course that is complete is found complete', async () => {
		const driver = new ToldDriver();
		const live = await opened(course(), BOTH, driver);
		await live.close();
		expect(driver.closed).toHaveLength(1);
		const text = textOf([tried('story', WELL), tried('other-story', WELL)], { name: 'R', at: NOW });
		const finished = new ToldDriver(back(text));
		const complete = await opened(course(), BOTH, finished);
		await complete.close();
		expect(finished.closed.map(({ reported }) => reported.success)).toEqual(['passed']);
	});

	test('[lms G5] a page that comes back after its session is only to be closed', async () => {
		const driver = new ToldDriver(RECORDING, [{ state: 'not-kept', because: 'No.' }]);
		const live = await opened(course(), BOTH, driver);
		await live.tell();
		live.gone();
		expect(live.phase).toMatchObject({ kind: 'closed', kept: { state: 'not-kept' } });
		await live.tell();
		expect(driver.reports).toHaveLength(1);
	});

	test('[lms C7] happens once, and nothing is told after it', async () => {
		const driver = new ToldDriver();
		const live = await opened(course(), BOTH, driver);
		await live.close();
		await live.close();
		await live.tell();
		expect(driver.closed).toHaveLength(1);
		expect(driver.reports).toEqual([]);
	});
});
