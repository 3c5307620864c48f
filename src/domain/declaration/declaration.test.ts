import { describe, expect, test } from 'vitest';
import { edition, made, NOW } from '../builders.test-data.ts';
import { isRefusal } from '../refusal.ts';
import { ratio } from '../units.ts';
import { declarationText, sign, signedFor, statementsOf, type ToSign } from './declaration.ts';

const PASSED = { scenario: 'story', attempt: 'attempt-1', score: ratio(5, 6) };
const OWN = edition({
	declaration: [
		{ says: 'I have read it.', clauses: ['sample/1'] },
		{ says: 'I will keep to it.', clauses: [] }
	]
});

function toSign(more: Partial<ToSign> = {}): ToSign {
	return {
		edition: OWN,
		editionHash: 'hash-1',
		school: 'sample-school',
		behind: [PASSED],
		signed: [],
		...more
	};
}

function code(answer: unknown): unknown {
	return isRefusal(answer) ? (answer as { refused: string }).refused : answer;
}

describe('what is signed', () => {
	test('[D1] [D3] the statements verbatim, with the edition, its hash and the attempts behind', () => {
		expect(sign(toSign(), 'Ada Sample', NOW, 'declaration-1')).toEqual({
			id: 'declaration-1',
			at: NOW,
			method: 'typed-name',
			name: 'Ada Sample',
			school: 'sample-school',
			policy: 'sample',
			title: 'Sample Policy',
			edition: '1',
			editionHash: 'hash-1',
			statements: ['I have read it.', 'I will keep to it.'],
			attempts: [PASSED]
		});
	});

	test("[D1] the policy's own statements, else the product's, which name the edition", () => {
		expect(statementsOf(OWN)).toEqual(['I have read it.', 'I will keep to it.']);
		const ours = statementsOf(edition());
		expect(ours).toHaveLength(5);
		expect(ours[0]).toContain('Sample Policy');
		expect(ours[0]).toContain('edition 1');
	});

	test('[D1] what was signed does not change when the statements do', () => {
		const before = made(sign(toSign(), 'Ada Sample', NOW, 'declaration-1'));
		const text = declarationText(before);
		made(sign(toSign({ edition: edition(), editionHash: 'hash-2' }), 'Ada Sample', NOW, 'd-2'));
		expect(declarationText(before)).toBe(text);
	});
});

describe('who may sign, and when', () => {
	test.each([
		['nothing was passed', []],
		['the only scenario is not passed', [undefined]],
		['one of two is not passed', [PASSED, undefined]]
	])('[D2] not while %s', (_, behind) => {
		expect(code(sign(toSign({ behind }), 'Ada Sample', NOW, 'd'))).toBe('not-passed');
	});

	test('[D2] that it is too early is said before anything about the name', () => {
		expect(code(sign(toSign({ behind: [] }), '', NOW, 'd'))).toBe('not-passed');
	});

	test('[D3] once for an edition; another edition is signed again', () => {
		const first = made(sign(toSign(), 'Ada Sample', NOW, 'd-1'));
		const signed = [first];
		expect(code(sign(toSign({ signed }), 'Ada Sample', NOW, 'd-2'))).toBe('already-signed');
		const next = toSign({ signed, editionHash: 'hash-2' });
		expect(made(sign(next, 'Ada Sample', NOW, 'd-2')).editionHash).toBe('hash-2');
		expect(signedFor(signed, 'hash-1')).toBe(first);
		expect(signedFor(signed, 'hash-2')).toBeUndefined();
	});
});

describe('the name', () => {
	test.each([
		'Ada Sample',
		'Žofia Nováková-Ďurišová',
		'Ó Briain',
		'نمونه احمدی',
		'דוגמה כהן',
		'见本',
		'X Æ 12',
		'Ada 🌿 Sample',
		'<script>alert(1)</script>',
		'=1+1',
		'می\u200cنا نمونه',
		'\u{20000}'.repeat(200)
	])('[D4] is kept as it was typed: %s', (name) => {
		expect(made(sign(toSign(), name, NOW, 'd')).name).toBe(name);
	});

	test('[D4] loses the spaces at either end, and letters are composed', () => {
		expect(made(sign(toSign(), '  Ada  Sample\u00a0\n', NOW, 'd')).name).toBe('Ada  Sample');
		expect(made(sign(toSign(), 'Z\u030cofia', NOW, 'd')).name).toBe('\u017dofia');
	});

	test.each([
		['name-missing', ''],
		['name-missing', ' \t\n\u00a0'],
		['name-too-long', 'a'.repeat(201)],
		['name-too-long', 'Ada '.repeat(2500)],
		['name-too-long', '🌿'.repeat(10_000)],
		['name-unreadable', '🌿🌿'],
		['name-unreadable', '.-.'],
		['name-unreadable', '\u200b\u200d'],
		['name-unreadable', 'Ada\u0000Sample'],
		['name-unreadable', 'Ada\nSample'],
		['name-unreadable', 'Ada\tSample'],
		['name-unreadable', 'Ada\u001b[31mSample'],
		['name-unreadable', 'Ada\u2028Sample'],
		['name-unreadable', 'Ada \u202eelpmaS'],
		['name-unreadable', 'Ada \u2066Sample'],
		['name-unreadable', 'Ada \ud800Sample']
	])('[D4.1] is refused as %s: %j', (expected, name) => {
		expect(code(sign(toSign(), name, NOW, 'd'))).toBe(expected);
	});

	test('[D4.1] of exactly 200 characters is taken', () => {
		expect(made(sign(toSign(), 'a'.repeat(200), NOW, 'd')).name).toHaveLength(200);
	});
});
