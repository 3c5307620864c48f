/**
 * A real school for journeys: made in a data folder before its server starts, with people who can sign in.
 *
 * `real` is `test` of school.ts over such a server. A journey that needs other settings, such as a mail server, or
 * other people, starts one of its own with {@link startRealSchool}.
 *
 * @module
 */
import { expect, type BrowserContext, type Page } from '@playwright/test';
import { ROLES, type Role } from '../../src/domain/staff/roles.ts';
import { Identity, equals } from '../../src/server/identity/identity.ts';
import { keyOf } from '../../src/server/identity/key.ts';
import { choosePassword, passwordToken } from '../../src/server/identity/passwords.ts';
import { rowFiles } from '../../src/server/identity/rows/row-files.ts';
import { found } from '../../src/server/identity/set-up.ts';
import { withPassword } from '../../src/server/identity/signing-in.ts';
import { printCode } from '../../src/server/identity/staff-keys.ts';
import { readLibrary } from '../../src/server/library/library.ts';
import { openLowdb } from '../../src/server/store/lowdb.ts';
import { aFollowUp, aPerson } from '../../src/server/store/sample-records.ts';
import type { FollowUpEntry } from '../../src/server/store/logs.ts';
import type { PersonRecord } from '../../src/server/store/records.ts';
import { isRefusal } from '../../src/domain/refusal.ts';
import { test } from './school.ts';
import { dataFolder, freePort, startServer, type Server } from './server.ts';

/** The people of a real school, each with one trusted role at most; the administrator has set the school up. */
export type Who = 'administrator' | 'leader' | 'policy-owner' | 'lms-admin' | 'teacher' | 'midday';

/** Everybody's password but that of the midday supervisor, who has a staff number and a code from the office. */
export const PASSWORD = 'purple lantern otter';

const PEOPLE: Readonly<Record<Exclude<Who, 'administrator'>, Partial<PersonRecord>>> = {
	leader: { name: 'Lee Sample', group: 'leader' },
	'policy-owner': { name: 'Pat Sample' },
	'lms-admin': { name: 'Lou Sample' },
	teacher: { name: 'Toni Sample' },
	midday: { name: 'Mel Sample', group: 'support', staffNumber: 'M-17' }
};

/** A running server with a school in it. */
export interface RealSchool {
	readonly server: Server;
	/** Under which everybody reaches it; a name, as passkeys are not for addresses of machines. */
	readonly origin: string;
	/** Its id. */
	readonly school: string;
	/** The code that the office printed for the midday supervisor. */
	readonly code: string;
	/** Signs a browser in without a page: `strong` as if a second factor had been given. */
	enter(context: BrowserContext, who: Exclude<Who, 'midday'>, strong?: boolean): Promise<void>;
	close(): Promise<void>;
}

/** How a real school is made. */
export interface RealStarting {
	/** Settings beside those every journey has, for the origin it will have. */
	readonly settings?: Readonly<Record<string, string>>;
	/** A port that something else knows already; any free one otherwise. */
	readonly port?: number;
	/** Whether leaders and administrators need a second factor; `required` unless said. */
	readonly secondFactor?: 'required' | 'off';
	/** More people, as records; an id each, and no trusted role without need. */
	readonly more?: readonly Partial<PersonRecord>[];
	/** What leaders have noted about its people before. */
	readonly followUps?: readonly Partial<FollowUpEntry>[];
	/** A second school on the same server, called {@link OTHER_SCHOOL}, with people of its own; no second factor needed. */
	readonly elsewhere?: readonly Partial<PersonRecord>[];
}

/** The second school of a server, where there is one. */
export const OTHER_SCHOOL = 'Mill Road School';

/** The address somebody signs in with. */
export function emailOf(who: Who): string {
	return `${who}@lime-street.example`;
}

/** Makes a school and starts a server over it. */
export async function startRealSchool(starting: RealStarting = {}): Promise<RealSchool> {
	const data = dataFolder();
	const port = starting.port ?? (await freePort());
	const origin = `http://localhost:${port}`;
	const seeded = await seed(data, origin, starting);
	const server = await startServer({
		data,
		port,
		settings: { ORIGIN: origin, ...starting.settings }
	});
	return {
		server,
		origin,
		school: seeded.school,
		code: seeded.code,
		enter: async (context, who, strong = true) => {
			const lines = seeded.cookies.get(`${who} ${strong}`) ?? [];
			await context.addCookies(
				lines.map((line) => {
					const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
					return { name, value, url: origin };
				})
			);
		},
		close: () => server.close()
	};
}

/** Signs in on the page, as somebody would by hand. */
export async function signIn(page: Page, who: Exclude<Who, 'midday'>): Promise<void> {
	await page.goto('/sign-in');
	const form = page.getByRole('region', { name: 'With your e-mail address' });
	await form.getByLabel('E-mail address').first().fill(emailOf(who));
	await form.getByLabel('Password', { exact: true }).fill(PASSWORD);
	await form.getByRole('button', { name: 'Sign in', exact: true }).click();
	await expect(page).not.toHaveURL(/\/sign-in(\?\/password)?$/);
}

/** {@link test} over a server with a real school, one for each worker. */
export const real = test.extend<
	object,
	{ readonly starting: RealStarting; readonly real: RealSchool }
>({
	starting: [{}, { option: true, scope: 'worker' }],
	real: [
		async ({ starting }, use) => {
			const school = await startRealSchool(starting);
			await use(school);
			await school.close();
		},
		{ scope: 'worker', timeout: 180_000 }
	],
	server: [async ({ real: { server } }, use) => use(server), { scope: 'worker' }],
	baseURL: async ({ real: { origin } }, use) => use(origin)
});

async function seed(
	data: string,
	origin: string,
	{ secondFactor, more = [], followUps = [], elsewhere }: RealStarting
) {
	const store = await openLowdb(data);
	const { library } = readLibrary('.');
	const clock = { now: () => new Date().toISOString() };
	const identity = new Identity({
		keeper: rowFiles(data),
		store,
		clock,
		origin,
		key: keyOf(data, 'identity')
	});
	const { password } = await identity.auth.$context;
	const hash = await password.hash(PASSWORD);
	const founded = async (name: string, email: string) => {
		const made = await found(
			{ identity, library },
			{
				school: name,
				policy: 'good-practice',
				contacts: [],
				yearStarts: '09-01',
				name: 'Ash Sample',
				email,
				group: 'leader',
				roles: ROLES,
				password: hash
			},
			clock.now()
		);
		if (isRefusal(made)) throw new Error(made.because);
		return made;
	};
	const made = await founded('Lime Street Primary School', emailOf('administrator'));
	const school = made.school.id;
	if (secondFactor) await store.schools.write({ ...made.school, secondFactor });
	for (const [who, about] of Object.entries(PEOPLE)) {
		const trusted = who === 'teacher' || who === 'midday' ? [] : [who as Role];
		const person = aPerson({
			school,
			id: who,
			roles: ['learner', ...trusted],
			startsOn: identity.today(),
			...(about.staffNumber === undefined ? { email: emailOf(who as Who) } : {}),
			...about
		});
		await store.people.add(person);
		if (person.email === undefined) continue;
		const until = new Date(Date.now() + 60_000);
		const token = await passwordToken(identity, await identity.account(person), until);
		await choosePassword(identity, token, PASSWORD);
	}
	for (const person of more) await store.people.add(aPerson({ school, ...person }));
	for (const each of followUps) await store.logs.append(school, 'follow-ups', aFollowUp(each));
	if (elsewhere) {
		const other = await founded(OTHER_SCHOOL, 'head@mill-road.example');
		await store.schools.write({ ...other.school, secondFactor: 'off' });
		for (const each of elsewhere) {
			const person = aPerson({ startsOn: identity.today(), ...each, school: other.school.id });
			await store.people.add(person);
			await identity.account(person);
		}
	}
	const midday = store.people.read(school, 'midday');
	const code = midday ? await printCode(identity, midday) : '';
	const cookies = new Map<string, readonly string[]>();
	for (const who of ['administrator', ...Object.keys(PEOPLE)].filter((each) => each !== 'midday'))
		for (const strong of [true, false])
			cookies.set(`${who} ${strong}`, await session(identity, who as Who, strong));
	await identity.rows.idle();
	await store.close();
	return { school, code, cookies };
}

/** Begins a session; answers with the cookies that carry it. */
async function session(identity: Identity, who: Who, strong: boolean): Promise<readonly string[]> {
	const before = new Set(identity.rows.select('session').map(({ id }) => id));
	const answer = await withPassword(
		identity,
		{ email: emailOf(who), password: PASSWORD, shared: false },
		new Headers({ 'user-agent': 'Journey' })
	);
	if (isRefusal(answer)) throw new Error(answer.because);
	const made = identity.rows.select('session').find(({ id }) => !before.has(id));
	if (strong && made)
		await identity.rows.update('session', [equals('id', made.id)], (row) => ({
			...row,
			strongAt: identity.clock.now()
		}));
	return answer.headers.getSetCookie();
}
