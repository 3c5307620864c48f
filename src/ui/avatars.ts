/**
 * The drawn avatars: a plant, a stone, a bit of weather. Never a face, so nobody is a caricature.
 *
 * @module
 */
import type { Avatar } from '#domain/scenario/scenario.ts';

/** A ground, and shapes on it: a colour, an outline, and the width of a stroke where it is a line. */
export interface Drawing {
	readonly ground: string;
	readonly shapes: readonly (readonly [colour: string, d: string, width?: number])[];
}

export const DRAWINGS: Readonly<Record<Avatar, Drawing>> = {
	fern: {
		ground: '#dcebdd',
		shapes: [
			['#2f6b45', 'M24 44C23 32 25 20 31 9', 2.5],
			[
				'#3f8257',
				'M24 37c-6 1-11-1-13-6 6-1 11 1 13 6zM24 29c-5 0-9-3-10-8 5 0 9 3 10 8zM26 21c-4-1-7-4-7-9 5 1 7 4 7 9z'
			],
			[
				'#5a9f70',
				'M24 38c5-1 10-4 12-9-7-1-11 3-12 9zM25 30c5 0 9-4 10-8-6-1-10 3-10 8zM27 21c4 0 7-3 8-7-5-1-8 2-8 7z'
			]
		]
	},
	birch: {
		ground: '#e9e6dc',
		shapes: [
			['#c9a227', 'M24 5c9 0 15 6 15 13s-6 13-15 13S9 25 9 18 15 5 24 5z'],
			['#e0bf52', 'M19 9c5 0 9 4 9 8s-4 8-9 8-8-4-8-8 3-8 8-8z'],
			['#fbfaf5', 'M22 20h5l1 28h-7z'],
			['#4a453c', 'M22 29h3M25 35h3M22 41h3', 1.8]
		]
	},
	moss: {
		ground: '#e0e8d6',
		shapes: [
			['#7d8c52', 'M-2 48c0-12 7-20 16-20s15 8 15 20z'],
			['#5d7340', 'M17 48c0-15 8-23 17-23s17 9 17 23z'],
			['#a9b878', 'M31 25v-8M38 26v-6M12 28v-7', 1.8],
			[
				'#a9553d',
				'M29 15a2 3 0 104 0 2 3 0 10-4 0zM36.5 18a1.7 2.6 0 103.4 0 1.7 2.6 0 10-3.4 0zM10.3 19a1.7 2.6 0 103.4 0 1.7 2.6 0 10-3.4 0z'
			]
		]
	},
	slate: {
		ground: '#dfe4ea',
		shapes: [
			['#566579', 'M7 40c0-5 7-8 17-8s17 3 17 8-7 6-17 6-17-1-17-6z'],
			['#7b8a9d', 'M12 29c0-4 5-7 12-7s12 3 12 7-5 5-12 5-12-1-12-5z'],
			['#a3aebc', 'M17 18c0-4 3-6 7-6s7 2 7 6-3 5-7 5-7-1-7-5z'],
			['#c9d1da', 'M18 41c6-1 12-1 15 0M19 30c4-1 8-1 10 0', 1.5]
		]
	},
	plum: {
		ground: '#ecdff0',
		shapes: [
			['#5c2f6e', 'M24 17c9-3 17 3 17 13S33 46 24 46 7 40 7 30s8-16 17-13z'],
			['#7d4c90', 'M15 23c-4 3-5 9-2 14 2-1 1-9 2-14z'],
			['#47224f', 'M24 18c1 7 1 13-1 18', 1.5],
			['#3c6b48', 'M24 17c0-6 4-10 12-11-1 7-5 11-12 11z'],
			['#5a4330', 'M24 18c0-4-1-7-3-10', 2.2]
		]
	},
	amber: {
		ground: '#f7e7c8',
		shapes: [
			['#c77a12', 'M24 5c9 11 14 18 14 25a14 14 0 01-28 0c0-7 5-14 14-25z'],
			['#e9a83a', 'M24 12c6 8 9 13 9 18a9 9 0 01-18 0c0-5 3-10 9-18z'],
			['#fbdc96', 'M20 27c-1 5 1 8 4 9', 2.4]
		]
	},
	rose: {
		ground: '#f6dfe1',
		shapes: [
			[
				'#b8475a',
				'M24 6c4-3 10 0 10 5 5 1 7 8 3 12 2 5-3 10-8 8-3 4-9 4-11 0-5 1-9-4-7-9-4-4-1-10 4-11 0-5 5-8 9-5z'
			],
			['#d97787', 'M24 11c6 0 9 4 9 9s-4 8-9 8-9-3-9-8 3-9 9-9z'],
			['#8f2f42', 'M24 15c3 0 5 2 5 5s-3 4-5 4-4-2-4-4 1-3 3-3', 1.8],
			['#3f7a55', 'M24 33v13M24 42c5 0 8-2 9-6-5-1-9 2-9 6zM24 45c-5 0-8-3-9-7 5 0 9 3 9 7z', 1.6]
		]
	},
	sky: {
		ground: '#cfe3f3',
		shapes: [
			['#f2c14e', 'M26 15a8 8 0 1016 0 8 8 0 10-16 0z'],
			['#ffffff', 'M13 38a8 8 0 01-1-16 11 11 0 0121-2 9 9 0 012 18z'],
			['#a9c8e2', 'M14 38h21c3 0 5-1 7-3-1 6-4 8-8 8H15c-4 0-7-2-8-6 2 1 4 1 7 1z']
		]
	}
};
