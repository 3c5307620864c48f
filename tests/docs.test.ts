/**
 * What the written pages point at is there: files, headings, npm scripts, settings; and the commands they show print
 * what they show.
 *
 * @module
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { run } from '#cli/run.ts';
import { PLAYABLE } from '#server/sample/names.ts';

const ROOT = path.join(import.meta.dirname, '..');

/** Every written page, by its path from the project's folder. */
const pages = [
	...['README.md', 'CHANGELOG.md', 'policies/README.md'],
	...under('docs', /\.md$/),
	...under('src', /\.md$/)
];

/** What the program reads its settings with. */
const sources = [...under('src', /\.ts$/), ...under('scripts', /\.(ts|mjs)$/)]
	.filter((file) => !file.endsWith('.test.ts'))
	.map(read)
	.join('\n');

const scripts = Object.keys(
	(JSON.parse(read('package.json')) as { scripts: Record<string, string> }).scripts
);

function read(file: string): string {
	return readFileSync(path.join(ROOT, file), 'utf8');
}

function under(folder: string, wanted: RegExp): readonly string[] {
	return readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
		.map((file) => `${folder}/${file.replaceAll('\\', '/')}`)
		.filter((file) => wanted.test(file) && statSync(path.join(ROOT, file)).isFile())
		.sort();
}

/** What a pattern finds on every page, as `page: what was found`. */
function found(pattern: RegExp): readonly { readonly page: string; readonly what: string }[] {
	return pages.flatMap((page) =>
		[...read(page).matchAll(pattern)].map(([, what = '']) => ({ page, what }))
	);
}

/** The anchors of a page's headings, as they are made where pages are shown. */
function anchorsOf(page: string): readonly string[] {
	return [...read(page).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
		heading
			.toLowerCase()
			.replace(/[^\p{L}\p{N} _-]/gu, '')
			.replaceAll(' ', '-')
	);
}

/** The setting names in the first column of the README's table. */
const settings = [...read('README.md').matchAll(/^\| `([A-Z][A-Z_]+)`/gm)].map(
	([, name = '']) => name
);

test('every link leads to a file of the project, and every anchor to a heading', () => {
	const broken = found(/\]\((<[^>]+>|[^)\s]+)\)/g)
		.map(({ page, what }) => ({ page, what: what.replace(/^<|>$/g, '') }))
		.filter(({ what }) => !/^[a-z]+:/.test(what))
		.filter(({ page, what }) => {
			const [file = '', anchor] = decodeURIComponent(what).split('#');
			const target = file === '' ? page : path.posix.join(path.posix.dirname(page), file);
			if (!existsSync(path.join(ROOT, target))) return true;
			return anchor !== undefined && !anchorsOf(target).includes(anchor);
		});
	expect(broken).toEqual([]);
});

test('every npm script that a page names is there', () => {
	const named = found(/\bnpm (?:run (?:-s )?)?([a-z][a-z:]*)/g).filter(
		({ what }) => !['ci', 'install', 'run'].includes(what)
	);
	expect(named.filter(({ what }) => !scripts.includes(what))).toEqual([]);
	expect(named.map(({ what }) => what)).toContain('start');
});

test('the README explains every npm script', () => {
	const said = read('README.md');
	expect(scripts.filter((name) => !new RegExp(`npm (run (-s )?)?${name}\\b`).test(said))).toEqual(
		[]
	);
});

test('every setting that the README lists is read, and every one that is read is listed', () => {
	const known = [...read('src/server/settings.ts').matchAll(/^\t([A-Z][A-Z_]+):? ?/gm)].map(
		([, name = '']) => name
	);
	const reads = (name: string) =>
		known.includes(name) || new RegExp(`(env|environment)\\['${name}'\\]`).test(sources);
	expect(known).toContain('SMTP_URL');
	expect(settings.filter((name) => !reads(name))).toEqual([]);
	expect(known.filter((name) => !settings.includes(name))).toEqual([]);
});

test('the README names every rule book, and everybody one can be in the sample school', () => {
	const said = read('README.md').replace(/\s+/g, ' ');
	expect(under('src', /RULES\.md$/).filter((file) => !said.includes(`(${file})`))).toEqual([]);
	const titles = PLAYABLE.map(({ title }) => title.toLowerCase());
	expect(titles.filter((title) => !said.toLowerCase().includes(title))).toEqual([]);
});

test('the ladder of the domain is written down as it is checked, in its order', () => {
	const checked = /const ladder = (\[[^\]]*\]);/.exec(read('.dependency-cruiser.cjs'))?.[1];
	const ladder = JSON.parse((checked ?? '[]').replaceAll("'", '"')) as readonly string[];
	expect(ladder).toContain('attempt');
	const record = read('docs/adr/0003-pure-domain-and-ladder.md').replace(/\s+/g, ' ');
	expect(record).toContain(ladder.join(' → '));
	expect(read('docs/start-here.md')).toContain(`the rules: ${ladder.join(', ')};`);
});

test('every decision on record is listed where newcomers start', () => {
	const listed = read('docs/start-here.md');
	expect(
		under('docs/adr', /\.md$/).filter((file) => !listed.includes(path.posix.basename(file)))
	).toEqual([]);
});

test('what the store tells an operator to read is there', () => {
	const named = [...sources.matchAll(/\b(docs\/[a-z-]+\.md)\b/g)].map(([, file = '']) => file);
	expect(named.filter((file) => !existsSync(path.join(ROOT, file)))).toEqual([]);
	expect(anchorsOf('README.md')).toContain('a-damaged-file');
});

test('what a page quotes from a scenario stands there', () => {
	const quoted = pages.flatMap((page) =>
		[...read(page).matchAll(/From `(scenarios\/[^`]+)`:\s+```yaml\n([^]*?)```/g)].map(
			([, file = '', text = '']) => ({ page, file, text })
		)
	);
	expect(quoted.length).toBeGreaterThan(3);
	const plain = (text: string) => text.replace(/["']/g, '').replace(/\s+/g, ' ');
	const missing = quoted.flatMap(({ file, text }) => {
		const whole = plain(read(file));
		let from = 0;
		return text
			.split(/^ *# …$/m)
			.map((part) => plain(part).trim())
			.filter((part) => {
				const at = whole.indexOf(part, from);
				if (at >= 0) from = at + part.length;
				return at < 0;
			});
	});
	expect(missing).toEqual([]);
});

const examples = [
	...read('README.md').matchAll(/```console\n\$ npm run -s clause -- (.+)\n([^]*?)```/g)
].map(([, words = '', shown = '']) => ({ words, shown }));

test('the README shows each command', () => {
	expect(examples.map(({ words }) => words.split(' ', 1)[0])).toEqual(['judge', 'walk', 'check']);
});

// `check` is run for itself by `npm run check`.
for (const { words, shown } of examples.filter((each) => !each.words.startsWith('check')))
	test(`“clause ${words}” prints what the README shows`, () => {
		const printed: string[] = [];
		run(words.split(' '), {
			out: (text) => void printed.push(text),
			err: (text) => void printed.push(text),
			colour: false,
			root: ROOT,
			timer: () => 0
		});
		const output = `${printed.join('\n')}\n`;
		let from = 0;
		for (const part of shown.split('…\n')) {
			expect(output.slice(from)).toContain(part);
			from = output.indexOf(part, from) + part.length;
		}
	});
