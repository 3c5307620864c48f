/**
 * Somebody whose declaration does not count: where they stand, what they are told, and that they can sign again.
 */
import { beforeEach, describe, expect, test } from 'vitest';
import { CORE_ORDER } from '#domain/course/course.ts';
import { countsOf, rowOf } from '#domain/report/report.ts';
import { REMINDERS } from '#domain/reminders/settings.ts';
import { certificateOf } from '../evidence/certificates.ts';
import { Evidence } from '../evidence/evidence.ts';
import { decidedOn, isRemindable, onPaper, pressingFor, type Planning } from '../reminders/plan.ts';
import { Letters } from '../reminders/letters.ts';
import { digestLetter } from '../reminders/letter.ts';
import { openMemory } from '../store/memory.ts';
import type { PersonRecord } from '../store/records.ts';
import { aPerson } from '../store/sample-records.ts';
import { begin, replayAttempt } from './attempts.ts';
import { signDeclaration } from './declaring.ts';
import { Playing } from './playing.ts';
import { memberOf, progressAt, rowsOn } from './progress.ts';
import { done, library, passed, played, second, trainingAt } from './training.test-data.ts';
import { weeksOf } from './weeks.ts';

const TODAY = '2026-11-20';
type At = Awaited<ReturnType<typeof trainingAt>>;
let signed: At;

beforeEach(async () => {
	signed = await trainingAt('beckstone');
	await passed(signed);
	done(await signDeclaration(signed.training, signed.school, signed.now(), 'Robin', second(999)));
});

/** The same school after somebody has edited the record where it is kept, and a new start. */
async function edited(
	{ training, school, now, person }: At,
	edit: (record: PersonRecord) => object
) {
	const store = openMemory();
	await store.schools.write(school);
	await store.people.add(edit(now()) as PersonRecord);
	for (const link of training.evidence.links(school.id))
		await store.logs.append(school.id, 'evidence', link);
	const evidence = new Evidence(store, training.evidence.keys);
	await evidence.mend(school.id, second(2000));
	const read = () => store.people.read(school.id, person.id) ?? person;
	const playing = new Playing(library, store, evidence);
	return { training: { store, evidence, playing }, school, person, now: read };
}

/** A declaration whose day is another. */
const withAnotherDay = (record: PersonRecord) => ({
	...record,
	declarations: record.declarations.map((each) => ({ ...each, at: second(-99) }))
});

/** The first situation with its last choice taken out, so that it looks as if it could be gone on with. */
const withoutLastChoice = (record: PersonRecord) => ({
	...record,
	attempts: record.attempts.map((each, at) =>
		at === 0 ? { ...each, chosen: each.chosen.slice(0, -1) } : each
	)
});

/** The first situation with a time that is another. */
const withAnotherTime = (record: PersonRecord) => ({
	...record,
	attempts: record.attempts.map((each, at) =>
		at === 0 ? { ...each, startedAt: second(-1) } : each
	)
});

const progress = ({ now, school, training }: At) =>
	progressAt(now(), school, training.playing, TODAY);
const rowAt = (at: At) => rowOf(memberOf(at.now(), at.school, at.training.playing, TODAY), TODAY);
const signs = (at: At, seconds: number) =>
	signDeclaration(at.training, at.school, at.now(), 'Robin Hale', second(seconds));
const certificate = (at: At, id: string) =>
	certificateOf(at.training, at.school, at.now(), id, 'https://school.example');

test('[D5] whoever signed here is complete', () => {
	expect(progress(signed)).toMatchObject({ complete: true, declarationState: 'signed' });
	expect(progress(signed)).not.toHaveProperty('doubt');
});

describe('a declaration that was not signed here as it stands', () => {
	test.each([
		['was changed', withAnotherDay],
		['lost its salt', ({ evidence: _, ...record }: PersonRecord) => record]
	] as const)('[D5] [E14] [R22] and %s makes nobody complete', async (_, edit) => {
		const at = await edited(signed, edit);
		expect(progress(at)).toMatchObject({
			...{ complete: false, declarationState: 'ready', doubt: 'not-signed-here' }
		});
		expect(progress(at)).not.toHaveProperty('declaration');
		expect(rowAt(at)).toMatchObject({ status: 'overdue', left: 'the declaration' });
		expect(rowAt(at).why).toMatch(/^What stands as their declaration was not signed here/);
		expect(rowAt(at)).not.toHaveProperty('completedOn');
		const rows = rowsOn(TODAY, TODAY, [at.now()], at.school, at.training.playing, new Map());
		expect(countsOf(rows)).toMatchObject({ complete: 0, overdue: 1 });
	});

	test('[D5] [E14] can be signed again: with its own link and certificate, and nothing taken away', async () => {
		const at = await edited(signed, withAnotherDay);
		const [old] = at.now().declarations;
		expect(certificate(at, old?.id ?? '')).toMatchObject({ refused: 'not-signed-here' });
		const again = done(await signs(at, 3000));
		expect(at.now().declarations).toEqual([old, again]);
		expect(progress(at)).toMatchObject({ complete: true, declaration: again });
		expect(progress(at)).not.toHaveProperty('doubt');
		expect(rowAt(at)).toMatchObject({
			...{ status: 'complete', why: 'Every situation passed and the declaration signed.' }
		});
		expect(at.training.evidence.linkOf(at.now(), again.id)).toMatchObject({
			...{ kind: 'declaration', at: second(3000) }
		});
		expect(done(certificate(at, again.id)).link.n).toBe(3);
		expect(at.training.evidence.discounted(at.school.id)).toHaveLength(1);
		expect(await signs(at, 3001)).toMatchObject({ refused: 'already-signed' });
	});

	test('[R22] counts on no day in the past either, and in no week', async () => {
		const at = await edited(signed, withAnotherDay);
		const on = '2026-11-27';
		const { playing } = at.training;
		const rows = rowsOn(on, '2026-12-01', [at.now()], at.school, playing, new Map());
		expect(rows[0]?.status).toBe('overdue');
		const weeks = weeksOf([at.now()], at.school, playing, '2026-12-01', rows, () => new Map());
		expect(weeks.map(({ lights }) => lights.green)).toEqual(weeks.map(() => 0));
		const sound = weeksOf(
			...([[signed.now()], signed.school, signed.training.playing, '2026-12-01'] as const),
			...([rows, () => new Map()] as const)
		);
		expect(sound.find((week) => week.on === on)?.lights.green).toBe(1);
	});

	test('[E14] put beside one that was signed here, takes nothing from that', async () => {
		const at = await edited(signed, (record) => ({
			...record,
			declarations: record.declarations.flatMap((each) => [each, { ...each, id: 'put-in' }])
		}));
		expect(progress(at)).toMatchObject({ complete: true });
		expect(rowAt(at).why).toBe('Every situation passed and the declaration signed.');
		expect(at.training.evidence.discounted(at.school.id)).toHaveLength(1);
	});
});

describe('a declaration that covers an attempt which was changed', () => {
	test.each([
		['lost its last choice', withoutLastChoice],
		['began at another time', withAnotherTime],
		[
			'is not there any more',
			(record: PersonRecord) => ({
				...record,
				attempts: record.attempts.slice(1)
			})
		]
	] as const)(
		'[D5] [E14] [R22] and %s makes nobody complete; it is played and signed again',
		async (_, edit) => {
			const at = await edited(signed, edit);
			const [first = ''] = CORE_ORDER;
			expect(progress(at)).toMatchObject({ complete: false, doubt: 'attempts-changed' });
			expect(progress(at).stages[0]).toMatchObject({ state: 'not-started' });
			expect(rowAt(at).why).toMatch(/^What they played for their declaration is not as it was/);
			expect(await signs(at, 3000)).toMatchObject({ refused: 'not-passed' });
			const [old] = at.now().declarations;
			expect(certificate(at, old?.id ?? '')).toMatchObject({ refused: 'attempts-changed' });
			const before = at.now().attempts;
			const again = await played(at, 'pass', 3000, first);
			expect(before.map(({ id }) => id)).not.toContain(again.id);
			const made = done(await signs(at, 4000));
			expect(made.attempts.map(({ attempt }) => attempt)).toContain(again.id);
			expect(progress(at)).toMatchObject({ complete: true });
			expect(done(certificate(at, made.id)).situations).toHaveLength(CORE_ORDER.length);
			expect(at.now().attempts).toEqual([...before, again]);
			expect(at.now().declarations).toEqual([old, made]);
		}
	);

	test('[E14] the attempt is neither gone on with nor replayed from', async () => {
		const at = await edited(signed, withoutLastChoice);
		const [changed] = at.now().attempts;
		const { training, school } = at;
		const [first = ''] = CORE_ORDER;
		const begun = done(await begin(training, school, at.now(), first, undefined, second(3000)));
		expect(begun.id).not.toBe(changed?.id);
		expect(
			await replayAttempt(training, at.now(), changed?.id ?? '', 0, second(3001))
		).toMatchObject({ refused: 'attempt-changed' });
	});

	test('[E13] holds the hash of each attempt that it covers, and of no other', () => {
		const [declaration] = signed.now().declarations;
		expect(declaration?.attempts.map(({ log }) => log?.length)).toEqual(CORE_ORDER.map(() => 64));
	});
});

describe('reminders', () => {
	const planning = (at: At, people: readonly PersonRecord[] = [at.now()]): Planning => ({
		school: { ...at.school, sample: false, reminders: { ...REMINDERS, on: true } },
		people,
		playing: at.training.playing,
		letters: new Letters(at.training.store, at.school.id),
		key: new Uint8Array(32),
		exemptOn: () => new Map(),
		values: () => undefined
	});
	const now = { day: TODAY, minute: 600 };

	test('[M14] none goes out by itself, by mail or on paper; by hand one can', async () => {
		const at = await edited(signed, withAnotherDay);
		expect(decidedOn(planning(at), at.now(), now).decision).toEqual({ silent: 'doubted' });
		expect(onPaper(planning(at), TODAY, false)).toEqual([]);
		expect(isRemindable(planning(at), at.now(), TODAY)).toBe(true);
	});

	test('[M14] the weekly letter to a leader names them apart, with the reason', async () => {
		const at = await edited(signed, withAnotherDay);
		const leader = aPerson({ id: 'leader', roles: ['learner', 'leader'] });
		const pressing = pressingFor(planning(at, [at.now(), leader]), leader, TODAY);
		expect(pressing).toMatchObject([{ id: 'robin-hale', doubted: true }]);
		const { text } = digestLetter({ school: 'L', name: 'Leader', email: 'l@l.example', pressing });
		expect(text).toMatch(/Their declaration does not count: [^:]+:\n– Robin Hale/);
		expect(text).not.toContain('Past the due day');
	});
});
