import { expect, test } from 'vitest';
import { entry, TODAY } from './import/import.test-data.ts';
import { waitedFor, waitWords } from './successors.ts';

const administrator = (id: string, more = {}) =>
	entry(id, { roles: ['learner', 'administrator'], email: `${id}@x.example`, ...more });
const [ada, ben, cyd] = [administrator('ada'), administrator('ben'), administrator('cyd')];

/** For whom a change has to wait, where only those named have come in. */
const waits = (list: readonly ReturnType<typeof entry>[], more: object, cameIn: string[]) => {
	const [one, ...others] = list;
	const all = one ? [{ ...one, ...more }, ...others] : [];
	return waitedFor(list, all, { today: TODAY, cameIn: (id) => cameIn.includes(id) }).map(
		({ id }) => id
	);
};

test('[S29] an administrator stays one until another who stays has come in', () => {
	for (const more of [{ roles: ['learner'] }, { leftOn: '2026-12-20' }, { leftOn: TODAY }]) {
		expect(waits([ada, ben, cyd], more, ['ada'])).toEqual(['ben', 'cyd']);
		expect(waits([ada, ben, cyd], more, ['ada', 'cyd'])).toEqual([]);
	}
	expect(waits([ada, ben], { name: 'Ada', roles: ['leader', 'administrator'] }, ['ada'])).toEqual(
		[]
	);
});

test('[S29] one who leaves, or is still to be back, is no other who stays', () => {
	const goes = administrator('goes', { leftOn: '2027-07-20' });
	const back = administrator('back', {
		startsOn: '2027-01-04',
		earlier: [{ from: '2024-09-01', to: '2026-07-20' }]
	});
	const cameIn = ['ada', 'goes', 'back'];
	expect(waits([ada, ben, goes, back], { roles: ['learner'] }, cameIn)).toEqual(['ben']);
});

test('[S29] an address ends the account of whoever has come in with it; of nobody else does it matter', () => {
	expect(waits([ada, ben], { email: 'new@x.example' }, ['ada'])).toEqual(['ben']);
	expect(waits([ada, ben], { email: 'new@x.example' }, ['ada', 'ben'])).toEqual([]);
	// A wrong address can be put right for whoever could not come in with it.
	expect(waits([ada, ben], { email: 'new@x.example' }, [])).toEqual([]);
});

test('[S29] what is said names everybody who can be waited for, and what else can be done', () => {
	expect(waitWords([ben, cyd])).toBe(
		'Nobody else who looks after the staff list has signed in yet. Wait until ben or cyd has, or make somebody an administrator who has. Until then nobody else could give anybody a way in.'
	);
});
