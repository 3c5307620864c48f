import fc from 'fast-check';
import { expect, test } from 'vitest';
import { apart, together, type Apart } from './apart.ts';

test('[P9] texts stand together, and names stay where they were', () => {
	const content = { title: 'A parent asks', slug: 'ask', notes: [{ says: 'Do tell.' }, 4, false] };
	expect(apart(content)).toEqual({
		texts: '|A parent asks|Do tell.',
		rest: { title: null, slug: 'ask', notes: [{ says: null }, 4, false] }
	});
});

test('[P9] the mark between texts is one that none of them has', () => {
	const content = { a: 'Either | or', b: 'Braces } too', c: 'And ~ those' };
	expect(apart(content).texts.charAt(0)).toBe('\u007f');
	expect(together(apart(content))).toEqual(content);
	expect(together(apart({ a: 'no-text' }))).toEqual({ a: 'no-text' });
});

test('[P9] what was taken apart comes together as it was, in the same order', () => {
	const json = fc.jsonValue().filter((value) => !JSON.stringify(value).includes('null'));
	fc.assert(
		fc.property(fc.dictionary(fc.string(), json), (content) => {
			const whole = together(JSON.parse(JSON.stringify(apart(content))) as Apart);
			expect(JSON.stringify(whole)).toBe(JSON.stringify(content));
		}),
		{ seed: 20261120 }
	);
});
