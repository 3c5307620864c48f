import { expect, test } from 'vitest';
import { withoutGone } from './gone.ts';
import { ADMIN, entry, plan, short } from './import.test-data.ts';
import { stepsOf } from './undo.ts';

const HEAD = 'Name|Group|Start date|Staff number|Line manager|Last day';

test('[S26] whoever is new and has left already is told apart, and left out of what would be done', () => {
	const whole = plan(
		[ADMIN],
		[
			HEAD,
			'Ola Gone|Teacher|01/09/2020|1||31/08/2025',
			'Tod Ay|Teacher|01/09/2020|2||20/11/2026',
			'Tom Orrow|Teacher|01/09/2020|3||21/11/2026',
			'Ned New|Teacher|01/09/2026|4||'
		]
	);
	expect(short(whole)).toEqual(['gone Ola Gone', 'gone Tod Ay', 'new Tom Orrow', 'new Ned New']);
	expect(whole).toMatchObject({
		counts: { gone: 2, new: 2, error: 0 },
		withoutEmail: 2,
		withoutEither: 0
	});
	expect(stepsOf(whole)).toHaveLength(4);
	const less = withoutGone(whole);
	expect(short(less)).toEqual(['new Tom Orrow', 'new Ned New']);
	expect(less.counts).toEqual({ error: 2, leaver: 0, gone: 0, new: 2, changed: 0, unchanged: 0 });
});

test('[S26] one who is left out is nobody’s line manager: it stays as the list has it', () => {
	const sam = entry('sam', { name: 'Sam', staffNumber: '5', manager: 'admin' });
	const whole = plan(
		[ADMIN, sam],
		[
			HEAD,
			'Ola Gone|Teacher|01/09/2020|1||31/08/2025',
			'Ned New|Teacher|01/09/2026|4|1|',
			'Sam|Teacher|01/09/2026|5|1|'
		]
	);
	expect(short(whole)).toEqual(['gone Ola Gone', 'new Ned New', 'changed Sam manager']);
	const less = withoutGone(whole);
	expect(short(less)).toEqual(['new Ned New', 'unchanged Sam']);
	expect(less.counts).toMatchObject({ error: 1, new: 1, changed: 0, unchanged: 1 });
	expect(less.rows[0]?.after).not.toHaveProperty('manager');
	expect(stepsOf(less)).toHaveLength(1);
});

test('[S26] somebody on the list whose last day a file gives is no newcomer', () => {
	const sam = entry('sam', { name: 'Sam', staffNumber: '5' });
	const whole = plan([ADMIN, sam], [HEAD, 'Sam|Teacher|01/09/2026|5||01/10/2026']);
	expect(short(whole)).toEqual(['changed Sam leftOn']);
	expect(withoutGone(whole)).toBe(whole);
});
