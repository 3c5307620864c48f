import { describe, expect, test } from 'vitest';
import { listOf } from '../people/list.ts';
import { identityAt, isIn, PASSWORD } from './identity.test-data.ts';
import { invite } from './invitation.ts';
import { choosePassword } from './passwords.ts';
import { withPassword } from './signing-in.ts';
import { whyStaysAdministrator } from './successor.ts';

const SCHOOL = { id: 'larkfield', sample: false };

/** Ada and Kit look after the staff list; Ada is about to stop. */
async function two() {
	const at = await identityAt();
	for (const id of ['ada', 'ben'])
		await at.store.people.change('larkfield', id, (each) => ({
			...each,
			roles: ['learner', 'administrator']
		}));
	const list = () => listOf(at.store, 'larkfield');
	const ada = list().find(({ id }) => id === 'ada');
	if (!ada) throw new TypeError('There is no Ada.');
	const why = (after: Partial<typeof ada>, school = SCHOOL) =>
		whyStaysAdministrator(at.identity, school, list(), { ...ada, ...after });
	return { ...at, why };
}

describe('an administrator of whom no other has come in yet', () => {
	test('[S5] neither loses the role nor leaves; somebody who has come in lets them', async () => {
		const { identity, ben, why } = await two();
		for (const after of [{ roles: ['learner'] as const }, { leftOn: '2026-12-20' }])
			expect(why(after)).toMatchObject({
				refused: 'nobody-came-in',
				because: expect.stringContaining('Ben Sample') as string
			});
		const token = new URL((await invite(identity, ben)).link).searchParams.get('token') ?? '';
		await choosePassword(identity, token, PASSWORD);
		expect(why({ roles: ['learner'] })).toMatchObject({ refused: 'nobody-came-in' });
		const asked = { email: ben.email ?? '', password: PASSWORD, shared: false };
		isIn(await withPassword(identity, asked, new Headers()));
		expect(why({ roles: ['learner'] })).toBeUndefined();
	});

	test('may change anything else, and the sample has no such worry', async () => {
		const { why } = await two();
		expect(why({ roles: ['learner', 'leader', 'administrator'] })).toBeUndefined();
		expect(why({ roles: ['learner'] }, { id: 'larkfield', sample: true })).toBeUndefined();
	});
});
