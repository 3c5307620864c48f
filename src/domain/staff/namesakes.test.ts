import { expect, test } from 'vitest';
import { namesAmong, nameTold, toldApart } from './namesakes.ts';

const ALL = [
	{ id: 'a', name: 'Sam Fenn', staffNumber: '12' },
	{ id: 'b', name: 'sam  fenn', staffNumber: '7' },
	{ id: 'c', name: 'Sam Fenn' },
	{ id: 'd', name: 'Kit Arden', staffNumber: '3' }
];

test('[R17] people of one name are shown with their staff numbers, and nobody else is', () => {
	expect(toldApart(ALL, ALL).map(nameTold)).toEqual([
		'Sam Fenn (12)',
		'sam  fenn (7)',
		'Sam Fenn',
		'Kit Arden'
	]);
	expect(toldApart(ALL.slice(0, 1), ALL.slice(0, 1))).toEqual([{ id: 'a', name: 'Sam Fenn' }]);
	expect(toldApart(ALL.slice(0, 1), ALL)).toEqual(ALL.slice(0, 1));
});

test('[R17] a letter or a list names people as they are called among all', () => {
	expect(ALL.map(namesAmong(ALL))).toEqual([
		'Sam Fenn (12)',
		'sam  fenn (7)',
		'Sam Fenn',
		'Kit Arden'
	]);
	expect(ALL.slice(0, 1).map(namesAmong(ALL.slice(0, 1)))).toEqual(['Sam Fenn']);
});
