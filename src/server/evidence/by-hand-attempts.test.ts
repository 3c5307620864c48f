/**
 * What is found when somebody edits, without this program, what was played for a declaration; and what is not said of
 * records whose names were taken out on purpose.
 */
import * as fs from 'node:fs';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import type { Attempt } from '#domain/attempt/attempt.ts';
import { covering } from '#domain/evidence/attempts.ts';
import { check } from '#domain/evidence/check.ts';
import { readEvidence } from '#domain/evidence/evidence-file.ts';
import { isRefusal } from '#domain/refusal.ts';
import { hashOf } from '../store/archive.ts';
import { openLowdb } from '../store/lowdb.ts';
import type { PersonRecord } from '../store/records.ts';
import { aDeclaration, anAttempt, aPerson, aSchool } from '../store/sample-records.ts';
import { temporaryFolder } from '../temporary-folder.test-data.ts';
import { done, second } from '../training/training.test-data.ts';
import { newSalt } from './committed.ts';
import { Evidence } from './evidence.ts';
import { keysOf, makeKey, MEANS } from './keys.ts';
import { evidenceFileOf } from './school-file.ts';

const KEYS = keysOf(makeKey(second(0)));
const IDS = ['one', 'two', 'refresher'] as const;
let folder: string;

const file = () => path.join(folder, 'larkfield/people/robin-hale.json');
const read = () => JSON.parse(fs.readFileSync(file(), 'utf8')) as PersonRecord;

async function open() {
	const store = await openLowdb(folder, { tell: () => undefined });
	return { store, evidence: new Evidence(store, KEYS) };
}

type At = Awaited<ReturnType<typeof open>>;

/** Somebody has signed for these attempts, and it is linked. */
async function sign({ store, evidence }: At, id: string, attempts: readonly string[]) {
	const person = await store.people.change('larkfield', 'robin-hale', (record) => {
		const logs = newSalt();
		const behind = attempts.map((attempt) => ({
			...{ scenario: 'pupil-follow', attempt, score: { n: 6, d: 6 } }
		}));
		const covered = covering(behind, record.attempts, logs, hashOf).flatMap((each) => each ?? []);
		const declaration = aDeclaration({ id, at: second(60), attempts: covered });
		const evidenceOf = [...(record.evidence ?? []), evidence.tie(record.id, declaration, logs)];
		return {
			...record,
			declarations: [...record.declarations, declaration],
			evidence: evidenceOf
		};
	});
	if (isRefusal(person)) throw new Error(person.because);
	await evidence.seal(person, second(60));
}

/** What the check says, on the server and from the file that is taken away. */
function found(at: At) {
	const made = evidenceFileOf(at, aSchool(), second(0));
	const { findings } = check(made, [], MEANS);
	expect(check(done(readEvidence(JSON.stringify(made))), [], MEANS).findings).toEqual(findings);
	return findings.map(({ code, says }) =>
		`${code} ${/attempt (\S+)/.exec(says)?.[1] ?? ''}`.trim()
	);
}

beforeEach(async () => {
	folder = temporaryFolder();
	const at = await open();
	await at.store.schools.write(aSchool());
	const attempts = [
		...IDS.map((id) => anAttempt(4, { id, startedAt: second(1) })),
		anAttempt(2, { id: 'of-no-declaration' })
	];
	const [one, two, refresher, other] = attempts as [Attempt, Attempt, Attempt, Attempt];
	const told = { ...refresher, told: 2, from: { attempt: 'one', decisions: 2 } };
	await at.store.people.add(aPerson({ attempts: [one, two, told, other] }));
	await sign(at, 'of-a-course', ['one', 'two']);
	await sign(at, 'of-a-refresher', ['refresher']);
	await at.store.close();
});

/** Edits one attempt. */
const editing =
	(which: string, edit: (attempt: Attempt) => object) =>
	(record: PersonRecord): object => ({
		...record,
		attempts: record.attempts.map((each) => (each.id === which ? edit(each) : each))
	});

/** What somebody can do to what was played, with a text editor and without the keys. */
const BY_HAND: readonly (readonly [string, (record: PersonRecord) => object, readonly string[]])[] =
	[
		[
			'a choice is another',
			editing('one', (attempt) => ({
				...attempt,
				chosen: attempt.chosen.map((each, at) => (at === 1 ? { ...each, choice: 'accept' } : each))
			})),
			['attempt-changed one']
		],
		[
			'a time is another',
			editing('two', (attempt) => ({
				...attempt,
				chosen: attempt.chosen.map((each, at) => (at === 3 ? { ...each, at: second(9) } : each))
			})),
			['attempt-changed two']
		],
		[
			'it began at another time',
			editing('two', (attempt) => ({ ...attempt, startedAt: second(2) })),
			['attempt-changed two']
		],
		[
			'a choice was taken out',
			editing('one', (attempt) => ({ ...attempt, chosen: attempt.chosen.slice(0, -1) })),
			['attempt-changed one']
		],
		[
			'a choice was put in',
			editing('one', (attempt) => ({ ...attempt, chosen: [...attempt.chosen, attempt.chosen[0]] })),
			['attempt-changed one']
		],
		[
			'it was judged by another edition',
			editing('one', (attempt) => ({
				...attempt,
				under: { ...attempt.under, edition: 'c'.repeat(64) }
			})),
			['attempt-changed one']
		],
		[
			'what was told in a refresher is more',
			editing('refresher', (attempt) => ({ ...attempt, told: 3 })),
			['attempt-changed refresher']
		],
		[
			'it was taken out',
			(record) => ({ ...record, attempts: record.attempts.filter(({ id }) => id !== 'one') }),
			['attempt-missing one']
		],
		[
			'another was put in under its name',
			(record) => ({ ...record, attempts: [...record.attempts, anAttempt(4, { id: 'two' })] }),
			['attempt-changed two']
		],
		[
			'the salt of what was played was taken out',
			({ evidence = [], ...record }) => ({
				...record,
				evidence: evidence.map(({ logs: _, ...each }, at) => (at === 0 ? each : evidence[at]))
			}),
			['attempt-changed one', 'attempt-changed two']
		]
	];
test.each(BY_HAND)(
	'[E13] [E14] where %s, that is found and named, after any number of starts',
	async (_, edit, expected) => {
		fs.writeFileSync(file(), JSON.stringify(edit(read())));
		for (let start = 0; start < 2; start++) {
			const at = await open();
			await at.evidence.mend('larkfield', second(90 + start));
			expect(at.store.problems).toEqual([]);
			expect(at.evidence.links('larkfield')).toHaveLength(3);
			expect(found(at)).toEqual(expected);
			expect(at.evidence.strangers('larkfield')).toEqual([]);
			const doubted = expected[0]?.endsWith('refresher') ? 'of-a-refresher' : 'of-a-course';
			expect(
				at.evidence
					.discounted('larkfield')
					.map(({ person, declaration, doubt }) => [...[person, declaration.id, doubt]])
			).toEqual([['robin-hale', doubted, 'attempts-changed']]);
			const kept = at.store.people.read('larkfield', 'robin-hale');
			const counted = kept && at.evidence.counted(kept);
			expect(counted?.declarations).toHaveLength(1);
			for (const each of expected)
				expect(counted?.attempts.map(({ id }) => id)).not.toContain(each.split(' ')[1]);
			expect(kept?.declarations).toHaveLength(2);
			await at.store.close();
		}
	}
);

test('[E13] nothing is said of what no declaration covers, nor of a record that nobody touched', async () => {
	const before = await open();
	const person = before.store.people.read('larkfield', 'robin-hale');
	expect(found(before)).toEqual([]);
	expect(person && before.evidence.counted(person)).toBe(person);
	await before.store.close();
	fs.writeFileSync(
		file(),
		JSON.stringify(editing('of-no-declaration', (each) => ({ ...each, chosen: [] }))(read()))
	);
	const after = await open();
	expect(found(after)).toEqual([]);
	expect(after.evidence.discounted('larkfield')).toEqual([]);
	await after.store.close();
});

test('[E13] the file that is taken away has the hashes, and neither the salt nor a choice', async () => {
	const at = await open();
	const made = JSON.stringify(evidenceFileOf(at, aSchool(), second(0)));
	const [tied] = read().evidence ?? [];
	expect(tied?.logs).toMatch(/^[0-9a-f]{64}$/);
	expect(made).toContain(tied?.salt);
	expect(made).not.toContain(tied?.logs);
	expect(made).not.toContain('refuse-and-tell');
	expect(made).toContain(at.evidence.detailsOf(read())[0]?.stands?.[0]?.log);
	await at.store.close();
});

test('[E15] [S9] a record whose name was taken out has no fault, after any number of starts', async () => {
	const first = await open();
	await first.store.people.change('larkfield', 'robin-hale', (record) => ({
		...record,
		leftOn: '2026-11-20'
	}));
	done(await first.store.people.pseudonymise('larkfield', 'robin-hale', second(200), 'abcd'));
	await first.store.close();
	for (let start = 0; start < 2; start++) {
		const at = await open();
		await at.evidence.mend('larkfield', second(300 + start));
		expect(found(at)).toEqual([]);
		expect(at.evidence.erased('larkfield')).toBe(2);
		expect(at.evidence.discounted('larkfield')).toEqual([]);
		const kept = at.store.people.read('larkfield', 'robin-hale');
		expect(kept && at.evidence.counted(kept)).toBe(kept);
		expect(kept?.attempts).toHaveLength(4);
		await at.store.close();
	}
});

test('[E15] a record that only says that its name was taken out is found, and nothing in it counts', async () => {
	for (const leftOn of [undefined, '2027-01-31']) {
		const record = { ...read(), evidence: [] };
		const left = leftOn === undefined ? {} : { leftOn };
		fs.writeFileSync(file(), JSON.stringify({ ...record, ...left, pseudonymisedAt: second(200) }));
		const at = await open();
		await at.evidence.mend('larkfield', second(300));
		expect(at.evidence.erased('larkfield')).toBe(0);
		expect(found(at)).toEqual(['details-fit-no-link', 'details-fit-no-link', 'details-missing']);
		expect(at.evidence.discounted('larkfield').map(({ doubt }) => doubt)).toEqual([
			...['not-signed-here', 'not-signed-here']
		]);
		await at.store.close();
	}
});
