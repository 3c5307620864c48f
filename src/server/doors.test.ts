import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { mayOpen } from './doors.ts';
import { aPerson } from './store/sample-records.ts';

const LEARNER = aPerson();
const LEADER = aPerson({ roles: ['learner', 'leader'] });
const ADMIN = aPerson({ roles: ['learner', 'lms-admin'] });

/** Every route of the app as Kit names it, from the folders that hold a page or an answer. */
const ROUTES = readdirSync('src/routes', { recursive: true, encoding: 'utf8' })
	.map((file) => file.split(path.sep))
	.filter((parts) => /^\+(page|server)\b/.test(parts.at(-1) ?? ''))
	.map((parts) => `/${parts.slice(0, -1).join('/')}`);

describe('the doors', () => {
	test('open to anyone for four pages, and for no other', () => {
		expect(ROUTES.length).toBeGreaterThan(8);
		const open = ROUTES.filter((route) => mayOpen(route, undefined) === 'yes');
		expect([...new Set(open)].sort()).toEqual([
			'/(site)',
			'/(site)/accessibility',
			'/(site)/how-it-judges',
			'/(site)/verify'
		]);
	});

	test('are named for every page there is: no page is shut to everybody', () => {
		for (const route of ROUTES)
			expect([LEARNER, LEADER, ADMIN].map((person) => mayOpen(route, person))).toContain('yes');
	});

	test('of the reports open to leaders alone, down to the last page of them', () => {
		const reports = ROUTES.filter((route) => route.includes('/reports'));
		expect(reports.length).toBeGreaterThan(1);
		for (const route of reports) {
			expect(mayOpen(route, LEADER)).toBe('yes');
			expect(mayOpen(route, LEARNER)).toBe('no');
			expect(mayOpen(route, ADMIN)).toBe('no');
			expect(mayOpen(route, undefined)).toBe('sign-in');
		}
	});

	test('of the packages open to LMS administrators alone, every file of a preview too', () => {
		const packages = ROUTES.filter((route) => route.includes('/packages'));
		expect(packages.length).toBeGreaterThan(3);
		for (const route of packages) {
			expect(mayOpen(route, ADMIN)).toBe('yes');
			expect(mayOpen(route, LEARNER)).toBe('no');
			expect(mayOpen(route, LEADER)).toBe('no');
			expect(mayOpen(route, undefined)).toBe('sign-in');
		}
	});

	test('stay shut for a route that none of them names', () => {
		for (const route of [
			'/',
			'/(site)/reportsx',
			'/(site)/coursework',
			'/admin',
			'/(play)/reports'
		])
			expect(mayOpen(route, LEADER)).toBe('no');
	});
});
