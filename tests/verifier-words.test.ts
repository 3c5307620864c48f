import { expect, test } from 'vitest';
import { check } from '../src/domain/evidence/check.ts';
import { evidenceOf, MEANS } from '../src/domain/evidence/evidence.test-data.ts';
import { FORMAT, type EvidenceFile } from '../src/domain/evidence/evidence-file.ts';
import { sayResult } from '../src/verifier/words.ts';

/** What the verifier says of so many declarations, some of which are not held. */
function said(declarations: number, removed = 0, more: Partial<EvidenceFile> = {}): string {
	const evidence = evidenceOf(declarations);
	const details = evidence.details.slice(removed);
	const head = { format: FORMAT, version: 1, name: 'Larkfield', made: '2026-11-20T09:30:00.000Z' };
	const file = { ...head, ...evidence, details, ...more } as EvidenceFile;
	return sayResult(file, check(file, [], MEANS), [], MEANS.hash).lines.join('\n');
}

test('the verifier counts one as one, and says what the links are of', () => {
	expect(said(1)).toContain('2 links: 1 declaration and 1 key. The last is link 2, ');
	expect(said(1)).toContain('1 declaration fits its link.');
	expect(said(3)).toContain('5 links: 3 declarations and 2 keys.');
	expect(said(3)).toContain('3 declarations fit their links.');
});

test('the verifier says of what is not held how much of it was erased, as far as it is known', () => {
	expect(said(2, 1)).toContain('1 declaration is not in this file: erased, or removed. Link 2.');
	expect(said(2, 1, { erased: 1 })).toContain('1 declaration is not in this file: erased. Link 2.');
	expect(said(3, 2, { erased: 1 })).toContain(
		'2 declarations are not in this file: 1 erased, the others removed or changed. Links 2, 3.'
	);
});

test('the verifier counts what was linked late as one or more', () => {
	const none = check(evidenceOf(3), [], MEANS);
	const file = {
		...evidenceOf(3),
		format: FORMAT,
		version: 1,
		name: 'L',
		made: ''
	} as EvidenceFile;
	const late = (numbers: readonly number[]) =>
		sayResult(file, { ...none, late: numbers }, [], MEANS.hash).lines.join('\n');
	expect(late([3])).toContain('1 declaration was linked later than it was signed. Link 3.');
	expect(late([2, 3])).toContain(
		'2 declarations were linked later than they were signed. Links 2, 3.'
	);
});
