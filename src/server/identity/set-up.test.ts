import { describe, expect, test, vi } from 'vitest';
import { isRefusal } from '#domain/refusal.ts';
import { founderAs } from '#domain/staff/founders.ts';
import { readLibrary } from '../library/library.ts';
import { openMemory } from '../store/memory.ts';
import { aPerson, aSchool } from '../store/sample-records.ts';
import { isPassword } from './factors/factors.ts';
import { Browser, here, identityAt, isIn, PASSWORD } from './identity.test-data.ts';
import { invite } from './invitation.ts';
import { choosePassword } from './passwords.ts';
import { found, SetUp, whyNotFounder } from './set-up.ts';
import { withPassword } from './signing-in.ts';

const { library } = readLibrary('.');
const NOW = '2026-11-20T09:30:00.000Z';

/** What somebody says of a school who gives a password as its hash. */
async function founding(
	identity: Awaited<ReturnType<typeof identityAt>>['identity'],
	email: string
) {
	const { password } = await identity.auth.$context;
	return {
		school: 'Alder Lane Primary School',
		policy: 'good-practice',
		contacts: [],
		yearStarts: '09-01',
		name: 'Ari Sample',
		email,
		...founderAs('office'),
		password: await password.hash(PASSWORD)
	};
}

describe('what a server says when it is started', () => {
	test('is a link while there is no school, and where the sample is', async () => {
		const store = openMemory();
		await store.schools.write(aSchool());
		const setUp = new SetUp(store, false);
		expect(setUp.said('http://localhost:3000')).toBe(
			`No school is set up here yet. Set up yours with this link, which opens once:
  http://localhost:3000/set-up?token=${setUp.token}
Only looking? A sample school, with nothing of yours in it, is at http://localhost:3000`
		);
		await store.schools.write(aSchool({ id: 'ours', sample: false }));
		await store.people.add(aPerson({ school: 'ours' }));
		expect(setUp.said('http://localhost:3000')).toBeUndefined();
	});

	test('is that nobody can sign in, where the school’s own record cannot be used; another takes neither its place nor its id', async () => {
		const damaged = {
			file: 'alder-lane-primary-school/school.json',
			because: 'it is not whole, or not JSON'
		};
		const { identity } = await identityAt();
		const store = { ...openMemory(), problems: [damaged] };
		const setUp = new SetUp(store, false);
		expect(setUp.token).toBeUndefined();
		expect(setUp.said('http://localhost:3000')).toMatch(
			/^Nobody can sign in: the record of the school “alder-lane-primary-school” cannot be used/
		);
		expect(new SetUp(store, true).token).toBeDefined();
		Object.assign(identity.store, { problems: [damaged] });
		const made = await found(
			{ identity, library },
			await founding(identity, 'ari@alder-lane.example'),
			NOW
		);
		expect(made).toMatchObject({ school: { id: 'alder-lane-primary-school-2' } });
	});

	test('is the link still, where a disk was full before anybody was on the list; the school is made then', async () => {
		const { identity } = await identityAt();
		const store = openMemory();
		Object.assign(identity, { store });
		const setUp = new SetUp(store, false);
		const token = setUp.token ?? '';
		const asked = await founding(identity, 'ari@alder-lane.example');
		const full = vi.spyOn(store.people, 'add').mockRejectedValueOnce(new Error('full'));
		expect(setUp.take(token)).toBe(true);
		await expect(found({ identity, library }, asked, NOW)).rejects.toThrow('full');
		setUp.putBack(token);
		full.mockRestore();
		expect(setUp.opens(token)).toBe(true);
		expect(new SetUp(store, false).said('http://localhost:3000')).toMatch(/^No school is set up/);
		const made = await found({ identity, library }, asked, NOW);
		expect(made).toMatchObject({ school: { id: 'alder-lane-primary-school' } });
		expect(store.schools.list()).toHaveLength(1);
		expect(new SetUp(store, false).token).toBeUndefined();
	});

	test('is not that there is none, where the only person’s record cannot be used', async () => {
		const damaged = { file: 'ours/people/ada.json', because: 'it is empty' };
		const store = { ...openMemory(), problems: [damaged] };
		await store.schools.write(aSchool({ id: 'ours', sample: false }));
		expect(new SetUp(store, false).token).toBeUndefined();
	});

	test('is not that there is none, where another is to be set up', async () => {
		const store = openMemory();
		await store.schools.write(aSchool({ id: 'ours', sample: false }));
		await store.people.add(aPerson({ school: 'ours' }));
		expect(new SetUp(store, true).said('http://localhost:3000')).toMatch(/^Set up another school/);
	});
});

describe('a school that somebody sets up who has an account already', () => {
	test('is theirs too, with the password they have', async () => {
		const { identity } = await identityAt();
		const email = 'ari@alder-lane.example';
		const first = await found({ identity, library }, await founding(identity, email), NOW);
		const again = await found({ identity, library }, await founding(identity, email), NOW);
		if (isRefusal(first) || isRefusal(again)) throw new Error('refused');
		expect(again.school.id).toBe('alder-lane-primary-school-2');
		const user = identity.userByEmail(email);
		expect(user?.seats).toHaveLength(2);
		expect(identity.rows.select('account')).toHaveLength(1);
		expect(await isPassword(identity, user?.id ?? '', PASSWORD)).toBe(true);
		expect(await whyNotFounder(identity, email, PASSWORD)).toBeUndefined();
	});

	test('shows them nobody’s results unless they have said that they are to see them', async () => {
		const { identity } = await identityAt();
		const email = 'ari@alder-lane.example';
		const made = await found({ identity, library }, await founding(identity, email), NOW);
		expect(made).toMatchObject({
			person: { group: 'office', roles: ['learner', 'administrator'] }
		});
	});

	test('is not made for somebody who does not know its password: no link opens another school', async () => {
		const { identity, ada } = await identityAt();
		await identity.account(ada);
		for (const password of ['', PASSWORD])
			expect(await whyNotFounder(identity, 'ada@larkfield.example', password)).toMatchObject({
				refused: 'address-in-use'
			});
		expect(await whyNotFounder(identity, 'new@larkfield.example', PASSWORD)).toBeUndefined();
	});

	test('is not made with an address of another school’s list that nobody signs in with yet', async () => {
		const { identity, ben } = await identityAt();
		const email = ben.email ?? '';
		expect(await whyNotFounder(identity, email, PASSWORD)).toMatchObject({
			refused: 'address-in-use'
		});
	});

	test('whose address another school lists later does not come in there with what they typed', async () => {
		const { identity, store, ben } = await identityAt();
		const email = 'to-come@larkfield.example';
		await found({ identity, library }, await founding(identity, email), NOW);
		const typed = { email, password: PASSWORD, shared: false };
		const browser = new Browser().take(
			isIn(await withPassword(identity, typed, new Headers())).headers
		);
		const listed = { ...ben, id: 'to-come', email };
		await store.people.add(listed);
		const { link } = await invite(identity, listed);
		expect(await here(identity, browser)).toBeUndefined();
		expect(await withPassword(identity, typed, new Headers())).toMatchObject({
			refused: 'sign-in-wrong'
		});
		const token = new URL(link).searchParams.get('token') ?? '';
		expect(await choosePassword(identity, token, 'quiet copper meadow')).toBeUndefined();
		const proven = { email, password: 'quiet copper meadow', shared: false };
		isIn(await withPassword(identity, proven, new Headers()));
		// From here on the account is its owner’s: a third school takes nothing from it.
		await store.people.add({ ...listed, school: 'ashby' });
		await identity.account({ ...listed, school: 'ashby' });
		isIn(await withPassword(identity, proven, new Headers()));
	});
});
