/**
 * From a fresh clone to something that runs: installs what package-lock.json names, and builds what
 * the sources ask for, each only when it is out of date. Runs on bare Node; says nothing on
 * standard output, so that a command's own output stays its own.
 *
 * @module
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { fingerprint, root } from './fingerprint.mjs';

const needs = [20, 19];

/**
 * What can be built, in the order it must be: the app's build empties `build/` first.
 *
 * @type {Record<'app' | 'cli' | 'player' | 'verifier', Build>}
 * @typedef {{ says: string, config: string, from: readonly string[], out: string }} Build
 */
const builds = {
	app: {
		says: 'Building the app',
		config: 'vite.config.ts',
		from: [
			'src',
			'static',
			'svelte.config.js',
			'vite.config.ts',
			'package.json',
			'package-lock.json'
		],
		out: 'build'
	},
	cli: {
		says: 'Building the clause command',
		config: 'vite.cli.config.ts',
		from: [
			...['src/domain', 'src/server', 'src/cli'],
			...['vite.cli.config.ts', 'package.json', 'package-lock.json']
		],
		out: 'build/cli'
	},
	player: {
		says: 'Building the player for packages',
		config: 'vite.player.config.ts',
		from: [
			...['src/domain', 'src/player', 'src/ui'],
			...['scripts/classic-scripts.mjs', 'scripts/drawn-views.mjs', 'scripts/leave-out.mjs'],
			...['scripts/left-out.mjs', 'scripts/packed-ahead.mjs'],
			...['vite.player.config.ts', 'package.json', 'package-lock.json']
		],
		out: 'build/player'
	},
	verifier: {
		says: 'Building the verifier of evidence',
		config: 'vite.verifier.config.ts',
		from: [
			...['src/domain', 'src/verifier'],
			...['vite.verifier.config.ts', 'package.json', 'package-lock.json']
		],
		out: 'build/verifier'
	}
};

/**
 * Makes sure `node_modules` holds what package-lock.json names; does nothing when it does already.
 * Ends the process with a sentence when Node is too old or the installation fails.
 */
export async function installed() {
	refuseOldNode();
	if (holdsWhatTheLockNames()) return;
	say('Installing (once; a minute or so) …');
	const [command, first] = npm();
	// The build tools are needed to run from a fresh clone, whatever NODE_ENV says.
	await quietly(command, [...first, 'ci', '--include=dev', '--loglevel=error'], {
		PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1'
	});
}

/**
 * Makes sure a build is there and made from today's sources. Two processes that ask at the same
 * time build once: the second waits for the first.
 *
 * @param {...('app' | 'cli' | 'player' | 'verifier')} what
 */
export async function built(...what) {
	for (const name of /** @type {const} */ (['app', 'cli', 'player', 'verifier'])) {
		if (!what.includes(name) || isFresh(builds[name])) continue;
		await oneAtATime(() => build(builds[name]));
	}
}

/** @param {Build} wanted */
async function build(wanted) {
	const madeFrom = fingerprint(wanted.from);
	if (isFresh(wanted, madeFrom)) return;
	say(`${wanted.says} …`);
	rmSync(stampOf(wanted), { force: true });
	if (!existsSync(path.join(root, '.svelte-kit/tsconfig.json'))) {
		await quietly(process.execPath, ['node_modules/@sveltejs/kit/svelte-kit.js', 'sync']);
	}
	await quietly(
		process.execPath,
		['node_modules/vite/bin/vite.js', 'build', '--config', wanted.config],
		{ NODE_ENV: 'production', VITEST: undefined }
	);
	writeFileSync(stampOf(wanted), madeFrom);
}

/** @param {Build} wanted */
function isFresh(wanted, madeFrom = fingerprint(wanted.from)) {
	return existsSync(stampOf(wanted)) && readFileSync(stampOf(wanted), 'utf8') === madeFrom;
}

/** @param {Build} wanted */
function stampOf(wanted) {
	return path.join(root, wanted.out, 'made-from');
}

/**
 * Compares npm's own note of what it installed with the lock: a package the lock asks for counts
 * as there when its version is the same; one that is only for other systems may be missing.
 */
function holdsWhatTheLockNames() {
	const note = path.join(root, 'node_modules/.package-lock.json');
	if (!existsSync(note)) return false;
	const has = packagesIn(note);
	return Object.entries(packagesIn(path.join(root, 'package-lock.json'))).every(
		([where, wanted]) =>
			where === '' || (has[where] ? has[where].version === wanted.version : wanted.optional)
	);
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, optional?: boolean }>}
 */
function packagesIn(file) {
	return JSON.parse(readFileSync(file, 'utf8')).packages;
}

function refuseOldNode() {
	const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
	const [least = 0, leastMinor = 0] = needs;
	if (major > least || (major === least && minor >= leastMinor)) return;
	stop(
		`This needs Node ${needs.join('.')} or newer; this is Node ${process.versions.node}. ` +
			'Install a newer one from https://nodejs.org and try again.'
	);
}

/**
 * Runs a program in the project's folder. Its output is shown only when it fails, and then this
 * process ends too.
 *
 * @param {string} command
 * @param {readonly string[]} words
 * @param {Record<string, string | undefined>} [environment]
 */
async function quietly(command, words, environment = {}) {
	const child = spawn(command, words, {
		cwd: root,
		env: { ...process.env, ...environment },
		stdio: ['ignore', 'pipe', 'pipe']
	});
	let output = '';
	child.stdout.on('data', (part) => (output += part));
	child.stderr.on('data', (part) => (output += part));
	/** @type {unknown} */
	const code = await new Promise((done) => child.on('error', done).on('close', done));
	if (code === 0) return;
	process.stderr.write(output);
	stop(
		`“${[path.basename(command), ...words].join(' ')}” failed${code instanceof Error ? `: ${code.message}` : '.'}`
	);
}

/**
 * npm as a program and its first words: the one that started us, when one did.
 *
 * @returns {[string, string[]]}
 */
function npm() {
	const started = process.env['npm_execpath'];
	if (started && /npm-cli\.c?js$/.test(started)) return [process.execPath, [started]];
	if (process.platform !== 'win32') return ['npm', []];
	return [process.env['ComSpec'] ?? 'cmd.exe', ['/d', '/s', '/c', 'npm']];
}

/**
 * Holds a lock beside what was installed while `work` runs. A lock whose owner has died is taken
 * over.
 *
 * @param {() => Promise<void>} work
 */
async function oneAtATime(work) {
	const lock = path.join(root, 'node_modules/.building');
	for (;;) {
		try {
			mkdirSync(lock);
			break;
		} catch (cause) {
			if (!(cause instanceof Error && 'code' in cause && cause.code === 'EEXIST')) throw cause;
			if (isAbandoned(lock)) rmSync(lock, { recursive: true, force: true });
			else await pause(200);
		}
	}
	const release = () => rmSync(lock, { recursive: true, force: true });
	process.once('exit', release);
	try {
		writeFileSync(path.join(lock, 'owner'), String(process.pid));
		await work();
	} finally {
		release();
		process.off('exit', release);
	}
}

/** @param {string} lock */
function isAbandoned(lock) {
	try {
		const owner = path.join(lock, 'owner');
		if (!existsSync(owner)) return Date.now() - statSync(lock).mtimeMs > 5_000;
		process.kill(Number(readFileSync(owner, 'utf8')), 0);
		return false;
	} catch (cause) {
		return cause instanceof Error && 'code' in cause && cause.code === 'ESRCH';
	}
}

/** @param {string} sentence */
function say(sentence) {
	process.stderr.write(`${sentence}\n`);
}

/**
 * @param {string} sentence
 * @returns {never}
 */
function stop(sentence) {
	say(sentence);
	process.exit(1);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	await installed();
	await built('app', 'cli', 'player', 'verifier');
}
