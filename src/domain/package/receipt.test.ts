import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { made } from '../builders.test-data.ts';
import { readReceipt, receiptCode, receiptText, sameCode, type Receipt } from './receipt.ts';

const RECEIPT: Receipt = {
	name: 'Žofia O’Brien-Müller',
	school: 'Sample School & Nursery',
	course: 'sample-social-media',
	edition: '1',
	score: 92,
	at: '2026-11-20T14:05:33.000Z'
};
const EDITION = 'ab'.repeat(32);

/** Not cryptography: different texts give different bytes, which is all these tests need. */
const digest = (key: string, text: string) => {
	const bytes = new Uint8Array(32);
	let hash = 7;
	for (const [index, each] of [...`${key}|${text}`].entries()) {
		hash = (Math.imul(hash, 31) + (each.codePointAt(0) ?? 0) + index) >>> 0;
		bytes[index % 32] = ((bytes[index % 32] ?? 0) + hash + (hash >>> 13)) & 255;
	}
	for (let round = 0; round < 64; round++) {
		hash = (Math.imul(hash, 31) + (bytes[round % 32] ?? 0)) >>> 0;
		bytes[round % 32] = (hash ^ (hash >>> 11)) & 255;
	}
	return bytes;
};
const code = (over: Partial<Receipt> = {}, edition = EDITION) =>
	receiptCode({ ...RECEIPT, ...over }, edition, digest);

describe('a completion receipt', () => {
	test('[P6] has a code of twelve characters that are not mistaken for one another', () => {
		expect(code()).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/);
		expect(code()).toBe(code());
	});

	test('[P6] any other fact, or another edition, has another code; seconds do not matter', () => {
		const others = [
			code({ name: 'Zofia O’Brien-Müller' }),
			code({ school: 'Sample School' }),
			code({ course: 'other-social-media' }),
			code({ edition: '2' }),
			code({ score: 93 }),
			code({ at: '2026-11-20T14:06:00.000Z' }),
			code({}, 'cd'.repeat(32))
		];
		expect(others).not.toContain(code());
		expect(new Set(others).size).toBe(others.length);
		expect(code({ at: '2026-11-20T14:05:00.000Z' })).toBe(code());
	});

	test('[P6] is read back from its text, however it was copied', () => {
		const text = receiptText(RECEIPT, code());
		const printed = { ...RECEIPT, at: '2026-11-20T14:05:00.000Z' };
		for (const pasted of [text, text.replaceAll('\n', '\r\n'), `Dear office,\n\n${text}\n\nBest`]) {
			const read = made(readReceipt(pasted));
			expect(read.receipt).toEqual(printed);
			expect(sameCode(read.code, code(read.receipt))).toBe(true);
		}
	});

	test('[P6] any name that can be signed comes back, and its code fits', () => {
		const names = fc
			.string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
			.map((name) => name.replace(/[\p{C}\p{Z}]+/gu, ' ').trim())
			.filter((name) => name !== '');
		fc.assert(
			fc.property(names, (name) => {
				const read = made(readReceipt(receiptText({ ...RECEIPT, name }, code({ name }))));
				expect(sameCode(read.code, code(read.receipt))).toBe(true);
			}),
			{ seed: 20261120 }
		);
	});

	test('a missing line is named', () => {
		const lines = receiptText(RECEIPT, code()).split('\n');
		for (const left of lines.slice(1)) {
			const answer = readReceipt(lines.filter((line) => line !== left).join('\n'));
			expect(answer).toMatchObject({ refused: 'receipt-unreadable' });
			expect(answer).toHaveProperty('because', expect.stringContaining(left.split(':')[0] ?? ''));
		}
		expect(readReceipt('x'.repeat(100_000))).toMatchObject({ refused: 'receipt-unreadable' });
	});

	test('a code is the same to a reader in small letters, without hyphens, with O for 0', () => {
		expect(sameCode('7K3Q-M9P2-A401', '7k3qm9p2a4oi')).toBe(true);
		expect(sameCode('7K3Q-M9P2-A401', '7K3Q-M9P2-A402')).toBe(false);
	});
});
