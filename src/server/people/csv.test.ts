import { describe, expect, test } from 'vitest';
import { LIMITS, readTable } from './csv.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const cells = (table: ReturnType<typeof readTable>) =>
	'rows' in table ? [table.headings, ...table.rows.map((row) => row.cells)] : table;

const WORDS = 'Name;Notes\r\nZoë Ünal;“tea”\r\n';
const READ = [
	['Name', 'Notes'],
	['Zoë Ünal', '“tea”']
];

describe('a file is read', () => {
	test('as UTF-8, with a mark or without', () => {
		expect(cells(readTable(utf8(WORDS)))).toEqual(READ);
		expect(cells(readTable(utf8(`\ufeff${WORDS}`)))).toEqual(READ);
	});

	test('as Windows-1252 where it cannot be UTF-8', () => {
		const bytes = Uint8Array.from(
			[...WORDS].map((each) => ({ '“': 0x93, '”': 0x94 })[each] ?? each.charCodeAt(0))
		);
		expect(cells(readTable(bytes))).toEqual(READ);
	});

	test.each([true, false])('as UTF-16 with a mark, little end first: %s', (little) => {
		const bytes = new Uint8Array((WORDS.length + 1) * 2);
		const view = new DataView(bytes.buffer);
		[...`\ufeff${WORDS}`].forEach((each, at) => view.setUint16(at * 2, each.charCodeAt(0), little));
		expect(cells(readTable(bytes))).toEqual(READ);
	});

	test.each([',', ';', '\t'])('with %j between its cells', (between) => {
		const text = `"a ;,\t b"${between}c\n1${between}"2${between}3"\n`;
		expect(cells(readTable(utf8(text)))).toEqual([
			['a ;,\t b', 'c'],
			['1', `2${between}3`]
		]);
	});

	test('with what Excel puts first, and with lines that end in any way', () => {
		expect(cells(readTable(utf8('sep=;\r\na,b;c\r\n1;2')))).toEqual([
			['a,b', 'c'],
			['1', '2']
		]);
		expect(cells(readTable(utf8('a,b\r1,2\r')))).toEqual([
			['a', 'b'],
			['1', '2']
		]);
	});

	test('with line ends and quotation marks inside cells; rows are numbered as a spreadsheet does', () => {
		const table = readTable(utf8('a,b\n\n"1\n2","say ""x"""\n,\n3,O"Neill\n'));
		expect(table).toEqual({
			headings: ['a', 'b'],
			rows: [
				{ number: 3, cells: ['1\n2', 'say "x"'] },
				{ number: 5, cells: ['3', 'O"Neill'] }
			]
		});
	});

	test('with rows that are too short or too long', () => {
		expect(cells(readTable(utf8('a,b\n1\n1,2,3\n')))).toEqual([['a', 'b'], ['1'], ['1', '2', '3']]);
	});
});

describe('a file is refused in words', () => {
	const zeros = new Uint8Array([0x41, 0, 0, 0x2c]);
	const row = 'a,b\n';
	test.each([
		['empty', utf8('')],
		['no-rows', utf8('\n\n , \n')],
		['no-rows', utf8('Name,Group\n')],
		['workbook', Uint8Array.of(0x50, 0x4b, 3, 4)],
		['not-text', zeros],
		['not-text', Uint8Array.of(0xef, 0xbb, 0xbf, 0x41, 0xff, 0x2c)],
		['not-text', Uint8Array.of(0xff, 0xfe, 0x41)],
		['too-large', new Uint8Array(LIMITS.bytes + 1)],
		['too-many-rows', utf8(row.repeat(LIMITS.rows + 2))],
		['too-many-columns', utf8(`${'a,'.repeat(LIMITS.columns)}b\n1\n`)],
		['cell-too-long', utf8(`a,b\n${'x'.repeat(LIMITS.cell + 1)},1\n`)],
		['cell-too-long', utf8(`a,b\n"${'x,\n'.repeat(LIMITS.cell)}`)],
		['quote-open', utf8('a,b\n1,"2\n')]
	] as const)('%s', (refused, bytes) => {
		expect(readTable(bytes)).toMatchObject({
			refused,
			because: expect.stringMatching(/^[A-Z].*\.$/) as string
		});
	});

	test('with the row in which it is', () => {
		const text = `a,b\r\n"1 ""x, y""\r\nz",2\r\n\r\n${'x'.repeat(LIMITS.cell + 1)},3`;
		expect(readTable(utf8(text))).toMatchObject({
			because: expect.stringContaining('in row 4 ') as string
		});
		const quoted = `a,b\n${`"${'"",'.repeat(200)}",2\n`.repeat(LIMITS.rows)}`;
		expect('rows' in readTable(utf8(quoted))).toBe(true);
	});

	test('but not at its very bounds', () => {
		const most = utf8(`${'a,'.repeat(59)}b\n${`${'1,'.repeat(59)}2\n`.repeat(LIMITS.rows)}`);
		const table = readTable(most);
		expect('rows' in table && table.rows).toHaveLength(LIMITS.rows);
	});

	test.each([',', '\n', '"', '""', '",', ';\t', ' ', 'x', '"\n"', 'a,\r'])(
		'seven megabytes of %j take no longer than two seconds',
		(part) => {
			const bytes = utf8(part.repeat(Math.floor(LIMITS.bytes / part.length)));
			const before = performance.now();
			expect(readTable(bytes)).toHaveProperty('refused');
			expect(performance.now() - before).toBeLessThan(2_000);
		}
	);
});

describe('a report', () => {
	const bytes = (text: string) => new TextEncoder().encode(text);
	const HEADINGS = ['Name', 'Work Email', 'Job Title'];

	test.each([
		[
			'with commas',
			'Staff report as at 1 September 2026,,\n,,\nName,Work Email,Job Title\nAda,a@x.example,TA\n',
			4
		],
		['with semicolons', 'Staff report\n\nName;Work Email;Job Title\nAda;a@x.example;TA\n', 4],
		['with tabs', 'Alder Lane\nStaff\nName\tWork Email\tJob Title\nAda\ta@x.example\tTA\n', 4]
	])('%s and a title above its headings is read from the headings on', (_, text, number) => {
		expect(readTable(bytes(text))).toEqual({
			headings: HEADINGS,
			rows: [{ number, cells: ['Ada', 'a@x.example', 'TA'] }]
		});
	});

	test('of many pages has its headings again and again, and no person is made of them', () => {
		const page = 'Name,Work Email,Job Title\nAda,a@x.example,TA\n';
		expect(readTable(bytes(page + page))).toMatchObject({ rows: [{ number: 2 }, { number: 4 }] });
	});

	test('whose headings nobody knows is read from its first row', () => {
		expect(readTable(bytes('Wer,Wo\nAda,Hall\n'))).toMatchObject({ headings: ['Wer', 'Wo'] });
		// A person is no heading, whatever they are called.
		expect(readTable(bytes('Wer,Wo\nName,Hall\n'))).toMatchObject({ headings: ['Wer', 'Wo'] });
	});
});
