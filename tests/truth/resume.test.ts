/**
 * Stopped after any decision and opened again from what the platform holds, a course goes on in the same place and
 * comes to the same end; once it is passed, nothing that is opened later changes that.
 */
import { describe, expect, test } from 'vitest';
import { FORMATS } from '#domain/package/packaged.ts';
import type { Tried } from '#domain/package/log.ts';
import { LIBRARY } from '../packages/content.ts';
import { listedFor, shownFor } from './expected.ts';
import { packageOf, someoneFor, WALKS, type Opened, type Way } from './packages.ts';
import { Page } from './page.ts';
import {
	PLATFORMS,
	platformFor,
	type Listed,
	type Platform,
	type PlatformName
} from './platforms.ts';
import { Record } from './record.ts';
import { LiveSitting } from './sitting.ts';

const counts = { walks: 0, visits: 0, passed: 0 };

function mark({ course }: Opened): number {
	const { n, d } = course.threshold.passMark;
	return Math.floor((100 * n) / d);
}

/** What is held, without where it goes on: that names times of the day. */
function outcome(platform: Platform) {
	const { status, score, decisions } = platform.holds();
	return { status, score, decisions };
}

/** One walk, in a package of its one situation. */
function setOut({ scenario, who, policy }: Way, platform: Platform) {
	const packaged = packageOf(policy, platform.format, { scenarios: [scenario] });
	const record = new Record(packaged.course);
	const tried: Tried = { scenario, who, choices: [] };
	record.tries.push(tried);
	return { packaged, record, tried };
}

/** Every fourth walk, so that every situation and policy is among them; one platform after the other. */
const sample = WALKS.filter((_, at) => at % 4 === 0).map((walk, at) => ({
	walk,
	on: PLATFORMS[at % PLATFORMS.length] ?? ('lrs cmi5' as const)
}));

describe('[lms H5] [lms G1] a walk that is broken off after every decision', () => {
	test.each(PLATFORMS)('%s: goes on in its place, to the same end', async (on) => {
		for (const { walk } of sample.filter((each) => each.on === on)) {
			const platform = await platformFor(on, someoneFor([walk]));
			const { packaged, record, ...begun } = setOut(walk, platform);
			let { tried } = begun;
			const open = async (mode?: 'browse' | 'review') => {
				counts.visits += 1;
				return LiveSitting.open(packaged, platform.visit(mode));
			};
			const listed: Listed[] = [];
			let sitting = await open();
			expect(await sitting.begin(walk.scenario, walk.who)).toBe(true);
			for (const choice of walk.choose) {
				await sitting.choose(choice);
				tried = record.chose(tried, choice);
				const { at, ended, decisions } = record.played(tried);
				const index = decisions.length - 1;
				listed.push(listedFor(platform.format, walk.scenario, record.played(tried), 1, index));
				sitting = await open();
				const { live } = sitting;
				expect(live.log.tries).toEqual([tried]);
				expect(live.standings.played.map((each) => each.at)).toEqual([at]);
				expect(live.unfinished).toBe(ended ? undefined : 0);
				if (!ended) live.goOn(0);
			}
			expect(await sitting.sign('Robin Hale')).toBe(walk.passed);
			record.signed = walk.passed;
			const shown = shownFor(
				platform.format,
				record.progress,
				mark(packaged),
				packaged.course.reporting,
				false
			);
			const held = outcome(platform);
			expect(held).toMatchObject(shown);
			expect(held.decisions.filter(({ id }) => !id.startsWith('receipt__'))).toEqual(listed);
			counts.walks += 1;
			if (walk.passed) await nothingChanges(walk, platform, open);
			expect(platform.refused()).toEqual([]);
			await platform.gone();
		}
	});

	/** Whatever is opened and played after a pass, the pass stays as it is. */
	async function nothingChanges(
		{ scenario, who }: Way,
		platform: Platform,
		open: (mode?: 'browse' | 'review') => Promise<LiveSitting>
	): Promise<void> {
		counts.passed += 1;
		const before = outcome(platform);
		const { live } = await open();
		expect(live.standings.stand).toBe('complete');
		expect(live.standings.progress.declarationState).toBe('signed');
		expect(live.log.signed?.name).toBe('Robin Hale');
		expect(outcome(platform)).toEqual(before);
		for (const mode of ['review', 'browse'] as const) {
			const looking = await open(mode);
			await playIll(looking, scenario, who);
			await looking.exit();
			expect(outcome(platform)).toEqual(before);
		}
		const again = await open();
		const more = await playIll(again, scenario, who);
		expect(again.live.standings.played.at(-1)?.grade.passed).toBe(false);
		const { status, score, decisions } = outcome(platform);
		expect({ status, score }).toEqual({ status: before.status, score: before.score });
		expect(decisions.slice(0, before.decisions.length)).toEqual(before.decisions);
		expect(decisions).toHaveLength(before.decisions.length + more);
		expect(new Set(decisions.map(({ id, visit }) => `${id} ${visit}`)).size).toBe(decisions.length);
	}

	/** Takes the choice that is judged worst, as long as there is one; answers how many those were. */
	async function playIll(sitting: LiveSitting, scenario: string, who: string): Promise<number> {
		const { live } = sitting;
		expect(await sitting.begin(scenario, who)).toBe(true);
		for (let taken = 0; ; taken++) {
			const { at, offers, ended } = live.standings.played[live.playing?.index ?? -1] ?? {};
			if (ended || at === undefined || !offers) return taken;
			const scene = LIBRARY.scenarios[scenario]?.scenario.scenes[at];
			const judged = live.stories.play(scenario, who)?.judged ?? {};
			const worth = (choice: string) =>
				['compliant-best', 'compliant', 'risky', 'breach', 'serious-breach'].indexOf(
					judged[scene?.choices[choice]?.conduct ?? '']?.judgement ?? ''
				);
			await sitting.choose([...offers].sort((a, b) => worth(b) - worth(a))[0] ?? '');
		}
	}
});

describe('by the buttons of the page', () => {
	test.each(FORMATS)(
		'[lms H5] %s: the first page leads back to the scene that was left',
		async (format) => {
			const walk = WALKS[9 * FORMATS.indexOf(format)] as Way;
			const on = (format === 'cmi5' ? 'lrs cmi5' : `strict ${format}`) as PlatformName;
			const platform = await platformFor(on, someoneFor([walk]));
			const { packaged, record, ...begun } = setOut(walk, platform);
			let { tried } = begun;
			let suspended = '';
			let page = await Page.open(packaged, platform.visit());
			await page.begin(walk.scenario, walk.who);
			for (const [at, choice] of walk.choose.entries()) {
				await page.choose(choice);
				tried = record.chose(tried, choice);
				await page.until(() => platform.holds().decisions.length > at);
				await page.until(() => platform.holds().suspended !== suspended);
				suspended = platform.holds().suspended;
				page.vanish();
				page = await Page.open(packaged, platform.visit());
				counts.visits += 1;
				const { at: place, ended } = record.played(tried);
				if (ended) break;
				expect(page.words('.opener button')).toBe(`Go on at decision ${at + 2}`);
				await page.start();
				const scene = LIBRARY.scenarios[walk.scenario]?.scenario.scenes[place];
				expect(page.words('main.scene h1')).toBe(scene?.headline);
			}
			expect(page.words('.opener button')).toBe('Go on');
			expect(await page.sign('Robin Hale')).toBe(walk.passed);
			record.signed = walk.passed;
			await page.exit();
			expect(outcome(platform)).toMatchObject(
				shownFor(format, record.progress, mark(packaged), packaged.course.reporting, true)
			);
			expect(page.faults).toEqual([]);
			page.vanish();
			await platform.gone();
		}
	);

	test('enough of them had passed', () => {
		expect(counts.passed).toBeGreaterThan(10);
	});
});
