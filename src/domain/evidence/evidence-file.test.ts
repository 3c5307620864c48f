import { describe, expect, test } from 'vitest';
import { NOW } from '../builders.test-data.ts';
import { codeText, readCode, showCode } from './certificate.ts';
import { evidenceOf } from './evidence.test-data.ts';
import { FORMAT, readEvidence, readHead } from './evidence-file.ts';

const FILE = {
	format: FORMAT,
	version: 1,
	name: 'Larkfield',
	made: NOW,
	...evidenceOf(3)
} as const;
const read = (over: object) => readEvidence(JSON.stringify({ ...FILE, ...over }));

describe('an evidence file', () => {
	test('[E9] is read as it was written', () => {
		expect(read({})).toEqual(FILE);
	});

	test.each([
		['', 'cut short'],
		[JSON.stringify(FILE).slice(0, -1), 'cut short'],
		['[]', 'another kind'],
		['null', 'another kind'],
		['{"format":"x"}', 'another kind'],
		[JSON.stringify({ ...FILE, version: 2 }), 'newer'],
		[JSON.stringify({ ...FILE, school: 1 }), 'school'],
		[JSON.stringify({ ...FILE, links: {} }), 'link'],
		[JSON.stringify({ ...FILE, links: [{ ...FILE.links[0], hash: 'A' }] }), 'link'],
		[JSON.stringify({ ...FILE, links: [{ ...FILE.links[0], kind: 'x' }] }), 'link'],
		[JSON.stringify({ ...FILE, details: [{ salt: '' }] }), 'declaration'],
		[JSON.stringify({ ...FILE, details: [{ ...FILE.details[0], what: null }] }), 'declaration']
	])('[E9] %# is refused with what is wrong with it', (text, why) => {
		expect(readEvidence(text)).toMatchObject({
			refused: 'evidence-unreadable',
			because: expect.stringContaining(why) as string
		});
	});
});

describe('a head that is typed', () => {
	test('is read with and without spaces, short or whole', () => {
		expect(readHead(' 214 ', '3F2A 91bc 07de…')).toEqual({ n: 214, hash: '3f2a91bc07de' });
	});

	test.each([
		['', '3f2a91bc'],
		['0', '3f2a91bc'],
		['2.5', '3f2a91bc'],
		['214', '3f2a91b'],
		['214', 'not digits at all'],
		['214', '0'.repeat(65)]
	])('%j %j is refused', (number, digits) => {
		expect(readHead(number, digits)).toMatchObject({ refused: 'head-unreadable' });
	});
});

describe('the code of a certificate', () => {
	const link = { n: 12, hash: 'ab'.repeat(32) };
	const code = { school: 'larkfield', n: 12, hash: 'ab'.repeat(8), signature: '0f'.repeat(64) };

	test('[E10] is read alone, in capitals, in its address, and broken over lines', () => {
		const text = showCode({ school: 'larkfield', ...link, signature: code.signature });
		for (const typed of [
			text,
			text.toUpperCase(),
			`https://training.example/verify?certificate=${text}`,
			`${text.slice(0, 40)}\n  ${text.slice(40)}\n`
		])
			expect(readCode(typed)).toEqual(code);
		expect(codeText('larkfield', link)).toBe(
			'clause-and-effect certificate larkfield.12.abababababababab'
		);
	});

	test.each([
		'',
		'larkfield.12',
		`larkfield.0.${'ab'.repeat(8)}.${'0f'.repeat(64)}`,
		'../etc.1.2.3'
	])('[E10] %j is refused', (typed) => {
		expect(readCode(typed)).toMatchObject({ refused: 'certificate-unreadable' });
	});
});
