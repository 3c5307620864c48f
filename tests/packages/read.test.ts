import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { receiptCode, receiptText, type Receipt } from '#domain/package/receipt.ts';
import { packageOf } from '#server/package/build.ts';
import { checkReceipt, digest } from '#server/package/receipts.ts';
import { readPackage } from '#server/package/read.ts';
import { gathered, LIBRARY, NO_PLAYER } from './content.ts';

const zip = (files: Readonly<Record<string, string>>) =>
	zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));

describe('a package that is uploaded', () => {
	test('says what it is', () => {
		expect(
			readPackage(packageOf(gathered('kingsley', { format: 'cmi5' }), NO_PLAYER))
		).toMatchObject({
			course: 'kingsley',
			format: 'cmi5',
			declaration: true,
			passMark: 80
		});
	});

	test.each([
		['nothing', new Uint8Array(), 'not-a-zip'],
		['a picture', strToU8('\u0089PNG\r\n' + 'x'.repeat(500)), 'not-a-zip'],
		['a zip cut short', packageOf(gathered('kingsley'), NO_PLAYER).slice(0, 5_000), 'not-a-zip'],
		['something enormous', new Uint8Array(3_000_001), 'zip-too-large'],
		['a name that leads out', zip({ '../../etc/passwd': 'x', 'about.json': '{}' }), 'zip-unsafe'],
		['a name from the root', zip({ '/etc/passwd': 'x' }), 'zip-unsafe'],
		['a Windows name', zip({ 'a\\b': 'x' }), 'zip-unsafe'],
		[
			'too many files',
			zip(Object.fromEntries(Array.from({ length: 2_001 }, (_, at) => [`f${at}`, '']))),
			'zip-unsafe'
		],
		['somebody else’s package', zip({ 'imsmanifest.xml': '<manifest/>' }), 'not-ours'],
		[
			'a forged one',
			zip({ 'about.json': '{"madeWith":"Clause & Effect","version":1}' }),
			'not-ours'
		],
		['one that is no JSON', zip({ 'about.json': '<' }), 'not-ours']
	])('%s is refused', (_, bytes, refused) => {
		expect(readPackage(bytes)).toMatchObject({ refused });
	});
});

describe('a receipt that is checked', () => {
	const { course } = gathered('beckstone');
	const receipt: Receipt = {
		name: 'Robin Hale',
		school: course.school,
		course: course.id,
		edition: course.edition,
		score: 92,
		at: '2026-11-20T14:05:00.000Z'
	};
	const text = receiptText(receipt, receiptCode(receipt, course.editionHash, digest));

	test('fits as it was printed, and not with any fact changed', () => {
		expect(checkReceipt(text, LIBRARY)).toMatchObject({ state: 'fits' });
		for (const [was, now] of [
			['Robin Hale', 'Robin Hall'],
			['92%', '93%'],
			['14:05', '14:06'],
			['Beckstone', 'Bexstone']
		] as const)
			expect(checkReceipt(text.replace(was, now), LIBRARY)).toMatchObject({
				state: 'does-not-fit'
			});
	});

	test('of an edition or a course this server does not know is said to be that', () => {
		expect(checkReceipt(text.replace('Edition: 1', 'Edition: 7'), LIBRARY)).toMatchObject({
			state: 'edition-unknown'
		});
		expect(
			checkReceipt(text.replace('Course: beckstone', 'Course: elsewhere'), LIBRARY)
		).toMatchObject({
			state: 'edition-unknown'
		});
		expect(checkReceipt('Hello', LIBRARY)).toMatchObject({ refused: 'receipt-unreadable' });
	});
});
