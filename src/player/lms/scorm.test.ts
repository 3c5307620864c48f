import { describe, expect, test } from 'vitest';
import { lacking, speaking, whimsical } from '../../../tests/lms/broken.ts';
import {
	COMPLETED,
	decision,
	FAILED,
	pageIn,
	PASSED,
	report,
	UNDER_WAY
} from '../../../tests/lms/learner.ts';
import { opened, VERSIONS } from '../../../tests/lms/opened.ts';
import { StrictScorm12 } from '../../../tests/lms/strict-scorm12.ts';
import { StrictScorm2004 } from '../../../tests/lms/strict-scorm2004.ts';
import { driverFor } from './every-driver.ts';

describe.each(VERSIONS)('%s', (format) => {
	const old = format === 'scorm12';
	const status = old ? 'cmi.core.lesson_status' : 'cmi.completion_status';
	const exit = old ? 'cmi.core.exit' : 'cmi.exit';

	test('[lms C6] [lms G1] [lms M2] starts, reads, says that it may go on another day, and then that it is under way', async () => {
		const { said, platform } = await opened(format);
		expect(said()[0]).toBe('Initialize');
		const written = said().filter((each) => each.startsWith('SetValue'));
		expect(written).toEqual([`SetValue ${exit}=suspend`, `SetValue ${status}=incomplete`]);
		expect(platform.refused.filter(({ code }) => code !== '403')).toEqual([]);
	});

	test.each(['incomplete', 'completed'])(
		'[lms D1] [lms D6] a course that is %s is not begun anew',
		async (was) => {
			const { said } = await opened(format, { [status]: was });
			expect(said().filter((each) => each.startsWith('SetValue'))).toEqual([
				`SetValue ${exit}=suspend`
			]);
		}
	);

	test('[lms D10] [lms F2] writes score, status, what leads back, place, time, then decisions, and commits once', async () => {
		const { driver, said, since } = await opened(format);
		const before = said().length;
		await driver.keep(report({ reported: PASSED, interactions: [decision()], progress: 1 }));
		const order = since(before).map((each) => each.replace(/=.*$/, ''));
		const at = old ? 'cmi.core.' : 'cmi.';
		expect(order.filter((each) => !each.includes('interactions.0.'))).toEqual([
			`SetValue ${at}score.min`,
			`SetValue ${at}score.max`,
			`SetValue ${at}score.raw`,
			...(old ? [] : ['SetValue cmi.score.scaled']),
			`SetValue ${status}`,
			...(old ? [] : ['SetValue cmi.success_status', 'SetValue cmi.progress_measure']),
			'SetValue cmi.suspend_data',
			`SetValue ${at}${old ? 'lesson_location' : 'location'}`,
			`SetValue ${at}session_time`,
			'GetValue cmi.interactions._count',
			'Commit'
		]);
		expect(order.at(-1)).toBe('Commit');
	});

	test('[lms M18] [lms G2] a decision takes few calls: what the platform holds is not written again', async () => {
		const { driver, said, since } = await opened(format);
		await driver.keep(report({ interactions: [decision()] }));
		const before = said().length;
		await driver.keep(report({ interactions: [decision({ visit: 2 })], suspended: 'two' }));
		const calls = since(before);
		expect(calls.filter((each) => each === 'Commit')).toHaveLength(1);
		expect(calls.filter((each) => !each.includes('interactions'))).toHaveLength(3);
		expect(calls.length).toBeLessThanOrEqual(15);
	});

	test('[lms D10] a new status is written with its score, even when that is the same', async () => {
		const { driver, said, since } = await opened(format);
		await driver.keep(report({ reported: { ...UNDER_WAY, score: 90 } }));
		const before = said().length;
		await driver.keep(report({ reported: PASSED }));
		expect(since(before)[2]).toMatch(/score\.raw=90$/);
	});

	test('[lms F2] the time is the session’s, and is written before every commit', async () => {
		const { driver, platform } = await opened(format);
		const time = old ? 'cmi.core.session_time' : 'cmi.session_time';
		await driver.keep(report({ seconds: 65 }));
		expect(platform.kept[time]).toBe(old ? '0000:01:05' : 'PT0H1M5S');
		await driver.close(report({ seconds: 70 }));
		expect(platform.kept[time]).toBe(old ? '0000:01:10' : 'PT0H1M10S');
	});

	test('[lms G1] every end can be gone on from, that of a course that was passed too', async () => {
		const left = await opened(format);
		await left.driver.close(report());
		expect(left.platform.kept[exit]).toBe('suspend');
		const done = await opened(format);
		await done.driver.close(report({ reported: PASSED }));
		expect(done.platform.kept[exit]).toBe('suspend');
	});

	test('[lms M18] where only time has passed since the last commit, the end is enough', async () => {
		const { driver, said, since } = await opened(format);
		await driver.keep(report());
		const before = said().length;
		expect(await driver.close(report({ seconds: 80 }))).toEqual({ state: 'kept' });
		expect(since(before)).toEqual([
			expect.stringContaining('session_time'),
			old ? 'Finish' : 'Terminate'
		]);
	});

	test('[lms J1] without credit nothing is written', async () => {
		const credit = old ? 'cmi.core.credit' : 'cmi.credit';
		const { driver, opening, said } = await opened(format, { [credit]: 'no-credit' });
		expect(opening).toMatchObject({ state: 'recording', mode: 'browse' });
		await driver.keep(report({ reported: PASSED, interactions: [decision()] }));
		await driver.close(report({ reported: PASSED }));
		expect(said().filter((each) => /^(SetValue|Commit)/.test(each))).toEqual([]);
	});

	test('[lms H1] [lms H3] what is too long is said, and not cut', async () => {
		const { driver, platform } = await opened(format);
		const most = old ? 4096 : 64_000;
		expect(await driver.keep(report({ suspended: 'x'.repeat(most) }))).toEqual({ state: 'kept' });
		const long = report({ suspended: 'y'.repeat(most + 1), location: 'z'.repeat(1001) });
		expect(await driver.keep(long)).toMatchObject({ state: 'not-kept' });
		expect(platform.kept['cmi.suspend_data']).toBe('x'.repeat(most));
		expect(platform.refused.filter(({ call }) => call.endsWith('SetValue'))).toEqual([]);
	});

	test('[lms I14] a platform’s list is not filled beyond two hundred', async () => {
		const { driver, platform } = await opened(format);
		const interactions = Array.from({ length: 230 }, (_, index) => decision({ visit: index + 1 }));
		expect(await driver.keep(report({ interactions }))).toEqual({ state: 'kept' });
		expect(platform.kept['cmi.interactions.199.id']).toBeDefined();
		expect(platform.kept['cmi.interactions.200.id']).toBeUndefined();
	});

	test('[lms J10] [lms M1] [lms M19] asks the platform to go nowhere, and needs nothing beyond cmi', async () => {
		const { driver, said } = await opened(format);
		await driver.keep(report({ interactions: [decision()] }));
		await driver.close(report({ reported: PASSED }));
		expect(said().filter((each) => /adl\.|nav\./.test(each))).toEqual([]);
	});

	test('[lms J4] an attempt the platform begins anew starts clean', async () => {
		const { driver, platform } = await opened(format);
		await driver.close(report({ reported: PASSED, suspended: 'all' }));
		expect(platform.kept['cmi.suspend_data']).toBe('all');
		const { opening } = await opened(format, {});
		expect(opening).toMatchObject({ was: 'new', suspended: '' });
	});

	test('[lms H5] what was kept is given back whatever the entry says', async () => {
		const entry = old ? 'cmi.core.entry' : 'cmi.entry';
		const { opening } = await opened(format, {
			[entry]: 'ab-initio',
			'cmi.suspend_data': 'mine',
			[status]: 'incomplete'
		});
		expect(opening).toMatchObject({ suspended: 'mine', was: 'incomplete' });
	});

	test.each([
		['cmi.interactions', /interactions/],
		['single parts of a decision', /interactions\.\d+\.(type|objectives|latency|weighting)/],
		['the place', /location/],
		['time', /session_time/],
		['exit', /\.exit/],
		['the range of a score', /score\.(min|max|scaled)/],
		['progress', /progress_measure/]
	])('[lms I12] [lms C9] a platform without %s keeps the rest', async (_, missing) => {
		const platform = old ? new StrictScorm12() : new StrictScorm2004();
		const driver = driverFor(format, pageIn(lacking(platform, missing)));
		await driver.open();
		const first = report({ reported: PASSED, interactions: [decision()], suspended: 'mine' });
		expect(await driver.keep(first)).toEqual({ state: 'kept' });
		expect(await driver.close(first)).toEqual({ state: 'kept' });
		expect(platform.kept['cmi.suspend_data']).toBe('mine');
		expect(platform.kept[old ? status : 'cmi.success_status']).toBe('passed');
	});

	test('[lms I12] a platform that keeps no decisions is not asked for ever', async () => {
		const platform = old ? new StrictScorm12() : new StrictScorm2004();
		const driver = driverFor(format, pageIn(lacking(platform, /interactions\.\d/)));
		await driver.open();
		for (let visit = 1; visit <= 20; visit++)
			await driver.keep(report({ interactions: [decision({ visit })] }));
		const tries = driver.calls.filter((each) => /interactions\.\d/.test(each.with[0] ?? ''));
		expect(tries.length).toBeLessThanOrEqual(3);
	});

	test.each([
		['suspend data', /suspend_data/],
		['a status', /status/]
	])(
		'[lms G8] a platform that refuses %s has not kept this, and that is said',
		async (_, missing) => {
			const platform = old ? new StrictScorm12() : new StrictScorm2004();
			const driver = driverFor(format, pageIn(lacking(platform, missing)));
			await driver.open();
			expect(await driver.keep(report())).toMatchObject({
				state: 'not-kept',
				because: expect.stringContaining('401') as string
			});
		}
	);

	test.each<readonly [string, (answer: unknown) => unknown]>([
		['booleans', (answer) => (answer === 'true' ? true : answer === 'false' ? false : answer)],
		['numbers', (answer) => (answer === 'true' ? 1 : answer === 'false' ? 0 : answer)],
		['other letters', (answer) => (answer === 'true' ? ' TRUE' : answer)],
		['text that is an object', (answer) => new String(answer)],
		['nothing where it says yes', (answer) => (answer === 'true' ? null : answer)],
		['undefined where it says yes', (answer) => (answer === 'true' ? undefined : answer)],
		['empty text where it says yes', (answer) => (answer === 'true' ? '' : answer)],
		['numbers for values', (answer) => (/^\d+$/.test(String(answer)) ? Number(answer) : answer)]
	])('[lms C9] a platform that answers in %s is understood', async (_, as) => {
		const platform = old ? new StrictScorm12() : new StrictScorm2004();
		// What ends without a yes has no error code to ask for any more.
		const window = speaking(platform, (answer, call) =>
			/Finish|Terminate/.test(call) ? answer : as(answer)
		);
		const driver = driverFor(format, pageIn(window));
		expect(await driver.open()).toMatchObject({ state: 'recording', was: 'new' });
		const first = report({ interactions: [decision()], suspended: 'mine' });
		expect(await driver.keep(first)).toEqual({ state: 'kept' });
		expect(await driver.close(report({ reported: PASSED }))).toEqual({ state: 'kept' });
		expect(platform.kept['cmi.interactions.0.id']).toBe('pupil_follow__next_day');
		expect(platform.refused.filter(({ code }) => code !== '403')).toEqual([]);
	});

	test('[lms C6] a platform that will not start is left alone, and that is said', async () => {
		const { window, heard } = whimsical(() => 'false');
		const driver = driverFor(format, pageIn(window));
		expect(await driver.open()).toMatchObject({ state: 'alone' });
		await driver.keep(report());
		await driver.close(report());
		expect(heard.filter(({ call }) => !['Initialize', 'GetLastError'].includes(call))).toEqual([]);
	});

	test('[lms C6] a course opened twice at once records in the first window only, and says so in the second', async () => {
		const { platform, driver } = await opened(format);
		const second = driverFor(format, pageIn({ API: platform, API_1484_11: platform }));
		expect(await second.open()).toMatchObject({ state: 'alone' });
		await second.close(report({ suspended: 'theirs' }));
		expect(await driver.keep(report({ suspended: 'mine' }))).toEqual({ state: 'kept' });
		expect(platform.kept['cmi.suspend_data']).toBe('mine');
	});

	test('[lms M9] [lms G2] where the last moment is lost though the platform says it is kept, the decisions before are not', async () => {
		const platform = old ? new StrictScorm12() : new StrictScorm2004();
		let drops = false;
		const driver = driverFor(
			format,
			pageIn(
				speaking(platform, (answer, call) => {
					if (drops && /Commit|Finish|Terminate/.test(call)) platform.kept = before;
					return answer;
				})
			)
		);
		await driver.open();
		await driver.keep(report({ interactions: [decision()], suspended: 'one' }));
		const before = { ...platform.kept };
		drops = true;
		await driver.close(report({ suspended: 'two' }), true);
		expect(platform.kept).toMatchObject({ 'cmi.suspend_data': 'one', [exit]: 'suspend' });
		expect(platform.kept['cmi.interactions.0.id']).toBeDefined();
	});

	test('[lms G8] a commit that throws is a commit that failed', async () => {
		const platform = old ? new StrictScorm12() : new StrictScorm2004();
		const window = speaking(platform, (answer, call) => {
			if (call.endsWith('Commit')) throw new Error('session lost');
			return answer;
		});
		const driver = driverFor(format, pageIn(window));
		await driver.open();
		expect(await driver.keep(report())).toEqual({
			state: 'not-kept',
			because: expect.stringContaining('session lost') as string
		});
	});

	test('what has ended though the last commit failed has been kept', async () => {
		const platform = old ? new StrictScorm12() : new StrictScorm2004();
		const driver = driverFor(
			format,
			pageIn(speaking(platform, (answer, call) => (call.endsWith('Commit') ? 'false' : answer)))
		);
		await driver.open();
		expect(await driver.close(report({ suspended: 'mine' }))).toEqual({ state: 'kept' });
		expect(platform.kept['cmi.suspend_data']).toBe('mine');
	});

	test('a status that cannot be read is not lowered', async () => {
		const platform = old
			? new StrictScorm12({ 'cmi.core.lesson_status': 'completed' })
			: new StrictScorm2004({ 'cmi.completion_status': 'completed' });
		const calls = { ...platform } as unknown as Record<string, (...args: unknown[]) => unknown>;
		const name = old ? 'LMSGetValue' : 'GetValue';
		const api = {
			...calls,
			[name]: (element: string) => {
				if (element.endsWith('status')) throw new Error('no');
				return calls[name]?.(element);
			}
		};
		const driver = driverFor(format, pageIn({ API: api, API_1484_11: api }));
		await driver.open();
		await driver.keep(report({ reported: UNDER_WAY }));
		await driver.keep(report({ reported: FAILED }));
		expect(platform.kept[status]).toBe('completed');
		await driver.keep(report({ reported: COMPLETED }));
		await driver.close(report({ reported: PASSED }));
		expect(platform.kept[old ? status : 'cmi.success_status']).toBe('passed');
	});
});
