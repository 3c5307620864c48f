import { expect, test } from 'vitest';
import { change, differing, edited, entryOf, inCircles, type Edit, type Entry } from './entry.ts';
import { Finder, fits } from './find.ts';

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
const ada = entry('ada', { roles: ['learner', 'administrator'], email: 'ada@x.example' });
const ben = entry('ben', { staffNumber: 'B7', manager: 'ada' });
const cat = entry('cat', { manager: 'ben', leftOn: '2026-10-01', email: 'cat@x.example' });
const LIST = [ada, ben, cat];
/** Who changes it. */
const BY = 'dee';

const why = (who: Entry, edit: Edit, list = LIST) => {
	const after = change(who, edit, list, TODAY, BY);
	return Array.isArray(after) ? after.map(({ field, refused }) => `${field} ${refused}`) : after;
};

test('[S11] an e-mail or staff number is one person’s, a leaver’s too', () => {
	expect(why(ben, { email: 'cat@x.example' })).toEqual(['email email-taken']);
	expect(why(ada, { staffNumber: 'b7' })).toEqual(['staffNumber number-taken']);
	expect(why(ben, { email: 'ben@x.example' })).toEqual({ ...ben, email: 'ben@x.example' });
	expect(why(ben, { staffNumber: 'b7' })).toMatchObject({ staffNumber: 'b7' });
	expect(why(cat, { email: null })).not.toHaveProperty('email');
});

test('[S14] nobody is their own line manager, directly or through others', () => {
	expect(why(ada, { manager: 'ada' })).toEqual(['manager manager-circle']);
	expect(why(ada, { manager: 'cat' })).toEqual(['manager manager-circle']);
	expect(why(cat, { manager: 'ada' })).toMatchObject({ manager: 'ada' });
	expect(why(cat, { manager: 'nobody' })).toEqual(['manager manager-unknown']);
	const managers = new Map([
		['a', 'b'],
		['b', 'c'],
		['c', 'b'],
		['d', undefined],
		['e', 'e']
	]);
	expect([...inCircles(managers)].sort()).toEqual(['b', 'c', 'e']);
});

test('[S5] [S15] the last administrator keeps the role and gets no last day, not even one to come', () => {
	expect(why(ada, { roles: ['learner'] })).toEqual(['roles last-administrator']);
	expect(why(ada, { leftOn: TODAY })).toEqual(['leftOn last-administrator']);
	expect(why(ada, { leftOn: '2027-07-20' })).toEqual(['leftOn last-administrator']);
	const going = entry('dee', { roles: ['administrator'], leftOn: '2027-07-20' });
	expect(why(ada, { leftOn: '2027-08-31' }, [...LIST, going])).toEqual([
		'leftOn last-administrator'
	]);
	const staying = entry('dee', { roles: ['administrator'] });
	expect(why(ada, { leftOn: TODAY }, [...LIST, staying])).toMatchObject({ leftOn: TODAY });
	expect(why(ada, { name: 'Ada' })).toMatchObject({ name: 'Ada' });
});

test('[S5] the last administrator gets no start date to come after a time here, which would leave them without access', () => {
	const times = [{ from: '2020-09-01', to: '2024-08-31' }];
	const again = { ...ada, startsOn: '2025-09-01', earlier: times };
	const all = [again, ben];
	expect(why(again, { startsOn: '2027-01-04' }, all)).toEqual(['startsOn last-administrator']);
	expect(why(again, { startsOn: '2025-10-01' }, all)).toMatchObject({ startsOn: '2025-10-01' });
	const other = entry('dee', { roles: ['administrator'] });
	expect(why(again, { startsOn: '2027-01-04' }, [...all, other])).not.toBeInstanceOf(Array);
});

test('[S25] the last administrator keeps the address, and so does whoever would change their own', () => {
	const staying = entry('dee', { roles: ['administrator'], email: 'dee@x.example' });
	const going = { ...staying, leftOn: '2027-07-20' };
	for (const email of ['new@x.example', null]) {
		expect(why(ada, { email })).toEqual(['email last-administrator']);
		// Not by somebody either who leaves one day.
		expect(why(ada, { email }, [...LIST, going])).toEqual(['email last-administrator']);
		expect(why(staying, { email }, [...LIST, staying])).toEqual(['email own-address']);
	}
	expect(why(ada, { email: 'new@x.example' }, [...LIST, staying])).toMatchObject({
		email: 'new@x.example'
	});
	const without = entry('dee', { roles: ['administrator'] });
	expect(why(without, { email: 'dee@x.example' }, [...LIST, without])).toMatchObject({
		email: 'dee@x.example'
	});
});

test('dates that contradict each other, and groups that do not exist, are refused', () => {
	expect(why(ben, { leftOn: '2026-08-31' })).toEqual(['leftOn left-before-start']);
	expect(why(cat, { startsOn: '2026-10-02' })).toEqual(['startsOn left-before-start']);
	expect(why(ben, { group: 'toString' })).toEqual(['group group-unknown']);
	expect(why(ben, { absences: [{ from: '2026-10-02', to: '2026-10-01' }] })).toEqual([
		'absences absence-backwards'
	]);
});

test('somebody new is held to every rule at once, in the order of the fields', () => {
	const fresh = entry('eve', { email: 'ada@x.example', staffNumber: 'B7', manager: 'nobody' });
	expect(why(fresh, {})).toEqual([
		'email email-taken',
		'staffNumber number-taken',
		'manager manager-unknown'
	]);
});

test('an edit changes what it names and nothing else', () => {
	const after = edited(cat, { leftOn: null, group: 'office' });
	expect(after).toEqual({
		...entry('cat', { manager: 'ben', email: 'cat@x.example' }),
		group: 'office'
	});
	expect(differing(cat, after)).toEqual(['group', 'leftOn']);
	const record = { ...cat, attempts: [1], school: 'x' };
	expect(entryOf(record)).toEqual(cat);
});

test('somebody is found by number, e-mail or name, and never by a name that two have', () => {
	const finder = new Finder([
		{ id: '1', name: 'Robin Hale', staffNumber: 'R1', email: 'r@x.example' },
		{ id: '2', name: 'Sam Fenn' },
		{ id: '3', name: 'sam fenn' }
	]);
	expect(['r1', 'R@X.example', 'Hale, Robin'].map((words) => finder.find(words))).toEqual([
		'1',
		'1',
		'1'
	]);
	expect(finder.find('Sam Fenn')).toMatchObject({ refused: 'several' });
	expect(finder.find('Nobody')).toMatchObject({ refused: 'nobody' });
});

test('a search takes every word, without accents and capitals', () => {
	const who = { name: 'Åsa Lindström', email: 'asa@x.example', staffNumber: '0042' };
	expect(['asa lind', 'LINDSTROM', '0042', 'asa@', ''].map((search) => fits(who, search))).toEqual(
		Array(5).fill(true)
	);
	expect(fits(who, 'asa hale')).toBe(false);
});
