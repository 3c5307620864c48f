/**
 * Real schools with an account for everybody, in a data folder of their own, and the sessions they are in.
 *
 * @module
 */
import { createHmac } from 'node:crypto';
import { isRefusal } from '#domain/refusal.ts';
import { isTrusted, ROLES, type Role } from '#domain/staff/roles.ts';
import { Identity } from '#server/identity/identity.ts';
import { keyOf } from '#server/identity/key.ts';
import { rowFiles } from '#server/identity/rows/row-files.ts';
import { printCode } from '#server/identity/staff-keys.ts';
import { Evidence } from '#server/evidence/evidence.ts';
import { readKeys } from '#server/evidence/keys.ts';
import { readLibrary } from '#server/library/library.ts';
import { sampleSchool } from '#server/sample/sample-school.ts';
import { openLowdb } from '#server/store/lowdb.ts';
import type { PersonRecord } from '#server/store/records.ts';
import { Playing } from '#server/training/playing.ts';
import { ROOT } from '../durability/server.ts';
import { copyOf, importsAt, onlyAt, ROLE_SETS, signedHere, type School } from './schools.ts';

/** Everybody's password at every school. */
export const PASSWORD = 'purple lantern otter';

/** What a session has to show for a second factor. */
export type Factor = 'shown' | 'missing';

/** The real schools: two that ask for a second factor, and one that has switched that off. */
const SCHOOLS = [
	{ id: 'lime-street', secondFactor: 'required' },
	{ id: 'oak-road', secondFactor: 'required' },
	{ id: 'fern-hill', secondFactor: 'off' }
] as const;

/** People beside those with one set of roles each. */
export const LEAVER = 'leaver';
export const CODED = 'with-a-code';
export const PRINTED = 'with-a-printed-code';
export const BOTH = 'at-both';

/** A data folder with real schools in it. */
export interface RealSchools {
	readonly schools: readonly School[];
	/** The cookie of a session, by school and person. */
	cookie(school: string, person: string): string;
	/** What opens a session, as it stands in the cookie. */
	readonly tokens: readonly string[];
	/** The code that was printed for {@link PRINTED}, who has not used it. */
	readonly code: string;
}

/** The person with a set of roles whose session has or has not shown a second factor. */
export function realPerson(roles: string, factor: Factor): string {
	return factor === 'shown' ? `with-${roles}` : `without-${roles}`;
}

/** The address somebody signs in with. */
export function emailOf(school: string, person: string): string {
	return person === BOTH ? 'both@trust.example' : `${person}@${school}.example`;
}

/** Makes the schools. Everybody has an attempt, a declaration, and a session of their own. */
export async function seedReal(dataDir: string): Promise<RealSchools> {
	const { library } = readLibrary(ROOT);
	const store = await openLowdb(dataDir);
	const clock = { now: () => new Date().toISOString() };
	const identity = new Identity({
		keeper: rowFiles(dataDir),
		store,
		clock,
		origin: 'http://localhost',
		key: keyOf(dataDir, 'identity')
	});
	const { internalAdapter, password, secret, authCookies } = await identity.auth.$context;
	const evidence = new Evidence(store, readKeys(dataDir, clock.now()));
	const training = { store, playing: new Playing(library, store, evidence), evidence };
	const sample = await sampleSchool(training, 'beckstone', clock.now());
	const model = store.people.read(sample.id, 'senior-leader');
	if (!model) throw new Error('Nobody has completed the course.');
	const hash = await password.hash(PASSWORD);
	const cookies = new Map<string, string>();
	const tokens: string[] = [];

	/** Puts somebody on the list, with an account; their session begins now. */
	async function add(
		canary: string,
		school: string,
		id: string,
		roles: readonly Role[],
		says: { readonly strongAt?: Date; readonly choosesPin?: boolean } = {},
		more: Partial<PersonRecord> = {}
	): Promise<PersonRecord> {
		if (!model) throw new Error('Nobody has completed the course.');
		const name = `${canary} ${id}`;
		const email = emailOf(school, id);
		const person = signedHere(copyOf(model, { id, name, roles, school, email, ...more }), evidence);
		const added = await store.people.add(person);
		if (isRefusal(added)) throw new Error(added.because);
		const user = await identity.account(person);
		if (user.seats.length === 1)
			await internalAdapter.linkAccount({
				userId: user.id,
				providerId: 'credential',
				accountId: user.id,
				password: hash
			});
		const { token } = await internalAdapter.createSession(user.id, false, says);
		const seal = createHmac('sha256', secret).update(token).digest('base64');
		const value = encodeURIComponent(`${token}.${seal}`);
		cookies.set(`${school}/${id}`, `${authCookies.sessionToken.name}=${value}`);
		tokens.push(token);
		return person;
	}

	const strong = () => ({ strongAt: new Date() });
	const schools: School[] = [];
	let code = '';
	for (const { id: school, secondFactor } of SCHOOLS) {
		const canary = `Quillfeather-${school}`;
		// The names of schools are for everybody: they stand on the page to sign in.
		const name = `The ${school} school`;
		await store.schools.write({ ...sample, id: school, name, sample: false, secondFactor });
		const people: PersonRecord[] = [];
		for (const [set, roles] of Object.entries(ROLE_SETS)) {
			people.push(await add(canary, school, realPerson(set, 'shown'), roles, strong()));
			if (isTrusted(roles))
				people.push(await add(canary, school, realPerson(set, 'missing'), roles));
		}
		people.push(await add(canary, school, onlyAt(school), ['learner']));
		if (secondFactor === 'required') people.push(await add(canary, school, BOTH, ROLES, strong()));
		const coded = { choosesPin: true, ...strong() };
		people.push(await add(canary, school, CODED, ROLES, coded, { staffNumber: 'K-1' }));
		const printed = await add(canary, school, PRINTED, ['learner'], {}, { staffNumber: 'Kay-2' });
		if (school === SCHOOLS[0].id) code = await printCode(identity, printed);
		await add(canary, school, LEAVER, ROLES, strong());
		await store.people.change(school, LEAVER, (record) => ({ ...record, leftOn: '2026-01-01' }));
		const of = people.map(({ id, attempts, declarations }) => [
			id,
			{ attempt: attempts[0]?.id ?? '', declaration: declarations[0]?.id ?? '' }
		]);
		schools.push({
			id: school,
			policy: school,
			canary,
			of: Object.fromEntries(of) as School['of'],
			imports: await importsAt(store, school, canary)
		});
	}
	await identity.rows.idle();
	await store.close();
	const cookie = (school: string, person: string) => {
		const found = cookies.get(`${school}/${person}`);
		if (found === undefined) throw new Error(`${person} of ${school} has no session.`);
		return found;
	};
	return { schools, cookie, tokens, code };
}
