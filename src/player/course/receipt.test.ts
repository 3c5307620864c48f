import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { standingsOf, type CourseLog } from '#domain/package/log.ts';
import { course, stories, tried, WELL } from '#domain/package/package.test-data.ts';
import { readReceipt, receiptCode } from '#domain/package/receipt.ts';
import { isRefusal } from '#domain/refusal.ts';
import { receiptOf, SIGNING } from './receipt.ts';

const AT = '2026-11-20T14:05:00.000Z';
const PASSED: CourseLog = { tries: [tried('story', WELL), tried('other-story', WELL)] };
const SIGNED: CourseLog = { ...PASSED, signed: { name: 'Žofia Hale', at: AT } };
const given = (log: CourseLog, of = course()) =>
	receiptOf(of, log, standingsOf(of, log, stories()));

test('a receipt is given for a course that is complete and signed, and for no other', () => {
	expect(given(PASSED)).toBeUndefined();
	expect(given({ ...SIGNED, tries: SIGNED.tries.slice(1) })).toBeUndefined();
	expect(given(PASSED, course({ statements: [] }))).toBeUndefined();
	expect(given(SIGNED)?.text).toContain('Name: Žofia Hale');
});

test('its code is the one that a server works out from the same facts', () => {
	const { code, text } = given(SIGNED) ?? { code: '', text: '' };
	const read = readReceipt(text);
	if (isRefusal(read)) throw new Error(read.because);
	const onServer = receiptCode(read.receipt, course().editionHash, (key, of) =>
		createHmac('sha256', key).update(of).digest()
	);
	expect(onServer).toBe(code);
});

test('the platform is told the code, and not the name', () => {
	const receipt = given(SIGNED);
	if (!receipt) throw new Error('There is a receipt.');
	const told = JSON.stringify(
		SIGNING.note(course(), SIGNED, standingsOf(course(), SIGNED, stories()), { at: AT, offset: 0 })
	);
	expect(told).toContain(receipt.code.toLowerCase());
	expect(told).not.toContain('Hale');
});
