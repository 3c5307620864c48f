import { expect, test } from 'vitest';
import type { Entry } from './entry.ts';
import { countsOn, standingOn, wantedOf, withoutReports } from './listing.ts';

const TODAY = '2026-11-20';
const entry = (id: string, more: Partial<Entry> = {}): Entry => ({
	id,
	name: id,
	group: 'teacher',
	roles: ['learner'],
	startsOn: '2026-09-01',
	absences: [],
	...more
});
const mailed = (id: string, more: Partial<Entry> = {}) =>
	entry(id, { email: `${id}@x.example`, ...more });
const LIST = [
	mailed('zoe', { absences: [{ from: '2026-11-01' }] }),
	mailed('ben', { leftOn: TODAY, group: 'office' }),
	mailed('cat', { leftOn: '2026-12-20', roles: ['learner', 'leader'] }),
	entry('dee'),
	mailed('Éva')
];
const ids = (wanted: Parameters<typeof wantedOf>[1]) =>
	wantedOf(LIST, wanted, TODAY).map(({ id }) => id);

test('somebody is here, away, leaving while the last day is to come, or has left', () => {
	expect(LIST.map((each) => standingOn(each, TODAY))).toEqual([
		'away',
		'left',
		'leaving',
		'here',
		'here'
	]);
	expect(countsOn(LIST, TODAY)).toEqual({
		here: 2,
		away: 1,
		'to-come': 0,
		leaving: 1,
		left: 1,
		'without-email': 1
	});
});

test('somebody works here from their first day on, and not before, whenever they leave', () => {
	const soon = [
		mailed('today', { startsOn: TODAY }),
		mailed('later', { startsOn: '2031-09-01' }),
		mailed('term', { startsOn: '2027-01-04', leftOn: '2027-03-31' })
	];
	expect(soon.map((each) => standingOn(each, TODAY))).toEqual(['here', 'to-come', 'to-come']);
	expect(countsOn(soon, TODAY)).toMatchObject({ here: 1, 'to-come': 2, leaving: 0 });
	expect(wantedOf(soon, { state: 'to-come' }, TODAY).map(({ id }) => id)).toEqual([
		'later',
		'term'
	]);
	expect(wantedOf(soon, {}, TODAY)).toHaveLength(3);
});

test('[S23] whoever has left and comes back later is to come; whoever leaves first is leaving', () => {
	const earlier = (to: string) => [{ from: '2024-09-02', to }];
	const back = [
		mailed('gone', { startsOn: '2027-01-04', earlier: earlier('2026-10-23') }),
		mailed('still', { startsOn: '2027-01-04', earlier: earlier('2026-12-18') }),
		mailed('again', { startsOn: TODAY, earlier: earlier('2026-10-23') })
	];
	expect(back.map((each) => standingOn(each, TODAY))).toEqual(['to-come', 'leaving', 'here']);
	expect(wantedOf(back, {}, TODAY)).toHaveLength(3);
});

test('[S1] senior leaders see no report until somebody has given them the role', () => {
	const list = [
		mailed('head', { group: 'leader' }),
		mailed('deputy', { group: 'leader', roles: ['learner', 'leader'] }),
		mailed('gone', { group: 'leader', leftOn: TODAY }),
		mailed('teacher')
	];
	expect(withoutReports(list, TODAY).map(({ id }) => id)).toEqual(['head']);
});

test('the list is by name, without leavers unless they are asked for or searched for', () => {
	expect(ids({})).toEqual(['cat', 'dee', 'zoe', 'Éva']);
	expect(ids({ state: 'left' })).toEqual(['ben']);
	expect(ids({ search: 'BEN' })).toEqual(['ben']);
	expect(ids({ search: 'eva' })).toEqual(['Éva']);
	expect(ids({ state: 'without-email' })).toEqual(['dee']);
	expect(ids({ role: 'leader', group: 'teacher' })).toEqual(['cat']);
	expect(ids({ group: 'office' })).toEqual([]);
});

test('names are ordered by their characters, the same on every machine, and namesakes by id', () => {
	const named = ['Ødegård', 'de Souza', 'Zoe', 'Åse', 'Adam', 'Émile', '王', 'Adam'];
	const list = named.map((name, at) => entry(`p${9 - at}`, { name }));
	expect(wantedOf(list, {}, TODAY).map(({ id, name }) => `${name} ${id}`)).toEqual([
		'Adam p2',
		'Adam p5',
		'Zoe p7',
		'de Souza p8',
		'Åse p6',
		'Émile p4',
		'Ødegård p9',
		'王 p3'
	]);
});
