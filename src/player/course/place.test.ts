import { expect, test } from 'vitest';
import { hrefOf, placeOf, type Place } from './place.ts';

test.each<Place>([
	{ kind: 'start' },
	{ kind: 'home' },
	{ kind: 'situation', slug: 'pupil-follow' },
	{ kind: 'play' },
	{ kind: 'policy' },
	{ kind: 'policy', clause: 'federation/12.b.i' },
	{ kind: 'declaration' },
	{ kind: 'result' },
	{ kind: 'self-test' }
])('$kind is found again by its address', (place) => {
	expect(placeOf(hrefOf(place))).toEqual(place);
});

test.each(['', '#', '#main', '#name', '#/', '#/elsewhere', 'course', '#/toString'])(
	'“%s” is no place',
	(fragment) => {
		expect(placeOf(fragment)).toBeUndefined();
	}
);

test('an address that cannot be decoded leads to the page around it', () => {
	expect(placeOf('#/policy/%E0%A4%A')).toEqual({ kind: 'policy' });
});
