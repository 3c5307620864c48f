import { beforeAll, describe, expect, test } from 'vitest';
import { equals, Identity } from '../src/server/identity/identity.ts';
import { rowMemory } from '../src/server/identity/rows/row-files.ts';
import { openLimits } from '../src/server/limits/limits.ts';
import { aFollowUp, aPerson } from '../src/server/store/sample-records.ts';
import { second, trainingAt } from '../src/server/training/training.test-data.ts';
import { managersIn } from '../src/routes/(site)/reports/asked-for.ts';
import type { PageServerData } from '../src/routes/(site)/reports/$types.js';
import type { PageServerData as GovernorsData } from '../src/routes/(site)/reports/governors/$types.js';
import { load as forGovernors } from '../src/routes/(site)/reports/governors/+page.server.ts';
import { load } from '../src/routes/(site)/reports/+page.server.ts';
import { GET } from '../src/routes/(site)/reports/csv/+server.ts';

const now = () => second(0);
let at: Awaited<ReturnType<typeof trainingAt>>;
let identity: Identity;

/** A school that is not the sample: two line managers, three phases, one who has left. */
beforeAll(async () => {
	at = await trainingAt('beckstone');
	const { store } = at.training;
	at = { ...at, school: { ...at.school, sample: false } };
	const add = (id: string, more: Parameters<typeof aPerson>[0]) =>
		store.people.add(aPerson({ id, name: id, startsOn: '2026-09-01', ...more }));
	await add('moss', { phase: 'whole-school' });
	await add('fenn', { manager: 'moss', phase: 'whole-school', group: 'leader' });
	await add('abe', { manager: 'moss', phase: 'key-stage-1' });
	await add('bea', { manager: 'moss', phase: 'key-stage-2', group: 'office' });
	await add('cal', { manager: 'fenn', phase: 'key-stage-2' });
	await add('dot', { manager: 'fenn' });
	await add('eve', { manager: 'fenn', leftOn: '2026-10-01' });
	identity = new Identity({
		keeper: rowMemory(),
		store,
		clock: { now },
		origin: 'http://localhost:3000',
		key: new Uint8Array(32).fill(7)
	});
});

const localsOf = () => ({
	training: at.training,
	school: at.school,
	person: at.person,
	identity,
	clock: { now },
	limits: openLimits(),
	address: ''
});

/** What the report says, asked as in an address. */
function board(asked = ''): PageServerData {
	const event = { locals: localsOf(), url: new URL(`http://localhost/reports?${asked}`) };
	return load(event as unknown as Parameters<typeof load>[0]) as PageServerData;
}

/** The names on the report and in the table that is downloaded, which say the same. */
async function names(asked: string): Promise<readonly string[]> {
	const event = { locals: localsOf(), url: new URL(`http://localhost/reports/csv?${asked}`) };
	const csv = await (await GET(event as unknown as Parameters<typeof GET>[0])).text();
	const listed = board(asked).rows.map(({ name }) => name);
	const [, ...lines] = csv.trim().split('\r\n');
	expect(lines.map((line) => line.split(',')[0])).toEqual(listed);
	return listed.toSorted();
}

describe('the report', () => {
	test('is narrowed to whom a line manager manages, in its lines, counts, bars and table', async () => {
		expect(await names('manager=moss')).toEqual(['abe', 'bea', 'fenn']);
		expect(await names('manager=fenn')).toEqual(['cal', 'dot', 'eve']);
		expect(await names('manager=fenn&group=office')).toEqual([]);
		expect(await names('manager=nobody')).toEqual([]);
		const { counts, byGroup, byPhase, weeks } = board('manager=fenn');
		expect(counts).toMatchObject({ people: 2, overdue: 2, leaver: 1 });
		expect(byGroup).toEqual([{ name: 'Teacher', lights: { red: 2, amber: 0, green: 0 } }]);
		expect(byPhase.map(({ name }) => name)).toEqual(['Key stage 2', 'Phase not given']);
		expect(weeks.at(-1)?.lights).toEqual({ red: 2, amber: 0, green: 0 });
	});

	test('offers everybody who manages somebody, leavers’ managers too, whatever it is narrowed to', () => {
		const all = ['fenn', 'moss'];
		expect(managersIn(at.training.store.people.list('larkfield')).map(({ id }) => id)).toEqual(all);
		expect(board('manager=moss').managers.map(({ id }) => id)).toEqual(all);
		expect(managersIn([])).toEqual([]);
	});

	test('[R5] [R14] is narrowed to a phase, or to those without one, and has the lights of each', async () => {
		expect(await names('phase=key-stage-2')).toEqual(['bea', 'cal']);
		expect(await names('phase=key-stage-2&manager=moss')).toEqual(['bea']);
		expect(await names('phase=none')).toEqual(['Robin Hale', 'dot', 'eve']);
		expect(await names('phase=key-stage-9')).toHaveLength(8);
		expect(board().phases.map(({ name }) => name)).toEqual([
			'Key stage 1',
			'Key stage 2',
			'Whole school',
			'Phase not given'
		]);
		expect(board('phase=key-stage-2')).toMatchObject({
			counts: { people: 2 },
			byGroup: [{ name: 'School office' }, { name: 'Teacher' }],
			byPhase: [{ name: 'Key stage 2', lights: { red: 2 } }]
		});
		expect(board('phase=key-stage-2').weeks.at(-1)?.lights).toEqual({ red: 2, amber: 0, green: 0 });
	});

	test('[R23] has whoever is not asked to train apart: filtered, in the table, in no bar and no group', async () => {
		const { store } = at.training;
		const before = board('manager=nobody');
		expect(before.counts).toMatchObject({ people: 0, 'not-asked': 0 });
		await store.people.add(
			aPerson({ id: 'kit', name: 'Kit Arden', manager: 'nobody', roles: ['administrator'] })
		);
		expect(await names('manager=nobody&status=not-asked')).toEqual(['Kit Arden']);
		const { counts, byGroup, weeks, neverIn, rows } = board('manager=nobody');
		expect(counts).toMatchObject({ people: 0, overdue: 0, 'not-asked': 1 });
		expect({ byGroup, neverIn, red: weeks.at(-1)?.lights.red }).toEqual({
			...{ byGroup: [], neverIn: [], red: 0 }
		});
		expect(rows).toMatchObject([{ status: 'not-asked', left: '' }]);
		await store.people.remove('larkfield', 'kit');
	});

	test('[R16] answers a day to come, or one that is none, with today, and says so', () => {
		const today = board();
		expect(today).toMatchObject({ on: '2026-11-20', today: '2026-11-20' });
		expect(today.unread).toBeUndefined();
		expect(board('on=').unread).toBeUndefined();
		expect(board('on=2026-11-19')).toMatchObject({ on: '2026-11-19' });
		expect(board('on=2026-11-19').unread).toBeUndefined();
		for (const [asked, says] of [
			['2026-11-21', /^21 November 2026 is still to come, so this is how it stands today\.$/],
			['2026-13-45', /not one in the calendar.*today\.$/],
			['2026-02-29', /not one in the calendar/],
			['yesterday', /not one in the calendar/]
		] as const) {
			const answered = board(`on=${asked}`);
			expect(answered.unread, asked).toMatch(says);
			expect({ ...answered, unread: undefined }, asked).toEqual(today);
		}
	});

	test('[R16] is downloaded as of today where the day asked for is still to come', async () => {
		const url = new URL('http://localhost/reports/csv?on=2027-09-15');
		const event = { locals: localsOf(), url } as unknown as Parameters<typeof GET>[0];
		expect((await GET(event)).headers.get('content-disposition')).toContain('-2026-11-20.csv');
	});

	test('[R9] tells of what is misjudged and asked in the whole school, whatever it is narrowed to', () => {
		const told = ({ misjudged, questions }: PageServerData) => ({ misjudged, questions });
		for (const asked of ['phase=key-stage-2', 'manager=moss', 'group=office'])
			expect(told(board(asked))).toEqual(told(board()));
	});

	test('says of whom something is owed that they have never signed in, until they have', async () => {
		expect(board('manager=moss').neverIn.toSorted()).toEqual(['abe', 'bea', 'fenn']);
		const abe = at.training.store.people.read('larkfield', 'abe');
		if (!abe) throw new Error('There is no such person.');
		const account = await identity.account(abe);
		expect(board('manager=moss').neverIn).toContain('abe');
		await identity.rows.update('user', [equals('id', account.id)], (row) => ({
			...row,
			lastInAt: second(0)
		}));
		expect(board('manager=moss').neverIn.toSorted()).toEqual(['bea', 'fenn']);
	});

	test('[R20] [R21] for governors tells of a phase only so many people that nobody stands out', async () => {
		const { store } = at.training;
		for (let nth = 0; nth < 10; nth++)
			await store.people.add(
				aPerson({
					id: `more-${nth}`,
					startsOn: '2026-09-01',
					phase: nth < 5 ? 'sixth-form' : 'key-stage-2',
					manager: 'nobody',
					group: nth < 5 ? 'site' : 'teacher'
				})
			);
		const event = { locals: { ...localsOf(), training: at.training } };
		const { groups, phases } = forGovernors(
			event as unknown as Parameters<typeof forGovernors>[0]
		) as GovernorsData;
		expect(groups.map(({ name, counts }) => [name, counts.people])).toEqual([
			['Teacher', 10],
			['Other groups together', 7]
		]);
		expect(phases.every(({ counts }) => counts.people >= 5)).toBe(true);
		expect(phases.reduce((sum, { counts }) => sum + counts.people, 0)).toBe(17);
	});

	test('[U2] names each action that is overdue, with whom it is about, whatever it is narrowed to', async () => {
		for (const [id, due] of [
			['late', '2026-11-19'],
			['today', '2026-11-20'],
			['later', '2026-12-01']
		] as const)
			await at.training.store.logs.append(
				'larkfield',
				'follow-ups',
				aFollowUp({ id, about: 'abe', says: `Was due ${id}.`, due })
			);
		const expected = [{ about: 'abe', name: 'abe', says: 'Was due late.', due: '2026-11-19' }];
		expect(board().overdue).toMatchObject(expected);
		expect(board('manager=fenn&phase=none').overdue).toMatchObject(expected);
		expect(board('on=2026-12-24').overdue).toMatchObject(expected);
	});
});

test('[R17] two people of one name are shown with their staff numbers, and nobody else is', async () => {
	const whole = at;
	at = await trainingAt('beckstone');
	for (const [id, name] of [
		['b12', 'Sam Fenn'],
		['b7', 'Sam Fenn'],
		['b9', 'Kit Arden']
	] as const)
		await at.training.store.people.add(aPerson({ id, name, staffNumber: id.toUpperCase() }));
	expect(board().rows.map(({ name, staffNumber }) => [name, staffNumber])).toEqual([
		['Kit Arden', undefined],
		['Robin Hale', undefined],
		['Sam Fenn', 'B12'],
		['Sam Fenn', 'B7']
	]);
	at = whole;
});
