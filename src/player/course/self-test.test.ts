import { describe, expect, test } from 'vitest';
import { SCORM12 } from '#domain/package/scorm12.ts';
import type { Kept, Report } from '../lms/platform.ts';
import { logText, selfTest, type Tested } from './self-test.ts';
import { ALONE, RECORDING, ToldDriver } from './told-driver.ts';

const REPORT: Report = {
	reported: { completion: 'completed', success: 'passed', score: 92 },
	interactions: [],
	suspended: '1.abc',
	location: 'story/one',
	seconds: 3,
	progress: 1
};
const HELD: Readonly<Record<string, string>> = {
	'cmi.core.lesson_location': 'story/one',
	'cmi.suspend_data': '1.abc',
	'cmi.core.score.raw': '92.0',
	'cmi.core.score.min': '0',
	'cmi.core.score.max': '100',
	'cmi.core.lesson_status': 'passed'
};

function tested(held: Readonly<Record<string, string>> = HELD, more: Partial<Tested> = {}): Tested {
	return {
		driver: new ToldDriver(),
		opening: RECORDING,
		report: () => REPORT,
		tell: () => Promise.resolve<Kept>({ state: 'kept' }),
		untouched: false,
		back: { dialect: SCORM12, read: (element) => held[element] },
		...more
	};
}
const failed = async (of: Tested) =>
	(await selfTest(of)).filter(({ state }) => state === 'failed').map(({ says }) => says);

describe('the self-test', () => {
	test('passes where everything told reads back, numbers by their value', async () => {
		expect(await failed(tested())).toEqual([]);
	});

	test('names what does not read back', async () => {
		const held = { ...HELD, 'cmi.suspend_data': '1.a', 'cmi.core.score.raw': '' };
		expect(await failed(tested(held))).toEqual([
			'What is kept for the next visit reads back',
			'The score (score.raw) reads back'
		]);
	});

	test('takes a status from an earlier visit that stands higher', async () => {
		const reported = { completion: 'incomplete', success: 'unknown' } as const;
		const report = () => ({ ...REPORT, reported });
		expect(await failed(tested(HELD, { report }))).toEqual([]);
	});

	test('fails at once without a platform, and where nothing may be written', async () => {
		expect(await failed(tested(HELD, { opening: ALONE }))).toHaveLength(1);
		expect(await failed(tested(HELD, { opening: { ...RECORDING, mode: 'review' } }))).toEqual([
			'It records the session'
		]);
	});

	test('tries a long text only before anything is done, and puts the learner’s own back', async () => {
		const driver = new ToldDriver();
		const read = (element: string) =>
			element === 'cmi.suspend_data'
				? (driver.reports.at(-1)?.suspended ?? REPORT.suspended)
				: HELD[element];
		const checks = await selfTest(
			tested(HELD, { driver, untouched: true, back: { dialect: SCORM12, read } })
		);
		expect(checks.at(-1)).toMatchObject({ state: 'passed' });
		expect(driver.reports.map(({ suspended }) => suspended.length)).toEqual([3_500, 5]);
		const begun = new ToldDriver();
		await selfTest(tested(HELD, { driver: begun }));
		expect(begun.reports).toEqual([]);
	});

	test('gives a log in lines', () => {
		const call = { call: 'LMSCommit', with: [''], answer: 'false', error: '101' };
		expect(logText('About', [], [call])).toBe('About\n\nLMSCommit("") → "false" error 101');
	});
});
