import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROLES, type Role } from '#domain/staff/roles.ts';
import { DOORS, mayOpen, methodsAt } from './doors.ts';
import { PERMITTED, type Permitting } from './permissions.ts';

/** Every route of the app as Kit names it, from the folders that hold a page or an answer. */
const ROUTES = [
	...new Set(
		readdirSync('src/routes', { recursive: true, encoding: 'utf8' })
			.map((file) => file.split(path.sep))
			.filter((parts) => /^\+(page|server)\b/.test(parts.at(-1) ?? ''))
			.map((parts) => `/${parts.slice(0, -1).join('/')}`)
	)
];

const someone = (...roles: readonly Role[]): Permitting => ({
	roles: ['learner', ...roles],
	strong: true,
	secondFactor: 'required'
});
const LEARNER = someone();
const LEADER = someone('leader');
const ADMIN = someone('lms-admin');

function see(route: string, here?: Permitting) {
	return mayOpen({ route, method: 'GET', search: new URLSearchParams() }, here);
}

function act(route: string, action: string, here?: Permitting, method = 'POST') {
	return mayOpen({ route, method, search: new URLSearchParams(action) }, here);
}

describe('the doors', () => {
	test('are named for every route there is, and for no other', () => {
		expect(ROUTES.length).toBeGreaterThan(15);
		expect(Object.keys(DOORS).sort()).toEqual([...ROUTES].sort());
	});

	test('of the reports open to leaders alone, down to the last page of them', () => {
		const reports = ROUTES.filter((route) => route.includes('/reports'));
		expect(reports.length).toBeGreaterThan(1);
		for (const route of reports) {
			expect(see(route, LEADER)).toBe('yes');
			expect(see(route, LEARNER)).toBe('no');
			expect(see(route, ADMIN)).toBe('no');
			expect(see(route)).toBe('sign-in');
		}
	});

	test('of the packages open to LMS administrators alone, every file of a preview too', () => {
		const packages = ROUTES.filter((route) => route.includes('/packages'));
		expect(packages.length).toBeGreaterThan(3);
		for (const route of packages) {
			expect(see(route, ADMIN)).toBe('yes');
			expect(see(route, LEARNER)).toBe('no');
			expect(see(route, LEADER)).toBe('no');
			expect(see(route)).toBe('sign-in');
		}
	});

	test('stay shut for a route that none of them names, to everybody', () => {
		const everything = someone(...ROLES);
		for (const route of ['/', '/(site)/reportsx', '/admin', '/(play)/reports', 'constructor'])
			expect([see(route, everything), act(route, '', everything)]).toEqual(['no', 'no']);
	});

	test('stay shut for an action or a method that the route does not name', () => {
		const sign = (action: string, method?: string) =>
			act('/(site)/declaration', action, LEARNER, method);
		expect(sign('/sign')).toBe('yes');
		expect(sign('x=1&/sign&/ask')).toBe('yes');
		for (const action of ['', '/erase', '/default', '/constructor', 'sign'])
			expect(sign(action)).toBe('no');
		for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'sign'])
			expect(sign('/sign', method)).toBe('no');
	});
});

test('the only action of a page has no name to ask for it by', () => {
	expect(act('/(site)/verify', '')).toBe('yes');
	expect(act('/(site)/verify', '/default')).toBe('no');
});

describe('what an address answers to', () => {
	test('is told to whoever may ask for it', () => {
		expect(methodsAt('/(site)/reports/csv', LEADER)).toEqual(['GET', 'HEAD']);
		expect(methodsAt('/(site)/declaration', LEARNER)).toEqual(['GET', 'HEAD', 'POST']);
		expect(methodsAt('/(play)/course/[scenario]/[attempt]/choices', LEARNER)).toEqual(['POST']);
		expect(methodsAt('/(site)/verify', undefined)).toEqual(['GET', 'HEAD', 'POST']);
	});

	test('is nothing to whoever may not, and where there is nothing', () => {
		expect(methodsAt('/(site)/reports/csv', LEARNER)).toEqual([]);
		expect(methodsAt('/(site)/reports/csv', undefined)).toEqual([]);
		for (const route of ['/nowhere', 'constructor', '__proto__'])
			expect(methodsAt(route, someone(...ROLES))).toEqual([]);
	});
});

test('a leader reminds somebody by hand, and changes no settings of the reminders', () => {
	const clerk = someone('administrator');
	const ask = (action: string, here: Permitting) => act('/(site)/school/reminders', action, here);
	expect([ask('/remind', LEADER), ask('/remind', clerk)]).toEqual(['yes', 'yes']);
	expect([ask('/remind', LEARNER), ask('/remind', ADMIN)]).toEqual(['no', 'no']);
	for (const action of ['/save', '/test', '/release', '/trust'])
		expect([ask(action, LEADER), ask(action, clerk)]).toEqual(['no', 'yes']);
	const page = '/(site)/reports/people/[person]';
	expect([act(page, '/remind', LEADER), act(page, '/remind', clerk)]).toEqual(['yes', 'no']);
});

describe('a second factor', () => {
	const weak = { ...LEADER, strong: false };

	test('[S2] opens what a leader may do; without it they may do what a learner may', () => {
		expect(see('/(site)/reports', weak)).toBe('second-factor');
		expect(see('/(site)/course', weak)).toBe('yes');
		expect(see('/(site)/reports', { ...LEADER, strong: true })).toBe('yes');
	});

	test('[S2] is not asked for where the school has switched that off', () => {
		expect(see('/(site)/reports', { ...weak, secondFactor: 'off' })).toBe('yes');
	});

	test('[S2] opens nothing that a role does not', () => {
		expect(see('/(site)/packages', weak)).toBe('no');
	});
});

test('every permission is held by some role, and every role is there', () => {
	const holders = Object.values(PERMITTED).map((roles) => roles.length);
	expect(Math.min(...holders)).toBeGreaterThan(0);
	expect(new Set(Object.values(PERMITTED).flat())).toEqual(new Set(ROLES));
});
