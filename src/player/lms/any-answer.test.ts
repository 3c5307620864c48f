import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { whimsical } from '../../../tests/lms/broken.ts';
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
import type { Report } from './driver.ts';
import { driverFor } from './every-driver.ts';

describe('whatever a platform answers', () => {
	const answers = fc.oneof(
		fc.constantFrom('true', 'false', true, false, null, undefined, '', 0, 1, 42, NaN),
		fc.constantFrom('passed', 'completed', 'incomplete', 'failed', 'unknown', 'browse', 'review'),
		fc.constantFrom('0', '101', '401', 'null', Symbol('odd'), {}, [], Object.create(null)),
		fc.constant('throw')
	);
	const outcomes = fc.constantFrom(UNDER_WAY, PASSED, FAILED, COMPLETED);
	const reports: fc.Arbitrary<Report> = fc.record({
		reported: outcomes,
		interactions: fc.array(fc.nat(5).map((visit) => decision({ visit: visit + 1 }))),
		suspended: fc.stringMatching(/^[a-z.-]{0,40}$/),
		location: fc.stringMatching(/^[a-z.-]{0,300}$/),
		seconds: fc.oneof(fc.double(), fc.nat()),
		progress: fc.double()
	});
	const LEVELS = ['incomplete', 'failed', 'completed', 'passed'];
	const formats = fc.constantFrom(...VERSIONS.map(([format]) => format));

	test('[lms C7] [lms C8] [lms C9] [lms D6] nothing is thrown, nothing follows the end, all is text, and no status goes down', async () => {
		await fc.assert(
			fc.asyncProperty(
				formats,
				fc.boolean(),
				fc.infiniteStream(answers),
				fc.array(reports, { maxLength: 6 }),
				reports,
				async (format, starts, stream, all, last) => {
					const { window, heard } = whimsical((call) => {
						// Half of them start, or little would be tried but the start.
						if (starts && call === 'Initialize') return 'true';
						const answer: unknown = stream.next().value;
						if (answer === 'throw') throw new Error('no');
						return answer;
					});
					const driver = driverFor(format, pageIn(window));
					await driver.open();
					for (const each of all) await driver.keep(each);
					await driver.close(last);
					await driver.keep(last);
					await driver.close(last);
					expect(heard.every((each) => each.with.every((arg) => typeof arg === 'string'))).toBe(
						true
					);
					for (const each of heard)
						expect(each.with.join()).not.toMatch(/NaN|undefined|\de[+-]?\d/);
					for (const each of heard)
						expect(each.with.join()).not.toMatch(/NaN|undefined|\de[+-]?\d/);
					const calls = heard.map(({ call }) => call);
					const end = calls.indexOf('Terminate');
					if (end >= 0) expect(end).toBe(calls.length - 1);
					expect(calls.filter((call) => call === 'Initialize')).toHaveLength(1);
					for (const element of ['lesson_status', 'completion_status', 'success_status']) {
						const written = heard
							.filter(
								({ call, with: [name] }) =>
									call === 'SetValue' && String(name).endsWith(`.${element}`)
							)
							.map(({ with: [, value] }) => LEVELS.indexOf(String(value)));
						expect(written).toEqual([...written].sort());
						expect(written).not.toContain(-1);
					}
				}
			),
			{ seed: 20261120, numRuns: 400 }
		);
	});

	test('[lms D6] what a platform says was reached is never lowered', async () => {
		await fc.assert(
			fc.asyncProperty(
				formats,
				fc.constantFrom('passed', 'completed', 'failed'),
				fc.array(reports, { maxLength: 5 }),
				async (format, was, all) => {
					const old = format === 'scorm12';
					const held = old
						? { 'cmi.core.lesson_status': was }
						: {
								'cmi.completion_status': 'completed',
								'cmi.success_status': was === 'completed' ? 'unknown' : was
							};
					const { driver, platform } = await opened(format, held);
					for (const each of all) await driver.keep(each);
					if (old)
						expect(
							LEVELS.indexOf(platform.kept['cmi.core.lesson_status'] ?? '')
						).toBeGreaterThanOrEqual(LEVELS.indexOf(was));
					else {
						expect(platform.kept['cmi.completion_status']).toBe('completed');
						if (was === 'passed') expect(platform.kept['cmi.success_status']).toBe('passed');
					}
				}
			),
			{ seed: 20261120 }
		);
	});

	test('[lms C8] a strict platform refuses nothing of what any report makes a driver say', async () => {
		await fc.assert(
			fc.asyncProperty(formats, fc.array(reports, { maxLength: 5 }), async (format, all) => {
				const { driver, platform } = await opened(format);
				for (const each of all) await driver.keep(each);
				await driver.close(report());
				expect(platform.refused.filter(({ code }) => code !== '403')).toEqual([]);
			}),
			{ seed: 20261120 }
		);
	});
});
