import { expect, test } from 'vitest';
import { migrate, type Steps } from './migrations.ts';

/** A pretend past: version 0 had one role, version 1 had no questions. */
const steps: Steps = {
	0: ({ role, ...rest }) => ({ ...rest, roles: [role] }),
	1: (record) => ({ ...record, questions: [] })
};

test('a record of version 0 is raised to 1', () => {
	expect(migrate({ version: 0, id: 'ada', role: 'learner' }, steps, 1)).toEqual({
		version: 1,
		id: 'ada',
		roles: ['learner']
	});
});

test('a record goes through every version between', () => {
	expect(migrate({ version: 0, role: 'leader' }, steps, 2)).toEqual({
		version: 2,
		roles: ['leader'],
		questions: []
	});
});

test('a record of today’s version is left as it is', () => {
	const record = { version: 2, x: 1 };
	expect(migrate(record, steps, 2)).toBe(record);
});

test('a record of a later version is refused', () => {
	expect(migrate({ version: 3 }, steps, 2)).toMatchObject({ refused: 'version-newer' });
});

test('a version from which no step leads on is refused', () => {
	expect(migrate({ version: 0 }, {}, 1)).toMatchObject({ refused: 'version-unknown' });
});

test.each([undefined, null, '1', 1.5, -1, Number.NaN])('a version of %j is refused', (version) => {
	expect(migrate({ version }, steps, 2)).toMatchObject({ refused: 'version-missing' });
});
