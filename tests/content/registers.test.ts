/**
 * The policy files against the registers they come from, id by id. The registers themselves are not needed: what they
 * decide lies in `tests/fixtures/registers.json`, written by the same conversion.
 *
 * @module
 */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

interface Clause {
	readonly id: string;
	readonly ref: string;
	readonly binds: readonly string[];
	readonly force: string;
	readonly says: string;
	readonly conditions?: string;
	readonly consequence?: string;
	readonly topics: readonly string[];
}

interface Policy {
	readonly policy: string;
	readonly contacts: readonly { readonly role: string; readonly for: string }[];
	readonly declaration: readonly { readonly says: string; readonly clauses: readonly string[] }[];
	readonly clauses: readonly Clause[];
	readonly floor?: readonly { readonly conduct: string; readonly when?: string }[];
	readonly 'not-scored'?: readonly { readonly conduct: string }[];
}

interface Reading {
	readonly judgement: string;
	readonly clauses: readonly string[];
	readonly because: string;
	readonly readers: number;
}

interface Fixture {
	readonly provisions: Readonly<Record<string, Readonly<Record<string, string>>>>;
	readonly readings: Readonly<
		Record<
			string,
			Readonly<Record<string, Readonly<Record<string, Pick<Reading, 'judgement' | 'clauses'>>>>>
		>
	>;
	readonly floor: readonly { readonly conduct: string; readonly when?: string }[];
	readonly 'not-scored': readonly string[];
}

const root = join(import.meta.dirname, '../..');
const fixture = JSON.parse(
	readFileSync(join(root, 'tests/fixtures/registers.json'), 'utf8')
) as Fixture;

const SCHOOLS = ['kingsley', 'merriott-haselbury', 'beckstone', 'the-grange', 'ashwicke-hall'];
const EDITIONS = [...SCHOOLS, 'good-practice'];
const STORIES = [
	'parent-friend-request',
	'pupil-follow',
	'journalist-inquiry',
	'abusive-comment',
	'abuse-of-staff'
];
const policies = new Map(EDITIONS.map((slug) => [slug, policyAt(slug)]));

describe('the fixture holds the registers whole', () => {
	test('509 provisions of five schools, 45 of good practice', () => {
		const count = (slug: string) => Object.keys(fixture.provisions[slug] ?? {}).length;
		expect(Object.fromEntries(EDITIONS.map((slug) => [slug, count(slug)]))).toEqual({
			kingsley: 116,
			'merriott-haselbury': 121,
			beckstone: 79,
			'the-grange': 59,
			'ashwicke-hall': 134,
			'good-practice': 45
		});
		expect(SCHOOLS.reduce((sum, slug) => sum + count(slug), 0)).toBe(509);
	});

	test('335 judgements of five schools, and the same 67 conducts under good practice', () => {
		const conducts = STORIES.flatMap((story) => Object.values(fixture.readings[story] ?? {}));
		expect(conducts).toHaveLength(67);
		for (const judged of conducts) expect(Object.keys(judged).sort()).toEqual([...EDITIONS].sort());
		expect(conducts.length * SCHOOLS.length).toBe(335);
	});

	test('20 conducts after a wrong turn, judged six times each', () => {
		const conducts = Object.values(fixture.readings['way-back'] ?? {});
		expect(conducts).toHaveLength(20);
		for (const judged of conducts) expect(Object.keys(judged).sort()).toEqual([...EDITIONS].sort());
	});

	test('good practice leaves nothing unaddressed', () => {
		const judgements = Object.values(fixture.readings).flatMap((conducts) =>
			Object.values(conducts).map((judged) => judged['good-practice']?.judgement)
		);
		expect(judgements).toHaveLength(87);
		expect(judgements).not.toContain('not-addressed');
	});
});

describe.each(EDITIONS)('%s', (slug) => {
	const policy = policies.get(slug) ?? policyAt(slug);

	test('has every provision of its register, with the same force and in the same order', () => {
		expect(policy.policy).toBe(slug);
		expect(policy.clauses.map(({ id, force }) => [id, force])).toEqual(
			Object.entries(fixture.provisions[slug] ?? {})
		);
	});

	test.each([...STORIES, 'way-back'])('reads every conduct of %s as its register does', (story) => {
		const readings = readingsAt(slug, story);
		for (const [conduct, judged] of Object.entries(fixture.readings[story] ?? {})) {
			expect({ conduct, ...pick(readings[conduct]) }).toEqual({ conduct, ...judged[slug] });
		}
	});

	test('names at least one clause that exists wherever it judges', () => {
		const ids = new Set(policy.clauses.map(({ id }) => id));
		for (const { conduct, judgement, clauses } of everyReading(slug)) {
			expect({ conduct, unknown: clauses.filter((id) => !ids.has(id)) }).toEqual({
				conduct,
				unknown: []
			});
			if (judgement !== 'not-addressed') expect(clauses, conduct).not.toEqual([]);
		}
		for (const { clauses } of policy.declaration) {
			expect(clauses.filter((id) => !ids.has(id))).toEqual([]);
		}
	});

	test('shows a learner no ids, no backticks and no words of ours', () => {
		const texts = [
			...policy.clauses.flatMap(({ ref, says, conditions = '', consequence = '' }) => [
				ref,
				says,
				conditions,
				consequence
			]),
			...everyReading(slug).map(({ because }) => because),
			...policy.contacts.flatMap((contact) => [contact.role, contact.for])
		];
		const raw = /`|child rule|\b(?:kingsley|federation|beckstone|grange|ashwicke|gp)\/[a-z0-9]/;
		expect(texts.filter((text) => raw.test(text))).toEqual([]);
		expect(texts.filter((text) => /\b(?:as above|next row|rows below)\b/i.test(text))).toEqual([]);
	});

	test('names two to four people to turn to, by their role', () => {
		expect(policy.contacts.length).toBeGreaterThanOrEqual(2);
		expect(policy.contacts.length).toBeLessThanOrEqual(4);
	});

	test.each(['pupil-follow', 'way-back'])(
		'speaks to the reader of %s, in one or two short sentences',
		(story) => {
			const ofRegister = new Set(Object.keys(fixture.readings[story] ?? {}));
			const reasons = Object.entries(readingsAt(slug, story))
				.filter(([conduct]) => ofRegister.has(conduct))
				.map(([, { because }]) => because);
			expect(reasons.filter((because) => because.length > 220)).toEqual([]);
			expect(
				reasons.filter((because) => (because.match(/[.!?](?:\s|$)/g) ?? []).length > 2)
			).toEqual([]);
			if (slug !== 'good-practice') {
				expect(reasons.filter((because) => !/\byou(?:r|rs)?\b/i.test(because))).toEqual([]);
			}
		}
	);
});

describe('good practice', () => {
	const policy = policies.get('good-practice');

	test('[G3] lists the safeguarding floor as its register does', () => {
		expect(
			policy?.floor?.map(({ conduct, when }) => (when ? { conduct, when } : { conduct }))
		).toEqual(fixture.floor);
	});

	test('[G4] lists what is judged but not scored as its register does', () => {
		expect(policy?.['not-scored']?.map(({ conduct }) => conduct)).toEqual(fixture['not-scored']);
	});

	test.each(['undo-and-say-nothing', 'tell-later-when-asked', 'tighten-settings-only'])(
		'is one step stricter about %s when a child is in the story',
		(conduct) => {
			const elsewhere = readingsAt('good-practice', 'way-back')[conduct];
			const withChild = readingsAt('good-practice', 'pupil-follow')[conduct];
			expect(elsewhere?.judgement).toBe('risky');
			expect(pick(withChild)).toEqual({ judgement: 'breach', clauses: ['gp/8.1', 'gp/8.2'] });
		}
	);
});

test('Ashwicke Hall has the six statements of its own declaration', () => {
	const statements = policies.get('ashwicke-hall')?.declaration ?? [];
	expect(statements.map(({ clauses }) => clauses.join())).toEqual([
		'ashwicke/app2.1',
		'ashwicke/app2.1',
		'ashwicke/app2.2',
		'ashwicke/app2.2',
		'ashwicke/app2.3',
		'ashwicke/app2.4'
	]);
});

function policyAt(slug: string): Policy {
	return parse(readFileSync(join(root, 'policies', slug, 'policy.yaml'), 'utf8')) as Policy;
}

function readingsAt(slug: string, story: string): Readonly<Record<string, Reading>> {
	const file = join(root, 'policies', slug, 'readings', `${story}.yaml`);
	return (
		parse(readFileSync(file, 'utf8')) as { readonly readings: Readonly<Record<string, Reading>> }
	).readings;
}

function everyReading(slug: string): readonly (Reading & { readonly conduct: string })[] {
	return readdirSync(join(root, 'policies', slug, 'readings')).flatMap((file) =>
		Object.entries(readingsAt(slug, file.replace(/\.yaml$/, ''))).map(([conduct, reading]) => ({
			conduct,
			...reading
		}))
	);
}

function pick(reading: Reading | undefined): Partial<Pick<Reading, 'judgement' | 'clauses'>> {
	return reading === undefined ? {} : { judgement: reading.judgement, clauses: reading.clauses };
}
