import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NOW } from '../builders.test-data.ts';
import { evidenceOf, hash, KEY, MEANS, NEXT_KEY, signedBy } from './evidence.test-data.ts';
import { headOf, keyOfChain } from './link.ts';
import {
	checkSeal,
	headBeside,
	readSeal,
	SEAL_FORMAT,
	sealText,
	type PackSeal,
	type Sealed
} from './pack-seal.ts';

const EVIDENCE = evidenceOf(3);
const STANDS_ON = keyOfChain(EVIDENCE.links) ?? '';
const FILES = ['read-me.txt', 'summary.pdf', 'staff.csv', 'evidence.json'].map((name) => ({
	name,
	hash: hash(name)
}));

function sealedWith(key: string, more: Partial<Sealed> = {}): PackSeal {
	const head = headOf(EVIDENCE.links);
	const what: Sealed = {
		...{ school: EVIDENCE.school, name: 'Larkfield', on: '2026-11-28', made: NOW, files: FILES },
		...(head && { head }),
		...more
	};
	return {
		...{ format: SEAL_FORMAT, version: 1, key, signature: signedBy(key, sealText(what, hash)) },
		...what
	};
}

const SEAL = sealedWith(STANDS_ON);
const codes = (seal: PackSeal, files = FILES, evidence: typeof EVIDENCE | undefined = EVIDENCE) =>
	checkSeal(seal, files, evidence, MEANS).map(({ code, says }) => [code, says.split(' ')[0]]);

describe('a pack', () => {
	test('[E16] as it was made fits its seal, with a chain and without one', () => {
		expect(codes(SEAL)).toEqual([]);
		expect(checkSeal(SEAL, FILES, undefined, MEANS)).toEqual([]);
		expect(checkSeal(SEAL, [...FILES].reverse(), EVIDENCE, MEANS)).toEqual([]);
	});

	test('[E16] whichever file is changed, taken out or put in, it is found and named', () => {
		fc.assert(
			fc.property(fc.nat(FILES.length - 1), fc.string(), (at, other) => {
				const { name = '' } = FILES[at] ?? {};
				const changed = FILES.map((each, n) =>
					n === at ? { name, hash: hash(`x${other}`) } : each
				);
				expect(codes(SEAL, changed)).toEqual([['file-changed', name]]);
				const without = FILES.filter((_, n) => n !== at);
				expect(codes(SEAL, without)).toEqual([['file-missing', name]]);
				const added = [...FILES, { name: `x-${name}`, hash: hash(other) }];
				expect(codes(SEAL, added)).toEqual([['file-added', `x-${name}`]]);
			})
		);
	});

	test('[E16] with a file in it twice is found, though one of the two is as it was', () => {
		const twice = [...FILES, { name: 'staff.csv', hash: hash('other') }];
		expect(codes(SEAL, twice)).toEqual([['file-added', 'staff.csv']]);
		expect(codes(SEAL, [...twice].reverse()).map(([code]) => code)).toEqual([
			...['file-added', 'file-changed']
		]);
	});

	test.each([
		['school', { school: 'other' }],
		['name', { name: 'Other' }],
		['day', { on: '2026-11-27' }],
		['time', { made: '2026-11-27T10:00:00.000Z' }],
		['head', { head: { n: 2, hash: hash('other') } }],
		['list of files', { files: FILES.slice(1) }]
	])('[E16] whose seal was given another %s is found', (_, more) => {
		expect(codes({ ...SEAL, ...more })).toContainEqual(['seal-changed', 'The']);
	});

	test('[E16] that somebody sealed with a key of their own is found beside the school’s chain', () => {
		const [forged, older] = [hash('a key of their own'), KEY].map((key) => sealedWith(key));
		expect(codes(forged as PackSeal)).toEqual([['seal-not-ours', 'The']]);
		// An older key of the chain signs nothing any more.
		expect(STANDS_ON).toBe(NEXT_KEY);
		expect(codes(older as PackSeal)).toEqual([['seal-not-ours', 'The']]);
	});

	test('[E16] of a school where nothing was ever signed has no chain to compare with', () => {
		expect(codes(SEAL, FILES, { ...EVIDENCE, links: [], details: [] })).toEqual([]);
	});
});

test('a head that was written down is compared with the one in the seal, where both are of one link', () => {
	const { n = 0, hash: is = '' } = SEAL.head ?? {};
	expect(headBeside(SEAL, { n, hash: is.slice(0, 8) })).toBe('fits');
	expect(headBeside(SEAL, { n, hash: '00000000' })).toBe('differs');
	expect(headBeside(SEAL, { n: n - 1, hash: is })).toBe('cannot-be-compared');
});

describe('a seal', () => {
	test('[E9] is read as it was written', () => {
		expect(readSeal(JSON.stringify(SEAL))).toEqual(SEAL);
	});

	test.each([
		['{', 'cut short'],
		['null', 'another kind'],
		['{"format":"x"}', 'another kind'],
		[JSON.stringify({ ...SEAL, version: 2 }), 'newer'],
		[JSON.stringify({ ...SEAL, school: 1 }), 'which school'],
		[JSON.stringify({ ...SEAL, head: { n: '1' } }), 'head'],
		[JSON.stringify({ ...SEAL, files: {} }), 'list the files'],
		[JSON.stringify({ ...SEAL, files: [{ name: 'x' }] }), 'list the files'],
		[JSON.stringify({ ...SEAL, key: 'x' }), 'not signed'],
		[JSON.stringify({ ...SEAL, signature: '' }), 'not signed']
	])('[E9] %# is refused with what is wrong with it', (text, why) => {
		expect(readSeal(text)).toMatchObject({
			refused: 'seal-unreadable',
			because: expect.stringContaining(why) as string
		});
	});
});
