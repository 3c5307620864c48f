import { beforeAll, describe, expect, test } from 'vitest';
import { lettersOf, wordsOf } from '../pdf/reading.test-data.ts';
import { adopt, choicesFor } from '../school/adopting.ts';
import { digestOf } from '../school/change.ts';
import type { SchoolRecord } from '../store/records.ts';
import { signDeclaration } from '../training/declaring.ts';
import { done, passed, second, trainingAt } from '../training/training.test-data.ts';
import { packFacts } from './facts.ts';
import { summaryPdf } from './summary.ts';

describe('the policy in a pack', () => {
	const LATER = '2026-11-25T10:00:00.000Z';
	let changed: Awaited<ReturnType<typeof trainingAt>>;
	let school: SchoolRecord;
	const inUse = (on: string) =>
		packFacts(changed.training, school, { on, named: false, now: LATER }).editions.map(
			({ hash, since, later }) => [hash, since, later]
		);

	beforeAll(async () => {
		changed = await trainingAt('beckstone');
		const { training } = changed;
		const to = choicesFor(training, changed.school).find(({ policy }) => policy === 'kingsley');
		if (!to) throw new TypeError('Kingsley is not offered.');
		const at = '2026-11-24T09:00:00.000Z';
		school = done(await adopt(training, changed.school, to, digestOf(changed.school), at)).after;
	});

	test('of a day before a change is the one that was in use then, and says nothing is in use since a later day', async () => {
		const { edition } = changed.school;
		expect(inUse('2026-11-24')).toEqual([[school.edition, '2026-11-24', undefined]]);
		expect(inUse('2026-11-23')).toEqual([
			[edition, '2026-11-20', undefined],
			[school.edition, undefined, true]
		]);
		const asked = { on: '2026-11-23', named: false, now: LATER };
		const pdf = await summaryPdf(packFacts(changed.training, school, asked));
		const words = lettersOf(await wordsOf(pdf));
		expect(words).toContain(lettersOf('(in use here since 20 November 2026)'));
		expect(words).not.toContain(lettersOf('since 24 November'));
		const later = 'in use here only later; how clauses are understood is told by it';
		expect(words).toContain(lettersOf(later));
	});

	test('[Y9] of a day before a change says how people stood under the edition of then', async () => {
		const at = await trainingAt('beckstone');
		const { training } = at;
		await passed(at);
		done(await signDeclaration(training, at.school, at.now(), 'Robin Hale', second(999)));
		const asked = { on: '2026-11-23', named: true, now: LATER };
		const then = packFacts(training, at.school, asked);
		const to = choicesFor(training, at.school).find(({ policy }) => policy === 'kingsley');
		if (!to) throw new TypeError('Kingsley is not offered.');
		const when = '2026-11-24T09:00:00.000Z';
		const { after } = done(await adopt(training, at.school, to, digestOf(at.school), when));
		const { counts, groups, people } = packFacts(training, after, asked);
		expect({ counts, groups, people }).toEqual({
			counts: { ...then.counts, complete: 1 },
			groups: then.groups,
			people: then.people
		});
		expect(packFacts(training, after, { ...asked, on: '2026-11-24' }).counts.complete).toBe(0);
	});

	test('of a day of which it is not known which was in use, says of none that it was', () => {
		expect(inUse('2026-11-19')).toEqual([[school.edition, undefined, true]]);
		school = { ...school, editionsBefore: [] };
		expect(inUse('2026-11-23')).toEqual([[school.edition, undefined, true]]);
	});
});
