import { afterEach, describe, expect, test } from 'vitest';
import type { GovernorsSettings } from '#domain/reminders/governors.ts';
import { Evidence } from '../evidence/evidence.ts';
import { keysOf, makeKey } from '../evidence/keys.ts';
import { valuesOf } from '../evidence/values.ts';
import { deliveriesOf } from '../invitations/deliveries.ts';
import { recipients } from '../invitations/recipients.ts';
import { closeSinks, remindingAt, starter } from '../reminders/reminders.test-data.ts';
import { addressTag } from '../reminders/ids.ts';
import { digestOf } from '../school/change.ts';
import { aDeclaration } from '../store/sample-records.ts';
import { answered } from './answer.ts';
import { answering, answerLink } from './link.ts';
import { nextValuesDay, valuesOn } from './plan.ts';

afterEach(closeSinks);

const ANN = 'ann@governors.example';
const BOB = 'bob@governors.example';
const YES = { says: 'yes', at: '2026-11-01T09:00:00.000Z' } as const;

/** A school whose reminders are off and whose governors' letter is on, on Mondays; it is Monday 16 November 2026. */
async function governed(
	governors: Partial<GovernorsSettings> = {},
	more: Parameters<typeof remindingAt>[1] = {},
	signs = true
) {
	const at = await remindingAt(
		[
			starter('ada', { roles: ['administrator'] }),
			starter('sid', { declarations: signs ? [aDeclaration()] : [] })
		],
		{
			...more,
			settings: { on: false },
			governors: { on: true, weekday: 1, addresses: [{ email: ANN }], ...governors }
		}
	);
	const evidence = new Evidence(at.store, keysOf(makeKey(at.time.now)));
	await evidence.mend(at.school.id, at.time.now);
	const job = at.open();
	const lookAt = async (now: string) => {
		at.time.now = now;
		await job.look();
		await job.idle();
	};
	const whats = () => at.store.logs.list(at.school.id, 'deliveries').map(({ what }) => what);
	const school = () => at.store.schools.read(at.school.id) ?? at.school;
	const clock = { now: () => at.time.now };
	const answers = async (email: string, says: 'yes' | 'no') => {
		const tag = addressTag(at.key, email);
		const link = new URL(answerLink(at.key, at.school.id, tag, 'https://x.example'));
		const found = answering(at.store, at.key, link.searchParams.get('letter') ?? '');
		if (!found) throw new TypeError('The link opens nothing.');
		await answered({ store: at.store, clock }, found, says);
	};
	return { ...at, evidence, job, lookAt, whats, now: school, answers };
}

describe('the letter to governors', () => {
	test('is asked about once, and goes once a week after a yes, until a no', async () => {
		const { sink, lookAt, answers, whats, store, school } = await governed();
		await lookAt('2026-11-16T09:00:00.000Z');
		await lookAt('2026-11-16T09:03:00.000Z');
		expect(sink.arrived.map(({ to }) => to)).toEqual([ANN]);
		expect(sink.arrived[0]?.text).toContain('may we send you the verification values?');
		expect(sink.arrived[0]?.text).not.toContain('Head in full');
		await lookAt('2026-11-30T09:00:00.000Z');
		expect(sink.arrived).toHaveLength(1);

		await answers(ANN, 'yes');
		await lookAt('2026-12-01T09:00:00.000Z');
		await lookAt('2026-12-02T09:00:00.000Z');
		expect(sink.arrived).toHaveLength(2);
		await lookAt('2026-12-07T07:59:00.000Z');
		await lookAt('2026-12-07T09:00:00.000Z');
		expect(sink.arrived).toHaveLength(3);

		await answers(ANN, 'no');
		await lookAt('2026-12-14T09:00:00.000Z');
		expect(sink.arrived).toHaveLength(3);
		expect(whats()).toEqual([
			'governors-question',
			'sent',
			'governors',
			'sent',
			'governors',
			'sent'
		]);
		const audit = store.logs.list(school.id, 'audit');
		expect(audit.map(({ by, says }) => `${by}: ${says}`)).toEqual([
			'system: A governor has said yes to the weekly verification values.',
			'system: A governor has said no to the weekly verification values.'
		]);
	});

	test('holds the values, how to check them and a way to stop it, and names nobody', async () => {
		const { sink, lookAt, store, school, key, log } = await governed({
			addresses: [{ email: ANN, answer: YES }]
		});
		await lookAt('2026-11-16T09:00:00.000Z');
		const text = sink.arrived[0]?.text ?? '';
		const values = valuesOf(store, school.id);
		expect(values?.n).toBe(2);
		expect(text).toContain(`Links in the chain: 2`);
		expect(text).toContain(`Head in full: ${values?.hash ?? '?'}`);
		expect(text).toContain(`Fingerprint of the key: ${values?.key ?? '?'}`);
		expect(text).toContain('on Monday 16 November 2026');
		expect(text).toContain('verifier.html');
		expect(text).toContain('https://training.school.example/verify');
		expect(text).toContain('text/html');
		expect(text).not.toMatch(/<img|src=/);
		for (const name of ['Robin', 'Hale', 'sid', 'ada Sample']) expect(text).not.toContain(name);
		expect(text).toContain(
			answerLink(key, school.id, addressTag(key, ANN), 'https://training.school.example')
		);
		// The log holds no address; the list tells whose the letter was.
		expect(JSON.stringify(store.logs.list(school.id, 'deliveries'))).not.toContain(ANN);
		const [letter] = deliveriesOf(store.logs.list(school.id, 'deliveries'), () => false);
		expect(letter).toMatchObject({ kind: 'governors', became: 'sent', about: '' });
		expect(letter && recipients(store, key, school)(letter)).toBe(ANN);
		expect(log()).toHaveLength(2);
	});

	test('is neither sent nor asked about while it is off, nor sent before anybody has signed', async () => {
		const off = await governed({ on: false, addresses: [{ email: ANN, answer: YES }] });
		await off.lookAt('2026-11-16T09:00:00.000Z');
		const unsigned = await governed({ addresses: [{ email: ANN, answer: YES }] }, {}, false);
		await unsigned.lookAt('2026-11-16T09:00:00.000Z');
		expect([off, unsigned].map(({ sink }) => sink.arrived)).toEqual([[], []]);
		expect(
			await unsigned.job.test(
				{ person: { id: 'ada', name: 'Ada' }, school: unsigned.school },
				'governors-test'
			)
		).toMatchObject({ refused: 'no-values' });
	});

	test('an address that is refused is not written to again; the others are', async () => {
		const { sink, lookAt, store, school } = await governed(
			{
				addresses: [
					{ email: ANN, answer: YES },
					{ email: BOB, answer: YES }
				]
			},
			{ manner: (to) => (to === ANN ? 550 : 'takes') }
		);
		await lookAt('2026-11-16T09:00:00.000Z');
		await lookAt('2026-11-23T09:00:00.000Z');
		expect(sink.tries.get(ANN)).toBe(1);
		expect(sink.arrived.map(({ to }) => to)).toEqual([BOB, BOB]);
		const refused = deliveriesOf(store.logs.list(school.id, 'deliveries'), () => false).at(-1);
		expect(refused?.says).toContain('on the list of governors');
	});

	test('goes on after a restart where it was, and what was put off is not sent in another week', async () => {
		const { open, sink, time, store, school, lookAt } = await governed(
			{
				addresses: [
					{ email: ANN, answer: YES },
					{ email: BOB, answer: YES }
				]
			},
			{ manner: (to, nth) => (to === ANN && nth === 1 ? 450 : 'takes') }
		);
		// As a server leaves it that was stopped in the middle of the letter to Bob.
		const tag = addressTag(new Uint8Array(32).fill(5), BOB);
		await store.logs.append(school.id, 'deliveries', {
			version: 1,
			id: `governors.${tag}.2026-11-16`,
			at: time.now,
			by: 'system',
			byName: 'Clause & Effect',
			what: 'governors',
			says: 'The verification values are to be sent to a governor.'
		});
		const job = open();
		await job.start();
		await job.look();
		await job.idle();
		await job.stop();
		expect(sink.arrived).toEqual([]);
		expect(sink.tries.get(ANN)).toBe(1);
		await lookAt('2026-11-23T09:00:00.000Z');
		const letters = deliveriesOf(store.logs.list(school.id, 'deliveries'), () => false);
		expect(letters.map(({ id, became }) => `${id.slice(-10)} ${became}`).sort()).toEqual([
			'2026-11-16 failed',
			'2026-11-16 unknown',
			'2026-11-23 sent',
			'2026-11-23 sent'
		]);
	});

	test('is told of beforehand, and which day is next', async () => {
		const { job, now, lookAt, store } = await governed({
			weekday: 3,
			addresses: [{ email: ANN, answer: YES }, { email: BOB }]
		});
		const planning = () => job.planning(now());
		const monday = { day: '2026-11-16', minute: 540 };
		expect(nextValuesDay(planning(), monday)).toBe('2026-11-18');
		expect(valuesOn(planning(), '2026-11-17', monday)).toEqual([]);
		expect(valuesOn(planning(), '2026-11-18', { ...monday, day: '2026-11-17' })).toEqual([ANN]);
		// What is still to go out today is not told of for tomorrow.
		expect(valuesOn(planning(), '2026-11-19', { ...monday, day: '2026-11-18' })).toEqual([]);
		await lookAt('2026-11-18T09:00:00.000Z');
		expect(nextValuesDay(planning(), { day: '2026-11-18', minute: 600 })).toBe('2026-11-25');
		await store.schools.write({
			...now(),
			calendar: [{ from: '2026-11-21', to: '2026-11-29', kind: 'holiday', name: 'Closed' }]
		});
		expect(nextValuesDay(planning(), { day: '2026-11-18', minute: 600 })).toBe('2026-12-02');
	});

	test('is tried out by whoever asks for it, and its question is put again by hand a week later', async () => {
		const { job, sink, time, lookAt, school, answers } = await governed();
		const here = { person: { id: 'ada', name: 'Ada Stone' }, school };
		expect(await job.test(here, 'governors-test')).toBeUndefined();
		await job.idle();
		expect(sink.arrived[0]).toMatchObject({ to: 'ada@larkfield.example' });
		expect(sink.arrived[0]?.text).toContain('Test: ');
		expect(sink.arrived[0]?.text).not.toContain('/governors?letter');
		await lookAt('2026-11-16T09:00:00.000Z');
		expect(await job.askAgain(here, ANN)).toMatchObject({
			because: expect.stringContaining('within the last seven days') as string
		});
		expect(await job.askAgain(here, BOB)).toMatchObject({ refused: 'not-asked' });
		time.now = '2026-11-23T18:00:00.000Z';
		expect(await job.askAgain(here, ANN)).toBeUndefined();
		await job.idle();
		expect(sink.arrived.map(({ to }) => to).slice(1)).toEqual([ANN, ANN]);
		await answers(ANN, 'no');
		time.now = '2026-12-07T09:00:00.000Z';
		expect(await job.askAgain(here, ANN)).toMatchObject({
			because: expect.stringContaining('answered already') as string
		});
	});
});

describe('the link of a letter', () => {
	test('opens for its own address alone, and not once that is off the list', async () => {
		const { store, key, school, answers, now } = await governed();
		const letterTo = (email: string, id = school.id) =>
			new URL(answerLink(key, id, addressTag(key, email), 'https://x.example')).searchParams.get(
				'letter'
			) ?? '';
		const letter = letterTo(ANN);
		expect(answering(store, key, letter)?.governor.email).toBe(ANN);
		for (const wrong of [
			'',
			'..',
			letter.slice(0, -1),
			`${letter}.x`,
			letterTo(BOB),
			letterTo(ANN, 'elsewhere'),
			letter.replace(addressTag(key, ANN), addressTag(key, BOB))
		])
			expect(answering(store, key, wrong), wrong).toBeUndefined();
		expect(answering(store, new Uint8Array(32), letter)).toBeUndefined();
		const before = digestOf(now());
		await answers(ANN, 'yes');
		const once = digestOf(now());
		expect(once).not.toBe(before);
		await answers(ANN, 'yes');
		expect(digestOf(now())).toBe(once);
		await store.schools.write({ ...now(), governors: { on: true, weekday: 1, addresses: [] } });
		expect(answering(store, key, letter)).toBeUndefined();
	});
});
