/**
 * A learning platform in the page: an open SCORM runtime, with every call written down.
 *
 * @module
 */
import { Scorm12API, Scorm2004API } from 'scorm-again';
import type { Format } from '#domain/package/packaged.ts';

/** One call as it is shown. */
export interface Said {
	readonly id: number;
	readonly text: string;
	readonly answer: string;
	readonly refused: boolean;
}

/** Something the platform holds, with a name a person can read. */
export interface Held {
	readonly name: string;
	readonly value: string;
}

type Runtime = Record<string, (...args: readonly string[]) => unknown>;

/** What is shown of the data model; by format. */
const SHOWN = {
	scorm12: [
		['Status', 'cmi.core.lesson_status'],
		['Score', 'cmi.core.score.raw'],
		['Time in this visit', 'cmi.core.session_time'],
		['Place', 'cmi.core.lesson_location'],
		['Decisions listed', 'cmi.interactions._count'],
		['Kept for the next visit', 'cmi.suspend_data']
	],
	scorm2004: [
		['Completion', 'cmi.completion_status'],
		['Success', 'cmi.success_status'],
		['Score', 'cmi.score.raw'],
		['Scaled', 'cmi.score.scaled'],
		['Progress', 'cmi.progress_measure'],
		['Time in this visit', 'cmi.session_time'],
		['Place', 'cmi.location'],
		['Decisions listed', 'cmi.interactions._count'],
		['Kept for the next visit', 'cmi.suspend_data']
	]
} as const;

const MOST_CALLS = 500;

export class LivePlatform {
	readonly #old: boolean;
	#runtime: Runtime;
	#model: Record<string, unknown> = {};
	#seen: Readonly<Record<string, string>> = {};
	#said: readonly Said[] = [];
	#refused = 0;
	#next = 1;
	#waits = false;
	calls = $state.raw<readonly Said[]>([]);
	held = $state.raw<readonly Held[]>([]);
	refused = $state.raw(0);

	constructor(format: Exclude<Format, 'cmi5'>) {
		this.#old = format === 'scorm12';
		this.#runtime = this.#fresh();
		this.#show();
	}

	/** Puts the runtime where packages look for it. */
	receive(page: Window): void {
		Object.assign(page, { [this.#name]: this.#watched() });
	}

	leave(page: Window): void {
		delete (page as unknown as Record<string, unknown>)[this.#name];
	}

	/** A new visit, with what the last one left or with nothing. */
	visitAgain(page: Window, afresh: boolean): void {
		const kept = afresh ? {} : this.#model;
		this.#seen = afresh ? {} : this.#seen;
		this.#model = kept;
		this.#runtime = this.#fresh(kept);
		if (afresh) {
			this.#said = [];
			this.#refused = 0;
		}
		this.receive(page);
		this.#show();
	}

	get #name(): 'API' | 'API_1484_11' {
		return this.#old ? 'API' : 'API_1484_11';
	}

	#fresh(kept: Record<string, unknown> = {}): Runtime {
		const settings = { autocommit: false, logLevel: 5 } as const;
		const runtime = this.#old ? new Scorm12API(settings) : new Scorm2004API(settings);
		if (Object.keys(kept).length > 0) runtime.loadFromJSON(kept, 'cmi');
		return runtime as unknown as Runtime;
	}

	#watched(): Runtime {
		const verbs = this.#old
			? ['LMSInitialize', 'LMSFinish', 'LMSGetValue', 'LMSSetValue', 'LMSCommit']
			: ['Initialize', 'Terminate', 'GetValue', 'SetValue', 'Commit'];
		const plain = this.#old
			? ['LMSGetLastError', 'LMSGetErrorString', 'LMSGetDiagnostic']
			: ['GetLastError', 'GetErrorString', 'GetDiagnostic'];
		const watched: Runtime = {};
		const runtime = this.#runtime;
		for (const name of plain) watched[name] = (...args) => runtime[name]?.(...args);
		for (const name of verbs)
			watched[name] = (...args) => {
				const answer = runtime[name]?.(...args);
				this.#note(name, args, answer);
				return answer;
			};
		return watched;
	}

	#note(name: string, args: readonly string[], answer: unknown): void {
		const refused = String(answer) === 'false';
		const words = args.filter((each) => each !== '').map((each) => JSON.stringify(each));
		const said = {
			id: this.#next++,
			text: `${name}(${words.join(', ')})`,
			answer: String(answer),
			refused
		};
		this.#said = [said, ...this.#said].slice(0, MOST_CALLS);
		if (refused) this.#refused += 1;
		const [element, value] = args;
		if (name.endsWith('SetValue') && element !== undefined && value !== undefined && !refused)
			this.#seen = { ...this.#seen, [element]: value };
		if (/Commit|Finish|Terminate/.test(name)) this.#keep();
		this.#showSoon();
	}

	/** Not at once: a frame says its last while it is being taken out, and then nothing on the page may change. */
	#showSoon(): void {
		if (this.#waits) return;
		this.#waits = true;
		queueMicrotask(() => {
			this.#waits = false;
			this.#show();
		});
	}

	/** Takes what a platform would have on its disk now. */
	#keep(): void {
		const told = this.#runtime['renderCommitCMI']?.('true') as { cmi?: Record<string, unknown> };
		if (told.cmi) this.#model = structuredClone(told.cmi);
	}

	#show(): void {
		this.calls = this.#said;
		this.refused = this.#refused;
		const count = Object.keys(this.#seen).filter((each) =>
			/^cmi\.interactions\.\d+\.id$/.test(each)
		);
		this.held = SHOWN[this.#old ? 'scorm12' : 'scorm2004'].map(([name, element]) => ({
			name,
			value: element.endsWith('_count') ? String(count.length) : (this.#seen[element] ?? '')
		}));
	}
}
