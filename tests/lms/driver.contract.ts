/**
 * What every driver does on every platform.
 *
 * @module
 */
import { afterEach, describe, expect, test } from 'vitest';
import type { Driver } from '#player/lms/driver.ts';
import { driverFor } from '#player/lms/every-driver.ts';
import { COMPLETED, decision, FAILED, PASSED, report, UNDER_WAY, type Learner } from './learner.ts';

const FIRST = decision();
const SECOND = decision({ scene: 'the-call', choice: 'hang-up', place: 0, points: 1 });
const THIRD = decision({ scene: 'the-call', visit: 2, choice: 'ring-back', points: 0 });

/**
 * @param name of the platform
 * @param arrives a new learner on it
 */
export function driverContract(name: string, arrives: () => Promise<Learner>): void {
	describe(name, () => {
		const all: Learner[] = [];

		async function newcomer(): Promise<Learner> {
			const learner = await arrives();
			all.push(learner);
			return learner;
		}

		async function opened(learner: Learner, mode?: 'browse' | 'review') {
			const driver = driverFor(learner.format, learner.visit(mode ? { mode } : {}));
			return { driver, opening: await driver.open() };
		}

		/** Statements of cmi5 that were refused are told apart by the store; calls of SCORM by their answers. */
		function expectNothingRefused(learner: Learner, ...drivers: readonly Driver[]): void {
			expect(learner.refused()).toEqual([]);
			for (const { calls } of drivers)
				expect(calls.filter(({ call, error }) => error && !call.startsWith('GET '))).toEqual([]);
		}

		afterEach(async () => {
			for (const learner of all.splice(0)) await learner.gone();
		});

		test('[lms C10] a new learner is received as new, with nothing kept', async () => {
			const learner = await newcomer();
			const { driver, opening } = await opened(learner);
			expect(opening).toMatchObject({
				state: 'recording',
				mode: 'normal',
				suspended: '',
				location: '',
				was: 'new'
			});
			expectNothingRefused(learner, driver);
		});

		test('[lms C6] however often it is opened, the session starts once', async () => {
			const learner = await newcomer();
			const { driver } = await opened(learner);
			const asked = learner.asked();
			expect(await driver.open()).toMatchObject({ state: 'recording' });
			expect(learner.asked()).toBe(asked);
		});

		test('[lms G2] [lms M10] every decision is kept before the next is made', async () => {
			const learner = await newcomer();
			const { driver } = await opened(learner);
			const first = report({ interactions: [FIRST], suspended: 'one', location: 'at-one' });
			expect(await driver.keep(first)).toEqual({ state: 'kept' });
			expect(learner.holds()).toMatchObject({
				status: expect.stringMatching(/^incomplete/) as string,
				score: undefined,
				suspended: 'one',
				location: 'at-one'
			});
			expect(learner.holds().decisions).toHaveLength(1);
			await driver.keep(report({ interactions: [SECOND, THIRD], suspended: 'three' }));
			expect(learner.holds().suspended).toBe('three');
			expect(new Set(learner.holds().decisions).size).toBe(3);
			expectNothingRefused(learner, driver);
		});

		test('[lms D4] [lms D9] [lms H10] a pass is told as passed and completed, with its score and what leads back', async () => {
			const learner = await newcomer();
			const { driver } = await opened(learner);
			await driver.keep(report({ interactions: [FIRST] }));
			const last = report({ reported: PASSED, suspended: 'done', progress: 1 });
			expect(await driver.keep(last)).toEqual({ state: 'kept' });
			expect(learner.holds()).toMatchObject({
				status: learner.format === 'scorm12' ? 'passed' : 'completed passed',
				score: 90,
				suspended: 'done'
			});
			expect(await driver.close(last)).toEqual({ state: 'kept' });
			expectNothingRefused(learner, driver);
		});

		test('[lms D1] without a pass to tell, the end is completed', async () => {
			const learner = await newcomer();
			const { driver } = await opened(learner);
			await driver.close(report({ reported: COMPLETED }));
			expect(learner.holds().status).toMatch(/^completed( unknown)?$/);
			expectNothingRefused(learner, driver);
		});

		test('[lms D7] failed is only told where the school chose it', async () => {
			const learner = await newcomer();
			const { driver } = await opened(learner);
			await driver.close(report({ reported: FAILED }));
			expect(learner.holds()).toMatchObject({
				status: learner.format === 'scorm12' ? 'failed' : 'completed failed',
				score: 40
			});
			expectNothingRefused(learner, driver);
		});

		test('[lms E5] no score is written until there is one, not even 0', async () => {
			const learner = await newcomer();
			const { driver } = await opened(learner);
			await driver.keep(report());
			await driver.close(report());
			expect(learner.holds().score).toBeUndefined();
		});

		test('[lms H5] [lms H8] [lms M12] another day it goes on from what was kept', async () => {
			const learner = await newcomer();
			const { driver: first } = await opened(learner);
			await first.keep(report({ interactions: [FIRST], suspended: 'one', location: 'at-one' }));
			await first.close(report({ suspended: 'one', location: 'at-one' }));
			const { driver: second, opening } = await opened(learner);
			expect(opening).toMatchObject({
				state: 'recording',
				was: 'incomplete',
				suspended: 'one',
				location: 'at-one'
			});
			expectNothingRefused(learner, first, second);
		});

		test('[lms G1] a session that dies without an end goes on from the last decision', async () => {
			const learner = await newcomer();
			const { driver: first } = await opened(learner);
			await first.keep(report({ interactions: [FIRST], suspended: 'one' }));
			const { driver: second, opening } = await opened(learner);
			expect(opening).toMatchObject({ was: 'incomplete', suspended: 'one' });
			expectNothingRefused(learner, first, second);
		});

		test('[lms I1] [lms H9] decisions of another day follow those of the first', async () => {
			const learner = await newcomer();
			const { driver: first } = await opened(learner);
			await first.close(report({ interactions: [FIRST] }));
			const before = learner.holds().decisions;
			const { driver: second } = await opened(learner);
			await second.keep(report({ interactions: [SECOND] }));
			await second.close(report({ interactions: [THIRD] }));
			expect(learner.holds().decisions).toHaveLength(3);
			expect(learner.holds().decisions.slice(0, 1)).toEqual(before);
			expectNothingRefused(learner, first, second);
		});

		test('[lms D6] what was passed is never lowered, today or another day', async () => {
			const learner = await newcomer();
			const { driver: first } = await opened(learner);
			await first.keep(report({ reported: PASSED }));
			await first.keep(report({ reported: FAILED }));
			await first.close(report({ reported: UNDER_WAY }));
			const passed = learner.holds();
			expect(passed.status).toMatch(/passed$/);
			expect(passed.score).toBe(90);
			const { driver: second, opening } = await opened(learner);
			expect(opening).toMatchObject({ was: 'passed' });
			await second.keep(report({ reported: UNDER_WAY }));
			await second.close(report({ reported: FAILED }));
			expect(learner.holds()).toMatchObject({ status: passed.status, score: 90 });
			expectNothingRefused(learner, first, second);
		});

		test('[lms J3] a failed course can still be passed, on the same day or another', async () => {
			const learner = await newcomer();
			const { driver: first } = await opened(learner);
			await first.keep(report({ reported: FAILED }));
			await first.close(report({ reported: PASSED }));
			expect(learner.holds()).toMatchObject({ score: 90 });
			expect(learner.holds().status).toMatch(/passed$/);
			const another = await newcomer();
			const { driver: second } = await opened(another);
			await second.close(report({ reported: FAILED }));
			const { driver: third } = await opened(another);
			await third.close(report({ reported: PASSED }));
			expect(another.holds().status).toMatch(/passed$/);
			expectNothingRefused(learner, first);
			expectNothingRefused(another, second, third);
		});

		test.each(['browse', 'review'] as const)(
			'[lms J1] [lms J2] [lms M11] in %s mode nothing is written, and what was passed stays',
			async (mode) => {
				const learner = await newcomer();
				const { driver: first } = await opened(learner);
				await first.close(report({ reported: PASSED, interactions: [FIRST] }));
				const before = learner.holds();
				const { driver, opening } = await opened(learner, mode);
				expect(opening).toMatchObject({ state: 'recording', mode });
				const again = report({ reported: FAILED, interactions: [SECOND], suspended: 'other' });
				expect(await driver.keep(again)).toEqual({ state: 'not-wanted' });
				expect(await driver.close(again)).toEqual({ state: 'not-wanted' });
				expect(learner.holds()).toEqual(before);
				expect(driver.calls.filter(({ call }) => /SetValue|PUT/.test(call))).toEqual([]);
				expectNothingRefused(learner, first, driver);
			}
		);

		test('[lms G8] [lms G10] what was not kept is said, and kept with the next decision, each once', async () => {
			const learner = await newcomer();
			const { driver } = await opened(learner);
			await driver.keep(report({ interactions: [FIRST] }));
			learner.failing(true);
			const second = report({ interactions: [SECOND], suspended: 'two' });
			expect(await driver.keep(second)).toEqual({
				state: 'not-kept',
				because: expect.stringContaining('did not keep') as string
			});
			expect(await driver.keep(second)).toMatchObject({ state: 'not-kept' });
			learner.failing(false);
			const third = report({ interactions: [SECOND, THIRD], suspended: 'three' });
			expect(await driver.keep(third)).toEqual({ state: 'kept' });
			expect(learner.holds().suspended).toBe('three');
			expect(learner.holds().decisions).toHaveLength(3);
			expect(new Set(learner.holds().decisions).size).toBe(3);
			expect(learner.refused()).toEqual([]);
		});

		test('a decision that was not kept is not lost when it is not handed over again', async () => {
			const learner = await newcomer();
			const { driver } = await opened(learner);
			learner.failing(true);
			await driver.keep(report({ interactions: [FIRST] }));
			learner.failing(false);
			await driver.keep(report());
			expect(learner.holds().decisions).toHaveLength(1);
		});

		test('[lms C7] the session ends once, and afterwards the platform is left alone', async () => {
			const learner = await newcomer();
			const { driver } = await opened(learner);
			await driver.close(report());
			const asked = learner.asked();
			expect(await driver.close(report())).toMatchObject({ state: 'not-kept' });
			expect(await driver.keep(report({ interactions: [FIRST] }))).toMatchObject({
				state: 'not-kept'
			});
			await driver.open();
			expect(learner.asked()).toBe(asked);
			expectNothingRefused(learner, driver);
		});

		test('[lms G3] on leaving, all is on its way before the page is gone', async () => {
			const learner = await newcomer();
			const { driver } = await opened(learner);
			await driver.keep(report({ interactions: [FIRST] }));
			const last = report({ reported: PASSED, interactions: [SECOND], suspended: 'two' });
			expect(await driver.close(last, true)).toEqual({ state: 'kept' });
			expect(learner.holds()).toMatchObject({ suspended: 'two', score: 90 });
			expect(learner.holds().status).toMatch(/passed$/);
			expect(learner.holds().decisions).toHaveLength(2);
			expectNothingRefused(learner, driver);
		});

		test('[lms J6] a name is shown as the platform writes it', async () => {
			const learner = await newcomer();
			const { opening } = await opened(learner);
			if (opening.state === 'recording' && opening.learner !== undefined)
				expect(opening.learner).toBe('O’Brien-Müller, Zoë');
		});

		test('before it is opened nothing is asked of anybody', async () => {
			const learner = await newcomer();
			const driver = driverFor(learner.format, learner.visit());
			expect(await driver.keep(report())).toMatchObject({ state: 'not-kept' });
			expect(await driver.close(report())).toMatchObject({ state: 'not-kept' });
			expect(await driver.open()).toMatchObject({ state: 'alone' });
			expect(learner.asked()).toBe(0);
		});
	});
}
