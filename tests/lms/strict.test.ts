import { describe, expect, test } from 'vitest';
import { StrictScorm12 } from './strict-scorm12.ts';
import { StrictScorm2004 } from './strict-scorm2004.ts';

describe('the strict SCORM 1.2 platform', () => {
	function started(held = {}) {
		const platform = new StrictScorm12(held);
		platform.LMSInitialize('');
		return platform;
	}

	test.each<readonly [string, unknown, string]>([
		['cmi.core.lesson_status', 'not attempted', '405'],
		['cmi.core.lesson_status', 'unknown', '405'],
		['cmi.core.lesson_status', 1, '201'],
		['cmi.core.lesson_status', undefined, '201'],
		['cmi.core.score.raw', '101', '405'],
		['cmi.core.score.raw', '1e-7', '405'],
		['cmi.core.score.raw', 'NaN', '405'],
		['cmi.core.score.scaled', '1', '201'],
		['cmi.core.session_time', 'PT5S', '405'],
		['cmi.core.session_time', '1:02:03', '405'],
		['cmi.core.exit', 'normal', '405'],
		['cmi.core.entry', 'resume', '403'],
		['cmi.core._children', 'x', '402'],
		['cmi.interactions._count', '3', '402'],
		['cmi.suspend_data', 'x'.repeat(4097), '405'],
		['cmi.core.lesson_location', 'x'.repeat(256), '405'],
		['cmi.interactions.1.id', 'a', '201'],
		['cmi.interactions.0.id', 'a b', '405'],
		['cmi.interactions.0.id', 'ä', '405'],
		['cmi.interactions.0.type', 'other', '405'],
		['cmi.interactions.0.result', 'incorrect', '405'],
		['cmi.interactions.0.time', '2026-11-20T10:00:00', '405'],
		['cmi.interactions.0.latency', 'PT5S', '405'],
		['cmi.interactions.0.description', 'x', '201'],
		['', 'x', '201'],
		['nothing', 'x', '201']
	])('refuses %s = %j with %s', (element, value, code) => {
		const platform = started();
		expect(platform.LMSSetValue(element, value)).toBe('false');
		expect(platform.LMSGetLastError()).toBe(code);
	});

	test('takes single letters for a choice', () => {
		const platform = started();
		const set = (field: string, value: string) =>
			platform.LMSSetValue(`cmi.interactions.0.${field}`, value);
		set('id', 'a');
		set('type', 'choice');
		expect([set('student_response', 'a,b'), set('student_response', 'ab')]).toEqual(
			['true', 'false'] // prettier-ignore
		);
	});

	test.each([
		['cmi.core.exit', '404'],
		['cmi.interactions.0.id', '404'],
		['cmi.core.lesson_status._children', '202'],
		['cmi.core.lesson_status._count', '203'],
		['cmi.nothing', '201']
	])('does not let %s be read: %s', (element, code) => {
		const platform = started();
		expect(platform.LMSGetValue(element)).toBe('');
		expect(platform.LMSGetLastError()).toBe(code);
	});

	test('has an order of its own', () => {
		const platform = new StrictScorm12();
		const error = () => platform.LMSGetLastError();
		const codes = [
			String(platform.LMSGetValue('cmi.core.entry')) + error(),
			platform.LMSFinish('') + error(),
			platform.LMSInitialize(undefined) + error(),
			platform.LMSInitialize('') + error(),
			platform.LMSInitialize('') + error(),
			platform.LMSFinish('') + error(),
			platform.LMSFinish('') + error(),
			platform.LMSCommit('') + error()
		];
		expect(codes).toEqual(
			['301', 'false301', 'false201', 'true0', 'false101', 'true0', 'false301', 'false301'] // prettier-ignore
		);
	});
});

describe('the strict SCORM 2004 platform', () => {
	function started(held = {}) {
		const platform = new StrictScorm2004(held);
		platform.Initialize('');
		return platform;
	}

	test.each<readonly [string, unknown, string]>([
		['cmi.completion_status', 'passed', '406'],
		['cmi.success_status', 'completed', '406'],
		['cmi.score.scaled', '1.1', '407'],
		['cmi.score.scaled', '1e-7', '406'],
		['cmi.score.scaled', '0.12345678', '406'],
		['cmi.progress_measure', '1.5', '407'],
		['cmi.score.raw', 90, '201'],
		['cmi.session_time', 'P1W', '406'],
		['cmi.session_time', 'P', '406'],
		['cmi.session_time', 'PT1.123S', '406'],
		['cmi.exit', 'quit', '406'],
		['cmi.mode', 'normal', '404'],
		['cmi.interactions._count', '1', '404'],
		['cmi.suspend_data', 'x'.repeat(64_001), '406'],
		['cmi.interactions.1.id', 'a', '351'],
		['cmi.interactions.0.type', 'choice', '408'],
		['cmi.core.lesson_status', 'passed', '401'],
		['adl.data.0.store', 'x', '401'],
		['adl.nav.request', 'leave', '406'],
		['', 'x', '351']
	])('refuses %s = %j with %s', (element, value, code) => {
		const platform = started();
		expect(platform.SetValue(element, value)).toBe('false');
		expect(platform.GetLastError()).toBe(code);
	});

	test.each<readonly [string, string, string]>([
		['learner_response', 'refuse-and-tell', '406'],
		['learner_response', 'a[,]a', '406'],
		['learner_response', 'a[,]b', '0'],
		['timestamp', '2026-11-20T10:00:00Z', '406'],
		['timestamp', '2026-11-20T10:00:00.123Z', '406'],
		['timestamp', '2039-11-20T10:00:00', '406'],
		['timestamp', '2026-11-20T10:00:00.12+01:00', '0'],
		['timestamp', '2026-11-20T10:00:00', '0'],
		['result', 'wrong', '406'],
		['latency', '0000:00:05', '406'],
		['description', 'two\nlines', '406'],
		['description', '{odd', '406'],
		['description', 'x'.repeat(251), '406'],
		['description', '{lang=en}fine', '0'],
		['objectives.1.id', 'a', '351']
	])('takes of a decision %s = %j with %s', (field, value, code) => {
		const platform = started();
		platform.SetValue('cmi.interactions.0.id', 'a');
		platform.SetValue('cmi.interactions.0.type', 'choice');
		platform.SetValue(`cmi.interactions.0.${field}`, value);
		expect(platform.GetLastError()).toBe(code);
	});

	test('takes each objective once, and its id for good', () => {
		const platform = started();
		const set = (element: string, value: string) => {
			platform.SetValue(element, value);
			return platform.GetLastError();
		};
		expect(set('cmi.objectives.0.id', 'a')).toBe('0');
		expect(set('cmi.objectives.1.id', 'a')).toBe('351');
		expect(set('cmi.objectives.0.id', 'b')).toBe('351');
		expect(set('cmi.objectives.1.success_status', 'passed')).toBe('408');
	});

	test.each([
		['cmi.exit', '405'],
		['cmi.location', '403'],
		['cmi.interactions.0.id', '301'],
		['cmi.mode._count', '301'],
		['cmi.nothing', '401'],
		['', '301']
	])('does not let %j be read: %s', (element, code) => {
		const platform = started();
		expect(platform.GetValue(element)).toBe('');
		expect(platform.GetLastError()).toBe(code);
	});

	test('has an order of its own', () => {
		const platform = new StrictScorm2004();
		const error = () => platform.GetLastError();
		const codes = [
			String(platform.GetValue('cmi.entry')) + error(),
			platform.SetValue('cmi.exit', 'suspend') + error(),
			platform.Commit('') + error(),
			platform.Terminate('') + error(),
			platform.Initialize('') + error(),
			platform.Initialize('') + error(),
			platform.Terminate('') + error(),
			String(platform.GetValue('cmi.entry')) + error(),
			platform.SetValue('cmi.exit', 'suspend') + error(),
			platform.Commit('') + error(),
			platform.Terminate('') + error(),
			platform.Initialize('') + error()
		];
		expect(codes).toEqual([
			...['122', 'false132', 'false142', 'false112', 'true0', 'false103'],
			...['true0', '123', 'false133', 'false143', 'false113', 'false104']
		]);
	});

	test('[lms M12] gives data back only of an attempt that was suspended', () => {
		const platform = started();
		platform.SetValue('cmi.suspend_data', 'mine');
		platform.SetValue('cmi.exit', 'suspend');
		platform.Commit('');
		const again = platform.again();
		again.Initialize('');
		expect([again.GetValue('cmi.suspend_data'), again.GetValue('cmi.entry')]).toEqual(
			['mine', 'resume'] // prettier-ignore
		);
		again.SetValue('cmi.exit', 'normal');
		again.Terminate('');
		const anew = again.again();
		anew.Initialize('');
		expect([anew.GetValue('cmi.suspend_data'), anew.GetValue('cmi.entry')]).toEqual(
			['', 'ab-initio'] // prettier-ignore
		);
	});
});
