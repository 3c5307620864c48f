/**
 * The reference of diagnostics in docs/ is the table, and drift is found.
 *
 * @module
 */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { diagnosticsPage, PAGE } from '../../../scripts/reference.ts';

test('the reference says what the table says; else run “npx tsx scripts/reference.ts”', () => {
	expect(readFileSync(PAGE, 'utf8')).toBe(diagnosticsPage());
});
