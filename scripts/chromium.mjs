/**
 * A Chromium for the browser tests: one that is here, else one fetched by Playwright, else the
 * system's own package.
 *
 * @module
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { root } from './fingerprint.mjs';

/** What a Chromium is started with: no sandbox, which root cannot have, and no calls home. */
export const chromiumArguments = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync'
];

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

const elsewhere = [
	'/usr/lib/chromium/chromium',
	'/snap/bin/chromium',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium',
	'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'
];

/**
 * Finds a Chromium that starts, or gets one. Ends the process with a sentence when none can be had.
 *
 * @returns {Promise<string>} the path of the program
 */
export async function chromium() {
	const named = process.env['CHROMIUM_PATH'];
	if (named) {
		if (starts(named)) return named;
		return stop(
			`CHROMIUM_PATH is “${named}”, which does not start. Name a Chromium, or leave it out.`
		);
	}
	const here = [...onThePath(), ...elsewhere, await playwrightsOwn()].find(starts);
	if (here) return here;

	console.error('No Chromium is here yet. Fetching one for the browser tests …');
	run(process.execPath, ['node_modules/@playwright/test/cli.js', 'install', 'chromium']);
	const fetched = await playwrightsOwn();
	if (starts(fetched)) return fetched;

	if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
		run('apt-get', ['update']);
		run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium']);
		const installed = onThePath().find(starts);
		if (installed) return installed;
	}
	return stop(
		'The browser tests need a Chromium and none could be found or fetched. ' +
			'Install Chromium or Chrome and run this again, or name one: CHROMIUM_PATH=/path/to/chromium npm test'
	);
}

/** @returns {string[]} */
function onThePath() {
	const folders = (process.env['PATH'] ?? '').split(path.delimiter).filter(Boolean);
	return names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
}

/** Where Playwright keeps its own, whether or not it is there. */
async function playwrightsOwn() {
	const playwright = await import('@playwright/test');
	return playwright.chromium.executablePath();
}

/**
 * A file is not enough: some systems leave a note in place of the program, or miss its libraries.
 *
 * @param {string} program
 */
function starts(program) {
	if (!program || !existsSync(program)) return false;
	if (process.platform === 'win32') return true;
	return spawnSync(program, ['--version'], { timeout: 20_000 }).status === 0;
}

/**
 * @param {string} command
 * @param {string[]} words
 */
function run(command, words) {
	spawnSync(command, words, {
		cwd: root,
		stdio: ['ignore', 'ignore', 'inherit'],
		timeout: 600_000,
		env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', NO_UPDATE_NOTIFIER: '1' }
	});
}

/**
 * @param {string} sentence
 * @returns {never}
 */
function stop(sentence) {
	console.error(sentence);
	process.exit(1);
}
