import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NOW, made, scene, choice, story } from '../builders.test-data.ts';
import { NOTHING_DONE, type CourseLog } from './log.ts';
import { course, FIRST, ILL, SECOND, stories, tried, WELL } from './package.test-data.ts';
import { longestText, resumed, storiesIn, suspendText } from './suspend.ts';

const LOG: CourseLog = {
	tries: [tried('story', ILL), tried('other-story', WELL, 'later'), tried('story', [1])],
	signed: { name: 'Žofia O’Brien-Müller 👩‍🏫', at: NOW }
};
const write = (log: CourseLog, of = course()) => suspendText(of, log, stories());
const read = (text: string, of = course(), loaded = stories()) => resumed(of, text, loaded);

describe('what a platform keeps between visits', () => {
	test('[P4] is read back as the same log', () => {
		for (const log of [
			NOTHING_DONE,
			LOG,
			{ ...LOG, tries: [] },
			{ ...LOG, dropped: { story: 37 } }
		])
			expect(read(write(log))).toEqual({ log, changed: false });
	});

	test('[P4] [lms H2] any log of any choices, and any name, comes back the same', () => {
		fc.assert(
			fc.property(
				fc.array(fc.tuple(fc.constantFrom('story', 'other-story'), fc.array(fc.nat(2)))),
				fc.string({ unit: 'binary', maxLength: 40 }),
				(picks, name) => {
					const tries = picks.map(([scenario, way]) => tried(scenario, way));
					const log = { tries, signed: { name, at: NOW } };
					expect(made(read(write(log))).log).toEqual(log);
					expect(write(log)).toMatch(/^[A-Za-z0-9._-]+$/);
				}
			),
			{ seed: 20261120 }
		);
	});

	test('[P4] cut short anywhere, it is refused', () => {
		const text = write(LOG);
		for (let length = 0; length < text.length; length++)
			expect(read(text.slice(0, length))).toMatchObject({ refused: 'unreadable' });
	});

	test('[P4] with a single character changed, it is refused or is the same', () => {
		const text = write(LOG);
		for (let index = 0; index < text.length; index++)
			for (const other of ['0', 'z', '.', '-']) {
				const changed = text.slice(0, index) + other + text.slice(index + 1);
				if (changed !== text) expect(read(changed)).toMatchObject({ refused: 'unreadable' });
			}
	});

	test('[P4] foreign text is refused, and names no story', () => {
		for (const text of [
			'',
			' ',
			'{}',
			'null',
			'{"v":1}',
			'1',
			'1.',
			'x'.repeat(70_000),
			'1.abababab..0'
		])
			expect([read(text), storiesIn(course(), text)]).toMatchObject([
				{ refused: 'unreadable' },
				[]
			]);
		fc.assert(
			fc.property(fc.string(), (text) => {
				expect(read(text)).toMatchObject({ refused: 'unreadable' });
			}),
			{ seed: 20261120 }
		);
	});

	test('says which stories it needs before it can be read', () => {
		expect(storiesIn(course(), write(LOG))).toEqual(['story', 'other-story']);
		expect(storiesIn(course(), write({ tries: [tried('other-story', [])] }))).toEqual([
			'other-story'
		]);
	});

	test('[P5] a story that has changed is left out with its tries; the others stay', () => {
		const before = course();
		const [first, second] = before.situations;
		if (!first || !second) throw new Error('The course has two situations.');
		const after = course({ situations: [{ ...first, hash: 'ff'.repeat(32) }, second] });
		expect(read(write(LOG), after)).toEqual({
			log: { ...LOG, tries: [LOG.tries[1]] },
			changed: true
		});
	});

	test('[P5] a choice the story no longer offers is never guessed at', () => {
		const shorter = {
			...FIRST,
			scenario: {
				...FIRST.scenario,
				scenes: { ...FIRST.scenario.scenes, one: scene({ well: choice('fine', 'two') }) }
			}
		};
		expect(
			read(write({ tries: [tried('story', ILL)] }), course(), stories(shorter, SECOND))
		).toEqual({
			log: { tries: [] },
			changed: true
		});
	});

	test('[P5] under another edition the choices stay and the declaration has lapsed', () => {
		const after = course({ editionHash: 'cd'.repeat(32) });
		expect(read(write(LOG), after)).toEqual({ log: { tries: LOG.tries }, changed: true });
	});

	test('its longest length holds three tries of each story’s longest way and the longest name', () => {
		const longest = {
			tries: [1, 2, 3].flatMap(() => [tried('story', ILL), tried('other-story', ILL)]),
			signed: { name: '👩'.repeat(200), at: NOW }
		};
		const bound = longestText([FIRST.scenario, SECOND.scenario]);
		expect(write(longest).length).toBeLessThanOrEqual(bound);
		expect(bound - write(longest).length).toBeLessThan(280);
		expect(longestText([story()], 0)).toBeLessThan(95);
	});
});
