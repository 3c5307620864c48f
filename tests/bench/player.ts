/**
 * What it costs to open the player and to choose in it, beside pages with nothing in them.
 *
 * @module
 */
import { get } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { Browser } from '@playwright/test';
import { serveBareApp } from './bare-app.ts';
import {
	actsWithoutScript,
	coldLoad,
	requestsOf,
	startBrowser,
	type ColdLoad,
	type Visit
} from './browsing.ts';
import { compare, showSpread, type Figure } from './figures.ts';
import { seedSchool, type Seeded } from './people.ts';
import { measurePresses } from './presses.ts';
import { serveApp, type Serving } from './servers.ts';

/** How often a press is measured for each time a page is opened: what it takes is a few frames, more or less one. */
const PRESSES = 3;

/** Opens the player cold and presses its first choice, `turns` times each, in turns with the bare pages. */
export async function measurePlayer(turns: number): Promise<readonly Figure[]> {
	const seeded = seedSchool({ people: 20, players: 1, begun: turns * PRESSES + 4 });
	const [app, bare, browser] = await Promise.all([
		serveApp(seeded.folder),
		serveBareApp(),
		startBrowser()
	]);
	try {
		const visits = attemptsOf(seeded, app);
		return [
			...(await coldLoads(browser, visits, bare, turns)),
			...(await sizes(browser, visits.next().value)),
			...(await measurePresses(
				browser,
				{
					of: 'Player: ',
					choice: () => visits.next().value,
					bare: { url: `${bare.url}/toggle` },
					to: 'a bare Svelte toggle'
				},
				turns * PRESSES
			))
		];
	} finally {
		await browser.close();
		await Promise.all([app.stop(), bare.stop()]);
		seeded.remove();
	}
}

/** Fresh attempts, one after the other, each at its first choice. */
function* attemptsOf({ waiting, cookie }: Seeded, { url }: Serving): Generator<Visit, Visit> {
	for (const { person, attempt } of waiting)
		yield { url: `${url}/course/pupil-follow/${attempt}`, cookie: cookie(person) };
	throw new RangeError('There are too few attempts for so many turns.');
}

async function coldLoads(
	browser: Browser,
	visits: Iterator<Visit, Visit>,
	bare: Serving,
	turns: number
): Promise<readonly Figure[]> {
	const player: ColdLoad[] = [];
	const empty: ColdLoad[] = [];
	const { value: visit } = visits.next();
	await coldLoad(browser, visit);
	await coldLoad(browser, { url: bare.url });
	for (let turn = 0; turn < turns; turn++) {
		player.push(await coldLoad(browser, visit));
		empty.push(await coldLoad(browser, { url: bare.url }));
	}
	const clickable = compare(...both(player, empty, 'clickable'));
	const ready = compare(...both(player, empty, 'ready'));
	if (!(await actsWithoutScript(browser, visits.next().value)))
		throw new Error('A press on a choice does nothing before the scripts have come.');
	return [
		{
			what: 'Player, cold and slow: first choice clickable, to an empty SvelteKit page',
			is: clickable.ratio.median,
			unit: 'times',
			budget: { atMost: 2 },
			noise: showSpread(clickable.ratio),
			from: `${showSpread(clickable.one, ' ms')} to ${showSpread(clickable.other, ' ms')}, ${turns} turns`
		},
		{
			what: '… the same until Svelte has taken the page over',
			is: ready.ratio.median,
			unit: 'times',
			budget: undefined,
			noise: showSpread(ready.ratio),
			from: `${showSpread(ready.one, ' ms')} to ${showSpread(ready.other, ' ms')}`
		}
	];
}

function both(
	player: readonly ColdLoad[],
	empty: readonly ColdLoad[],
	what: keyof ColdLoad
): [number[], number[]] {
	return [player.map((each) => each[what]), empty.map((each) => each[what])];
}

async function sizes(browser: Browser, visit: Visit): Promise<readonly Figure[]> {
	const asked = await requestsOf(browser, visit);
	const weigh = async (kind: string, what: string, budget: number | undefined): Promise<Figure> => {
		const found = asked.filter((each) => each.kind === kind);
		const weights = await Promise.all(found.map(({ url }) => weightOf(url, visit.cookie)));
		return {
			what,
			is: weights.reduce((sum, { bytes }) => sum + bytes, 0) / 1000,
			unit: 'kB',
			budget: budget === undefined ? undefined : { atMost: budget },
			noise: 'counted',
			from: `${found.length} ${found.length === 1 ? 'request' : 'requests'}, ${
				weights.every(({ encoding }) => encoding === 'gzip') ? 'all gzip' : 'NOT ALL COMPRESSED'
			}`
		};
	};
	return [
		await weigh('script', 'Player: JavaScript as sent', 60),
		await stylesAsSent(visit),
		await weigh('document', 'Player: the page itself as sent', undefined)
	];
}

/** The styles come inside the page: weighed as if each were sent on its own, which is never less. */
async function stylesAsSent({ url, cookie }: Visit): Promise<Figure> {
	const page = await (await fetch(url, cookie === undefined ? {} : { headers: { cookie } })).text();
	const styles = [...page.matchAll(/<style[^>]*>([^]*?)<\/style>/g)].map(([, css = '']) => css);
	const linked = page.match(/<link[^>]+rel="stylesheet"(?![^>]+disabled)/g) ?? [];
	if (styles.length === 0 || linked.length > 0)
		throw new Error('The styles of the player no longer come inside its page: weigh them anew.');
	return {
		what: 'Player: CSS as sent, within the page',
		is: styles.reduce((sum, css) => sum + gzipSync(css).length, 0) / 1000,
		unit: 'kB',
		budget: { atMost: 15 },
		noise: 'counted',
		from: `${styles.length} style elements, gzip`
	};
}

/** What a client that takes gzip is sent for an address. */
function weightOf(url: string, cookie = ''): Promise<{ bytes: number; encoding: string }> {
	return new Promise((done, fail) => {
		get(url, { headers: { 'accept-encoding': 'gzip', cookie } }, (answer) => {
			let bytes = 0;
			answer.on('data', (part: Buffer) => (bytes += part.length));
			answer.on('end', () =>
				done({ bytes, encoding: answer.headers['content-encoding'] ?? 'none' })
			);
		}).on('error', fail);
	});
}
