/**
 * `npm run check`: every check a change must pass, at most two at a time; with `--all`, then the
 * slow ones. Prints each check's name and time, and stops with the output of the first that fails.
 *
 * @module
 */
import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { chromium } from './chromium.mjs';
import { root } from './fingerprint.mjs';
import { built, installed } from './prepare.mjs';

/**
 * `most`: how many seconds it should take at most; the summary says where it took longer.
 *
 * @typedef {{ name: string, run: string[], most?: number }} Step
 */

/** How many seconds the quick checks should take at most, all together. */
const MOST_QUICK = 60;

const reports = 'test-results/counts';

/** The longest first, so that two at a time end together. @type {Step[]} */
const quick = [
	tests('unit tests', ['domain', 'server', 'player']),
	{
		name: 'lint',
		// It makes much that is soon forgotten: with more room for that, less time goes into clearing up. Files that are
		// as they were are not looked at again, though a type they use may have changed: a fresh clone looks at all.
		run: [
			...['--max-semi-space-size=64', bin('eslint/bin/eslint.js'), '.', '--max-warnings=0'],
			...['--cache', '--cache-strategy=content', '--cache-location=node_modules/.cache/eslint/']
		]
	},
	{
		name: 'types',
		run: [
			bin('svelte-check/bin/svelte-check'),
			...['--tsconfig=tsconfig.json', '--fail-on-warnings']
		]
	},
	{
		name: 'format',
		// Files that are as they were need not be looked at again.
		run: [
			bin('prettier/bin/prettier.cjs'),
			...['--check', '.', '--log-level=warn', '--cache', '--cache-strategy=content']
		]
	},
	{
		name: 'boundaries',
		run: [
			bin('dependency-cruiser/bin/dependency-cruise.mjs'),
			'src',
			'scripts',
			'tests',
			'--output-type=err-long'
		]
	},
	{ name: 'unused code', run: [bin('knip/bin/knip.js'), '--no-progress'] },
	{
		name: 'domain types',
		run: [
			bin('typescript/bin/tsc'),
			...['--project', 'tsconfig.domain.json', '--incremental'],
			...['--tsBuildInfoFile', 'node_modules/.cache/domain.tsbuildinfo']
		]
	},
	{ name: 'content', run: ['scripts/clause.mjs', 'check'], most: 15 }
];

/** One after the other: they measure, or share a port. @type {Step[]} */
const slow = [
	{ name: 'build', run: ['scripts/prepare.mjs'] },
	tests('parts', ['parts']),
	tests('proofs', ['proofs']),
	tests('durability', ['durability']),
	tests('security', ['security']),
	{
		name: 'journeys',
		run: [
			bin('@playwright/test/cli.js'),
			...['test', '--pass-with-no-tests', '--reporter=list,json']
		]
	}
];

/** @type {Map<Step, ReturnType<typeof spawn>>} */
const running = new Map();
const started = performance.now();
/** What took longer than it should: said, and no failure, as the machine may be busy. @type {string[]} */
const late = [];

await installed();
rmSync(path.join(root, reports), { recursive: true, force: true });
mkdirSync(path.join(root, reports), { recursive: true });

const all = process.argv.includes('--all');
if (all) process.env['CHROMIUM_PATH'] ??= await chromium();
// Fetching packages and a browser takes as long as it takes.
const ready = performance.now();
await inOrder([{ name: 'routes', run: [bin('@sveltejs/kit/svelte-kit.js'), 'sync'] }]);
await built('cli');
await Promise.all([inOrder(quick), inOrder(quick)]);
timed('the quick checks', ready, MOST_QUICK);
if (all) await inOrder(slow);
finish(0);

/**
 * Takes steps from the front of the list until none is left; several may share one list.
 *
 * @param {Step[]} steps
 */
async function inOrder(steps) {
	for (let step = steps.shift(); step; step = steps.shift()) await perform(step);
}

/** @param {Step} step */
async function perform(step) {
	const began = performance.now();
	const child = spawn(process.execPath, step.run, {
		cwd: root,
		stdio: ['ignore', 'pipe', 'pipe'],
		env: {
			...process.env,
			PLAYWRIGHT_JSON_OUTPUT_FILE: path.join(root, reports, 'journeys.json'),
			NO_COLOR: '1',
			FORCE_COLOR: undefined
		}
	});
	running.set(step, child);
	let output = '';
	child.stdout.on('data', (part) => (output += part));
	child.stderr.on('data', (part) => (output += part));
	/** @type {unknown} */
	const code = await new Promise((done) => child.on('error', done).on('close', done));
	running.delete(step);
	console.log(`${code === 0 ? '✓' : '✗'} ${step.name.padEnd(14)} ${seconds(began)}`);
	if (step.most !== undefined) timed(`“${step.name}”`, began, step.most);
	if (code === 0) return;
	process.stdout.write(`\n${code instanceof Error ? code.message : output.trimEnd()}\n\n`);
	finish(1);
}

/**
 * Ends every check still running and says how many tests have run.
 *
 * @param {number} code
 * @returns {never}
 */
function finish(code) {
	for (const child of running.values()) child.kill();
	const { passed, failed } = counted();
	const said = code === 0 ? 'All is well' : 'Not yet';
	for (const each of late) console.log(`! ${each}`);
	console.log(`${said} after ${seconds(started)}. ${passed} passed, ${failed} failed`);
	process.exit(code);
}

/**
 * Notes what took longer than it should, for the summary.
 *
 * @param {string} what
 * @param {number} since
 * @param {number} most in seconds
 */
function timed(what, since, most) {
	if (performance.now() - since > most * 1000)
		late.push(`Slow: ${what} took ${seconds(since)}, and should take at most ${most} s.`);
}

/** Adds up what the test runners themselves have reported. */
function counted() {
	const sum = { passed: 0, failed: 0 };
	for (const report of readdirSync(path.join(root, reports))) {
		const found = JSON.parse(readFileSync(path.join(root, reports, report), 'utf8'));
		sum.passed += found.numPassedTests ?? found.stats.expected;
		sum.failed += found.numFailedTests ?? found.stats.unexpected;
	}
	return sum;
}

/**
 * @param {string} name
 * @param {string[]} projects of vite.config.ts
 * @returns {Step}
 */
function tests(name, projects) {
	return {
		name,
		run: [
			bin('vitest/vitest.mjs'),
			// On two cores Vitest would start one process, and leave a core idle at the end.
			...['run', '--passWithNoTests', '--maxWorkers=2', '--reporter=default', '--reporter=json'],
			`--outputFile.json=${reports}/${name.replace(' ', '-')}.json`,
			...projects.map((project) => `--project=${project}`)
		]
	};
}

/**
 * The program of an installed package: started directly, it needs no shell and ends when told.
 *
 * @param {string} file
 */
function bin(file) {
	return `node_modules/${file}`;
}

/** @param {number} since */
function seconds(since) {
	return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}
