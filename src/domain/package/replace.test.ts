import { describe, expect, test } from 'vitest';
import { canReplace, type PackageAbout } from './replace.ts';

const OLD: PackageAbout = {
	course: 'beckstone',
	format: 'scorm12',
	editionHash: 'a'.repeat(64),
	edition: '1',
	passMark: 80,
	declaration: true,
	situations: [
		{ slug: 'one', hash: '1'.repeat(64), title: 'The first' },
		{ slug: 'two', hash: '2'.repeat(64), title: 'The second' }
	]
};
const [ONE, TWO] = OLD.situations;
if (!ONE || !TWO) throw new Error('Two situations.');
const next = (over: Partial<PackageAbout>) => canReplace(OLD, { ...OLD, ...over });

describe('a package can take another’s place', () => {
	test('[P8] when it is the same, or only the policy’s edition, a new situation or an easier mark is another', () => {
		expect(next({})).toEqual({ answer: 'replace', because: [] });
		for (const over of [
			{ editionHash: 'b'.repeat(64), edition: '2' },
			{ situations: [ONE, TWO, { slug: 'three', hash: '3'.repeat(64), title: 'The third' }] },
			{ passMark: 75 },
			{ declaration: false }
		])
			expect(next(over)).toMatchObject({
				answer: 'replace',
				because: [expect.stringMatching(/./) as string]
			});
	});

	test('[P8] not while somebody may be in a situation that has changed or is gone, or more is asked', () => {
		for (const [over, because] of [
			[{ situations: [ONE, { ...TWO, hash: '9'.repeat(64) }] }, 'The second'],
			[{ situations: [ONE] }, 'The second'],
			[{ passMark: 90 }, '90%']
		] as const)
			expect(next(over)).toMatchObject({
				answer: 'replace-after',
				because: [expect.stringContaining(because) as string]
			});
		expect(canReplace({ ...OLD, declaration: false }, OLD).answer).toBe('replace-after');
	});

	test('[P8] never when a platform would file it under another name or standard', () => {
		expect(next({ course: 'kingsley' }).answer).toBe('add-as-new');
		expect(next({ format: 'cmi5', situations: [] })).toMatchObject({
			answer: 'add-as-new',
			because: [expect.stringContaining('cmi5') as string]
		});
	});
});
