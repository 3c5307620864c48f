/**
 * `clause export`, run in this process with a stand-in for the built player.
 *
 * @module
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { run } from './run.ts';

const SOUND = path.resolve(import.meta.dirname, '../../tests/fixtures/content');

let root = '';
beforeEach(() => {
	root = mkdtempSync(path.join(tmpdir(), 'clause-export-'));
	mkdirSync(path.join(root, 'build/player'), { recursive: true });
	mkdirSync(path.join(root, 'out'));
	const scripts = ['player-scorm12', 'player-scorm2004', 'player-cmi5', 'more'];
	for (const name of [...scripts.map((script) => `${script}.js`), 'player.css']) {
		const built = path.join(root, 'build/player', name);
		writeFileSync(built, 'globalThis.clauseAndEffect={};');
		writeFileSync(`${built}.deflate`, deflateRawSync('globalThis.clauseAndEffect={};'));
	}
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** Exports the small sound course, with other words where the test gives them. */
function exporting(...words: readonly string[]) {
	const said = { out: '', err: '' };
	const usual = { '--policy': 'willow', '--format': 'scorm12', '--out': file('a.zip') };
	const known = Object.entries(usual).filter(([option]) => !words.includes(option));
	const code = run(['export', ...known.flat(), '--root', SOUND, ...words], {
		out: (text) => void (said.out += `${text}\n`),
		err: (text) => void (said.err += `${text}\n`),
		colour: false,
		root,
		timer: () => 0
	});
	return { code, ...said };
}
const file = (name: string) => path.join(root, 'out', name);

test('writes the package whole, and nothing beside it', () => {
	expect(exporting()).toMatchObject({ code: 0, err: '' });
	expect(readdirSync(path.join(root, 'out'))).toEqual(['a.zip']);
	expect(Object.keys(unzipSync(new Uint8Array(readFileSync(file('a.zip')))))).toContain(
		'imsmanifest.xml'
	);
});

test('[lms A10] writes the same bytes a second time, over the first', () => {
	exporting();
	const before = readFileSync(file('a.zip'));
	expect(exporting('--out', file('b.zip')).code).toBe(0);
	expect(Buffer.compare(before, readFileSync(file('b.zip')))).toBe(0);
	expect(exporting().code).toBe(0);
	expect(Buffer.compare(before, readFileSync(file('a.zip')))).toBe(0);
});

test('[lms A9] says how large the package is, to scripts too', () => {
	expect(exporting().out).toMatch(/\d+ kB/);
	const told = JSON.parse(exporting('--json').out) as { bytes: number };
	expect(told.bytes).toBe(readFileSync(file('a.zip')).length);
});

test.each([
	['--policy', 'wilow', 'willow'],
	['--format', 'scorm13', 'scorm2004-4'],
	['--scenario', 'knok', 'knock'],
	['--group', 'techer', 'teacher'],
	['--pass-mark', '10', '%'],
	['--preset', 'modle', 'moodle']
])('refuses %s %s, says what there is, and writes nothing', (option, value, says) => {
	const { code, err } = exporting(option, value);
	expect(code).toBe(1);
	expect(err).toContain(says);
	expect(readdirSync(path.join(root, 'out'))).toEqual([]);
});

test('refuses a folder that is not there, and a player that was not built', () => {
	expect(exporting('--out', path.join(root, 'nowhere/a.zip'))).toMatchObject({
		code: 1,
		err: expect.stringContaining('Choose a file in a folder you may write to') as string
	});
	rmSync(path.join(root, 'build'), { recursive: true });
	expect(exporting()).toMatchObject({
		code: 1,
		err: expect.stringContaining('npm run build') as string
	});
});

test('refuses a player whose packed files are of another build, and writes nothing', () => {
	writeFileSync(path.join(root, 'build/player/more.js'), 'globalThis.other={};');
	expect(exporting()).toMatchObject({
		code: 1,
		err: expect.stringContaining('or not whole') as string
	});
	expect(readdirSync(path.join(root, 'out'))).toEqual([]);
});

test('explains itself, and says when it is used wrongly', () => {
	expect(exporting('--help')).toMatchObject({ code: 0 });
	expect(exporting('--help').out).toContain('--no-declaration');
	expect(exporting('--forma', 'cmi5')).toMatchObject({ code: 2 });
});
