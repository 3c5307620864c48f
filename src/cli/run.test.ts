/**
 * The command, run in this process over the sound content of the tests.
 *
 * @module
 */
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { contentWith, SOUND } from '#server/library/content.test-data.ts';
import { clause, json } from './clause.test-data.ts';

const open = 'judge --policy willow --scenario knock --conduct open-the-door';

describe('judge', () => {
	test('answers one conduct with exactly the keys that scripts rely on', () => {
		const clauses = [
			{
				id: 'willow/2.1',
				ref: '2. Doors, ¶1',
				force: 'must',
				says: 'Open the door when somebody knocks.'
			}
		];
		expect(json(open)).toEqual({
			code: 0,
			value: {
				conduct: 'open-the-door',
				judgement: 'compliant-best',
				clauses,
				because: 'The door is opened, as laid down.',
				source: 'policy',
				policyJudgement: 'compliant-best',
				policyClauses: clauses,
				policyBecause: 'The door is opened, as laid down.',
				floor: false,
				scored: true
			}
		});
	});

	test('[J1] names good practice where the policy is silent', () => {
		const line = 'judge --policy willow --scenario knock --conduct listen-well';
		expect(json(line).value).toMatchObject({
			judgement: 'compliant-best',
			source: 'good-practice',
			policyJudgement: 'not-addressed',
			policyClauses: []
		});
		expect(clause(line).out).toContain('The policy does not say; good practice does.');
	});

	test('[G3] [G4] says what is on the floor and what is not scored', () => {
		const { value } = json('judge --policy willow --scenario knock');
		const all = value as readonly { conduct: string; floor: boolean; scored: boolean }[];
		expect(all.filter(({ floor }) => floor).map(({ conduct }) => conduct)).toEqual([
			'shout-through'
		]);
		expect(all.filter(({ scored }) => !scored).map(({ conduct }) => conduct)).toEqual([
			'write-to-paper'
		]);
	});

	test('without a conduct lists every conduct of the scenario in file order', () => {
		const { value } = json('judge --policy good-practice --scenario knock');
		expect((value as readonly { conduct: string }[]).map(({ conduct }) => conduct)).toEqual([
			'stay-silent',
			'open-the-door',
			'shout-through',
			'say-sorry',
			'talk-over',
			'listen-well',
			'write-to-paper',
			'say-goodbye'
		]);
	});

	test('shows people every clause with its force', () => {
		const { out } = clause('judge --policy willow --scenario knock');
		expect(out).toContain('Staff must not: Shout through a door.');
		expect(out).toContain('Staff must: Open the door when somebody knocks.');
		expect(out).not.toContain('\u001B');
		expect(clause(open, SOUND, true).out).toContain('\u001B[');
	});

	test.for([
		['--policy wilow --scenario knock', 'policy-unknown', 'willow'],
		['--policy willow --scenario knok', 'scenario-unknown', 'knock'],
		['--policy willow --scenario knock --conduct open-door', 'conduct-unknown', 'open-the-door'],
		['--policy ../../x --scenario knock', 'policy-unknown', undefined],
		['--policy willow --scenario __proto__', 'scenario-unknown', undefined],
		['--policy willow --scenario knock --conduct constructor', 'conduct-unknown', undefined]
	] as const)('refuses %s', ([words, refused, nearest]) => {
		const { code, value } = json(`judge ${words}`);
		expect(code).toBe(1);
		expect(value).toMatchObject({ refused, ...(nearest && { nearest }) });
		expect(Object.hasOwn(value as object, 'nearest')).toBe(nearest !== undefined);
		const { code: same, out, err } = clause(`judge ${words}`);
		expect({ same, out }).toEqual({ same: 1, out: '' });
		expect(err).toContain((value as { because: string }).because);
	});
});

describe('walk', () => {
	const line =
		'walk --policy willow --scenario knock --who parent --choose wait,sorry,interrupt,leave';

	test('answers with exactly the keys that scripts rely on', () => {
		const { code, value } = json(line);
		const { decisions, ...rest } = value as { decisions: readonly Record<string, unknown>[] };
		expect({ code, ...rest }).toEqual({
			code: 0,
			ended: true,
			ending: 'street',
			score: 0,
			fraction: '0/6',
			passed: false,
			why: 'below-pass-mark',
			who: 'parent'
		});
		expect(decisions[0]).toEqual({
			scene: 'door',
			choice: 'wait',
			conduct: 'stay-silent',
			judgement: 'breach',
			clauses: [
				{
					id: 'willow/2.1',
					ref: '2. Doors, ¶1',
					force: 'must',
					says: 'Open the door when somebody knocks.'
				}
			],
			points: 0,
			of: 2,
			counted: true
		});
		expect(decisions[1]).toMatchObject({ scene: 'street-door', points: 0, of: 0, counted: false });
	});

	test('begins by the first way in when none is named, and says so', () => {
		const { value } = json('walk --policy willow --scenario knock --choose open,listen');
		expect(value).toMatchObject({
			who: 'parent',
			ended: false,
			ending: null,
			score: 1,
			fraction: '4/4',
			passed: false,
			why: 'not-ended'
		});
		expect(clause('walk --policy willow --scenario knock --choose open').out).toContain(
			'as parent'
		);
	});

	test('tells people the outcome and why', () => {
		expect(clause(line).out).toContain('Not passed: 0/6 (0%), below the pass mark');
		const passing = line.replace('wait,sorry,interrupt,leave', 'open,listen,wave');
		expect(clause(passing).out).toContain('Passed: 6/6 (100%)');
	});

	test.for([
		['--choose opne', 'choice-not-offered', 'open'],
		['--choose open,listen,wave,open', 'attempt-ended', undefined],
		['--who strangr --choose open', 'way-in-unknown', 'stranger']
	] as const)('refuses %s', ([words, refused, nearest]) => {
		const { code, value } = json(`walk --policy willow --scenario knock ${words}`);
		expect(code).toBe(1);
		expect(value).toMatchObject({ refused, ...(nearest && { nearest }) });
	});

	test('lists what is offered when a choice is not', () => {
		const { err } = clause('walk --policy willow --scenario knock --choose open,jump');
		expect(err).toBe('“talk” does not offer “jump”. It offers: interrupt, listen.\n');
	});
});

describe('check', () => {
	test('counts what is there, and finds nothing wrong with sound content', () => {
		expect(json('check')).toEqual({
			code: 0,
			value: {
				scenarios: 1,
				policies: 2,
				clauses: 4,
				readings: 11,
				walks: 3,
				paths: 96,
				measures: [
					{
						scenario: 'knock',
						readingAge: 5.5,
						meanSentence: 4,
						longestSentence: 12,
						giveaway: {
							first: { count: 0, scenes: 4, policy: 'good-practice' },
							longest: { count: 0, scenes: 4, policy: 'good-practice' }
						},
						decisions: { shortest: 3, typical: 3, longest: 4 },
						words: 214,
						minutes: { stated: 3, measured: 2 }
					}
				],
				errors: [],
				warnings: [],
				singleReader: []
			}
		});
		expect(clause('check').out).toContain('Every file is in order.');
	});

	test('measures each scenario for people in one line', () => {
		expect(clause('check').out).toContain(
			'  reading age 5.5; sentences of 4 words, the longest 12; ' +
				'the best choice first in 0 of 4 scenes, longest in 0 of 4; ' +
				'3 to 4 decisions, typically 3; 2 minutes (says 3)\n'
		);
	});

	test('ends with 1 and names the file where there is nothing to check', () => {
		const { code, out } = clause(`check --root ${path.join(SOUND, 'policies')}`);
		expect(code).toBe(1);
		expect(out).toContain('policies:1');
		const { value } = json(`check --root ${path.join(SOUND, 'policies')}`);
		const [first] = (value as { errors: readonly object[] }).errors;
		expect(first).toEqual({
			code: 'FI012',
			file: 'policies',
			line: 1,
			where: '',
			says: 'There is no folder “policies” in the content root.',
			found: 'policies',
			expected: 'a folder of this name',
			doThis: 'Check the content root (--root), or create the folder.'
		});
	});

	test('tells scripts and people all of a finding, errors before warnings', () => {
		const root = contentWith(
			{
				file: 'policies/willow/policy.yaml',
				instead: 'policy: willow',
				text: '\uFEFFpolicy: willow'
			},
			{ file: 'scenarios/knock/walks.yaml', instead: 'ends: home', text: 'ends: hoem' }
		);
		expect(json(`check --root ${root}`)).toMatchObject({
			code: 1,
			value: {
				errors: [
					{
						code: 'WA004',
						file: 'scenarios/knock/walks.yaml',
						line: 5,
						where: '0.ends',
						says: 'The walk expects to end at “hoem”, which is not an ending. Did you mean “home”?',
						found: 'hoem',
						expected: 'one of: street, home',
						nearest: 'home',
						doThis: 'Correct the name.'
					}
				],
				warnings: [{ code: 'YA007', found: 'U+FEFF' }]
			}
		});
		const { out } = clause(`check --root ${root}`);
		expect(out.indexOf('error WA004')).toBeLessThan(out.indexOf('warning YA007'));
		expect(out).toContain('To do: Correct the name.');
	});
});
