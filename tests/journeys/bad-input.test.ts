/**
 * What comes in wrong: always an answer, never a fault, never the inside of the server.
 */
import type { APIRequestContext, APIResponse } from '@playwright/test';
import { asForm, expect, stand, test } from './school.ts';
import { BY_HAND, PASSING } from './story.ts';

const MISSING = '00000000-0000-4000-8000-000000000000';

/** Holds that an answer is a plain refusal: this status, and nothing of the server's inside. */
async function refused(answer: APIResponse, ...statuses: number[]): Promise<string> {
	const text = await answer.text();
	expect(statuses, `${answer.url()}: ${text.slice(0, 300)}`).toContain(answer.status());
	expect(text).not.toMatch(/\bat .{0,80}\.[cm]?[jt]s:\d+|node:internal|ENOENT/);
	return text;
}

/** Sends one choice as the browser does. */
function send(
	request: APIRequestContext,
	origin: string,
	attempt: string,
	data: unknown,
	headers: Readonly<Record<string, string>> = {}
): Promise<APIResponse> {
	return request.post(`${attempt}/choices`, {
		data: typeof data === 'string' ? data : JSON.stringify(data),
		headers: { origin, 'content-type': 'application/json', ...headers }
	});
}

test('what does not exist is refused: scenario, attempt, way in, person, policy', async ({
	page: { request },
	be,
	baseURL,
	server
}) => {
	const origin = baseURL ?? '';
	const headers = asForm(origin);
	await be('new-teacher', 'beckstone');
	for (const address of [
		'/course/no-such-story',
		'/course/__proto__',
		'/course/constructor',
		'/course/..%2f..%2fetc%2fpasswd',
		`/course/pupil-follow/${MISSING}`,
		'/course/pupil-follow/%00',
		`/declaration/${MISSING}`,
		'/declaration/__proto__',
		'/nowhere',
		'/%F0%9F%8C%BB'
	])
		await refused(await request.get(address, { headers }), 404);
	await refused(await request.get('/course/%E0%A4%A', { headers }), 400, 404);

	for (const scenario of ['no-such-story', '__proto__', 'constructor'])
		await refused(
			await request.post(`/course/${scenario}?/begin`, { form: {}, headers, maxRedirects: 0 }),
			404
		);
	for (const who of ['nobody', '__proto__', 'current-pupil', 'x'.repeat(5_000)])
		await refused(
			await request.post('/course/pupil-follow?/begin', {
				form: { who },
				headers,
				maxRedirects: 0
			}),
			400
		);
	for (const form of [
		{ policy: 'no-such-policy', person: 'new-teacher' },
		{ policy: '__proto__', person: 'new-teacher' },
		{ policy: 'beckstone', person: 'staff-01' },
		{ policy: 'beckstone', person: '__proto__' },
		{ policy: 'beckstone' },
		{}
	] as Record<string, string>[])
		await refused(await request.post('/?/enter', { form, headers, maxRedirects: 0 }), 400);
	await refused(await request.post('/?/no-such-action', { form: {}, headers }), 404, 405);
	await refused(await send(request, origin, `/course/pupil-follow/${MISSING}`, STEP), 404);
	expect(server.record('beckstone', 'new-teacher').attempts).toEqual([]);
});

const STEP = { at: 0, scene: 'grown-up', choice: 'accept-daniel' };

test('a choice that is not on offer, out of turn or misshapen is refused, and nothing is kept', async ({
	page: { request },
	be,
	baseURL,
	server
}) => {
	const origin = baseURL ?? '';
	await be('new-teacher', 'kingsley');
	const attempt = await stand(request, origin, []);

	for (const choice of ['see-how-it-goes', 'decline', 'constructor'])
		await refused(await send(request, origin, attempt, { ...STEP, choice }), 400);
	for (const entry of [
		{ ...STEP, at: 1 },
		{ ...STEP, at: 999 },
		{ ...STEP, scene: 'brother' },
		{ ...STEP, scene: 'constructor' }
	]) {
		const text = await refused(await send(request, origin, attempt, entry), 409);
		expect(JSON.parse(text)).toMatchObject({ refused: 'stale', chosen: [] });
	}
	for (const body of [
		'',
		'{',
		'null',
		'[]',
		'"accept-daniel"',
		'{"__proto__":{"at":0}}',
		JSON.stringify({ ...STEP, at: -1 }),
		JSON.stringify({ ...STEP, at: 0.5 }),
		JSON.stringify({ ...STEP, at: '0' }),
		'{"at":1e309,"scene":"grown-up","choice":"accept-daniel"}',
		JSON.stringify({ ...STEP, judgement: 'compliant-best' }),
		JSON.stringify({ ...STEP, choice: 'x'.repeat(1_000) }),
		JSON.stringify({ ...STEP, choice: ['accept-daniel'] }),
		JSON.stringify({ at: 0, scene: 'grown-up' }),
		'['.repeat(1_900)
	])
		await refused(await send(request, origin, attempt, body), 400);
	const elsewhere = attempt.replace(BY_HAND, 'abuse-of-staff');
	await refused(await send(request, origin, elsewhere, STEP), 404);
	for (const action of ['choose', 'replay'])
		await refused(
			await request.post(`${elsewhere}?/${action}`, {
				form: { ...STEP, decision: '0' },
				headers: asForm(origin),
				maxRedirects: 0
			}),
			404
		);
	await refused(await send(request, origin, attempt, 'x'.repeat(100_000)), 400, 413);
	await refused(await send(request, origin, attempt, 'x'.repeat(2_000_000)), 400, 413);
	expect(server.record('kingsley', 'new-teacher').attempts[0]?.chosen).toEqual([]);
});

test('a forged form is refused, and nothing is kept', async ({
	page: { request },
	be,
	baseURL,
	server
}) => {
	const headers = asForm(baseURL);
	await be('new-teacher', 'the-grange');
	const attempt = await stand(request, baseURL ?? '', []);
	const form = { at: '0', scene: 'grown-up', choice: 'accept-daniel' };
	const post = (sent: Record<string, string>, action = 'choose') =>
		request.post(`${attempt}?/${action}`, { form: sent, headers, maxRedirects: 0 });

	for (const sent of [
		{},
		{ choice: 'accept-daniel' },
		{ ...form, at: '' },
		{ ...form, at: '-1' },
		{ ...form, at: '0x0' },
		{ ...form, at: '9'.repeat(400) },
		{ ...form, scene: '' },
		{ ...form, choice: '<script>' },
		{ ...form, choice: 'x'.repeat(100_000) }
	])
		await refused(await post(sent), 400);
	await refused(await post({ ...form, choice: 'decline' }), 400);
	await refused(await post({ ...form, at: '3' }), 409);
	await refused(await post({ decision: '0' }, 'replay'), 409);
	await refused(await post({ decision: 'last' }, 'replay'), 400);
	await refused(await post({}, 'replay'), 400);

	await refused(
		await request.post(`${attempt}?/choose`, {
			data: JSON.stringify(form),
			headers: { ...headers, 'content-type': 'application/json' }
		}),
		400,
		415
	);
	await refused(
		await request.post(`${attempt}?/choose`, {
			multipart: {
				at: '0',
				scene: 'grown-up',
				choice: { name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('accept-daniel') }
			},
			headers
		}),
		400
	);
	expect(server.record('the-grange', 'new-teacher').attempts[0]?.chosen).toEqual([]);
});

test('a form that is torn is refused', async ({ page: { request }, be, baseURL }) => {
	await be('new-teacher', 'the-grange');
	const attempt = await stand(request, baseURL ?? '', []);
	for (const action of ['/?/enter', '/declaration?/sign', `${attempt}?/choose`])
		await refused(
			await request.post(action, {
				data: '--x\r\nnothing',
				headers: { ...asForm(baseURL), 'content-type': 'multipart/form-data; boundary=y' }
			}),
			400,
			415
		);
});

test('another site cannot choose, sign or reset for someone', async ({
	page: { request },
	be,
	baseURL,
	server
}) => {
	await be('new-teacher', 'ashwicke-hall');
	const attempt = await stand(request, baseURL ?? '', PASSING.slice(0, 1));
	const evil = 'https://elsewhere.example';
	const step = { at: 1, scene: 'brother', choice: 'accept' };
	await refused(await send(request, evil, attempt, step), 403);
	await refused(await send(request, evil, attempt, step, { 'content-type': 'text/plain' }), 403);
	for (const action of ['/declaration?/sign', '/?/reset', '/?/enter', `${attempt}?/choose`])
		await refused(
			await request.post(action, {
				form: { name: 'Marlow Tidewell', policy: 'kingsley', person: 'volunteer' },
				headers: asForm(evil),
				maxRedirects: 0
			}),
			403
		);
	expect(server.record('ashwicke-hall', 'new-teacher').attempts[0]?.chosen).toHaveLength(1);
});

test('a choice after the end is refused, with the log as it stands', async ({
	page: { request },
	be,
	baseURL,
	server
}) => {
	const origin = baseURL ?? '';
	await be('new-teacher', 'merriott-haselbury');
	const attempt = await stand(request, origin, PASSING);
	const answer = await send(request, origin, attempt, { ...STEP, at: 3, scene: 'settled' });
	expect(JSON.parse(await refused(answer, 409))).toMatchObject({
		refused: 'attempt-ended',
		chosen: PASSING.map(([scene, choice]) => ({ scene, choice }))
	});
	const form = { at: '3', scene: 'brother', choice: 'tell' };
	await refused(
		await request.post(`${attempt}?/choose`, { form, headers: asForm(origin), maxRedirects: 0 }),
		409
	);
	await refused(
		await request.post(`${attempt}?/replay`, {
			form: { decision: '3' },
			headers: asForm(origin),
			maxRedirects: 0
		}),
		409
	);
	const { attempts } = server.record('merriott-haselbury', 'new-teacher');
	expect(attempts).toHaveLength(1);
	expect(attempts[0]?.chosen).toHaveLength(3);
});

test('a hundred choices sent at once leave one in each place', async ({
	page: { request },
	be,
	baseURL,
	server
}) => {
	const origin = baseURL ?? '';
	await be('volunteer', 'merriott-haselbury');
	const attempt = await stand(request, origin, []);
	const statuses = await Promise.all(
		Array.from({ length: 100 }, async (_, index) => {
			const choice = ['decline', 'ask-first', 'decline-and-mention', 'accept'][index % 4];
			const answer = await send(request, origin, attempt, { at: 0, scene: 'helper', choice });
			return answer.status();
		})
	);
	expect(new Set(statuses)).toEqual(new Set([200, 409]));
	expect(statuses.filter((status) => status === 200)).toHaveLength(25);
	expect(server.record('merriott-haselbury', 'volunteer').attempts[0]?.chosen).toHaveLength(1);
});

test('a pass that was changed opens nothing', async ({ page, be, baseURL, context }) => {
	await be('new-teacher', 'beckstone');
	const [cookie] = await context.cookies();
	if (!cookie) throw new Error('There is no pass.');
	expect(cookie).toMatchObject({ name: 'pass', httpOnly: true, sameSite: 'Lax' });
	for (const value of [
		cookie.value.replace('new-teacher', 'senior-leader'),
		cookie.value.replace('beckstone', 'kingsley'),
		cookie.value.replace(/\.(\d+)\./, '.99999999999.'),
		cookie.value.slice(0, -1),
		'x'.repeat(3_000),
		'senior-leader',
		''
	]) {
		await context.clearCookies();
		await context.addCookies([{ ...cookie, value }]);
		await page.goto('/reports');
		await expect(page.getByRole('heading', { name: 'Choose who you are' })).toBeVisible();
		await refused(
			await send(page.request, baseURL ?? '', `/course/pupil-follow/${MISSING}`, STEP),
			401
		);
	}
});

test('addresses answer only to what they are for', async ({ page: { request }, be, baseURL }) => {
	await be('senior-leader', 'beckstone');
	const headers = asForm(baseURL);
	await refused(await request.put('/reports/csv', { headers }), 405);
	await refused(await request.delete('/course', { headers }), 405);
	await refused(await request.get(`/course/pupil-follow/${MISSING}/choices`), 404, 405);
	await refused(await request.get(`/policy?q=${'%C2%A7'.repeat(1_000)}`, { headers }), 200);
	await refused(await request.get('/policy?q=(((&force=__proto__', { headers }), 200);
	await refused(await request.get('/policy?of=kingsley', { headers }), 200);
});
