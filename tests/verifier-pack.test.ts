/**
 * What the verifier makes of a whole pack: one as it was downloaded, and one that somebody touched.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { check } from '../src/domain/evidence/check.ts';
import { headOf, type Head } from '../src/domain/evidence/link.ts';
import { checkSeal } from '../src/domain/evidence/pack-seal.ts';
import { isRefusal } from '../src/domain/refusal.ts';
import { MEANS } from '../src/server/evidence/keys.ts';
import { packOf } from '../src/server/pack/pack.ts';
import { signDeclaration } from '../src/server/training/declaring.ts';
import { done, passed, second, trainingAt } from '../src/server/training/training.test-data.ts';
import { openFile } from '../src/verifier/opening.ts';
import { sayPack, sayUnsealed } from '../src/verifier/pack-words.ts';
import { sayResult } from '../src/verifier/words.ts';

type Files = Record<string, Uint8Array>;

let at: Awaited<ReturnType<typeof trainingAt>>;
let named: Files;
let nameless: Files;
let head: Head;

beforeAll(async () => {
	at = await trainingAt('beckstone');
	await passed(at);
	done(await signDeclaration(at.training, at.school, at.person, 'Robin Hale', second(999)));
	const asked = { on: '2026-11-21', now: '2026-11-21T10:00:00.000Z' };
	const files = async (withNames: boolean) => {
		const pack = packOf(
			at.training,
			at.school,
			{ ...asked, named: withNames },
			() => '<!doctype html>'
		);
		return unzipSync(new Uint8Array(await new Response(pack.bytes).arrayBuffer()));
	};
	[named, nameless] = [await files(true), await files(false)];
	head = headOf(at.training.evidence.links(at.school.id)) ?? { n: 0, hash: '' };
});

const hash = (bytes: Uint8Array) => bytesToHex(sha256(bytes));

/** The pack with names, and one file less. */
const without = (name: string): Files =>
	Object.fromEntries(Object.entries(named).filter(([each]) => each !== name));

/** What the verifier says of a zip of these files. */
function said(zip: Uint8Array | Files, heads: readonly Head[] = []) {
	const opened = openFile(zip instanceof Uint8Array ? zip : zipSync(zip), hash);
	if (isRefusal(opened)) return { tone: 'refused', title: opened.because, lines: [] };
	const { evidence } = opened;
	const chain = evidence && sayResult(evidence, check(evidence, heads, MEANS), heads, MEANS.hash);
	if (opened.kind === 'pack') {
		const findings = checkSeal(opened.seal, opened.files, evidence, MEANS);
		return sayPack(opened.seal, findings, chain, heads, MEANS.hash);
	}
	if (!chain) throw new Error('It has neither a chain nor a seal.');
	return opened.kind === 'unsealed-pack' ? sayUnsealed(chain) : chain;
}

describe('[E16] a pack with names', () => {
	test('as it was downloaded is whole, and with its head beyond doubt', () => {
		expect(said(named)).toMatchObject({
			tone: 'careful',
			title: 'No file was changed. The chain is whole in itself.'
		});
		expect(said(named, [head])).toMatchObject({
			tone: 'calm',
			title: 'No file was changed. The chain is whole, and fits the head you typed in.'
		});
		expect(said(named).lines[0]).toMatch(
			/^9 files, as things stood on 21 November 2026, sealed on 21 November 2026, 10:00 UTC with the key /
		);
	});

	test.each(['staff.csv', 'summary.pdf', 'pack.json', 'read-me.txt', 'evidence.json'])(
		'in which %s was changed is told from it, whatever head is typed',
		(name) => {
			const text = strFromU8(named[name] ?? new Uint8Array(), true);
			const changed = strToU8(
				text.replace('Larkfield', 'Larkfeild').replace('Robin', 'Robyn'),
				true
			);
			const other = hash(changed) === hash(named[name] ?? new Uint8Array());
			const files = { ...named, [name]: other ? strToU8(`${text} `, true) : changed };
			const { tone, title, lines } = said(files, [head]);
			expect([tone, title]).toEqual(['wrong', 'This pack was changed.']);
			expect(lines[0]).toBe(`${name} is not as it was when the pack was made.`);
		}
	);

	test('from which the seal was taken is no proof of its other files', () => {
		const { tone, lines } = said(without('seal.json'), [head]);
		expect(tone).toBe('careful');
		expect(lines[0]).toContain('only the chain in it was checked');
	});

	test('from which a file was taken, or into which one was put, is told from it', () => {
		expect(said(without('staff.csv')).lines[0]).toBe('staff.csv was taken out of the pack.');
		expect(said({ ...named, 'staff-2.csv': strToU8('x') }).lines[0]).toBe(
			'staff-2.csv was put into the pack.'
		);
		expect(said(without('evidence.json'))).toMatchObject({
			tone: 'wrong',
			title: 'This pack was changed.'
		});
	});
});

describe('[E16] a pack without names', () => {
	test('is checked by its seal, and by a head of the same link', () => {
		expect(said(nameless)).toMatchObject({
			tone: 'careful',
			title: 'No file was changed since the pack was sealed.'
		});
		expect(said(nameless, [head])).toMatchObject({
			tone: 'calm',
			title: 'No file was changed, and the head is the one you typed in.'
		});
		expect(said(nameless, [{ ...head, hash: '00000000' }])).toMatchObject({
			tone: 'wrong',
			title: 'The head is not the one you typed in.'
		});
		expect(said(nameless, [{ ...head, n: 1 }]).lines[0]).toContain('they cannot be compared');
		expect(strFromU8(nameless['seal.json'] ?? new Uint8Array())).not.toMatch(/Robin|robin-hale/);
	});

	test('in which a number was changed is told from it', () => {
		const text = strFromU8(nameless['pack.json'] ?? new Uint8Array()).replace('1', '2');
		const { tone, lines } = said({ ...nameless, 'pack.json': strToU8(text) }, [head]);
		expect([tone, lines[0]]).toEqual([
			'wrong',
			'pack.json is not as it was when the pack was made.'
		]);
	});
});

describe('what is no pack', () => {
	test.each([
		['a zip that is cut short', () => zipSync(named).subarray(0, 5000), 'cut short or damaged'],
		['another zip', () => zipSync({ 'a.txt': strToU8('a') }), 'another zip'],
		['a picture', () => strToU8('\u0089PNG', true), 'not an evidence file'],
		['an empty file', () => new Uint8Array(), 'cut short'],
		['a seal of nothing', () => zipSync({ 'seal.json': strToU8('{}') }), 'another kind'],
		[
			'more files than any pack has',
			() =>
				zipSync(Object.fromEntries(Array.from({ length: 300 }, (_, n) => [`${n}`, strToU8('')]))),
			'larger than any pack'
		]
	])('%s is refused with what is wrong with it', (_, zip, why) => {
		expect(said(zip())).toMatchObject({
			tone: 'refused',
			title: expect.stringContaining(why) as string
		});
	});

	test('a zip that holds a file twice is told from the pack', () => {
		// The same zip with the entry of another file renamed, in both places where its name stands.
		const zip = zipSync({ ...named, 'staff.csx': strToU8('x') }, { level: 0 });
		const twice = strToU8(strFromU8(zip, true).replaceAll('staff.csx', 'staff.csv'), true);
		const { tone, lines } = said(twice, [head]);
		expect(tone).toBe('wrong');
		expect(lines.join(' ')).toContain('staff.csv is in the pack twice.');
	});
});
