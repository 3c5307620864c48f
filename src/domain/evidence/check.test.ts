import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { check, type Evidence } from './check.ts';
import {
	declaration,
	detail,
	evidenceOf,
	follow,
	hash,
	KEY,
	MEANS,
	NEXT_KEY
} from './evidence.test-data.ts';
import { commitmentTo, headOf, printed, type Head, type Link } from './link.ts';

const codes = (evidence: Evidence, heads: readonly Head[] = []) =>
	check(evidence, heads, MEANS).findings.map(({ code }) => code);
const withLinks = (evidence: Evidence, links: readonly Link[]): Evidence => ({
	...evidence,
	links
});

/** Evidence of one to twelve declarations. */
const anyEvidence = fc.integer({ min: 1, max: 12 }).map(evidenceOf);
/** A place in a list of any length. */
const anyPlace = fc.nat(1000);

describe('a chain', () => {
	test('[E1] [E3] that nobody touched is whole, whatever its length, and fits its own head', () => {
		fc.assert(
			fc.property(anyEvidence, (evidence) => {
				const head = headOf(evidence.links);
				expect(codes(evidence, head ? [head] : [])).toEqual([]);
				expect(check(evidence, [], MEANS).held.size).toBe(evidence.details.length);
			})
		);
		expect(codes({ school: 'larkfield', links: [], details: [] })).toEqual([]);
	});

	test('[E1] begins with its school: it is nobody else’s', () => {
		expect(codes({ ...evidenceOf(2), school: 'ashby' })).toContain('link-out-of-place');
	});

	test('[E5] shows any change of a link, at the link', () => {
		const changes: readonly ((link: Link) => Link)[] = [
			(link) => ({ ...link, n: link.n + 1 }),
			(link) => ({ ...link, at: '2026-11-20T09:30:00.001Z' }),
			(link) => ({
				...link,
				kind: link.kind === 'declaration' ? 'declaration-late' : 'declaration'
			}),
			(link) => ({ ...link, commitment: hash('another') }),
			(link) => ({ ...link, previous: hash('another') }),
			(link) => ({ ...link, hash: hash('another') }),
			(link) => ({ ...link, by: '0'.repeat(16) }),
			(link) => ({ ...link, signature: '0'.repeat(128) }),
			(link) => ({ ...link, key: hash('a forger’s key') })
		];
		fc.assert(
			fc.property(anyEvidence, anyPlace, fc.constantFrom(...changes), (evidence, place, change) => {
				const at = place % evidence.links.length;
				const links = evidence.links.map((link, index) => (index === at ? change(link) : link));
				const { findings } = check(withLinks(evidence, links), [], MEANS);
				expect(findings.some(({ n }) => n === links[at]?.n || n === at + 2)).toBe(true);
			})
		);
	});

	test('[E5] shows a link that was removed, but at its end', () => {
		fc.assert(
			fc.property(anyEvidence, anyPlace, (evidence, place) => {
				const at = place % (evidence.links.length - 1);
				const links = evidence.links.filter((_, index) => index !== at);
				expect(codes(withLinks(evidence, links))).toContain('link-out-of-place');
			})
		);
	});

	test('[E5] shows links in another order', () => {
		fc.assert(
			fc.property(anyEvidence, anyPlace, anyPlace, (evidence, one, two) => {
				const [from, to] = [one % evidence.links.length, two % evidence.links.length];
				fc.pre(from !== to);
				const links = evidence.links.filter((_, index) => index !== from);
				links.splice(to, 0, ...evidence.links.slice(from, from + 1));
				expect(codes(withLinks(evidence, links))).toContain('link-out-of-place');
			})
		);
	});

	test('[E3] [E5] shows a link that somebody without the key put in, at its end too', () => {
		const commitment = commitmentTo(detail(99), hash);
		const forger = hash('a forger’s key');
		fc.assert(
			fc.property(anyEvidence, anyPlace, (evidence, place) => {
				const at = place % (evidence.links.length + 1);
				const before = evidence.links.slice(0, at);
				const added = follow(before, { kind: 'declaration', commitment }, forger);
				const links = [...added, ...evidence.links.slice(at)];
				expect(codes(withLinks(evidence, links))).toContain('signature-wrong');
			})
		);
	});

	test('[E4] goes on with a new key that the old one signs for, and tells of one that signs for itself', () => {
		const { links } = evidenceOf(1);
		const rotated = follow(links, { kind: 'key-rotated', key: NEXT_KEY }, KEY);
		expect(codes({ school: 'larkfield', links: rotated, details: [] })).toEqual([]);
		const usurped = follow(links, { kind: 'key-rotated', key: NEXT_KEY }, NEXT_KEY);
		expect(codes({ school: 'larkfield', links: usurped, details: [] })).toEqual([
			'signature-wrong'
		]);
		const replaced = follow(links, { kind: 'key-replaced', key: NEXT_KEY }, NEXT_KEY);
		const told = check({ school: 'larkfield', links: replaced, details: [] }, [], MEANS);
		expect([told.findings, told.replaced]).toEqual([[], [3]]);
	});

	test('[E7] that is too short is found by a head of later on, and by nothing else', () => {
		fc.assert(
			fc.property(anyEvidence, anyPlace, (evidence, place) => {
				const kept = 1 + (place % (evidence.links.length - 1));
				const links = evidence.links.slice(0, kept);
				const short = withLinks({ ...evidence, details: [] }, links);
				const head = headOf(evidence.links);
				expect(codes(short)).toEqual([]);
				expect(codes(short, head ? [head] : [])).toEqual(['head-beyond']);
			})
		);
	});

	test('[E7] that was made anew with the very keys is found by a head that somebody wrote down', () => {
		const { links } = evidenceOf(4);
		const head = { n: 4, hash: (links[3]?.hash ?? '').slice(0, 8) };
		expect(codes(evidenceOf(4), [head])).toEqual([]);
		let anew = follow([], { kind: 'key-begun', key: KEY }, KEY);
		for (const number of [1, 2, 3, 5])
			anew = follow(
				anew,
				{ kind: 'declaration', commitment: commitmentTo(detail(number), hash) },
				KEY
			);
		const forged = { school: 'larkfield', links: anew, details: [] };
		expect(codes(forged)).toEqual([]);
		expect(codes(forged, [head])).toEqual(['head-differs']);
	});
});

describe('what is behind the links', () => {
	test('[E6] shows a declaration that was changed, anywhere in it', () => {
		const changes = fc.constantFrom(
			{ name: 'Somebody Else' },
			{ at: '2026-11-19T09:30:00.000Z' },
			{ edition: '2' },
			{ editionHash: hash('another') },
			{ statements: ['I have read it!'] },
			{ attempts: [] }
		);
		fc.assert(
			fc.property(anyEvidence, anyPlace, changes, (evidence, place, change) => {
				const at = place % evidence.details.length;
				const details = evidence.details.map((each, index) =>
					index === at ? detail(at + 1, change) : each
				);
				const { findings, notHeld } = check({ ...evidence, details }, [], MEANS);
				expect(findings.map(({ code }) => code)).toEqual(['details-fit-no-link']);
				expect(notHeld).toHaveLength(1);
			})
		);
	});

	test('[E6] shows a declaration that was added, twice over, or given to somebody else', () => {
		const { details, ...evidence } = evidenceOf(3);
		const of = (...more: readonly ReturnType<typeof detail>[]) =>
			codes({ ...evidence, details: [...details, ...more] });
		expect(of(detail(9))).toEqual(['details-fit-no-link']);
		expect(of(detail(1))).toEqual(['details-twice']);
		const another = { ...detail(1), what: { person: 'person-9', declaration: declaration(1) } };
		expect(of(another)).toEqual(['details-fit-no-link']);
	});

	test('[E2] [E6] names the link of one that was taken out, and the chain stays whole', () => {
		fc.assert(
			fc.property(anyEvidence, anyPlace, (evidence, place) => {
				const at = place % evidence.details.length;
				const details = evidence.details.filter((_, index) => index !== at);
				const { findings, notHeld } = check({ ...evidence, details }, [], MEANS);
				expect(findings).toEqual([]);
				expect(notHeld).toEqual([at < 2 ? at + 2 : at + 3]);
			})
		);
	});

	test('[E2] another salt is another commitment, so that nobody can try out what was declared', () => {
		const one = detail(1);
		expect(commitmentTo({ ...one, salt: hash('x') }, hash)).not.toBe(commitmentTo(one, hash));
	});

	test('may stand in any order', () => {
		const evidence = evidenceOf(4);
		expect(codes({ ...evidence, details: evidence.details.toReversed() })).toEqual([]);
	});

	test('[E8] tells what was linked later', () => {
		const { links } = evidenceOf(1);
		const commitment = commitmentTo(detail(2), hash);
		const late = follow(links, { kind: 'declaration-late', commitment }, KEY);
		const told = check(
			{ school: 'larkfield', links: late, details: [detail(1), detail(2)] },
			[],
			MEANS
		);
		expect([told.findings, told.late]).toEqual([[], [3]]);
	});
});

test('a hash is printed in fours', () => {
	expect(printed('3f2a91bc07de55aa'.repeat(4))).toBe('3f2a 91bc 07de 55aa');
});
