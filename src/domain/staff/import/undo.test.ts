import { expect, test } from 'vitest';
import { ADMIN, entry, KNOWN, plan, TODAY } from './import.test-data.ts';
import { stepsOf, taken, undoing } from './undo.ts';

const robin = entry('robin', { name: 'Robin Hale', staffNumber: 'R1', email: 'robin@x.example' });
const sam = entry('sam', { name: 'Sam Fenn' });
const before = [ADMIN, robin, sam];
const steps = stepsOf(
	plan(
		before,
		[
			'Name|Staff number|Email|Group|Start date',
			'Robin Hale|R1|hale@x.example||',
			'Kit Arden|K1||TA|01/09/2026',
			'Ola Brook|O1||TA|01/09/2026'
		],
		{ othersLeftOn: TODAY }
	)
);
const after = taken(before, steps);

test('[S21] who was changed since stays, and so does who has begun', () => {
	const now = after.map((each) => (each.id === 'sam' ? { ...each, group: 'office' } : each));
	const { steps: back, left } = undoing(now, steps, (id) => id === 'new-3', KNOWN);
	expect(left.map(({ name, because }) => `${name} ${because}`)).toEqual([
		'Sam Fenn changed since the import',
		'Kit Arden has begun the training'
	]);
	expect(taken(now, back).map(({ id }) => id)).toEqual(['admin', 'robin', 'sam', 'new-3']);
	expect(taken(now, back)[1]).toEqual(robin);
});

test('[S21] nobody is removed who is somebody’s line manager by now', () => {
	const now = after.map((each) => (each.id === 'admin' ? { ...each, manager: 'new-4' } : each));
	expect(undoing(now, steps, () => false, KNOWN).left).toEqual([
		{ person: 'new-4', name: 'Ola Brook', because: 'is somebody’s line manager now' }
	]);
});

test('[S21] an e-mail that somebody else has by now is not brought back', () => {
	const now = [...after, entry('eve', { email: 'robin@x.example' })];
	const { left, steps: back } = undoing(now, steps, () => false, KNOWN);
	expect(left.map(({ person }) => person)).toEqual(['robin']);
	expect(back.map(({ person }) => person)).toEqual(['sam', 'new-3', 'new-4']);
});

test('[S21] who has been taken off the list since is not put back', () => {
	const now = after.filter(({ id }) => id !== 'new-3');
	const { left, steps: back } = undoing(now, steps, () => false, KNOWN);
	expect(left).toEqual([]);
	expect(back.map(({ person }) => person)).not.toContain('new-3');
});

test('[S25] no address goes back of whoever undoes it, nor of the last administrator', () => {
	const one = entry('one', { roles: ['administrator'], staffNumber: 'O1', email: 'one@x.example' });
	const list = [{ ...ADMIN, email: 'admin@x.example' }, one, robin];
	const file = ['Name|Staff number|Email', 'one|O1|o@x.example', 'Robin Hale|R1|r@x.example'];
	const made = stepsOf(plan(list, file));
	const now = taken(list, made);
	const leftBy = (by: string, all = now) =>
		undoing(all, made, () => false, { ...KNOWN, by }).left.map(
			({ name, because }) => `${name} ${because}`
		);
	expect(leftBy('admin')).toEqual([]);
	expect(leftBy('one')).toEqual(['one is you: with the address your account would end']);
	const gone = now.map((each) => (each.id === 'admin' ? { ...each, leftOn: '2026-12-20' } : each));
	expect(leftBy('admin', gone)).toEqual(['one is the only administrator who is staying']);
});

test('[S29] whoever an import has brought back as administrator stays until another one has come in', () => {
	const one = entry('one', { roles: ['administrator'], staffNumber: 'O1', leftOn: '2026-10-01' });
	const two = entry('two', { roles: ['administrator'] });
	const list = [{ ...ADMIN, leftOn: '2027-07-20' }, one, two];
	const made = stepsOf(plan(list, ['Name|Staff number|Start date', 'one|O1|02/11/2026']));
	const now = taken(list, made);
	const undone = (cameIn: string) =>
		undoing(now, made, () => false, { ...KNOWN, cameIn: (id) => id === cameIn });
	expect(undone('one')).toEqual({
		steps: [],
		left: [{ person: 'one', name: 'one', because: 'is the only administrator who has signed in' }]
	});
	expect(taken(now, undone('two').steps)).toEqual(list);
});
