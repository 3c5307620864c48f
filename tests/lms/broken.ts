/**
 * Platforms that do not do as they should.
 *
 * @module
 */
import type { FakeWindow } from './strict.ts';
import { StrictScorm12 } from './strict-scorm12.ts';
import type { StrictScorm2004 } from './strict-scorm2004.ts';

type Call = (...args: unknown[]) => unknown;
type Api = Readonly<Record<string, Call>>;

/** One call to a platform that answers as it likes. */
export interface Heard {
	readonly call: string;
	readonly with: readonly unknown[];
}

const CALLS = ['Initialize', 'GetValue', 'SetValue', 'Commit', 'GetLastError', 'Terminate'];

/** Both versions' calls under both names, each answered by `answer`. */
export function whimsical(answer: (call: string, args: readonly unknown[]) => unknown): {
	readonly window: FakeWindow;
	readonly heard: readonly Heard[];
} {
	const heard: Heard[] = [];
	const hear = (call: string): Call => {
		return (...args) => {
			heard.push({ call: call.replace('LMS', '').replace('Finish', 'Terminate'), with: args });
			return answer(call.replace('LMS', '').replace('Finish', 'Terminate'), args);
		};
	};
	const api = Object.fromEntries(
		[...CALLS, ...CALLS.map((call) => `LMS${call}`), 'LMSFinish'].map((call) => [call, hear(call)])
	);
	return { window: { API: api, API_1484_11: api }, heard };
}

/** A platform that works, but answers each call in another way than it should: `as` gets what it would have said. */
export function speaking(
	api: StrictScorm12 | StrictScorm2004,
	as: (answer: unknown, call: string) => unknown
): FakeWindow {
	const calls = Object.entries({ ...api } as unknown as Api).filter(
		([, each]) => typeof each === 'function'
	);
	const spoken = Object.fromEntries(
		calls.map(([call, each]) => [call, (...args: unknown[]) => as(each(...args), call)])
	);
	return { API: spoken, API_1484_11: spoken };
}

/** A platform without some elements: reading and writing them is not implemented. */
export function lacking(api: StrictScorm12 | StrictScorm2004, missing: RegExp): FakeWindow {
	let error = '';
	const refuse = (args: readonly unknown[]) => {
		error = missing.test(String(args[0])) ? '401' : '';
		return error !== '';
	};
	const calls = { ...api } as unknown as Api;
	const get = 'LMSGetValue' in calls ? 'LMS' : '';
	const with_: Record<string, Call> = {
		[`${get}GetValue`]: (...args) => (refuse(args) ? '' : calls[`${get}GetValue`]?.(...args)),
		[`${get}SetValue`]: (...args) => (refuse(args) ? 'false' : calls[`${get}SetValue`]?.(...args)),
		[`${get}GetLastError`]: (...args) => error || calls[`${get}GetLastError`]?.(...args)
	};
	const all = { ...calls, ...with_ };
	return { API: all, API_1484_11: all };
}

/**
 * Moodle, SCORM 1.2: a session that ends without a status is completed; a mastery score and any score decide between
 * passed and failed at the end of a normal, credited one; numbers come back as numbers.
 */
export class MoodleScorm12 extends StrictScorm12 {
	protected override beforeTheEnd(): void {
		const { held } = this.model;
		held['cmi.core.lesson_status'] ??= 'completed';
		const mastery = held['cmi.student_data.mastery_score'] ?? '';
		const raw = held['cmi.core.score.raw'] ?? '';
		const counts = (held['cmi.core.lesson_mode'] ?? 'normal') === 'normal';
		if (counts && mastery !== '' && raw !== '')
			held['cmi.core.lesson_status'] = Number(raw) >= Number(mastery) ? 'passed' : 'failed';
	}

	protected override heldNextTime(more: Record<string, string>): Record<string, string> {
		return { ...super.heldNextTime(more), 'cmi.core.entry': '', ...more };
	}
}
