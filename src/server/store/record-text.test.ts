import { expect, test } from 'vitest';
import { RecordText } from './record-text.ts';
import { aDeclaration, anAttempt, aPerson, aSchool, oneMoreChoice } from './sample-records.ts';

const ended = [anAttempt(3, { id: 'first' }), anAttempt(4, { id: 'second' })];

test('a record is told as JSON.stringify tells it, whatever came before it', () => {
	const text = new RecordText();
	let person = aPerson({ name: 'Zoë “Z” O’Hara\n', attempts: ended, leftOn: '2027-01-01' });
	expect(text.of(person, person)).toBe(JSON.stringify(person));
	for (const next of [
		oneMoreChoice('decline')(person),
		{ ...person, attempts: [...ended, anAttempt(0, { id: 'third' })] },
		{ ...person, attempts: ended.toReversed() },
		{ ...person, declarations: [aDeclaration()] },
		aPerson()
	]) {
		expect(text.of(next, person)).toBe(JSON.stringify(next));
		expect(text.of(next, next)).toBe(JSON.stringify(next));
		person = next;
	}
	const school = aSchool();
	expect(text.of(school, { ...school, name: 'Another' })).toBe(JSON.stringify(school));
});

test('what is in the same place but another object is told anew', () => {
	const text = new RecordText();
	const before = aPerson({ attempts: ended });
	text.of(before, before);
	const after = { ...before, attempts: [anAttempt(2, { id: 'first' }), ...ended.slice(1)] };
	expect(JSON.parse(text.of(after, before))).toEqual(after);
});

test('more records than are remembered are told as well', () => {
	const text = new RecordText();
	for (let index = 0; index < 10_100; index++) {
		const person = aPerson({ attempts: [anAttempt(1, { id: `attempt-${index}` })] });
		if (index % 5_000 < 3 || index > 10_090)
			expect(text.of(person, person)).toBe(JSON.stringify(person));
		else text.of(person, person);
	}
});
