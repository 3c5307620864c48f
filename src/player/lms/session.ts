/**
 * One session with a SCORM platform: every argument is text, every answer is taken as it comes, nothing is thrown, and
 * nothing is called before the start or after the end.
 *
 * @module
 */
import type { Dialect, Pair } from '#domain/package/scorm.ts';
import type { Api } from './find.ts';
import { logged, type Call } from './platform.ts';

/** What one visit asks of a platform; every answer is a value, and `false` or `undefined` is a no. */
export interface Session {
	/** Calls the platform to order, once; false when it will not have us. */
	start(): boolean;
	/** The value as text; undefined when the platform threw. */
	get(element: string): string | undefined;
	set(pair: Pair): boolean;
	commit(): boolean;
	/** Ends the session, once. */
	end(): boolean;
	/** What the platform said of the last call that went wrong, such as `LMSCommit: 101`. */
	readonly trouble: string;
}

/**
 * A session over an API that was found; it has not started yet.
 *
 * @param calls where every call is written down
 */
export function sessionWith(api: Api, { calls: names }: Dialect, calls: Call[]): Session {
	let running: boolean | undefined;
	let trouble = '';

	/** Makes a call. Undefined when it threw. */
	function raw(call: string, args: readonly string[]): unknown {
		try {
			// As a method: some platforms look for their state on `this`.
			const made = api as Readonly<Record<string, (...args: readonly string[]) => unknown>>;
			return made[call]?.(...args) ?? null;
		} catch (fault) {
			trouble = `${call}: ${textOf(fault instanceof Error ? fault.message : fault)}`;
			return undefined;
		}
	}

	/** Makes a call that answers yes or no. Where the answer is neither, the error code decides, if it may be asked. */
	function yes(call: string, args: readonly string[], last = false): boolean {
		const answer = raw(call, args);
		const text = textOf(answer).trim().toLowerCase();
		let ok = text === 'true' || text === '1';
		let error = '';
		if (!ok && answer === undefined) error = trouble;
		else if (!ok) {
			error = last ? '' : textOf(raw(names.error, [])).trim();
			ok = text !== 'false' && text !== '0' && error === '0';
			error = ok ? '' : error || text || 'no answer';
			trouble = `${call}: ${error}`;
		}
		logged(calls, { call, with: args, answer: textOf(answer), error });
		return ok;
	}

	return {
		start() {
			if (running !== undefined) return running;
			running = false;
			running = yes(names.start, ['']);
			return running;
		},
		get(element) {
			if (!running) return '';
			const answer = raw(names.get, [element]);
			const text = textOf(answer);
			const error = answer === undefined ? trouble : '';
			logged(calls, { call: names.get, with: [element], answer: text, error });
			return answer === undefined ? undefined : text;
		},
		set: ([element, value]) => !!running && yes(names.set, [String(element), String(value)]),
		commit: () => !!running && yes(names.commit, ['']),
		end() {
			if (!running) return false;
			running = false;
			// Not even the error code is asked for any more.
			return yes(names.end, [''], true);
		},
		get trouble() {
			return trouble;
		}
	};
}

/** Whatever a platform answers, as text: nothing is the empty text, and so is what has no text. */
function textOf(value: unknown): string {
	try {
		// Also what only passes for text, such as the strings of other languages' bridges.
		const text = value as string | null | undefined;
		return String(text ?? '');
	} catch {
		return '';
	}
}
