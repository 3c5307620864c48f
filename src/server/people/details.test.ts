import { expect, test } from 'vitest';
import type { Entry } from '#domain/staff/entry.ts';
import { editFrom, typedOf } from './details.ts';

const JOSÉ: Entry = {
	id: 'jose',
	name: 'José Lane',
	group: 'teacher',
	roles: ['learner'],
	email: 'josé@x.example',
	startsOn: '2026-09-01',
	absences: []
};

test('[S27] an address from before that nobody can sign in with stops no other change of a page', () => {
	const typed = typedOf(JOSÉ, [JOSÉ]);
	expect(editFrom({ ...typed, name: 'José Brook' }, [JOSÉ], JOSÉ)).toMatchObject({
		name: 'José Brook',
		email: 'josé@x.example'
	});
	expect(editFrom({ ...typed, email: ' JOSÉ@x.example' }, [JOSÉ], JOSÉ)).toMatchObject({
		email: 'josé@x.example'
	});
});

test('[S27] no other such address is taken, for them or for somebody new', () => {
	const typed = { ...typedOf(JOSÉ, [JOSÉ]), email: 'jósé@x.example' };
	for (const before of [JOSÉ, undefined])
		expect(editFrom(typed, [JOSÉ], before)).toMatchObject([{ field: 'email' }]);
});
