/**
 * The domain gives the same answer where there is nothing but the language: no Node, no browser,
 * no modules, no clock to ask. One classic script holds all of it, as in a package.
 *
 * @module
 */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';
import { build, type Rolldown } from 'vite';
import { beforeAll, describe, expect, test } from 'vitest';
import { replay } from '#domain/attempt/replay.ts';
import { playing, standard, USUAL } from '#domain/builders.test-data.ts';
import { judge } from '#domain/policy/judge.ts';

const domain = path.resolve('src/domain');

/** Every file of the domain that is not a test and does not parse. */
const files = readdirSync(domain, { recursive: true, encoding: 'utf8' })
	.filter((file) => /\.ts$/.test(file) && !/\.(test|test-data|schema)\.ts$/.test(file))
	.map((file) => file.replaceAll(path.sep, '/'))
	.sort();

const log = ['ill', 'own', 'well', 'well'].map((choice) => ({ choice }));

describe('the domain in a bare context', () => {
	let script = '';

	beforeAll(async () => {
		script = await bundled();
	}, 60_000);

	test('it loads, every file of it, with nothing but the language', () => {
		expect(files.length).toBeGreaterThan(10);
		const loaded = run('Object.keys(domain)') as string[];
		expect(loaded).toEqual(expect.arrayContaining(files));
	});

	test('the context is bare: what the domain must not use is not there', () => {
		const absent = ['Date', 'process', 'setTimeout', 'fetch', 'URL', 'window', 'require'];
		expect(run(`${JSON.stringify(absent)}.map((name) => typeof globalThis[name])`)).toEqual(
			absent.map(() => 'undefined')
		);
	});

	test('[J1] it judges as it does here', () => {
		expect(run(`domain['policy/judge.ts'].judge('unsaid', domain.facts.standard())`)).toEqual(
			judge('unsaid', standard())
		);
	});

	test('[G2] it replays and grades a log as it does here', () => {
		const here = replay(playing(), log, USUAL);
		expect(here).toMatchObject({ ended: true });
		expect(
			run(
				`domain['attempt/replay.ts'].replay(domain.facts.playing(), ${JSON.stringify(log)}, domain.facts.USUAL)`
			)
		).toEqual(asJson(here));
	});

	/** Evaluates an expression after the script, in a context of its own; what comes back is JSON. */
	function run(expression: string): unknown {
		const context = vm.createContext({});
		// Even a bare context has a clock and chance; the domain must do without. (xstate asks for console.)
		vm.runInContext('delete globalThis.Date; delete Math.random;', context);
		vm.runInContext(script, context, { filename: 'domain.js', timeout: 10_000 });
		return JSON.parse(String(vm.runInContext(`JSON.stringify(${expression})`, context)));
	}
});

function asJson(value: unknown): unknown {
	return JSON.parse(JSON.stringify(value));
}

/** All of the domain as one classic script that leaves a global `domain`, its files by their names. */
async function bundled(): Promise<string> {
	const entry = path.join(domain, 'all-of-it.ts');
	const source = [
		...files.map((file, at) => `import * as file${at} from '${domain}/${file}';`),
		`import * as facts from '${domain}/builders.test-data.ts';`,
		`export default { facts, ${files.map((file, at) => `'${file}': file${at}`).join(', ')} };`
	].join('\n');
	const output = await build({
		configFile: false,
		logLevel: 'error',
		publicDir: false,
		define: { 'process.env.NODE_ENV': '"production"' },
		plugins: [
			{
				name: 'domain-entry',
				resolveId: (id) => (id === entry ? entry : undefined),
				load: (id) => (id === entry ? source : undefined) // no such file: made here
			}
		],
		build: {
			write: false,
			minify: false,
			target: 'es2023',
			lib: { entry, name: 'domain', formats: ['iife'] }
		}
	});
	const [{ output: chunks }] = output as Rolldown.RolldownOutput[] as [Rolldown.RolldownOutput];
	return chunks[0].code;
}
