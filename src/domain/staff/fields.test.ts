import { expect, test } from 'vitest';
import { dayFrom, dayShort } from './dates.ts';
import { emailFrom, keyOf, letterBoxFrom, nameFrom, normal, staffNumberFrom } from './fields.ts';
import { groupFrom, groupNear } from './group-words.ts';
import { GROUPS } from './groups.ts';

test('[S10] a name is kept as written but for its spaces, in one composed form', () => {
	expect(nameFrom('  Zoe\u0308   van\tder\n Berg ')).toBe('Zoë van der Berg');
	expect(nameFrom('שרה  כהן')).toBe('שרה כהן');
	expect(nameFrom('\u202eelgnissaM\u202c Tarn')).toBe('elgnissaM Tarn');
	expect(nameFrom('Ms 👩🏽‍🏫 Fenn')).toBe('Ms 👩🏽‍🏫 Fenn');
	expect(nameFrom('=HYPERLINK("http://x")')).toBe('=HYPERLINK("http://x")');
	expect(normal('a\u0000b\ud83d')).toBe('a b');
});

test('[S10] what cannot be seen makes no other name and no other address; joiners stay', () => {
	expect(nameFrom('Robin \u200b Ha\u00adle\u200f\u061c\u2060')).toBe('Robin Hale');
	expect(nameFrom('\ufeffRobin Hale')).toBe('Robin Hale');
	expect(emailFrom('robin\u200b@larkfield.example')).toBe('robin@larkfield.example');
	expect(nameFrom('می\u200cخواهم')).toBe('می\u200cخواهم');
});

test('[S10] a name has up to 200 characters, counted as characters and not as bytes', () => {
	expect(nameFrom('界'.repeat(200))).toBe('界'.repeat(200));
	expect(nameFrom('🦉'.repeat(200))).toBe('🦉'.repeat(200));
	expect(nameFrom('🦉'.repeat(201))).toMatchObject({ refused: 'too-long' });
	expect(nameFrom(' \t ')).toMatchObject({ refused: 'missing' });
});

test('[S11] an e-mail address is kept in lower case', () => {
	expect(emailFrom(' Robin.Hale@Larkfield.SCH.uk ')).toBe('robin.hale@larkfield.sch.uk');
	expect(emailFrom("o'brien+staff@a-b.example")).toBe("o'brien+staff@a-b.example");
});

test.each([
	'robin',
	'robin@larkfield',
	'robin@@x.example',
	'a b@x.example',
	'a@x.example; b@x.example',
	'Robin <r@x.example>',
	'a@x..example',
	'@x.example',
	'a@x.example,',
	''
])('[S11] “%s” is not one e-mail address', (text) => {
	expect(emailFrom(text)).toMatchObject({ refused: 'not-an-email' });
});

test.each([
	'josé@escuela.example',
	'robin@schüle.example',
	'robin@school.example9',
	'robin@school.xn--p1ai',
	'r&d@school.example',
	'.robin@school.example',
	'robin..hale@school.example',
	"robin'@school.example",
	'robin@-school.example'
])('[S27] “%s” is an address, and none that anybody signs in with', (text) => {
	expect(emailFrom(text)).toMatchObject({ refused: 'not-for-signing-in' });
	expect(letterBoxFrom(text)).toBe(text);
});

test('[S11] an address or number that is too long is refused', () => {
	expect(emailFrom(`${'a'.repeat(250)}@x.example`)).toMatchObject({ refused: 'too-long' });
	expect(staffNumberFrom('7'.repeat(41))).toMatchObject({ refused: 'too-long' });
	expect(staffNumberFrom(' 00 42 ')).toBe('00 42');
});

test.each([
	['01/09/2026', '2026-09-01'],
	['1/9/2026', '2026-09-01'],
	['01-09-2026', '2026-09-01'],
	['01.09.2026', '2026-09-01'],
	['2026-09-01', '2026-09-01'],
	['2026/9/1', '2026-09-01'],
	['2026-09-01T00:00:00', '2026-09-01'],
	['2026-09-01T00:00:00.000Z', '2026-09-01'],
	['01/09/2026 00:00:00', '2026-09-01'],
	['01/09/2026 12:00 AM', '2026-09-01'],
	['1 Sep 2026', '2026-09-01'],
	['1st September 2026', '2026-09-01'],
	['01-Sept-2026', '2026-09-01'],
	['Tuesday, 1 September 2026', '2026-09-01'],
	['29/02/2024', '2024-02-29'],
	[' 29 Feb 2000 ', '2000-02-29']
])('[S12] “%s” is read', (text, day) => {
	expect(dayFrom(text)).toBe(day);
});

test.each([
	['01/09/26', 'two-digit-year'],
	['1 Sep 26', 'two-digit-year'],
	['09/23/2026', 'month-first'],
	['29/02/2026', 'no-such-day'],
	['29/02/1900', 'no-such-day'],
	['31/04/2026', 'no-such-day'],
	['00/01/2026', 'no-such-day'],
	['13/13/2026', 'no-such-day'],
	['01/09/0026', 'no-such-day'],
	['01/09/2206', 'no-such-day'],
	['46266', 'not-a-date'],
	['September', 'not-a-date'],
	['1 Foo 2026', 'not-a-date'],
	['tbc', 'not-a-date'],
	['', 'not-a-date'],
	['1'.repeat(50_000), 'not-a-date']
])('[S12] “%s” is refused: %s', (text, refused) => {
	expect(dayFrom(text)).toMatchObject({ refused, because: expect.stringMatching(/\.$/) as string });
});

test('a day is shown as a UK form has it', () => {
	expect(dayShort('2026-09-01')).toBe('01/09/2026');
});

test('[S13] a group is found by its name, its id and the words of school offices', () => {
	for (const [group, name] of Object.entries(GROUPS)) {
		expect(groupFrom(name)).toBe(group);
		expect(groupFrom(` ${name.toUpperCase()} `)).toBe(group);
		expect(groupFrom(group)).toBe(group);
	}
	expect(groupFrom('H.L.T.A.')).toBeUndefined();
	expect(groupFrom('HLTA')).toBe('teaching-assistant');
	expect(groupFrom('Class  Teachers')).toBe('teacher');
	expect(groupFrom('Caretaker')).toBe('site');
	expect(groupFrom('constructor')).toBeUndefined();
});

test('[S13] a near miss suggests a group and is none', () => {
	expect(groupFrom('Techer')).toBeUndefined();
	expect(groupNear('Techer')).toBe('teacher');
	expect(groupNear('Midday supervsor')).toBe('midday-supervisor');
	expect(groupNear('Astronaut in residence')).toBeUndefined();
});

test('names are compared without capitals, and in either order', () => {
	expect(keyOf('HALE, Robin')).toBe(keyOf('Robin Hale'));
	expect(keyOf('Hale, Robin, Dr')).not.toBe(keyOf('Robin Hale'));
});
