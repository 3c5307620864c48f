/**
 * What a school of ten thousand costs: starting, memory, and the report over everybody.
 *
 * @module
 */
import { countsOf, rowOf, rowsFor } from '#domain/report/report.ts';
import { Evidence } from '#server/evidence/evidence.ts';
import { keysOf, makeKey } from '#server/evidence/keys.ts';
import { readLibrary } from '#server/library/library.ts';
import { openLowdb } from '#server/store/lowdb.ts';
import { Playing } from '#server/training/playing.ts';
import { memberOf } from '#server/training/progress.ts';
import { ask } from './asking.ts';
import { show, showSpread, spreadOf, type Figure } from './figures.ts';
import { SCHOOL, seedSchool, type Seeded } from './people.ts';
import { serveApp } from './servers.ts';

const PEOPLE = 10_000;

/** Starts the server a few times on the same school, and asks for the report `turns` times. */
export async function measureReports(turns: number): Promise<readonly Figure[]> {
	const seeded = seedSchool({ people: PEOPLE });
	try {
		return [...(await served(seeded, turns)), ...(await computed(seeded, turns))];
	} finally {
		seeded.remove();
	}
}

async function served(seeded: Seeded, turns: number): Promise<readonly Figure[]> {
	const starts: number[] = [];
	const held: number[] = [];
	const first: number[] = [];
	const warm: number[] = [];
	for (let start = 0; start < 3; start++) {
		const app = await serveApp(seeded.folder);
		starts.push(app.startMs);
		held.push(app.rssMb());
		const report = async () => (await ask(app, seeded, '/reports')).ms;
		first.push(await report());
		for (let turn = 0; turn < turns; turn++) warm.push(await report());
		await app.stop();
	}
	const [started, rss, cold, again] = [starts, held, first, warm].map(spreadOf);
	if (!started || !rss || !cold || !again) throw new RangeError('Nothing was measured.');
	const from = `${show(PEOPLE)} people of about 4 kB, 3 starts`;
	return [
		{
			what: 'From npm start, built, to listening',
			is: started.median,
			unit: 'ms',
			budget: { atMost: 2_000 },
			noise: showSpread(started),
			from
		},
		{
			what: 'Memory after start (RSS)',
			is: rss.median,
			unit: 'MB',
			budget: { atMost: 400 },
			noise: showSpread(rss),
			from
		},
		{
			what: 'Report page, asked for again',
			is: again.median,
			unit: 'ms',
			budget: { atMost: 150 },
			noise: showSpread(again),
			from: `${warm.length} requests, to the last byte`
		},
		{
			what: '… the first time after a start',
			is: cold.median,
			unit: 'ms',
			budget: undefined,
			noise: showSpread(cold),
			from: 'every log is replayed once'
		}
	];
}

/** The report without a server around it: facts of everybody, rows, counts. */
async function computed({ folder }: Seeded, turns: number): Promise<readonly Figure[]> {
	const store = await openLowdb(folder);
	const now = new Date().toISOString();
	const evidence = new Evidence(store, keysOf(makeKey(now)));
	await evidence.mend(SCHOOL, now);
	const playing = new Playing(readLibrary('.').library, store, evidence);
	const school = store.schools.read(SCHOOL);
	if (!school) throw new TypeError(`There is no school “${SCHOOL}” in ${folder}.`);
	const once = () => {
		const started = performance.now();
		const rows = store.people
			.list(SCHOOL)
			.map((person) => rowOf(memberOf(person, school, playing, '2026-11-20'), '2026-11-20'));
		const counts = countsOf(rows);
		const shown = rowsFor(rows, {});
		if (shown.length !== PEOPLE || counts.people !== PEOPLE)
			throw new RangeError(`The report has ${shown.length} rows.`);
		return performance.now() - started;
	};
	const cold = once();
	const warm = spreadOf(Array.from({ length: turns * 3 }, once));
	await store.close();
	return [
		{
			what: 'The report computed, without a server',
			is: warm.median,
			unit: 'ms',
			budget: { atMost: 150 },
			noise: showSpread(warm),
			from: `${turns * 3} times; ${show(cold)} ms the first time`
		}
	];
}
