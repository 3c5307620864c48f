/**
 * One account that two schools’ lists share: neither school’s administrator does anything to it at the other.
 */
import { describe, expect, test } from 'vitest';
import { nameOf, namesOf } from './account-name.ts';
import { followList } from './follows-list.ts';
import { Browser, here, identityAt, isIn, PASSWORD } from './identity.test-data.ts';
import { invite } from './invitation.ts';
import { choosePassword, holderOf, invitedBy } from './passwords.ts';
import { withPassword } from './signing-in.ts';

const NOBODY = new Headers();

/** Ben of Larkfield, who is in, works at Ashby too. */
async function shared() {
	const at = await identityAt();
	const { identity, store, ben } = at;
	const token = async (person: typeof ben) =>
		new URL((await invite(identity, person)).link).searchParams.get('token') ?? '';
	await choosePassword(identity, await token(ben), PASSWORD);
	const there = { ...ben, school: 'ashby', id: 'ben-there' };
	await store.people.add(there);
	await identity.joinSeats(identity.userOf(ben));
	const asked = { email: ben.email ?? '', password: PASSWORD, shared: false };
	const browser = new Browser().take(isIn(await withPassword(identity, asked, NOBODY)).headers);
	/** A change of an entry, as pages and imports make it. */
	const edit = async (school: string, id: string, change: object) => {
		const before = store.people.read(school, id);
		const after = await store.people.change(school, id, (each) => ({ ...each, ...change }));
		if (!before || 'refused' in after) throw new TypeError('There is nobody to change.');
		await followList(identity, before, after);
		return after;
	};
	const schools = async () => (await here(identity, browser))?.visit.account?.schools ?? [];
	return { ...at, there, token, browser, edit, schools, user: () => identity.userOf(ben) };
}

describe('the name of an account that two schools share', () => {
	test('is each school’s own: the second changes nothing of what the first calls them', async () => {
		const { identity, edit, user, there, ben, token } = await shared();
		await edit('ashby', 'ben-there', { name: 'Ben Renamed' });
		const held = user();
		if (!held) throw new TypeError('There is no account.');
		expect(held.name).toBe('Ben Sample');
		expect(nameOf(identity, held, 'larkfield')).toBe('Ben Sample');
		expect(nameOf(identity, held, 'ashby')).toBe('Ben Renamed');
		// None of them makes a password.
		expect(namesOf(identity, held)).toEqual(['Ben Sample', 'Ben Renamed']);

		// An invitation is in the name that the school has that sent it.
		for (const [person, name] of [
			[ben, 'Ben Sample'],
			[there, 'Ben Renamed']
		] as const) {
			const sent = await token(person);
			const holder = await holderOf(identity, sent);
			const school = holder && (await invitedBy(identity, holder, sent));
			expect(school).toBe(person.school);
			expect(holder && nameOf(identity, holder, school)).toBe(name);
		}
	});

	test('follows the first school’s list, and the next one’s when that school takes them off', async () => {
		const { identity, edit, user, ben } = await shared();
		await edit('larkfield', 'ben', { name: 'Ben Newname' });
		expect(user()?.name).toBe('Ben Newname');
		await edit('ashby', 'ben-there', { name: 'Ben Renamed' });
		await identity.release(ben);
		expect(identity.userOf({ school: 'ashby', id: 'ben-there' })?.name).toBe('Ben Renamed');
	});
});

describe('somebody at two schools, signed in,', () => {
	test('[S4] is out at the one they leave and stays in at the other; if they come back there, they sign in anew', async () => {
		const { edit, schools } = await shared();
		expect(await schools()).toEqual(['larkfield', 'ashby']);
		await edit('ashby', 'ben-there', { leftOn: '2026-01-31' });
		expect(await schools()).toEqual(['larkfield']);
		await edit('ashby', 'ben-there', { leftOn: '2099-01-31' });
		expect(await schools()).toEqual(['larkfield']);
	});

	test('stays in at the other where one gives them another address, and that one opens nothing', async () => {
		const { identity, edit, schools, there } = await shared();
		await edit('ashby', 'ben-there', { email: 'other@ashby.example' });
		expect(await schools()).toEqual(['larkfield']);
		// With the old address back on the list, it is signing in that opens the school again.
		await edit('ashby', 'ben-there', { email: there.email });
		await identity.joinSeats(identity.userOf({ school: 'larkfield', id: 'ben' }));
		expect(await schools()).toEqual(['larkfield']);
	});
});
