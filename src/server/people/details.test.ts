import { expect, test } from 'vitest';
import { change, type Entry } from '#domain/staff/entry.ts';
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

test('[S11] one address in two spellings, from before marks were taken out, is said with who else has it', () => {
	const plain: Entry = { ...JOSÉ, id: 'robin', name: 'Robin Hale', email: 'robin@x.example' };
	const marked: Entry = { ...plain, id: 'second', name: 'R Hale', email: 'robin\u200b@x.example' };
	const list = [plain, marked];
	const edit = editFrom(typedOf(marked, list), list, marked);
	if (!('name' in edit)) throw new TypeError('The form was refused.');
	expect(change(marked, edit, list, '2026-11-20')).toMatchObject([
		{
			field: 'email',
			refused: 'email-taken',
			because: expect.stringContaining('Robin Hale') as string
		}
	]);
	const alone = editFrom(typedOf(marked, [marked]), [marked], marked);
	expect(alone).toMatchObject({ email: 'robin@x.example' });
});
