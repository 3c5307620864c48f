import { describe, expect, test } from 'vitest';
import { ADMIN, entry, plan, short, TODAY } from './import.test-data.ts';

const MANAGED = 'Name|Staff number|Group|Start date|Line manager';
const row = (name: string, number: string, manager = '') =>
	`${name}|${number}|Teacher|01/09/2026|${manager}`;

describe('line managers', () => {
	test('are found in the list and in the file, by number, e-mail or name', () => {
		const list = [ADMIN, entry('robin', { name: 'Robin Hale', email: 'robin@x.example' })];
		const { rows } = plan(list, [
			MANAGED,
			row('Kit Arden', '1', 'ROBIN@x.example'),
			row('Sam Fenn', '2', 'Arden, Kit'),
			row('Ola Brook', '3', '2')
		]);
		expect(rows.map(({ after }) => after?.manager)).toEqual(['robin', 'new-2', 'new-3']);
	});

	test('[S14] that go round in a circle are a problem of every row in it', () => {
		expect(
			short(
				plan(
					[ADMIN],
					[
						MANAGED,
						row('A A', '1', '2'),
						row('B B', '2', '3'),
						row('C C', '3', '1'),
						row('D D', '4', '4'),
						row('E E', '5', '1'),
						row('F F', '6')
					]
				)
			)
		).toEqual([
			'error A A manager:manager-circle',
			'error B B manager:manager-circle',
			'error C C manager:manager-circle',
			'error D D manager:manager-circle',
			'error E E manager:manager-gone',
			'new F F'
		]);
	});

	test('[S14] a circle through somebody who is not in the file is found too', () => {
		const list = [
			ADMIN,
			entry('b', { name: 'B B', manager: 'a' }),
			entry('a', { staffNumber: '1' })
		];
		expect(short(plan(list, [MANAGED, row('a', '1', 'B B')]))).toEqual([
			'error a manager:manager-circle'
		]);
	});

	test('who are in a row with a problem are named with that row', () => {
		const { rows } = plan(
			[ADMIN],
			[MANAGED, 'Kit Arden|1|Teacher|soon|', row('Sam Fenn', '2', '1')]
		);
		expect(rows[1]?.problems[0]).toMatchObject({
			code: 'manager-gone',
			found: '1',
			todo: 'They are in row 2 that has a problem of its own: mend that one first.'
		});
	});

	test('whose name two people have are asked for by number', () => {
		const list = [ADMIN, entry('x', { name: 'Sam Fenn' }), entry('y', { name: 'Sam Fenn' })];
		const { rows } = plan(list, [MANAGED, row('Kit Arden', '1', 'Sam Fenn')]);
		expect(rows[0]?.problems[0]).toMatchObject({ column: 'manager', code: 'several' });
	});
});

describe('leavers', () => {
	const robin = entry('robin', { name: 'Robin Hale' });
	const HEAD = 'Name|Group|Start date|Leaving date';
	const kit = 'Kit Arden|Teacher|01/09/2026|';

	test('[S19] are proposed only when the file is the whole list', () => {
		expect(short(plan([ADMIN, robin], [HEAD, kit]))).toEqual(['new Kit Arden']);
		const { rows, kept } = plan([ADMIN, robin], [HEAD, kit], { othersLeftOn: TODAY });
		expect(rows.map(({ kind, name, after }) => [kind, name, after?.leftOn])).toEqual([
			['leaver', 'Robin Hale', TODAY],
			['new', 'Kit Arden', undefined]
		]);
		expect(kept).toEqual([{ name: 'Ada Min', because: 'This is you.' }]);
	});

	test('[S19] never include the last administrator, who starts later, or who may be in a broken row', () => {
		const me = { ...ADMIN, leftOn: '2027-07-20' };
		const other = entry('other', { name: 'O Ther', roles: ['administrator'] });
		const later = entry('later', { name: 'La Ter', startsOn: '2027-01-04' });
		const { rows, kept } = plan(
			[me, other, robin, { ...robin, id: 'twin' }, later, entry('gone', { leftOn: '2026-10-01' })],
			[HEAD, 'Hale, Robin|Teacher|soon|', kit],
			{ othersLeftOn: TODAY }
		);
		expect(rows.filter(({ kind }) => kind === 'leaver')).toEqual([]);
		expect(kept.map(({ name, because }) => `${name}: ${because}`)).toEqual([
			'O Ther: They are the only administrator who is staying.',
			'Robin Hale: Row 2, which has a problem, may be about them.',
			'Robin Hale: Row 2, which has a problem, may be about them.',
			'La Ter: They start on 04/01/2027, after the last day you gave.'
		]);
	});

	test('by a column of the file are changes; not oneself, and not every administrator', () => {
		const one = entry('one', { name: 'O Ne', roles: ['administrator'] });
		const file = [
			HEAD,
			'Ada Min|Teacher|01/09/2026|20/12/2026',
			'O Ne|Teacher|01/09/2026|20/12/2026'
		];
		expect(short(plan([ADMIN, one], file))).toEqual([
			'error Ada Min left-on:yourself',
			'changed O Ne leftOn'
		]);
		const list = [{ ...ADMIN, leftOn: '2026-12-20' }, one];
		expect(short(plan(list, file))).toEqual([
			'error O Ne left-on:last-administrator',
			'unchanged Ada Min'
		]);
		expect(short(plan([ADMIN, robin], [HEAD, 'Robin Hale|||31/08/2026']))).toEqual([
			'error Robin Hale left-on:left-before-start'
		]);
	});

	test('who are in the file again stay leavers, and the row says so', () => {
		const gone = { ...robin, leftOn: '2026-10-01' };
		const { rows } = plan([ADMIN, gone], [HEAD, 'Robin Hale|Teacher|01/09/2026|']);
		expect(rows[0]).toMatchObject({
			kind: 'unchanged',
			note: expect.stringContaining('01/10/2026') as string
		});
	});
});

describe('administrators of whom no other has come in yet', () => {
	const me = { ...ADMIN, leftOn: '2027-07-20' };
	const one = entry('one', { name: 'O Ne', roles: ['administrator'], staffNumber: 'O1' });
	const two = entry('two', { name: 'T Wo', roles: ['administrator'] });
	const list = [me, one, two];
	const only = (id: string) => (each: string) => each === id;

	test('[S29] get no last day by a row, which says whom to wait for; the others are taken', () => {
		const file = ['Name|Group|Start date|Leaving date', 'O Ne|||20/12/2026', 'K A|TA|01/09/2026|'];
		const { rows } = plan(list, file, {}, only('one'));
		expect(rows.map(({ kind, name }) => `${kind} ${name}`)).toEqual(['error O Ne', 'new K A']);
		expect(rows[0]?.problems).toEqual([
			{
				column: 'left-on',
				code: 'nobody-came-in',
				found: '20/12/2026',
				expected: 'another administrator who has signed in',
				todo: 'Wait until T Wo has, or make somebody an administrator who has.'
			}
		]);
		expect(short(plan(list, file, {}, only('two')))).toEqual(['new K A', 'changed O Ne leftOn']);
	});

	test('[S29] keep the address they come in with', () => {
		const mailed = [me, { ...one, email: 'one@x.example' }, two];
		const file = ['Name|Staff number|Email', 'O Ne|O1|o@x.example'];
		expect(short(plan(mailed, file, {}, only('one')))).toEqual(['error O Ne email:nobody-came-in']);
		expect(short(plan(mailed, file, {}, only('two')))).toEqual(['changed O Ne email']);
	});

	test('[S29] [S19] are no leavers of a whole list; who has not come in may be', () => {
		const file = ['Name|Group|Start date', 'K A|TA|01/09/2026'];
		const { rows, kept } = plan(list, file, { othersLeftOn: TODAY }, only('one'));
		expect(rows.filter(({ kind }) => kind === 'leaver').map(({ name }) => name)).toEqual(['T Wo']);
		expect(kept.map(({ name, because }) => `${name}: ${because}`)).toEqual([
			'O Ne: No other administrator has signed in yet. Wait until T Wo has, or make somebody an administrator who has.'
		]);
	});
});

test('[S15] no row gives the last administrator a start date to come after a time here', () => {
	const again = entry('again', {
		name: 'A Gain',
		roles: ['administrator'],
		staffNumber: 'G1',
		startsOn: '2025-09-01',
		earlier: [{ from: '2020-09-01', to: '2024-08-31' }]
	});
	const file = ['Name|Staff number|Start date', 'A Gain|G1|04/01/2027'];
	expect(short(plan([{ ...ADMIN, leftOn: '2026-12-20' }, again], file))).toEqual([
		'error A Gain starts-on:last-administrator'
	]);
	expect(short(plan([ADMIN, again], file))).toEqual(['changed A Gain startsOn']);
	// Nor oneself, who would be out in the middle of it.
	const you = { ...again, id: 'admin' };
	const other = { ...ADMIN, id: 'other' };
	expect(short(plan([you, other], file))).toEqual(['error A Gain starts-on:yourself']);
});

describe('another address', () => {
	const HEADS = 'Name|Staff number|Email';
	const you = { ...ADMIN, staffNumber: 'A1', email: 'admin@x.example' };
	const one = entry('one', {
		name: 'O Ne',
		staffNumber: 'O1',
		email: 'one@x.example',
		roles: ['administrator']
	});

	test('[S25] is not given to oneself by a file', () => {
		expect(short(plan([you, one], [HEADS, 'Ada Min|A1|new@x.example']))).toEqual([
			'error Ada Min email:yourself'
		]);
		expect(short(plan([you, one], [HEADS, 'Ada Min|A1|', 'O Ne|O1|o@x.example']))).toEqual([
			'changed O Ne email',
			'unchanged Ada Min'
		]);
		const none = { ...ADMIN, staffNumber: 'A1' };
		expect(short(plan([none], [HEADS, 'Ada Min|A1|new@x.example']))).toEqual([
			'changed Ada Min email'
		]);
	});

	test('[S25] is not given to all administrators who stay', () => {
		const leaves = { ...you, leftOn: '2026-12-20' };
		expect(short(plan([leaves, one], [HEADS, 'O Ne|O1|o@x.example']))).toEqual([
			'error O Ne email:last-administrator'
		]);
	});
});

test('[S17] a row that falls fells those that rested on it', () => {
	const list = [
		ADMIN,
		entry('p', { name: 'P P', staffNumber: '1', email: 'a@x.example' }),
		entry('q', { name: 'Q Q', staffNumber: '2', email: 'b@x.example' })
	];
	const head = 'Name|Staff number|Email|Start date';
	expect(short(plan(list, [head, 'P P|1|b@x.example|', 'Q Q|2|a@x.example|']))).toEqual([
		'changed P P email',
		'changed Q Q email'
	]);
	expect(short(plan(list, [head, 'P P|1|b@x.example|', 'Q Q|2|a@x.example|soon']))).toEqual([
		'error P P email:email-taken',
		'error Q Q starts-on:not-a-date'
	]);
});
