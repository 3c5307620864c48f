import { expect, test } from 'vitest';
import { isRefusal, refuse } from './refusal.ts';

test('a refusal is a value with a code to switch on and words for the person', () => {
	expect(refuse('too-late', 'It is too late.')).toEqual({
		refused: 'too-late',
		because: 'It is too late.'
	});
});

test('nothing else is taken for a refusal', () => {
	expect(isRefusal(refuse('no', 'No.'))).toBe(true);
	for (const value of [undefined, null, '', 'refused', 0, {}, [], { because: 'x' }])
		expect(isRefusal(value)).toBe(false);
});
