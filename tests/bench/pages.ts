/**
 * What the other pages cost to open cold, beside an empty page, and how much of a situation travels to a browser.
 *
 * @module
 */
import { gzipSync } from 'node:zlib';
import { standardFor } from '#domain/policy/judge.ts';
import { conductsOf } from '#domain/scenario/scenario.ts';
import { readLibrary } from '#server/library/library.ts';
import { root } from '../../scripts/fingerprint.mjs';
import { serveBareApp } from './bare-app.ts';
import { coldLook, startBrowser } from './browsing.ts';
import { compare, showSpread, type Figure } from './figures.ts';
import { LEADER, seedSchool } from './people.ts';
import { serveApp } from './servers.ts';

const PAGES = [
	{ name: 'Course home', path: '/course' },
	{ name: 'Reports', path: '/reports' }
] as const;

/** Opens each page cold, `turns` times, in turns with the empty page; then weighs every situation's data. */
export async function measurePages(turns: number): Promise<readonly Figure[]> {
	const seeded = seedSchool({ people: 60 });
	const [app, bare, browser] = await Promise.all([
		serveApp(seeded.folder),
		serveBareApp(),
		startBrowser()
	]);
	try {
		const figures: Figure[] = [];
		for (const { name, path } of PAGES) {
			const visit = { url: app.url + path, cookie: seeded.cookie(LEADER) };
			const page: number[] = [];
			const empty: number[] = [];
			await coldLook(browser, visit);
			await coldLook(browser, { url: bare.url });
			for (let turn = 0; turn < turns; turn++) {
				page.push(await coldLook(browser, visit));
				empty.push(await coldLook(browser, { url: bare.url }));
			}
			const { ratio, one, other } = compare(page, empty);
			figures.push({
				what: `${name}, cold and slow: first thing to press, to an empty SvelteKit page`,
				is: ratio.median,
				unit: 'times',
				budget: { atMost: 2 },
				noise: showSpread(ratio),
				from: `${showSpread(one, ' ms')} to ${showSpread(other, ' ms')}, ${turns} turns`
			});
		}
		return [...figures, heaviestSituation()];
	} finally {
		await browser.close();
		await Promise.all([app.stop(), bare.stop()]);
		seeded.remove();
	}
}

/** The most that any situation sends to a browser under any edition: its scenes, readings and clauses, compressed. */
function heaviestSituation(): Figure {
	const { library } = readLibrary(root);
	const weights = Object.values(library.scenarios).flatMap(({ scenario }) =>
		Object.values(library.editions).map(({ content }) => {
			const { slug, concernsChild } = scenario;
			const standard = standardFor(content, library.baseline.content, {
				slug,
				concernsChild,
				conducts: conductsOf(scenario)
			});
			const bytes = gzipSync(JSON.stringify({ scenario, standard })).length;
			return { bytes, name: `${slug} at ${content.policy}` };
		})
	);
	const heaviest = weights.reduce((most, each) => (each.bytes > most.bytes ? each : most));
	return {
		what: 'A whole situation’s data, the heaviest of all under all editions',
		is: heaviest.bytes / 1000,
		unit: 'kB',
		budget: { atMost: 30 },
		noise: 'counted',
		from: `${heaviest.name}; ${weights.length} weighed`
	};
}
