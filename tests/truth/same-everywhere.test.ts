/**
 * The same truth everywhere: what people do is judged, scored and told alike on the website and in every package.
 *
 * Twice over. First by the buttons of the page that a package is: its own start page, script and files in a document
 * without a screen (jsdom), every walk once under its own policy, dealt out so that all packages and all platforms
 * have their share. Then without the page, as pressing takes a hundred times as long: the player's course and drivers
 * from their sources, with the facts and stories that the package's own scripts hand over.
 */
import { describe, expect, test } from 'vitest';
import { judgementWords } from '#ui/words.ts';
import { judgeOf } from '#player/telling.ts';
import { isRefusal } from '#domain/refusal.ts';
import { FORMATS } from '#domain/package/packaged.ts';
import { PRESETS, type Preset } from '#domain/package/reporting.ts';
import { POLICIES } from '../packages/content.ts';
import { listedFor, shownFor } from './expected.ts';
import { careersOf, packageOf, someoneFor, WALKS, type Opened, type Way } from './packages.ts';
import { Page } from './page.ts';
import {
	PLATFORMS,
	platformFor,
	type Listed,
	type Platform,
	type PlatformName
} from './platforms.ts';
import { LiveSitting, type Sitting } from './sitting.ts';
import { Website } from './website.ts';

/** How much has been compared. */
const counts = { sessions: 0, walks: 0, decisions: 0, completed: 0 };

/** Somebody who does the same on the website and in a package. */
class Twice {
	readonly site: Website;
	readonly sitting: Sitting;
	readonly platform: Platform;
	readonly packaged: Opened;
	readonly #listed: Listed[] = [];

	constructor(site: Website, sitting: Sitting, platform: Platform, packaged: Opened) {
		this.site = site;
		this.sitting = sitting;
		this.platform = platform;
		this.packaged = packaged;
	}

	/** Takes a walk's choices as far as they are on offer under this policy. */
	async walk({ scenario, who, choose, ...walk }: Way, policy: string): Promise<void> {
		let attempt = await this.site.begin(scenario, who);
		if (isRefusal(attempt)) throw new Error(attempt.because);
		expect(await this.sitting.begin(scenario, who)).toBe(true);
		for (const choice of choose) {
			if (!this.site.played(attempt).offers.includes(choice)) break;
			const longer = await this.site.choose(attempt, choice);
			if (isRefusal(longer)) throw new Error(longer.because);
			attempt = longer;
			const played = this.site.played(attempt);
			const visit = this.site.visits(attempt, played.decisions.at(-1)?.scene ?? '');
			this.#listed.push(listedFor(this.platform.format, scenario, played, visit));
			const answer = await this.sitting.choose(choice);
			counts.decisions += 1;
			const judged = played.decisions.at(-1)?.judged;
			const stage = this.site.training.playing.stage(attempt.under, attempt.who);
			if (answer.says && judged) {
				const words = judgementWords(judged.judgement, judgeOf(judged, stage.play.standard));
				expect(answer.says).toEqual([words, judged.because, judged.clauses[0]?.ref ?? '']);
			}
			if (answer.score !== undefined) {
				const { n, d } = played.grade.score;
				expect(answer.score).toMatch(new RegExp(`^${Math.floor((100 * n) / d)}% `));
				expect(/ Passed\./.test(answer.score)).toBe(played.grade.passed);
			}
		}
		counts.walks += 1;
		const { at, ended, grade } = this.site.played(attempt);
		if (policy !== walk.policy) return;
		expect({ at, ended, score: grade.score, passed: grade.passed }).toEqual({
			at: walk.ends,
			ended: true,
			score: walk.score,
			passed: walk.passed
		});
	}

	/** Signs, or tries to. */
	async sign(): Promise<boolean> {
		const signed = await this.sitting.sign('Robin Hale');
		expect(signed).toBe(await this.site.sign('Robin Hale'));
		return signed;
	}

	/** Compares what the platform holds with what the website has. */
	compare(ended = false): void {
		const { course } = this.packaged;
		const { passMark } = course.threshold;
		const mark = Math.floor((100 * passMark.n) / passMark.d);
		const { decisions, status, score } = this.platform.holds();
		const isReceipt = ({ id }: Listed) => id.startsWith('receipt__');
		expect(decisions.filter((each) => !isReceipt(each))).toEqual(this.#listed);
		expect(decisions.filter(isReceipt)).toHaveLength(this.site.progress.complete ? 1 : 0);
		expect({ status, score }).toEqual(
			shownFor(this.platform.format, this.site.progress, mark, course.reporting, ended)
		);
		expect(this.platform.refused()).toEqual([]);
	}

	get listed(): number {
		return this.#listed.length;
	}
}

const PRESET_NAMES = Object.keys(PRESETS) as Preset[];

async function meet(
	policy: string,
	walks: readonly Way[],
	on: PlatformName,
	preset: Preset,
	by: typeof Page | typeof LiveSitting
): Promise<Twice> {
	const who = someoneFor(walks);
	const platform = await platformFor(on, who);
	const packaged = packageOf(policy, platform.format, { preset });
	const sitting = await by.open(packaged, platform.visit());
	counts.sessions += 1;
	return new Twice(await Website.open(policy, who), sitting, platform, packaged);
}

/** Walks that pass every situation of a policy that is not passed yet. */
function toPass(twice: Twice, policy: string): readonly Way[] {
	return twice.site.progress.stages
		.filter(({ state }) => state !== 'passed')
		.flatMap(({ scenario: { slug } }) => {
			const open = new Set(
				[twice.site.person].flatMap(({ attempts }) => attempts.map(({ scenario }) => scenario))
			);
			expect(open.has(slug)).toBe(true);
			return (
				WALKS.find((each) => each.policy === policy && each.scenario === slug && each.passed) ?? []
			);
		});
}

describe('by the buttons of the page', () => {
	const shares = POLICIES.flatMap((policy, index) =>
		FORMATS.map((format, place) => {
			const other = (index + place) % 2 === 1 && format !== 'scorm2004-3';
			const kind = format === 'cmi5' ? 'lrs' : other ? 'scorm-again' : 'strict';
			const on = `${kind} ${format}` as PlatformName;
			const walks = WALKS.filter((each) => each.policy === policy).filter(
				(_, at) => at % FORMATS.length === place
			);
			return { policy, on, walks, whole: index % FORMATS.length === place };
		})
	);

	test.each(shares)(
		'$policy on $on: each walk is judged, scored and told as on the website',
		async ({ policy, on, walks, whole }) => {
			const twice = await meet(policy, walks, on, 'standard', Page);
			const page = twice.sitting as Page;
			for (const walk of walks) {
				await twice.walk(walk, policy);
				await page.until(() => twice.platform.holds().decisions.length >= twice.listed);
				twice.compare();
			}
			if (whole) {
				for (const walk of toPass(twice, policy)) await twice.walk(walk, policy);
				expect(await twice.sign()).toBe(true);
			} else expect(await twice.sign()).toBe(twice.site.progress.complete);
			await twice.sitting.exit();
			twice.compare(true);
			if (twice.site.progress.complete) counts.completed += 1;
			expect(page.faults).toEqual([]);
			page.vanish();
			await twice.platform.gone();
		}
	);

	test('that was all of them', () => {
		const { walks } = counts;
		expect(walks).toBeGreaterThanOrEqual(WALKS.length);
		Object.assign(counts, { sessions: 0, walks: 0, decisions: 0, completed: 0 });
	});
});

describe('without the page', () => {
	/** Plays a career, tries to sign, ends the session; compared after each walk and at the end. */
	async function live(policy: string, walks: readonly Way[], on: PlatformName, preset: Preset) {
		const twice = await meet(policy, walks, on, preset, LiveSitting);
		for (const walk of walks) {
			await twice.walk(walk, policy);
			twice.compare();
		}
		await twice.sign();
		twice.compare();
		await twice.sitting.exit();
		twice.compare(true);
		if (twice.site.progress.complete) counts.completed += 1;
		await twice.platform.gone();
	}

	test.each(POLICIES)('%s: each of its walks on every platform', async (policy) => {
		const careers = careersOf(WALKS.filter((each) => each.policy === policy));
		for (const [at, walks] of careers.entries())
			// The two editions of SCORM 2004 say the same at run time: they take turns.
			for (const on of PLATFORMS.filter((each) => each !== `strict scorm2004-${3 + (at % 2)}`))
				await live(policy, walks, on, PRESET_NAMES[at % PRESET_NAMES.length] ?? 'standard');
	});

	test.each(POLICIES)(
		'%s: the walks of all the others, on one platform after another',
		async (policy) => {
			const others = careersOf(WALKS.filter((each) => each.policy !== policy));
			const from = POLICIES.indexOf(policy);
			for (const [at, walks] of others.entries())
				await live(
					policy,
					walks,
					PLATFORMS[(at + from) % PLATFORMS.length] ?? 'lrs cmi5',
					PRESET_NAMES[at % PRESET_NAMES.length] ?? 'standard'
				);
		}
	);

	test('some of them completed the course', () => {
		expect(counts.completed).toBeGreaterThan(20);
		expect(counts.walks).toBeGreaterThan(9 * WALKS.length);
	});
});
