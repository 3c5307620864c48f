/**
 * Reading content: what comes out, and that nothing in a file can bring the reading down.
 *
 * @module
 */
import { createHash } from 'node:crypto';
import { appendFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { canonical } from '#domain/units.ts';
import { ArchiveFault, fromArchive } from './archive.ts';
import { contentWith, SOUND } from './content.test-data.ts';
import { readLibrary } from './library.ts';

const willow = 'policies/willow/policy.yaml';
const knock = 'scenarios/knock/scenario.yaml';

/** What is found, as `file:line code`. */
function found(root: string): readonly string[] {
	return readLibrary(root).diagnostics.map(({ file, line, code }) => `${file}:${line} ${code}`);
}

describe('the library', () => {
	const { library } = readLibrary(SOUND);

	test('holds every edition and scenario by its slug', () => {
		expect(Object.keys(library.editions)).toEqual(['good-practice', 'willow']);
		expect(library.baseline).toBe(library.editions['good-practice']);
		expect(library.scenarios['knock']?.walks.map(({ who }) => who)).toEqual([
			'parent',
			'stranger',
			'parent'
		]);
	});

	test('says in the words of the domain what the files say in theirs', () => {
		const { passMark, failsOn, readings } = library.editions['willow']?.content ?? {};
		expect({ passMark, failsOn }).toEqual({
			passMark: { n: 4, d: 5 },
			failsOn: ['serious-breach']
		});
		expect(readings?.['knock']?.['stay-silent']?.judgement).toBe('breach');
		const scenario = library.scenarios['knock']?.scenario;
		expect(scenario?.concernsChild).toBe(true);
		expect(scenario?.ways['stranger']).toEqual({
			title: 'A stranger',
			says: 'Somebody you do not know knocks.',
			start: 'door'
		});
		expect(scenario?.scenes['street-door']).toMatchObject({
			wayBack: true,
			light: 'day',
			shows: []
		});
		expect(scenario?.scenes['door']?.choices['open']?.to).toEqual([{ to: 'talk' }]);
	});

	test('names content by the SHA-256 of its canonical text', () => {
		const held = library.editions['willow'];
		expect(held?.text).toBe(canonical(held?.content));
		expect(held?.hash).toBe(
			createHash('sha256')
				.update(held?.text ?? '')
				.digest('hex')
		);
	});

	test('gives the same names whatever the line ends, the byte order mark and the order of keys', () => {
		const root = contentWith(
			{
				file: willow,
				instead: 'policy: willow',
				text: '\uFEFFpolicy: willow',
				also: [['\n', '\r\n']]
			},
			{ file: knock, instead: 'title: A knock at the door\n', text: '' },
			{ file: knock, instead: 'minutes: 3\n', text: 'minutes: 3\ntitle: A knock at the door\n' }
		);
		const again = readLibrary(root);
		expect(again.diagnostics.map(({ code, severity }) => `${severity} ${code}`)).toEqual([
			'warning YA007',
			'warning YA008'
		]);
		expect(again.library.editions['willow']?.hash).toBe(library.editions['willow']?.hash);
		expect(again.library.scenarios['knock']?.hash).toBe(library.scenarios['knock']?.hash);
	});

	test('can be read for one question only', () => {
		const { library: part, diagnostics } = readLibrary(SOUND, {
			policy: 'good-practice',
			scenario: 'knock'
		});
		expect(diagnostics).toEqual([]);
		expect(Object.keys(part.editions)).toEqual(['good-practice']);
		expect(part.scenarios['knock']?.hash).toBe(library.scenarios['knock']?.hash);
	});

	test('counts the choices of a scene that are on offer whatever has been chosen', () => {
		const offering = (conditions: readonly string[]) => {
			const more = conditions.map(
				(condition, at) =>
					`      more-${at}: { text: x, conduct: say-goodbye, effect: { headline: x, says: x. }, to: home, if: ${condition} }\n`
			);
			const text = `${more.join('')}      wave:\n`;
			return found(contentWith({ file: knock, instead: '      wave:\n', text }));
		};
		const all = '{ who: [parent, stranger] }';
		const [opened, waited] = ['{ chose: door.open }', '{ chose: door.wait }'];
		// Three are always on offer; what hangs on the past is left to the proof of every path (PR004).
		expect(offering([opened, opened, waited, waited])).toEqual([]);
		expect(offering([all, all])).toEqual([]);
		for (const third of [all, `{ any: [${opened}, ${all}] }`, '{ not: { who: [stranger] } }'])
			expect(offering([all, all, third])).toEqual([expect.stringMatching(/SC018$/)]);
		for (const third of [`{ all: [${all}, ${opened}] }`, `{ not: ${opened} }`, `{ not: ${all} }`])
			expect(offering([all, all, third])).toEqual([]);
	});

	test('leaves out a scenario with errors, and keeps the rest', () => {
		const { library: rest } = readLibrary(
			contentWith({ file: knock, instead: 'to: talk', text: 'to: tlak' })
		);
		expect(Object.keys(rest.scenarios)).toEqual([]);
		expect(Object.keys(rest.editions)).toEqual(['good-practice', 'willow']);
	});
});

describe('an archive', () => {
	const { library } = readLibrary(SOUND);

	test('gives an edition and a scenario back as they were', () => {
		const [edition, scenario] = [library.editions['willow'], library.scenarios['knock']];
		expect(fromArchive('edition', edition?.text ?? '')).toEqual(edition?.content);
		expect(fromArchive('scenario', scenario?.text ?? '')).toEqual(scenario?.scenario);
	});

	test.for(['', '{', 'null', '{"policy":"willow"}'])('does not take %j for an edition', (text) => {
		expect(() => fromArchive('edition', text)).toThrow(ArchiveFault);
		expect(() => fromArchive('scenario', text)).toThrow(ArchiveFault);
	});
});

describe('a broken file is told with its line', () => {
	test.for([
		['a tab', willow, 'title: Doors', '\ttitle: Doors', `${willow}:3 YA001`],
		['a key twice', willow, 'title: Doors', 'title: Doors\ntitle: Gates', `${willow}:4 YA002`],
		['an unknown force', willow, 'force: must-not', 'force: mustnt', `${willow}:17 PO003`],
		['a number for text', willow, 'title: Doors', 'title: 12', `${willow}:3 YA012`],
		['a page for text', willow, 'title: Doors', 'title: { en: Doors }', `${willow}:3 YA012`],
		['nothing for text', willow, 'title: Doors', 'title:', `${willow}:3 YA014`],
		['a list for a page', knock, 'opens: { who', 'opens: [who', `${knock}:10 YA005`],
		['an unclosed quote', knock, 'clock: "20:14"', 'clock: "20:14', `${knock}:22 YA005`],
		['a key of prototypes', knock, 'clock: "20:14"', '__proto__: { a: 1 }', `${knock}:22 YA013`],
		['a choice to nowhere', knock, 'to: street\n', 'to: stret\n', `${knock}:98 SC004`]
	] as const)('%s', ([, file, instead, text, expected]) => {
		expect(found(contentWith({ file, instead, text }))).toContain(expected);
	});

	test('says what was meant, in one sentence and a question', () => {
		const root = contentWith({ file: knock, instead: 'to: talk', text: 'to: tlak' });
		expect(readLibrary(root).diagnostics[0]).toEqual({
			code: 'SC004',
			severity: 'error',
			file: knock,
			line: 40,
			column: 9,
			where: 'scenes.door.choices.open.to.0.to',
			found: 'tlak',
			expected: 'a scene or an ending of this scenario',
			nearest: 'talk',
			says: 'Choice “open” leads to “tlak”, which is not a scene. Did you mean “talk”?',
			doThis: 'Correct the name, or write the scene or ending.'
		});
	});
});

describe('nothing in a file brings the reading down', () => {
	const laughs = Array.from(
		{ length: 12 },
		(_, at) => `a${at + 1}: &a${at + 1} [${Array(9).fill(`*a${at}`).join(', ')}]`
	);
	test.for([
		['an alias bomb', `a0: &a0 ha\n${laughs.join('\n')}\n`, 'YA003'],
		['brackets without end', '['.repeat(20_000), 'YA006'],
		['a list in a list in a list', '- '.repeat(5_000), 'YA006'],
		['two documents', 'policy: willow\n---\npolicy: willow\n', 'YA004'],
		['only a number', '42', 'YA012'],
		['only a list', '- policy\n', 'YA012'],
		['nothing', '', 'FI007'],
		['nothing but spaces', '  \n\n', 'FI007'],
		['a null', 'null\n', 'FI007'],
		['binary', '\u0000\u0001\u0002: \u0007', 'YA'],
		['keys that are not words', '? [a, b]\n: c\n', 'YA013'],
		['a tag that makes things', 'policy: !!js/function "x"\n', 'YA009'],
		['a merge key', '<<: { policy: willow }\n', 'YA0']
	] as const)('%s', ([, text, code]) => {
		for (const file of [willow, knock, 'policies/willow/readings/knock.yaml']) {
			const root = contentWith({ file, text });
			const began = performance.now();
			expect(
				found(root)
					.filter((each) => each.startsWith(file))
					.join('\n')
			).toContain(` ${code}`);
			expect(performance.now() - began).toBeLessThan(10_000);
		}
	});

	test('is told in our words, not in those of the parser or the machine', () => {
		const says = (text: string) =>
			readLibrary(contentWith({ file: willow, text })).diagnostics[0]?.says;
		expect(says('['.repeat(20_000))).toBe(
			'This page is nested too deeply (more levels than can be read).'
		);
		expect(says('policy: !first "x"\n')).toBe('This value has a tag of its own: !first');
	});

	test('a file over the limit is not even opened', () => {
		const root = contentWith();
		appendFileSync(path.join(root, willow), `# ${'x'.repeat(1_100_000)}`);
		expect(found(root)).toContain(`${willow}:1 FI004`);
	});

	test('a folder in place of a file, and a file in place of a folder', () => {
		const root = contentWith();
		rmSync(path.join(root, knock));
		mkdirSync(path.join(root, knock));
		rmSync(path.join(root, 'policies/willow/readings'), { recursive: true });
		writeFileSync(path.join(root, 'policies/willow/readings'), 'readings');
		expect(found(root)).toEqual(['policies/willow/readings:1 FI002', `${knock}:1 FI005`]);
	});

	test('a folder without content at all', () => {
		const root = contentWith({ file: 'policies' }, { file: 'scenarios' });
		const { library, diagnostics } = readLibrary(root);
		expect(diagnostics.map(({ code }) => code)).toEqual(['FI012', 'FI011', 'FI012']);
		expect(library.baseline.content.clauses).toEqual([]);
	});
});
