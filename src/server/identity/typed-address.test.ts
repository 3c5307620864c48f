import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { emailFrom } from '#domain/staff/fields.ts';
import { identityAt, PASSWORD } from './identity.test-data.ts';
import { invite } from './invitation.ts';
import { choosePassword } from './passwords.ts';
import { isIn } from './identity.test-data.ts';
import { withPassword } from './signing-in.ts';
import { NOBODY_SIGNS_IN, typedAddress } from './typed-address.ts';

const typed = typedAddress(NOBODY_SIGNS_IN);

/** Signs, letters and ends that addresses are made of, and some that they had better not be. */
const PARTS = [
	...['a', 'Z', '9', '.', '..', '-', '_', '+', "'", '&', '!', '#', '%', '/', '=', '~', '{', '|'],
	...[
		'é',
		'e\u0301',
		'ß',
		'İ',
		'ı',
		'\u212a',
		'界',
		'ي',
		'🦉',
		'\u200b',
		'\u00ad',
		' ',
		'\t',
		'\n'
	],
	...['robin', 'hale', 'xn--', 'school', '.example', '.uk', '.c', '@', ',', ';', '"', '\\', '<']
];
const pieces = fc.array(fc.constantFrom(...PARTS), { minLength: 1, maxLength: 6 });
const joined = pieces.map((each) => each.join(''));
const address = fc.oneof(
	fc.emailAddress(),
	joined,
	fc.tuple(joined, joined).map(([name, host]) => `${name}@${host}`),
	fc.tuple(joined, joined).map(([name, host]) => `${name}@${host}.example`)
);

describe('an address', () => {
	test('[S27] that the staff list takes is one that sign-in takes, as the list has it, and no other is', () => {
		fc.assert(
			fc.property(address, (text) => {
				const listed = emailFrom(text);
				const read = typed.safeParse(text);
				expect(read.data).toBe(typeof listed === 'string' ? listed : undefined);
				if (typeof listed !== 'string') return;
				// What the library behind sign-in asks of every address.
				expect(z.email().safeParse(listed).success).toBe(true);
				expect(emailFrom(listed)).toBe(listed);
				expect(listed.toLowerCase()).toBe(listed);
			}),
			{ numRuns: 5_000 }
		);
	});

	test('[S27] that sign-in could take and the list does not is none', () => {
		fc.assert(
			fc.property(fc.emailAddress(), (text) => {
				const could = text.length <= 254 && z.email().safeParse(text).success;
				expect(typeof emailFrom(text) === 'string').toBe(could);
			}),
			{ numRuns: 2_000 }
		);
	});

	test('[S27] that is taken opens its account, from the invitation to the password', async () => {
		const taken = address
			.map((text) => emailFrom(text))
			.filter((email): email is string => typeof email === 'string');
		const some = fc.sample(taken, { numRuns: 4, seed: 27 });
		for (const email of [...some, "o'brien+x_1@a-b.example"]) {
			const { identity, store } = await identityAt();
			const ben = await store.people.change('larkfield', 'ben', (each) => ({ ...each, email }));
			if ('refused' in ben) throw new TypeError(ben.because);
			const token = new URL((await invite(identity, ben)).link).searchParams.get('token') ?? '';
			expect(await choosePassword(identity, token, PASSWORD)).toBeUndefined();
			isIn(
				await withPassword(identity, { email, password: PASSWORD, shared: false }, new Headers())
			);
		}
	});

	test('[S27] with accents is answered with what else to do', () => {
		expect(typed.safeParse('josé@school.example').error?.issues[0]?.message).toBe(NOBODY_SIGNS_IN);
		expect(typed.safeParse('robin').error?.issues[0]?.message).toContain('name@school.example');
	});
});
