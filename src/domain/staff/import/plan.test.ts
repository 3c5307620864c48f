import { describe, expect, test } from 'vitest';
import type { Entry } from '../entry.ts';
import { guessed, hasNames, toRemember } from './columns.ts';
import { ADMIN, entry, plan, rowsOf, short, TODAY } from './import.test-data.ts';
import type { Plan } from './plan.ts';
import { problemWords, unknownWords } from './row.ts';

const HEAD = 'Name|Email|Staff number|Staff group|Start date|Leaving date|Line manager';
const robin = entry('robin', { name: 'Robin Hale', email: 'robin@x.example', staffNumber: 'R1' });
const sam = entry('sam', { name: 'Sam Fenn' });

describe('the columns', () => {
	test('are guessed from what school information systems call them', () => {
		expect(
			guessed([
				'Staff Code',
				'Legal Surname',
				'Legal Forename',
				'Preferred Surname',
				'Post code',
				'Work Email',
				'Date of Arrival',
				'Job Title',
				'Role',
				'Line Manager',
				'Leaving Date'
			])
		).toEqual({
			'staff-number': 0,
			surname: 1,
			forename: 2,
			'preferred-surname': 3,
			email: 5,
			'starts-on': 6,
			group: 7,
			manager: 9,
			'left-on': 10
		});
		expect(guessed(['FULL NAME', 'e-mail', 'e-mail'])).toEqual({ name: 0, email: 1 });
		expect(guessed(['constructor', '__proto__', ''])).toEqual({});
	});

	test('are remembered by their headings', () => {
		const remembered = toRemember(['Wer?', 'E-mail'], { name: 0, email: 1 });
		expect(guessed(['e-mail', 'wer'], remembered)).toEqual({ name: 1, email: 0 });
	});

	test('give names in one column or in two', () => {
		expect([{ name: 0 }, { forename: 0, surname: 1 }, { forename: 0 }, {}].map(hasNames)).toEqual([
			true,
			true,
			false,
			false
		]);
	});
});

describe('an address that nobody can sign in with', () => {
	const josé = entry('jose', { name: 'José Lane', email: 'josé@x.example', staffNumber: 'J1' });

	test('[S27] is a problem of its row, which says what to do; the others are taken', () => {
		const { rows } = plan(
			[ADMIN, robin],
			[HEAD, 'José Lane|josé@x.example||Teacher|1/9/2026||', 'Robin Hale|zoë@x.example|R1||||']
		);
		expect(short({ rows } as Plan)).toEqual([
			'error José Lane email:not-for-signing-in',
			'error Robin Hale email:not-for-signing-in'
		]);
		expect(rows[0]?.problems.map((problem) => problemWords(2, problem))).toEqual([
			"Row 2, E-mail: found “josé@x.example”, expected letters a to z without accents, digits and . _ + - '. Nobody can sign in with this address. Give another of theirs, or empty the cell: with a staff number they come in with a printed code."
		]);
	});

	test('[S27] stays with whoever has it: their row is taken, also by that address alone', () => {
		const list = [ADMIN, josé];
		expect(short(plan(list, [HEAD, 'José Lane|JOSÉ@x.example|J1|TA|||']))).toEqual([
			'changed José Lane group'
		]);
		expect(short(plan(list, [HEAD, 'José Brook|josé@x.example||||']))).toEqual([
			'changed José Brook name'
		]);
		expect(short(plan(list, [HEAD, '|josé@x.example|||||'], { othersLeftOn: TODAY }))).toEqual([
			'error José Lane name:missing'
		]);
	});
});

describe('a row', () => {
	test('[S16] is matched by staff number, then e-mail, then name and start date', () => {
		expect(
			short(
				plan(
					[ADMIN, robin, sam],
					[
						HEAD,
						'Robyn Hale|robin@y.example|r1',
						'Fenn, Sam||||1/9/2026',
						'Ada Min|ada@x.example|||01/09/2026||Robyn Hale'
					]
				)
			)
		).toEqual([
			'changed Robyn Hale name email staffNumber',
			'changed Fenn, Sam name',
			'changed Ada Min email manager'
		]);
	});

	test('[S16] a name that two people have is no match but a problem', () => {
		const twin = entry('twin', { name: 'Sam Fenn' });
		const head = 'Name|Email|Start date|Group';
		expect(short(plan([ADMIN, sam, twin], [head, 'Sam Fenn||01/09/2026|Teacher']))).toEqual([
			'error Sam Fenn name:ambiguous'
		]);
		const other = { ...sam, email: 'sam@x.example' };
		expect(
			short(plan([ADMIN, other], [head, 'Sam Fenn|fenn@x.example|01/09/2026|Teacher']))
		).toEqual(['error Sam Fenn name:ambiguous']);
		expect(short(plan([ADMIN, sam], [head, 'Sam Fenn||02/09/2026|Teacher']))).toEqual([
			'new Sam Fenn'
		]);
	});

	test('[S16] people of the same name and start date are told apart by number or e-mail', () => {
		const head = 'Name|Email|Staff number|Start date|Group';
		const file = [
			head,
			'Sam Fenn|a@x.example||1 Sep 2026|TA',
			'Sam Fenn|b@x.example||1 Sep 2026|TA'
		];
		expect(short(plan([ADMIN], file))).toEqual(['new Sam Fenn', 'new Sam Fenn']);
		expect(
			short(
				plan([ADMIN], [head, 'Sam Fenn|a@x.example||1 Sep 2026|TA', 'Sam Fenn|||1 Sep 2026|TA'])
			)
		).toEqual(['error Sam Fenn name:duplicate', 'error Sam Fenn name:duplicate']);
	});

	test('[S16] an address can go from one to another in the same file', () => {
		const file = [
			'Name|Email|Staff number',
			'Robin Hale|old@x.example|R1',
			'Kit Arden|robin@x.example|K9'
		];
		const options = { elseGroup: 'teacher', elseStartsOn: TODAY };
		expect(short(plan([ADMIN, robin], file, options))).toEqual([
			'new Kit Arden',
			'changed Robin Hale email'
		]);
	});

	test('[S17] each of its problems is named: row, column, what was found, what to do', () => {
		const { rows } = plan([ADMIN], [HEAD, '|robin@|7|Techer|01/09/26|31/02/2026|Nobody']);
		expect(rows[0]?.problems.map((problem) => problemWords(2, problem))).toEqual([
			'Row 2, Full name: found nothing in it, expected a name. Fill the name in, or delete the row.',
			'Row 2, E-mail: found “robin@”, expected one address such as name@school.example, or nothing. ' +
				'Mend the address, or empty the cell: people without e-mail can be on the list too.',
			'Row 2, Staff group: found “Techer”, expected a staff group, or a job title that stands for one. ' +
				'Did you mean “Teacher”? Say so in step 3, or mend the cell.',
			'Row 2, Start date: found “01/09/26”, expected a date such as 01/09/2026, 2026-09-01 or 1 Sep 2026. ' +
				'Write the year with four digits: two could be of this century or the last.',
			'Row 2, Last day: found “31/02/2026”, expected a date such as 01/09/2026, 2026-09-01 or 1 Sep 2026. ' +
				'There is no such day. Check the day and the month.',
			'Row 2, Line manager: found “Nobody”, expected one person of the list or the file. ' +
				'Nobody on the staff list has this staff number, e-mail or name.'
		]);
	});

	test('[S17] two rows with one number, one e-mail or one person are both left out', () => {
		const file = (...lines: readonly string[]) => short(plan([ADMIN, robin], [HEAD, ...lines]));
		const rest = '|Teacher|01/09/2026';
		expect(file(`A|a@x.example|7${rest}`, `B|b@x.example|7${rest}`)).toEqual([
			'error A staff-number:duplicate',
			'error B staff-number:duplicate'
		]);
		expect(file(`A|a@x.example|7${rest}`, `B|A@X.example|8${rest}`)).toEqual([
			'error A email:duplicate',
			'error B email:duplicate'
		]);
		expect(file(`Robin Hale||R1${rest}`, `Robin Hale|robin@x.example|${rest}`)).toEqual([
			'error Robin Hale name:duplicate',
			'error Robin Hale name:duplicate'
		]);
	});

	test('[S16] an e-mail of one person beside the name of another is a problem', () => {
		const file = ['Name|Email|Start date', 'Sam Fenn|robin@x.example|01/09/2026'];
		expect(short(plan([ADMIN, robin, sam], file))).toEqual(['error Sam Fenn email:ambiguous']);
		expect(short(plan([ADMIN, robin], file))).toEqual(['changed Sam Fenn name']);
	});

	test('[S11] an e-mail or number that somebody else keeps is a problem', () => {
		const fenn = { ...sam, staffNumber: 'S1' };
		const file = ['Name|Email|Staff number', 'Sam Fenn|robin@x.example|S1'];
		expect(short(plan([ADMIN, robin, fenn], file))).toEqual(['error Sam Fenn email:email-taken']);
	});

	test('[S18] an empty cell changes nothing, and no file touches a role', () => {
		const boss = entry('boss', {
			name: 'Bo Ss',
			staffNumber: '1',
			email: 'b@x.example',
			roles: ['leader']
		});
		const file = ['Name|Email|Staff number|Role', 'Bo Ss||1|', 'Kit Arden||2|Administrator'];
		const { rows } = plan([ADMIN, boss], file, { elseStartsOn: TODAY });
		expect(rows.map(({ kind, after }) => [kind, after?.roles, after?.email])).toEqual([
			['new', ['learner'], undefined],
			['unchanged', ['leader'], 'b@x.example']
		]);
	});

	test('a new person without group or start date takes what was chosen for all, or has a problem', () => {
		const file = ['Name', 'Kit Arden'];
		expect(short(plan([ADMIN], file))).toEqual(['error Kit Arden group:missing starts-on:missing']);
		const { rows, withoutEmail } = plan([ADMIN], file, { elseGroup: 'site', elseStartsOn: TODAY });
		expect(rows[0]?.after).toEqual(
			entry('new-2', { name: 'Kit Arden', group: 'site', startsOn: TODAY })
		);
		expect(withoutEmail).toBe(1);
	});

	test('[S13] a job title stands for the group that was chosen for it', () => {
		const file = ['Name|Job title|Start date', 'Kit Arden|Chief Owl|01/09/2026'];
		expect(short(plan([ADMIN], file))).toEqual(['error Kit Arden group:group-unknown']);
		const { rows } = plan([ADMIN], file, { words: { 'chief owl': 'site' } });
		expect(rows[0]?.after?.group).toBe('site');
		expect(
			unknownWords(rowsOf(['a|Chief Owl', 'b|chief  owl', 'c|Teacher', 'd|']), { group: 1 })
		).toEqual([{ word: 'Chief Owl', key: 'chief owl', rows: 2 }]);
	});

	test('[S10] cells that a spreadsheet would run, long names and every script are text', () => {
		const names = ['=cmd/1', '+1', '@x', '😀 Fenn', 'שרה כהן', 'é'.repeat(200)];
		const file = ['Name', ...names];
		const options = { elseGroup: 'site', elseStartsOn: TODAY };
		expect(plan([ADMIN], file, options).rows.map(({ kind, after }) => [kind, after?.name])).toEqual(
			names.map((name) => ['new', name])
		);
		expect(short(plan([ADMIN], ['Name', 'é'.repeat(201)], options))[0]).toMatch(/name:too-long/);
	});
});

describe('a row about a leaver', () => {
	const gone = entry('robin', { name: 'Robin Hale', staffNumber: 'R1', leftOn: '2026-10-16' });
	const HEADINGS = 'Name|Staff number|Start date|Leaving date';
	const taken = (list: readonly Entry[], line: string) => plan(list, [HEADINGS, line]).rows[0];

	test('[S24] with a start date after the last day brings them back, and keeps the time before', () => {
		const row = taken([ADMIN, gone], 'Robin Hale|R1|16/11/2026|');
		expect(row).toMatchObject({
			kind: 'changed',
			fields: ['startsOn', 'leftOn', 'earlier'],
			note: expect.stringContaining('they are back') as string,
			after: { startsOn: '2026-11-16', earlier: [{ from: '2026-09-01', to: '2026-10-16' }] }
		});
		expect(row?.after).not.toHaveProperty('leftOn');
		const fixed = taken([ADMIN, gone], 'Robin Hale|R1|16/11/2026|18/12/2026');
		expect(fixed?.after).toMatchObject({ startsOn: '2026-11-16', leftOn: '2026-12-18' });
		expect(taken([ADMIN, gone], 'Robin Hale|R1|16/11/2026|16/10/2026')).toMatchObject({
			kind: 'error',
			problems: [{ code: 'left-before-start' }]
		});
	});

	test('[S24] without one leaves them as they are', () => {
		for (const line of ['Robin Hale|R1|01/09/2026|', 'Robin Hale|R1||'])
			expect(taken([ADMIN, gone], line)).toMatchObject({
				kind: 'unchanged',
				note: expect.stringContaining('that stays so') as string
			});
	});

	test('[S16] [S20] [S24] who is back is still found by the first day, which changes nothing', () => {
		const back = entry('robin', {
			name: 'Robin Hale',
			startsOn: '2026-11-16',
			earlier: [{ from: '2026-09-01', to: '2026-10-16' }]
		});
		for (const line of ['Robin Hale||01/09/2026|', 'Robin Hale||01/09/2026|16/10/2026'])
			expect(taken([ADMIN, back], line), line).toMatchObject({
				kind: 'unchanged',
				before: back,
				note: expect.stringContaining('16/11/2026') as string
			});
		expect(
			taken([ADMIN, { ...back, staffNumber: 'R1' }], 'Robin Hale|R1|05/10/2026|')
		).toMatchObject({ kind: 'unchanged' });
		expect(
			taken([ADMIN, { ...back, staffNumber: 'R1' }], 'Robin Hale|R1|17/11/2026|')
		).toMatchObject({ kind: 'changed', fields: ['startsOn'] });
	});
});
