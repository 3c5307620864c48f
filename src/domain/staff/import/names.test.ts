import { expect, test } from 'vitest';
import { ADMIN, entry, plan, short } from './import.test-data.ts';
import { problemWords } from './row.ts';

const HEAD = 'First name|Last name|Staff number|Staff group|Start date';
const rest = 'W1|Teacher|01/09/2026';

test.each(['Ma?gorzata|Wray', '?ukasz|Wray', 'Jos\u00c3\u00a9|Wray', 'Zo\ufffd|Wray', 'Ada|N?ez'])(
	'[S28] a letter that was lost when a file was saved is said: “%s”',
	(names) => {
		expect(short(plan([ADMIN], [HEAD, `${names}|${rest}`]))).toEqual([
			expect.stringMatching(/^error .+ (first|sur|fore)name:letter-lost$/)
		]);
	}
);

test('[S28] it is said in which cell, and what to do', () => {
	const { rows } = plan([ADMIN], [HEAD, `Ma?gorzata|Wray|${rest}`]);
	expect(rows[0]?.problems.map((problem) => problemWords(2, problem))).toEqual([
		'Row 2, First name: found “Ma?gorzata”, expected every letter of the name. It was lost when the file was saved. Save it anew as “CSV UTF-8”, or mend the name in the file.'
	]);
});

test('[S28] names as they are written are none, nor is what the list has already', () => {
	for (const names of ['Małgorzata|Wray', 'João|Âvila', 'Ana|Ã', 'Siân|ÂNGELO', 'Anon ?|Wray'])
		expect(short(plan([ADMIN], [HEAD, `${names}|${rest}`]))[0], names).toMatch(/^new /);
	const listed = entry('w', { name: 'Ma?gorzata Wray', staffNumber: 'W1' });
	expect(short(plan([ADMIN, listed], [HEAD, `Ma?gorzata|Wray|W1|TA|01/09/2026`]))).toEqual([
		'changed Ma?gorzata Wray group'
	]);
	expect(short(plan([ADMIN, listed], [HEAD, `Małgorzata|Wray|${rest}`]))).toEqual([
		'changed Małgorzata Wray name'
	]);
});

test('who has neither an e-mail to sign in with nor a staff number is counted apart', () => {
	const file = [
		'Name|Email|Staff number|Staff group|Start date',
		'Ada One|ada@x.example||Teacher|01/09/2026',
		'Bo Two||2|Teacher|01/09/2026',
		'Cy Three|||Teacher|01/09/2026'
	];
	const listed = entry('zoe', { name: 'Zoë Four', email: 'zoë@x.example' });
	const again = ['Zoë Four|zoë@x.example||TA|01/09/2026'];
	expect(plan([ADMIN, listed], [...file, ...again])).toMatchObject({
		counts: { error: 0 },
		withoutEmail: 3,
		withoutEither: 2
	});
});
