/**
 * What a package weighs, how soon it can be played, and what it costs to make one.
 *
 * @module
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser } from '@playwright/test';
import { NOTHING_DONE } from '#domain/package/log.ts';
import { FORMATS } from '#domain/package/packaged.ts';
import { Stories } from '#domain/package/stories.ts';
import { suspendText } from '#domain/package/suspend.ts';
import { isRefusal } from '#domain/refusal.ts';
import { offers, open } from '#domain/scenario/machine.ts';
import { readLibrary } from '#server/library/library.ts';
import { filesOf, packageOf } from '#server/package/build.ts';
import { gather, type Gathered } from '#server/package/facts.ts';
import { optionsFrom } from '#server/package/options.ts';
import { readPlayer } from '#server/package/player-files.ts';
import { root } from '../../scripts/fingerprint.mjs';
import { coldLook, requestsOf, startBrowser, type Visit } from './browsing.ts';
import { inTurns, showSpread, spreadOf, type Figure } from './figures.ts';
import { measurePresses } from './presses.ts';

const { library } = readLibrary(root);
const player = readPlayer(path.join(root, 'build/player'));
const EXPORTS = 200;

function gathered(policy: string, format: string): Gathered {
	const held = library.editions[policy];
	const options = optionsFrom({ format });
	if (!held || isRefusal(options)) throw new Error(`No package of ${policy} as ${format}.`);
	const answer = gather(
		{
			edition: held.content,
			editionHash: held.hash,
			baseline: library.baseline.content,
			scenarios: Object.values(library.scenarios)
		},
		options
	);
	if (isRefusal(answer)) throw new Error(answer.because);
	return answer;
}

/** Measures `turns` times. */
export async function measurePackages(turns: number): Promise<readonly Figure[]> {
	const browser = await startBrowser();
	try {
		return [...sizes(), ...(await loads(browser, turns)), ...exports()];
	} finally {
		await browser.close();
	}
}

function sizes(): readonly Figure[] {
	const policies = Object.keys(library.editions);
	const all = policies.map((policy) => ({
		policy,
		bytes: packageOf(gathered(policy, 'scorm12'), player).length
	}));
	const [heaviest] = [...all].sort((a, b) => b.bytes - a.bytes);
	return [
		{
			what: 'SCORM 1.2 package of the whole course, the heaviest policy',
			is: (heaviest?.bytes ?? Number.NaN) / 1000,
			unit: 'kB',
			budget: { atMost: 120 },
			noise: 'counted',
			from: `${heaviest?.policy ?? ''}; ${all.length} weighed`
		},
		{
			what: 'The player’s script in a package, gzip',
			is:
				Math.max(
					...Object.values(player.scripts).map((script) => gzipSync(script, { level: 9 }).length)
				) / 1000,
			unit: 'kB',
			budget: { atMost: 45 },
			noise: 'counted'
		}
	];
}

async function loads(browser: Browser, turns: number): Promise<readonly Figure[]> {
	const whole = gathered('kingsley', 'scorm12');
	const real = filesOf(whole, player);
	const course = await serveFiles(real);
	const bare = await serveFiles(bareOf(real));
	const at: Visit = {
		url: `${course.url}/index.html`,
		before: platformWith(begun(whole)),
		through: 'main button'
	};
	const empty: Visit = { url: `${bare.url}/index.html` };
	try {
		const asked = await requestsOf(browser, at);
		const sent = asked.map(({ url }) => course.weightOf(new URL(url).pathname.slice(1)));
		const looks = await inTurns(
			turns,
			() => coldLook(browser, at),
			() => coldLook(browser, empty)
		);
		const presses = await measurePresses(
			browser,
			{ of: 'Package: ', choice: () => at, bare: empty, to: 'a bare page’s press' },
			4 * turns
		);
		return [
			{
				what: 'Package: requests until the first choices',
				is: asked.length,
				unit: 'ratio',
				budget: { atMost: 3 },
				noise: 'counted',
				from: asked.map(({ url }) => new URL(url).pathname).join(' ')
			},
			{
				what: 'Package: bytes until the first choices, gzip',
				is: sent.reduce((sum, each) => sum + each, 0) / 1000,
				unit: 'kB',
				budget: { atMost: 90 },
				noise: 'counted'
			},
			{
				what: 'Package, cold and slow: “Go on” clickable, which shows the choices at once',
				is: looks.one.median,
				unit: 'ms',
				budget: { atMost: 1000 },
				noise: showSpread(looks.one, ' ms')
			},
			{
				what: '… to a bare page of the same bytes in as many requests',
				is: looks.ratio.median,
				unit: 'times',
				budget: { atMost: 1.3 },
				noise: showSpread(looks.ratio),
				from: `${showSpread(looks.one, ' ms')} to ${showSpread(looks.other, ' ms')}, ${turns} turns`
			},
			...presses
		];
	} finally {
		await Promise.all([course.close(), bare.close()]);
	}
}

function exports(): readonly Figure[] {
	const once = (turn: number) => {
		const started = performance.now();
		packageOf(gathered('kingsley', FORMATS[turn % FORMATS.length] ?? 'scorm12'), player);
		return performance.now() - started;
	};
	for (let turn = 0; turn < 20; turn++) once(turn);
	globalThis.gc?.();
	const before = process.memoryUsage().rss;
	const took = spreadOf(Array.from({ length: EXPORTS }, (_, turn) => once(turn)));
	globalThis.gc?.();
	const after = process.memoryUsage().rss;
	return [
		{
			what: 'Making a package, from content to zip',
			is: took.median,
			unit: 'ms',
			budget: { atMost: 150 },
			noise: showSpread(took, ' ms'),
			from: `${EXPORTS} times`
		},
		{
			what: `Memory after ${EXPORTS} packages more than before`,
			is: Math.max(0, (after - before) / 2 ** 20),
			unit: 'MB',
			budget: { atMost: 32 },
			noise: 'counted'
		}
	];
}

/** A log with the first situation under way, so that the page opens at choices. */
function begun({ course, stories }: Gathered): string {
	const loaded = new Stories();
	const [first] = stories;
	if (!first) throw new Error('A course has a situation.');
	loaded.add(first);
	const { slug } = first.scenario;
	const [who = ''] = loaded.waysIn(slug);
	const play = loaded.play(slug, who);
	const [choice = ''] = play ? offers(play, open(play)) : [];
	const tries = [{ scenario: slug, who, choices: [choice] }];
	return suspendText(course, { ...NOTHING_DONE, tries }, loaded);
}

/** The least of a SCORM 1.2 platform: it takes everything, and gives back what was kept. */
function platformWith(kept: string): string {
	return `(() => { const held = { 'cmi.suspend_data': ${JSON.stringify(kept)}, 'cmi.core.lesson_status': 'incomplete', 'cmi.core.lesson_mode': 'normal', 'cmi.core.entry': 'resume', 'cmi.interactions._count': '0' };
const yes = () => 'true';
window.API = { LMSInitialize: yes, LMSFinish: yes, LMSCommit: yes, LMSGetValue: (at) => held[at] ?? '', LMSSetValue: (at, to) => { held[at] = to; return 'true'; }, LMSGetLastError: () => '0', LMSGetErrorString: () => '', LMSGetDiagnostic: () => '' }; })();`;
}

/** The same bytes in as many files, with nothing to do but one button: the least any such package can take. */
function bareOf(files: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
	const idle = (text: string) => `/*${text.replace(/\*\//g, '* /')}*/`;
	return {
		'index.html': (files['index.html'] ?? '').replace(
			/<div id="course">[^]*<\/div>/,
			'<main id="main"></main>'
		),
		'player.css': files['player.css'] ?? '',
		'player.js': `${idle(files['player.js'] ?? '')}
const button = document.createElement('button'); button.textContent = 'Choose';
button.onclick = () => { const main = document.getElementById('main'); main.className = 'feedback'; main.innerHTML = '<h1 tabindex="-1">Chosen</h1>'; };
const main = document.getElementById('main'); main.append(button); main.dataset.ready = '';`
	};
}

interface Served {
	readonly url: string;
	weightOf(name: string): number;
	close(): Promise<void>;
}

async function serveFiles(files: Readonly<Record<string, string>>): Promise<Served> {
	const types: Readonly<Record<string, string>> = {
		html: 'text/html',
		js: 'text/javascript',
		css: 'text/css'
	};
	const squeezed = new Map(Object.entries(files).map(([name, text]) => [name, gzipSync(text)]));
	const server = createServer((request, response) => {
		const name = new URL(request.url ?? '/', 'http://localhost').pathname.slice(1);
		const body = squeezed.get(name);
		if (!body) return void response.writeHead(404).end();
		response.writeHead(200, {
			'content-type': `${types[name.split('.').at(-1) ?? ''] ?? 'text/plain'}; charset=utf-8`,
			'content-encoding': 'gzip',
			'content-length': body.length
		});
		return void response.end(body);
	});
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}`,
		weightOf: (name) => squeezed.get(name)?.length ?? 0,
		close: () => new Promise((done) => server.close(() => done()))
	};
}
