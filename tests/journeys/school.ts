/**
 * What every journey stands on: a server of its own worker, a fresh sample school, and a browser that is watched.
 *
 * @module
 */
import { test as base, expect, type APIRequestContext, type Page } from '@playwright/test';
import { startServer, type Server } from './server.ts';
import { BY_HAND, choiceOf, COURSE, headlineOf, type Step } from './story.ts';

/** Who a journey can be. */
export type Person =
	| 'new-teacher'
	| 'midday-supervisor'
	| 'volunteer'
	| 'senior-leader'
	| 'lms-admin'
	| 'administrator';

/** The schools of the sample, by the policy they use. */
export const POLICIES = [
	'kingsley',
	'merriott-haselbury',
	'beckstone',
	'the-grange',
	'ashwicke-hall',
	'good-practice'
] as const;
export type Policy = (typeof POLICIES)[number];

/** Becomes someone at the sample school of a policy; the school is fresh the first time in a test. */
export type Be = (who: Person, policy: Policy, request?: APIRequestContext) => Promise<void>;

interface Fixtures {
	/** Messages on the console that a journey brings about on purpose. */
	readonly expected: RegExp[];
	readonly watched: void;
	readonly be: Be;
}

export const test = base.extend<Fixtures, { readonly server: Server }>({
	server: [
		async ({ browserName: _ }, use) => {
			const server = await startServer();
			await use(server);
			await server.close();
		},
		{ scope: 'worker', timeout: 180_000 }
	],
	baseURL: async ({ server }, use) => use(server.address),
	expected: async ({ browserName: _ }, use) => use([]),
	// No page may complain, run what the policy of the page forbids, or ask anybody else for anything.
	watched: [
		async ({ context, server, baseURL, expected }, use) => {
			const found: string[] = [];
			context.on('console', (message) => {
				if (message.type() === 'error') found.push(`console: ${message.text()}`);
			});
			context.on('weberror', (error) => found.push(`error: ${error.error().message}`));
			context.on('request', (request) => {
				const url = request.url();
				if (!url.startsWith(`${baseURL}/`) && !url.startsWith('data:'))
					found.push(`request: ${url}`);
			});
			await use();
			expect(server.gone()).toBeUndefined();
			expect(found.filter((each) => !expected.some((known) => known.test(each)))).toEqual([]);
		},
		{ auto: true }
	],
	be: async ({ page, baseURL }, use) => {
		const headers = asForm(baseURL);
		const fresh = new Set<Policy>();
		await use(async (who, policy, request = page.request) => {
			const enter = async () => {
				const answer = await request.post('/?/enter', {
					form: { policy, person: who },
					headers,
					maxRedirects: 0
				});
				expect(answer.status()).toBe(303);
			};
			await enter();
			if (fresh.has(policy)) return;
			fresh.add(policy);
			const answer = await request.post('/?/reset', {
				form: {},
				headers,
				maxRedirects: 0
			});
			expect(answer.status()).toBe(303);
		});
	}
});

export { expect };

/** The headers with which a browser posts a form of this site. */
export function asForm(origin = ''): Readonly<Record<string, string>> {
	return { origin, accept: 'text/html' };
}

/** Opens a situation and begins it, or goes on with it; answers with the address of the attempt. */
export async function begin(page: Page, scenario = BY_HAND, plain = false): Promise<string> {
	await page.goto(`/course/${scenario}`);
	await page.getByRole('button', { name: /^(Begin|Go on|Try again from the start)$/ }).click();
	await page.waitForURL(new RegExp(`/course/${scenario}/[^/]+$`));
	if (!plain) await ready(page);
	return new URL(page.url()).pathname;
}

/** Waits until presses are taken in the browser: before, they are posted as forms. */
export async function ready(page: Page): Promise<void> {
	await page.locator('[data-ready]').waitFor();
}

/** Takes one choice by one press, and sees what comes of it. */
export async function take(page: Page, step: Step, scenario = BY_HAND): Promise<void> {
	const { text, effect } = choiceOf(step, scenario);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(headlineOf(step[0], scenario));
	await page.getByRole('button', { name: text, exact: true }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(effect);
}

/** Leaves the feedback for what comes next. */
export async function goOn(page: Page): Promise<void> {
	await page.getByRole('link', { name: /^(Continue to decision|See how it ended)/ }).click();
}

/** Takes choices one after the other, each with its feedback. */
export async function play(page: Page, steps: readonly Step[], scenario = BY_HAND): Promise<void> {
	for (const step of steps) {
		await take(page, step, scenario);
		await goOn(page);
	}
}

/** Begins a situation and takes choices without a page; answers with the address of the attempt. */
export async function stand(
	request: APIRequestContext,
	origin: string,
	steps: readonly Step[],
	{ scenario = BY_HAND, who = '' }: { readonly scenario?: string; readonly who?: string } = {}
): Promise<string> {
	const begun = await request.post(`/course/${scenario}?/begin`, {
		form: { who },
		headers: asForm(origin),
		maxRedirects: 0
	});
	expect(begun.status(), `${scenario} ${who}`).toBe(303);
	const attempt = begun.headers()['location'] ?? '';
	for (const [at, [scene, choice]] of steps.entries()) {
		const saved = await request.post(`${attempt}/choices`, {
			data: { at, scene, choice },
			headers: { origin }
		});
		expect(saved.status(), `${scenario} ${scene}.${choice}`).toBe(200);
	}
	return attempt;
}

/** Passes the whole course as the new teacher without a page, or all of it but one situation. */
export async function passCourse(
	request: APIRequestContext,
	origin: string,
	but?: string
): Promise<void> {
	for (const { scenario, passing } of COURSE.filter((each) => each.scenario !== but))
		await stand(request, origin, passing, { scenario });
}

/** The number of people that the leader's page shows beside a status. */
export async function counted(page: Page, status: string): Promise<number> {
	const filter = page
		.getByRole('navigation', { name: 'Show people who are' })
		.getByRole('link', { name: status });
	return Number(/\d+/.exec(await filter.innerText())?.[0]);
}
