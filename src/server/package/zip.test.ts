import { createHash } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { zipOf } from './zip.ts';

const FILES = {
	'empty.txt': '',
	'notes/short.txt': 'Find me in class.',
	'notes/Größe.txt': 'שלום 👩‍🏫',
	'long.js': 'A choice is judged by the policy. '.repeat(2_000)
};

test('[lms A2] a zip opens again to the same files, whatever their names and texts', () => {
	const found = unzipSync(zipOf(FILES));
	expect(Object.entries(found).map(([name, bytes]) => [name, strFromU8(bytes)])).toEqual(
		Object.entries(FILES)
	);
});

test('[lms A10] the same files give the same bytes on any machine', () => {
	expect(createHash('sha256').update(zipOf(FILES)).digest('hex')).toBe(
		'aa9565c719d04b41bbae1acbacba3f19d926290ad75e7dcdca9a797fe08dac18'
	);
});

test('[lms A2] what was packed ahead is put behind what is made for a package, and opens with it', () => {
	const text = 'A choice is judged by the policy. '.repeat(500);
	const deflated = deflateRawSync(text, { level: 1 });
	const files = { 'alone.js': text, 'both.js': `var it="שלום";\n${text}`, 'none.js': `${text}!` };
	const zip = zipOf(files, [
		{ text: '', deflated: deflateRawSync('') },
		{ text, deflated }
	]);
	const found = Object.entries(unzipSync(zip));
	expect(found.map(([name, bytes]) => [name, strFromU8(bytes)])).toEqual(Object.entries(files));
	const first = Buffer.from(zip).indexOf(deflated);
	expect([first, Buffer.from(zip).indexOf(deflated, first + 1)]).not.toContain(-1);
});

test('[lms A2] nothing stands in it that an old program cannot unpack', () => {
	const bytes = Buffer.from(zipOf({ 'a.txt': 'a' }));
	expect(bytes.readUInt16LE(4)).toBe(20);
	expect(bytes.readUInt16LE(6)).toBe(0);
	expect(bytes.readUInt16LE(8)).toBe(8);
	expect(bytes.readUInt16LE(28)).toBe(0);
});
