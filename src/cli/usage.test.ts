/**
 * How the command is used: what is wrong with a command line is said in our words, and the help is true.
 *
 * @module
 */
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { clause } from './clause.test-data.ts';
import { USAGE } from './usage.ts';

/** The content in use: the examples of the help are about it. */
const CONTENT = path.resolve(import.meta.dirname, '../..');

describe('wrong usage ends with 2, and says what is right', () => {
	test.for([
		['', 'Which command?'],
		['jugde', 'There is no command “jugde”. Did you mean “judge”?'],
		['export --policy willow', 'Missing: --format, --out.'],
		['judge --policy willow', 'Missing: --scenario.'],
		['walk --policy willow --scenario knock', 'Missing: --choose.'],
		['judge --polcy willow', 'There is no option “--polcy”. Did you mean “--policy”?'],
		['judge -x', 'There is no option “-x”.'],
		[
			'check everything',
			'“clause check” takes options only: nothing is done with the word “everything”.'
		],
		['check --json=yes', '“--json” takes no value: leave “=yes” out.'],
		['judge --policy', '“--policy” needs a value.'],
		['judge --conduct --json', '“--conduct” needs a value.'],
		['judge --conduct= --json', '“--conduct” has an empty value.'],
		['judge --policy a --policy b', '“--policy” is given twice, and only one could count.'],
		['backup', 'Missing: FILE.'],
		['backup one two', 'There is more than one FILE.'],
		['help jugde', 'There is no command “jugde”. Did you mean “judge”?']
	] as const)('“%s”', ([line, expected]) => {
		const { code, out, err } = clause(line);
		expect({ code, out }).toEqual({ code: 2, out: '' });
		expect(err.split('\n')[0]).toBe(expected);
		expect(err).toContain('Usage: clause');
	});

	test('an option that may be given more than once is', () => {
		const { err } = clause('export --scenario knock --scenario knock');
		expect(err).toContain('Missing: --policy, --format, --out.');
	});

	test('a value that looks like an option stands behind “=”', () => {
		const { code, err } = clause('judge --scenario knock --policy=-willow');
		expect({ code, err }).toEqual({
			code: 1,
			err: 'There is no policy “-willow”. Did you mean “willow”? The policies: good-practice, willow.\n'
		});
	});
});

describe('help', () => {
	test('lists the commands, and explains each', () => {
		for (const name of ['judge', 'walk', 'check']) {
			expect(clause('--help').out).toContain(`  ${name}`);
			expect(clause(`${name} --help`)).toMatchObject({ code: 0, err: '' });
			expect(clause(`${name} --help`).out).toContain(`Usage: clause ${name}`);
			expect(clause(`help ${name}`)).toEqual(clause(`${name} --help`));
			expect(clause(`${name} --polcy x --help extra`).out).toContain(`Usage: clause ${name}`);
		}
	});

	test.for(['judge', 'walk'] as const)('gives an example of %s that answers', (name) => {
		const line = USAGE[name].example.replace(/^clause /, '');
		const { code, out, err } = clause(`${line} --json`, CONTENT);
		expect({ code, err }).toEqual({ code: 0, err: '' });
		if (name === 'walk') expect(JSON.parse(out)).toMatchObject({ ended: true });
	});

	test('gives an example of check that answers', () => {
		expect(clause(USAGE.check.example.replace(/^clause /, '')).code).toBe(0);
	});
});
