/**
 * The conversion of registers into policy files, on tables small enough to read here.
 *
 * @module
 */

import { describe, expect, test } from 'vitest';
import { RegisterFault } from '../../scripts/registers/fault.ts';
import { withClauses, withList, withReadings } from '../../scripts/registers/files.ts';
import { provisionsOf } from '../../scripts/registers/provisions.ts';
import { listedUnder, readingsOf } from '../../scripts/registers/readings.ts';
import { cellsOf } from '../../scripts/registers/table.ts';
import { inWords, namesOf, reworded } from '../../scripts/registers/wording.ts';

const beckstone = { slug: 'beckstone', prefix: 'beckstone', called: 'Beckstone' };
const HEADER =
	'| Id | Section reference | Line | Addressee | Modality | Conduct, in plain words | Conditions and exceptions | Consequence stated | Tags |\n|---|---|---|---|---|---|---|---|---|';
const ROW =
	'| beckstone/4.1 | 4 → Terms, bullet 1 | 7 | all staff, pupils | must-not | Open a \\| pipe. | – | See `beckstone/4.2` | scope, tone |';
const SECOND =
	'| beckstone/4.2 | 4 → Terms, bullet 2 | 8 | all staff | consequence | It is serious. | – | – | scope |';
const KNOWN = new Set(['beckstone/4.1', 'beckstone/4.2']);

const provisions = (...rows: readonly string[]) =>
	provisionsOf(beckstone, 'beckstone.md', ['# Register', '', HEADER, ...rows].join('\n'));
const judged = (...rows: readonly string[]) =>
	readingsOf(
		'README.md',
		[
			'#### S2 at Beckstone',
			'',
			'| Conduct | Judgement | Provisions | Reason |',
			'|---|---|---|---|',
			...rows
		].join('\n'),
		KNOWN
	);

describe('a provision row', () => {
	test('becomes a clause, with pipes unescaped, lists split and dashes left out', () => {
		const [clause] = provisions(ROW, SECOND);
		expect(clause).toMatchObject({
			id: 'beckstone/4.1',
			ref: '4 → Terms, bullet 1',
			binds: ['all staff', 'pupils'],
			force: 'must-not',
			says: 'Open a | pipe.',
			consequence: 'See `beckstone/4.2`',
			topics: ['scope', 'tone']
		});
		expect(clause).not.toHaveProperty('conditions');
	});

	test('keeps an escaped pipe inside its cell', () => {
		expect(cellsOf('| a \\| b | `c` | – |')).toEqual(['a | b', '`c`', '–']);
	});

	test.each([
		['row-malformed', '| beckstone/4.3 | too | short |', 'beckstone.md:5: the row'],
		['row-malformed', '| beckstone/4.3 | not closed', 'is not closed'],
		['force-unknown', SECOND.replace('consequence', 'ought'), 'the modality “ought”'],
		['id-malformed', SECOND.replace('beckstone/4.2', 'grange/4.2'), '“grange/4.2”'],
		['cell-empty', SECOND.replace('It is serious.', '–'), 'has no “says”']
	])('is refused as %s: %s', (code, row, says) => {
		expect(faultOf(() => provisions(row))).toMatchObject({
			code,
			message: expect.stringContaining(says) as string
		});
	});

	test('is refused when its id stands there twice, naming the first line', () => {
		const fault = faultOf(() => provisions(ROW, ROW));
		expect(fault?.code).toBe('id-duplicate');
		expect(fault?.message).toBe(
			'beckstone.md:6: the id “beckstone/4.1” stands in line 5 already; expected every id once'
		);
	});
});

describe('a judgement row', () => {
	const row = '| `refuse` | compliant | `beckstone/4.1`, `beckstone/4.2` | Because it is. |';

	test('becomes a reading of its scenario', () => {
		expect(judged(row)[0]).toMatchObject({
			policy: 'beckstone',
			scenario: 'pupil-follow',
			conduct: 'refuse',
			judgement: 'compliant',
			clauses: ['beckstone/4.1', 'beckstone/4.2'],
			because: 'Because it is.',
			readers: 3
		});
	});

	test.each([
		['judgement-unknown', row.replace('compliant', 'fine'), 'the judgement “fine”'],
		['clause-unknown', row.replace('4.2', '9.9'), '`beckstone/9.9`'],
		['clause-missing', '| `refuse` | breach | – | Why. |', 'names no provision'],
		['conduct-malformed', '| refuse | not-addressed | – | Why. |', '“refuse” is not a conduct']
	])('is refused as %s: %s', (code, wrong, says) => {
		expect(faultOf(() => judged(wrong))).toMatchObject({
			code,
			message: expect.stringContaining(says) as string
		});
	});

	test('is refused when the conduct is judged twice', () => {
		expect(faultOf(() => judged(row, row))?.code).toBe('reading-duplicate');
	});

	test('is refused when the overview of its situation says something else', () => {
		const overview = [
			'### S2. A pupil wants to connect',
			'',
			'| Conduct | What | Beckstone |',
			'|---|---|---|',
			'| `refuse` | Refuse. | risky |',
			'',
			'#### S2 at Beckstone',
			'',
			'| Conduct | Judgement | Provisions | Reason |',
			'|---|---|---|---|',
			row
		].join('\n');
		const fault = faultOf(() => readingsOf('README.md', overview, KNOWN));
		expect(fault?.code).toBe('overview-differs');
		expect(fault?.message).toContain('README.md:5');
	});
});

describe('words for a learner', () => {
	const rows = provisions(ROW, SECOND);
	const names = namesOf(rows);

	test('name a clause by its reference', () => {
		expect(inWords('Insults are worse (`beckstone/4.2`).', names)).toBe(
			'Insults are worse (4, Terms, bullet 2).'
		);
	});

	test.each([
		'Expressly forbidden (child rule).',
		'Expressly forbidden; the child rule makes it serious.',
		'Expressly forbidden; serious by the child rule.'
	])('say what the child rule is: %s', (text) => {
		expect(inWords(text, names)).toBe(
			"Expressly forbidden; private contact with a child counts as serious whatever the document's own grade."
		);
	});

	test('replace what points at a neighbour, and refuse once those words have gone', () => {
		const rewording = ['beckstone/4.1', 'consequence', 'See `beckstone/4.2`', 'Serious'] as const;
		expect(reworded(rows, names, [rewording])[0]?.consequence).toBe('Serious');
		const stale = ['beckstone/4.1', 'consequence', 'See above', 'Serious'] as const;
		expect(faultOf(() => reworded(rows, names, [stale]))?.code).toBe('rewording-stale');
	});
});

describe('running the conversion again', () => {
	const [reading] = judged('| `refuse` | compliant | `beckstone/4.1` | The register says so. |');
	const readings = reading === undefined ? [] : [reading];
	const page = `scenario: pupil-follow
readings:
  # Read again in May.
  refuse:
    judgement: breach
    clauses: [beckstone/4.2]
    because: You did well.
    readers: 3

  wave-back:
    judgement: risky
    clauses: [beckstone/4.1]
    because: Our own.
    readers: 1
`;

	test('replaces judgement and clauses, and keeps reasons, comments and readings of our own', () => {
		const again = withReadings('pupil-follow.yaml', page, 'pupil-follow', readings);
		expect(again).toBe(
			page.replace('breach', 'compliant').replace('[beckstone/4.2]', '[beckstone/4.1]')
		);
	});

	test('changes nothing the second time', () => {
		const once = withReadings('pupil-follow.yaml', '', 'pupil-follow', readings);
		expect(once).toContain('because: The register says so.');
		expect(withReadings('pupil-follow.yaml', once, 'pupil-follow', readings)).toBe(once);
	});

	test('replaces the clauses of a policy and keeps its header and its comments', () => {
		const header = '# Kept by hand.\npolicy: beckstone\npass-mark: 9/10\nclauses: []\n';
		const once = withClauses('policy.yaml', header, provisions(ROW, SECOND));
		expect(once).toContain('# Kept by hand.\npolicy: beckstone\npass-mark: 9/10\n');
		const noted = once.replace(
			'    force: must-not',
			'    # See the minutes.\n    force: must-not'
		);
		expect(withClauses('policy.yaml', noted, provisions(ROW, SECOND))).toBe(noted);
		expect(withClauses('policy.yaml', noted, provisions(SECOND))).not.toContain('must-not');
	});

	test('keeps the reason that stands in one of the short lists', () => {
		const listed = listedUnder(
			'The safeguarding floor',
			'good-practice.md',
			[
				'## The safeguarding floor',
				'',
				'| Conduct | Situation | Why |',
				'|---|---|---|',
				'| `keep-going`, with a child in the story | S0 | The register says so. |',
				'| `pose-as-child` | S2 | New. |'
			].join('\n')
		);
		const header =
			'policy: good-practice\nfloor:\n  - conduct: keep-going\n    when: child\n    because: In our words.\n';
		const once = withList('policy.yaml', header, 'floor', listed);
		expect(once).toContain('because: In our words.');
		expect(once).toContain('because: New.');
		expect(once).not.toContain('The register says so.');
	});

	test('refuses a policy file that is not YAML, naming it', () => {
		expect(() => withClauses('policy.yaml', 'policy: [', [])).toThrow(/^policy\.yaml: /);
	});
});

function faultOf(work: () => unknown): RegisterFault | undefined {
	try {
		work();
	} catch (fault) {
		if (fault instanceof RegisterFault) return fault;
		throw fault;
	}
	return undefined;
}
