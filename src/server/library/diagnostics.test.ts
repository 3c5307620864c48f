/**
 * Every code of the table is triggered by its example: at the place that was edited, with what was found and what
 * should stand there, a sentence and something to do.
 *
 * @module
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkContent } from './check.ts';
import { CODES } from './codes/codes.ts';
import { readLibrary } from './library.ts';
import { contentWith, SOUND } from './content.test-data.ts';
import { ELSEWHERE, TOLD } from './diagnostics.test-data.ts';
import type { Example } from './codes/row.ts';

const CODE = /\b(YA|FI|PO|RE|SC|WA|PR|ME)\d{3}\b/g;

describe('every diagnostic', () => {
	test.for(Object.entries(CODES).map(([code, { example }]) => [code, example] as const))(
		'%s is found by its example',
		([code, example]) => {
			const root = contentWith(example);
			const played = /^(WA|PR|ME)/.test(code);
			const { diagnostics } = played ? checkContent(root, () => 0) : readLibrary(root);
			const found = diagnostics.find((each) => each.code === code);
			expect(diagnostics.map((each) => each.code)).toContain(code);
			expect(found?.severity).toBe(CODES[code]?.severity);
			const { where, nearest } = found ?? {};
			expect([where, found?.found, ...(nearest === undefined ? [] : [nearest])]).toEqual(
				TOLD[code]
			);
			expect(placesOf(code, root, example)).toContain(`${found?.file}:${found?.line}`);
			if (nearest !== undefined) expect(found?.says).toContain(`Did you mean “${nearest}”?`);
			for (const text of [found?.says, found?.expected, found?.doThis]) {
				expect(text).toMatch(/\S/);
				expect(text).not.toMatch(/[{}]\w*[{}]|undefined|\[object/);
			}
		}
	);

	test('that the sources report stands in the table', () => {
		const reported = ['../../domain', '.'].flatMap((folder) => {
			const root = path.resolve(import.meta.dirname, folder);
			return readdirSync(root, { recursive: true, encoding: 'utf8' })
				.filter((file) => file.endsWith('.ts') && !file.includes('.test'))
				.flatMap((file) => readFileSync(path.join(root, file), 'utf8').match(CODE) ?? []);
		});
		expect([...new Set(reported)].filter((code) => !Object.hasOwn(CODES, code))).toEqual([]);
	});
});

/** Where an example may be told: on the lines that were edited, or at the one place that is named for it. */
function placesOf(code: string, root: string, example: Example): readonly string[] {
	const elsewhere = ELSEWHERE[code];
	if (elsewhere !== undefined) return [elsewhere];
	const { file, text = '', instead, also = [] } = example;
	if (instead === undefined) return [`${file}:1`, `${file}:${text.trimEnd().split('\n').length}`];
	const whole = readFileSync(path.join(root, file), 'utf8');
	return [text, ...also.map(([, to]) => to)].flatMap((each) => {
		const places: string[] = [];
		if (each === '') return places;
		for (let at = whole.indexOf(each); at >= 0; at = whole.indexOf(each, at + 1)) {
			const first = whole.slice(0, at).split('\n').length;
			const lines = each.trimEnd().split('\n').length;
			for (let line = first; line < first + lines; line++) places.push(`${file}:${line}`);
		}
		return places;
	});
}

test('the sound content has nothing wrong with it', () => {
	const { diagnostics, scenarios, policies, walks } = checkContent(SOUND, () => 0);
	expect(diagnostics).toEqual([]);
	expect({ scenarios: scenarios.length, policies, walks }).toEqual({
		scenarios: 1,
		policies: 2,
		walks: 3
	});
});
