import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { leanStandard } from '#domain/package/lean.ts';
import { manifestOf } from '#domain/package/manifest/manifest.ts';
import type { PackagedCourse } from '#domain/package/packaged.ts';
import { longestText, MOST_CHARACTERS } from '#domain/package/suspend.ts';
import { parted, policyFrom, storyFrom } from '#domain/package/travel.ts';
import { judge, standardFor } from '#domain/policy/judge.ts';
import { conductsOf } from '#domain/scenario/scenario.ts';
import { filesOf, packageOf } from '#server/package/build.ts';
import { asked, EVERYTHING, gathered, NO_PLAYER, POLICIES, under } from './content.ts';
import { validate } from './schemas.ts';

const SCORM = EVERYTHING.filter(([, format]) => format !== 'cmi5');
const manifest = (course: PackagedCourse) => manifestOf(course, ['index.html', 'player.js']).text;
const entry = (text: string, pattern: RegExp) => pattern.exec(text)?.[1] ?? '';

/** Texts that have broken one platform or another. */
const AWKWARD = [
	'x'.repeat(300),
	'“Quotes”, \'single\' & "double" <b>tags</b> ]]>',
	'שלום بيت \u202eedoc',
	'👩‍🏫 and 𝒳',
	'control\u0000\u0007\u001b\ud800 characters\r\nand lines',
	'   '
];

describe('every package', () => {
	test.each(EVERYTHING)(
		'[lms B2] [lms L1] [lms M21] of %s as %s has a manifest that its schema takes',
		(policy, format) => {
			const { course } = gathered(policy, { format });
			const files = Object.keys(filesOf(gathered(policy, { format }), NO_PLAYER));
			validate(format, manifestOf(course, files.slice(1)).text);
		}
	);

	test.each(EVERYTHING)('[lms A10] of %s as %s is the same to the byte', (policy, format) => {
		const one = packageOf(gathered(policy, { format }), NO_PLAYER);
		const other = packageOf(gathered(policy, { format }), NO_PLAYER);
		expect(Buffer.compare(one, other)).toBe(0);
	});

	test.each(EVERYTHING)(
		'[lms A1] [lms A3] [lms A4] [lms M15] of %s as %s holds plain names',
		(policy, format) => {
			const names = Object.keys(filesOf(gathered(policy, { format }), NO_PLAYER));
			expect(names[0]).toBe(format === 'cmi5' ? 'cmi5.xml' : 'imsmanifest.xml');
			for (const name of names) {
				expect(name).toMatch(/^[a-z0-9][a-z0-9._-]*(\/[a-z0-9][a-z0-9._-]*)*$/);
				expect(name).toMatch(/\.(html|js|css|json|xml)$/);
			}
		}
	);

	test.each(SCORM)('[lms A5] of %s as %s lists each of its files once', (policy, format) => {
		const files = filesOf(gathered(policy, { format }), NO_PLAYER);
		const text = files['imsmanifest.xml'] ?? '';
		const listed = [...text.matchAll(/<file href="([^"]+)"/g)].map(([, name]) => name);
		expect(listed).toEqual(Object.keys(files).slice(1));
		expect(listed).toContain(entry(text, /<resource [^>]*href="([^"]+)"/));
	});

	test.each(EVERYTHING)(
		'[lms A6] [lms A8] [lms J9] of %s as %s asks for nothing from elsewhere',
		(policy, format) => {
			const files = filesOf(gathered(policy, { format }), NO_PLAYER);
			for (const name of ['index.html', 'truth-table.html']) {
				const page = files[name] ?? '';
				for (const [, at = ''] of page.matchAll(/(?:src|href)="([^"]*)"/g))
					expect(at === 'data:,' || Object.hasOwn(files, at)).toBe(true);
				expect(page).toContain('script-src &apos;self&apos;;');
				expect(page).not.toMatch(/<script(?![^>]* src=)|\son[a-z]+=|type="module"|javascript:/i);
			}
		}
	);

	test.each(POLICIES)('[P7] of %s judges every conduct as the whole policy does', (policy) => {
		const { edition, baseline, scenarios } = under(policy);
		for (const { scenario } of scenarios) {
			const conducts = conductsOf(scenario);
			const whole = standardFor(edition, baseline, { ...scenario, conducts });
			const lean = leanStandard(whole);
			for (const conduct of conducts) expect(judge(conduct, lean)).toEqual(judge(conduct, whole));
		}
	});
});

describe('[P9] what travels apart', () => {
	test.each(POLICIES)('under %s comes together again, each clause once', (policy) => {
		const { clauses, stories } = gathered(policy);
		const [first = expect.fail(), ...rest] = stories;
		const { policy: travelling, others } = parted(first, rest, clauses);
		const back = policyFrom(travelling, first);
		expect(back).toEqual(clauses);
		expect(others.map((story) => storyFrom(story, back))).toEqual(rest);
		const ids = new Set(clauses.map(({ id }) => id));
		const carried = [
			...Object.keys(first.standard.clauses).filter((id) => ids.has(id)),
			...travelling.flatMap((each) => (typeof each === 'string' ? [] : [each.id])),
			...others.flatMap(({ standard }) => Object.keys(standard.clauses).filter((id) => ids.has(id)))
		];
		expect(carried.sort()).toEqual([...ids].sort());
	});
});

describe('the zip', () => {
	const bytes = Buffer.from(packageOf(gathered('beckstone'), NO_PLAYER));

	test('[lms A2] holds deflated files alone: no folder, link, encryption, twin or Zip64', () => {
		const count = bytes.readUInt16LE(bytes.length - 22 + 10);
		let at = bytes.readUInt32LE(bytes.length - 22 + 16);
		const names: string[] = [];
		for (let index = 0; index < count; index++) {
			expect(bytes.readUInt32LE(at)).toBe(0x02014b50);
			expect([0, 8]).toContain(bytes.readUInt16LE(at + 10));
			expect(bytes.readUInt16LE(at + 8) & 1).toBe(0);
			expect(bytes.readUInt32LE(at + 38) >>> 28).not.toBe(0xa);
			const [name, extra, comment] = [28, 30, 32].map((field) => bytes.readUInt16LE(at + field));
			names.push(bytes.toString('utf8', at + 46, at + 46 + (name ?? 0)));
			expect(extra).toBe(0);
			at += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
		}
		expect(new Set(names).size).toBe(count);
		for (const name of names) expect(name).not.toMatch(/\.\.|^\/|\\|\/$/);
	});

	test('[lms A9] is far smaller than any platform’s limit, the player apart', () => {
		expect(bytes.length).toBeLessThan(100_000);
	});

	test('opens again to the same files', () => {
		const files = filesOf(gathered('beckstone'), NO_PLAYER);
		const found = unzipSync(new Uint8Array(bytes));
		expect(Object.keys(found)).toEqual(Object.keys(files));
		for (const [name, text] of Object.entries(files))
			expect(strFromU8(found[name] ?? new Uint8Array())).toBe(text);
	});
});

describe('a manifest', () => {
	test.each(SCORM)(
		'[lms B1] [lms B3] [lms B4] [lms B5] [lms M13] of %s as %s names its version exactly',
		(policy, format) => {
			const text = manifest(gathered(policy, { format }).course);
			const version = {
				scorm12: '1.2',
				'scorm2004-3': '2004 3rd Edition',
				'scorm2004-4': '2004 4th Edition',
				cmi5: ''
			}[format];
			expect(text).toMatch(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n<manifest /);
			expect(text).toContain(`<schema>ADL SCORM</schema>`);
			expect(text).toContain(`<schemaversion>${version}</schemaversion>`);
			expect(text).not.toContain('<!DOCTYPE');
			expect(text.includes('imscp_rootv1p1p2')).toBe(format === 'scorm12');
			expect(text.includes('adlcp_v1p3')).toBe(format !== 'scorm12');
		}
	);

	test.each(SCORM)(
		'[lms B6] [lms B8] [lms B12] of %s as %s has one organisation, one item and one SCO',
		(policy, format) => {
			const text = manifest(gathered(policy, { format }).course);
			expect(text.match(/<organization /g)).toHaveLength(1);
			expect(text.match(/<item /g)).toHaveLength(1);
			expect(text.match(/<resource /g)).toHaveLength(1);
			expect(text).toMatch(
				format === 'scorm12' ? /adlcp:scormtype="sco"/ : /adlcp:scormType="sco"/
			);
			expect(entry(text, /default="([^"]+)"/)).toBe(
				entry(text, /<organization identifier="([^"]+)"/)
			);
			expect(entry(text, /identifierref="([^"]+)"/)).toBe(
				entry(text, /<resource identifier="([^"]+)"/)
			);
			expect(text).toContain('isvisible="true"');
			expect(text).not.toMatch(/parameters=|xml:base/);
		}
	);

	test.each(SCORM)(
		'[lms B7] [lms M14] of %s as %s takes its names from words, the same in every edition',
		(policy, format) => {
			const { course } = gathered(policy, { format });
			const names = (text: string) =>
				[...text.matchAll(/identifier="([^"]+)"/g)].map(([, name]) => name ?? '');
			const now = names(manifest(course));
			const later = { ...course, edition: '2', editionHash: 'f'.repeat(64), title: 'Renamed' };
			expect(names(manifest(later))).toEqual(now);
			expect(new Set(now).size).toBe(now.length);
			for (const name of now) expect(name).toMatch(/^[a-z][a-z0-9-]{0,199}$/);
		}
	);

	test.each(EVERYTHING)(
		'[lms B9] [lms B11] [lms M3] of %s as %s leaves passing to the course',
		(policy, format) => {
			expect(manifest(gathered(policy, { format }).course)).not.toMatch(
				/master[yi]|minNormalizedMeasure|satisfiedByMeasure|completionThreshold/i
			);
		}
	);

	test('[lms B10] of SCORM 2004 says that the content sets completion and success', () => {
		for (const format of ['scorm2004-3', 'scorm2004-4']) {
			const text = manifest(gathered('beckstone', { format }).course);
			expect(text).toContain('completionSetByContent="true" objectiveSetByContent="true"');
			expect(text).toContain('<imsss:controlMode choice="true" flow="true"/>');
		}
	});

	test('[lms B13] [lms B14] [lms M16] [lms J10] asks for no launch data, metadata, address parameters or navigation', () => {
		for (const [policy, format] of SCORM)
			expect(manifest(gathered(policy, { format }).course)).not.toMatch(
				/datafromlms|<lom|parameters|adlnav|adl\.nav|adl\.data/i
			);
	});

	test.each(AWKWARD)('[lms B1] [lms B8] [lms M20] takes a school called %j', (school) => {
		for (const [policy, format] of EVERYTHING.slice(0, 4)) {
			const { course } = gathered(policy, { format });
			const text = manifest({ ...course, school, title: school });
			validate(format, text);
			for (const [, title = ''] of text.matchAll(/<title>([^<]*)<\/title>/g))
				expect([...title.replace(/&(amp|lt|gt|quot|apos);/g, '.')].length).toBeLessThanOrEqual(200);
			expect(text).not.toMatch(/<title>\s*<\/title>/);
		}
	});

	test.each(AWKWARD)('the pages of a package take a school called %j', (school) => {
		const whole = gathered('beckstone');
		const files = filesOf({ ...whole, course: { ...whole.course, school } }, NO_PLAYER);
		expect(files['index.html']).not.toMatch(/<b>tags/);
		expect(files['player.js']).not.toMatch(/<|\u2028/);
	});

	test('[lms L1] of cmi5 names course and unit by absolute addresses, and says when one moves on', () => {
		const text = manifest(gathered('beckstone', { format: 'cmi5' }).course);
		const ids = [...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id ?? '');
		expect(new Set(ids).size).toBe(2);
		for (const id of ids) expect(URL.canParse(id)).toBe(true);
		expect(text).toContain('moveOn="CompletedAndPassed"');
		expect(text).toContain('<url>index.html</url>');
		const other = gathered('beckstone', { format: 'cmi5', preset: 'completion-only' });
		expect(manifest(other.course)).toContain('moveOn="Completed"');
	});
});

test.each(EVERYTHING)(
	'[lms A7] a package of %s as %s names no schema file, and so lacks none',
	(policy, format) => {
		const files = filesOf(gathered(policy, { format }), NO_PLAYER);
		expect(Object.keys(files).filter((name) => /\.(xsd|dtd)$/.test(name))).toEqual([]);
		expect(files[Object.keys(files)[0] ?? '']).not.toMatch(/schemaLocation/);
	}
);

describe('the schemas of these tests', () => {
	test.each([
		['scorm12', 'adlcp:scormtype="sco"', 'adlcp:scormType="sco"'],
		['scorm12', '<title>', '<tittle>'],
		['scorm2004-3', 'flow="true"', 'flow="often"'],
		['scorm2004-4', ' identifier="clause', ' identifier="1 clause'],
		['cmi5', 'moveOn="CompletedAndPassed"', 'moveOn="Sometimes"'],
		['cmi5', '<url>index.html</url>', ''],
		['cmi5', ' id="https://clause', ' id="clause']
	] as const)('refuse %s with %s as %s', (format, right, wrong) => {
		const text = manifest(gathered('beckstone', { format }).course);
		expect(text).toContain(right);
		const closed = (part: string) => part.replace('<', '</');
		const broken = text.replaceAll(right, wrong).replaceAll(closed(right), closed(wrong));
		expect(() => validate(format, broken)).toThrow();
	});
});

test('[lms H1] [lms H3] the longest way through the whole course takes at most 1,000 characters to keep', () => {
	const stories = under('beckstone').scenarios.map(({ scenario }) => scenario);
	expect(stories).toHaveLength(5);
	// Three tries of each situation along its longest way, and a name of 60 letters that are not ASCII.
	expect(longestText(stories, 60)).toBeLessThanOrEqual(1_000);
	expect(longestText(stories)).toBeLessThanOrEqual(MOST_CHARACTERS);
});

describe('what cannot be packaged is refused', () => {
	test.each([
		[{ scenarios: [] }, 'no-situations', 'at least one'],
		[{ scenarios: ['pupil-folow'] }, 'scenario-unknown', 'pupil-follow'],
		[{ scenarios: ['../etc'] }, 'option-wrong', 'word id'],
		[{ format: 'scorm13' }, 'option-wrong', 'scorm2004-4'],
		[{ passMark: '60' }, 'pass-mark-lower', '80%'],
		[{ passMark: 'most' }, 'option-wrong', 'whole number'],
		[{ passMark: '101' }, 'option-wrong', '1 to 100'],
		[{ preset: 'blackbord' }, 'option-wrong', 'standard'],
		[{ onFail: 'passed' }, 'option-wrong', 'incomplete or failed'],
		[{ group: 'Tea cher' }, 'option-wrong', 'teacher']
	])('%j', (of, refused, because) => {
		expect(asked('beckstone', of)).toMatchObject({
			refused,
			because: expect.stringContaining(because) as string
		});
	});

	test('what may be chosen is kept: situations in the order of the course, a higher pass mark, no declaration', () => {
		const { course } = gathered('beckstone', {
			scenarios: ['journalist-inquiry', 'pupil-follow'],
			group: 'teacher',
			passMark: '90',
			declaration: false,
			preset: 'moodle'
		});
		expect(course.id).toBe('beckstone--teacher--pupil-follow--journalist-inquiry');
		expect(course.threshold.passMark).toEqual({ n: 90, d: 100 });
		expect(course.statements).toEqual([]);
		expect(course.reporting.capScore).toBe(true);
		expect(gathered('beckstone').course.id).toBe('beckstone');
	});
});
