/**
 * The engine as a package carries it, with what it never does left out, against the whole of it.
 */
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as whole from '#domain/scenario/machine.ts';
import type { Play, Position } from '#domain/scenario/machine.ts';
import { isRefusal } from '#domain/refusal.ts';
import { leaveOut } from '../../scripts/leave-out.mjs';
import { gathered, POLICIES } from './content.ts';

type Engine = typeof whole;
const folder = mkdtempSync(path.join(tmpdir(), 'engine-'));
let carried: Engine;

beforeAll(async () => {
	await build({
		configFile: false,
		logLevel: 'error',
		plugins: [leaveOut('xstate')],
		build: {
			outDir: folder,
			emptyOutDir: true,
			lib: { entry: 'src/domain/scenario/machine.ts', formats: ['es'], fileName: 'engine' }
		}
	});
	carried = (await import(pathToFileURL(path.join(folder, 'engine.js')).href)) as Engine;
}, 60_000);
afterAll(() => {
	rmSync(folder, { recursive: true, force: true });
});

/** Every path from a position on, in lines. */
function* pathsOf(engine: Engine, play: Play, at: Position, so = ''): Generator<string> {
	const offers = engine.offers(play, at);
	yield `${so} ${at.at} ${at.ended}: ${offers.join(' ')}`;
	for (const choice of offers) {
		const next = engine.choose(play, at, choice);
		if (isRefusal(next)) throw new Error(next.because);
		yield* pathsOf(engine, play, next, `${so}/${choice}`);
	}
}

test.each(POLICIES)('[P7] under %s every path of every story goes the same way', (policy) => {
	const both = [whole, carried].map((engine) =>
		gathered(policy).stories.flatMap(({ scenario, standard }) =>
			Object.keys(scenario.ways).flatMap((who) => {
				const play = engine.compile(scenario, standard, who);
				if (isRefusal(play)) throw new Error(play.because);
				return [...pathsOf(engine, play, engine.open(play))];
			})
		)
	);
	expect(both[1]).toEqual(both[0]);
	expect(both[0]?.length).toBeGreaterThan(1_000);
});

test('what is left out throws when it is called all the same', () => {
	const { scenario, standard } = gathered('beckstone').stories[0] ?? expect.fail();
	const play = carried.compile(scenario, standard, Object.keys(scenario.ways)[0] ?? '');
	if (isRefusal(play)) throw new Error(play.because);
	expect(() => play.machine.provide({})).toThrow('not a function');
	expect(() => play.machine.definition).toThrow('left out');
});
