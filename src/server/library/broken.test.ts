/**
 * Whatever happens to a file by accident, checking content answers with diagnostics and does not throw.
 *
 * @module
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkContent } from './check.ts';
import { contentWith, SOUND } from './content.test-data.ts';

const FILES = [
	'policies/good-practice/policy.yaml',
	'policies/good-practice/readings/knock.yaml',
	'policies/willow/policy.yaml',
	'policies/willow/readings/knock.yaml',
	'scenarios/knock/scenario.yaml',
	'scenarios/knock/walks.yaml'
];
const SCRAPS = [
	'',
	'\t',
	':',
	'- ',
	'  ',
	'"',
	'{',
	']',
	'&a ',
	'*a',
	'!!',
	'|',
	'null',
	'7',
	'__proto__',
	'\u0000'
];

/** An accident: a line lost, doubled or moved, or a scrap in the middle of one. */
const accident = fc.record({
	file: fc.constantFrom(...FILES),
	kind: fc.constantFrom('lose', 'double', 'move', 'scrap', 'word'),
	at: fc.nat(2_000),
	to: fc.nat(2_000),
	scrap: fc.constantFrom(...SCRAPS)
});

test('accidents to a file are told with a line, and never thrown', () => {
	const root = contentWith();
	fc.assert(
		fc.property(accident, ({ file, kind, at, to, scrap }) => {
			const text = readFileSync(path.join(SOUND, file), 'utf8');
			const lines = text.split('\n');
			const [from, other] = [at % lines.length, to % lines.length];
			const line = lines[from] ?? '';
			const middle = to % (line.length + 1);
			if (kind === 'lose') lines.splice(from, 1);
			if (kind === 'double') lines.splice(from, 0, line);
			if (kind === 'move') lines.splice(other, 0, ...lines.splice(from, 1));
			if (kind === 'scrap') lines[from] = line.slice(0, middle) + scrap + line.slice(middle);
			if (kind === 'word') lines[from] = line.replace(/[a-z]+(?=\W*$)/, scrap);
			writeFileSync(path.join(root, file), lines.join('\n'));
			try {
				for (const { line: told, says } of checkContent(root, () => 0).diagnostics) {
					expect(told).toBeGreaterThan(0);
					expect(says).toMatch(/\S/);
				}
			} finally {
				writeFileSync(path.join(root, file), text);
			}
		}),
		{ seed: 1811, numRuns: 60 }
	);
});
