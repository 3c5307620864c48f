import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Attempt } from '../attempt/attempt.ts';
import type { Behind } from '../declaration/declaration.ts';
import { NOW } from '../builders.test-data.ts';
import { ratio } from '../units.ts';
import { attemptHash, changedIn, covering, standsOf } from './attempts.ts';
import { check } from './check.ts';
import { detail, evidenceOf, hash, MEANS } from './evidence.test-data.ts';
import { commitmentTo } from './link.ts';

const SALT = hash('a salt of the tests');

function attempt(number: number, more: Partial<Attempt> = {}): Attempt {
	const under = { scenario: hash('s'), policy: 'sample', edition: hash('e'), baseline: hash('b') };
	const chosen = ['first', 'second', 'third'].map((scene) => ({ scene, choice: 'best', at: NOW }));
	return { id: `a-${number}`, scenario: 'story', who: 'w', under, startedAt: NOW, chosen, ...more };
}

const behind = ({ id, scenario }: Attempt): Behind => ({
	scenario,
	attempt: id,
	score: ratio(6, 6)
});

/** What a declaration that covers these attempts holds of them. */
function signedFor(attempts: readonly Attempt[], salt = SALT) {
	const covered = covering(attempts.map(behind), attempts, salt, hash);
	return { attempts: covered.flatMap((each) => each ?? []) };
}

const howOf = (signed: ReturnType<typeof signedFor>, now: readonly Attempt[], salt = SALT) =>
	changedIn(signed, standsOf(signed, now, salt, hash)).map(
		({ behind: { attempt: id }, how }) => `${id} ${how}`
	);

/** Attempts of any shape that a record can hold: whole, in part, copied from another, of one choice or many. */
const word = fc.stringMatching(/^[a-z][a-z-]{0,8}$/);
const moment = fc
	.date({ min: new Date('2026-01-01'), max: new Date('2028-01-01'), noInvalidDate: true })
	.map((date) => date.toISOString());
const anyAttempt = fc
	.record({
		chosen: fc.array(fc.record({ scene: word, choice: word, at: moment }), { minLength: 1 }),
		startedAt: moment,
		scenario: word,
		who: word,
		told: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
		from: fc.option(fc.record({ attempt: word, decisions: fc.nat(5) }), { nil: undefined })
	})
	.map(({ told, from, ...rest }) =>
		attempt(1, { ...rest, ...(told !== undefined && { told }), ...(from && { from }) })
	);

describe('the attempts that a declaration covers', () => {
	test('[E13] fit as long as nobody touches them, read from a file or not', () => {
		fc.assert(
			fc.property(anyAttempt, (one) => {
				const signed = signedFor([one, attempt(2)]);
				const read = JSON.parse(JSON.stringify([attempt(2), one])) as readonly Attempt[];
				expect(howOf(signed, read)).toEqual([]);
			})
		);
	});

	test('[E13] are told as changed whatever in them is another, be it one choice or one time', () => {
		fc.assert(
			fc.property(anyAttempt, anyAttempt, fc.nat(100), moment, (one, other, place, at) => {
				const signed = signedFor([one]);
				const index = place % one.chosen.length;
				const edited = [
					other,
					{ ...one, startedAt: at },
					{ ...one, told: (one.told ?? 0) + 1 },
					{ ...one, chosen: one.chosen.toSpliced(index, 1) },
					{ ...one, chosen: one.chosen.toSpliced(index, 0, { scene: 's', choice: 'c', at }) },
					{ ...one, chosen: one.chosen.map((each, i) => (i === index ? { ...each, at } : each)) },
					{
						...one,
						chosen: one.chosen.map((each, i) => (i === index ? { ...each, choice: 'x2' } : each))
					}
				];
				for (const each of edited)
					if (JSON.stringify(each) !== JSON.stringify(one))
						expect(howOf(signed, [each])).toEqual(['a-1 changed']);
			})
		);
	});

	test('[E13] are told as missing where they are not there, and as changed where one is there twice', () => {
		const signed = signedFor([attempt(1), attempt(2)]);
		expect(howOf(signed, [attempt(2)])).toEqual(['a-1 missing']);
		expect(howOf(signed, [attempt(1), attempt(2), attempt(2, { who: 'x' })])).toEqual([
			'a-2 changed'
		]);
		expect(howOf(signed, [attempt(1), attempt(2), attempt(3)])).toEqual([]);
	});

	test('[E13] cannot be compared without the salt, which nothing but the record holds', () => {
		const signed = signedFor([attempt(1)]);
		expect(howOf(signed, [attempt(1)], hash('another salt'))).toEqual(['a-1 changed']);
		expect(attemptHash(attempt(1), SALT, hash)).not.toBe(attemptHash(attempt(1), '', hash));
	});

	test('[E13] of what was signed before are said not to be compared, and are no fault', () => {
		const before = { attempts: [behind(attempt(1))] };
		expect(standsOf(before, [], SALT, hash)).toEqual([]);
		expect(howOf(before, [])).toEqual([]);
		const { findings, uncompared } = check(evidenceOf(2), [], MEANS);
		expect({ findings, uncompared }).toEqual({ findings: [], uncompared: [2, 3] });
	});
});

describe('the check', () => {
	const played = [attempt(1), attempt(2)];
	const one = { ...detail(1, signedFor(played)) };
	const evidence = evidenceOf(1, [one]);
	const found = (now: readonly Attempt[]) =>
		check(
			{
				...evidence,
				details: [{ ...one, stands: standsOf(one.what.declaration, now, SALT, hash) }]
			},
			[],
			MEANS
		);

	test('[E13] names the attempt, the situation and whose declaration it is behind', () => {
		expect(found(played)).toMatchObject({ findings: [], uncompared: [] });
		const { findings } = found([attempt(1, { who: 'x' })]);
		expect(findings).toEqual([
			{
				code: 'attempt-changed',
				n: 2,
				says: 'The attempt a-1 (story) behind the declaration by Person 1 of 2026-11-20 is not as it was when that was signed: a choice, a time or something else in it was changed, taken out or put in.'
			},
			{
				code: 'attempt-missing',
				n: 2,
				says: 'The attempt a-2 (story) behind the declaration by Person 1 of 2026-11-20 is not there any more.'
			}
		]);
	});

	test('[E2] [E13] how they stand is no part of what is committed to; what they were is', () => {
		const stands = [{ attempt: 'a-1' }];
		expect(commitmentTo({ ...one, stands }, hash)).toBe(commitmentTo(one, hash));
		expect(commitmentTo(detail(1, signedFor(played, '')), hash)).not.toBe(commitmentTo(one, hash));
	});
});
