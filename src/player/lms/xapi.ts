/**
 * Asking an xAPI store over HTTP: every answer is a value, whatever happens on the way.
 *
 * @module
 */
import type { Launch } from '#domain/package/cmi5.ts';
import { logged, type Call, type Surroundings } from './platform.ts';

/** What came back: `status` 0 when nobody answered. */
export interface Answer {
	readonly status: number;
	readonly body: unknown;
}

/** After so long without an answer, a request counts as not answered. */
const PATIENCE = 15_000;
/** Browsers send no more than 64 KiB for a page that goes away. */
export const MOST_ON_LEAVING = 60_000;

/** The resources of a store, as one launch may use them. */
export interface Store {
	/** Takes the one token of this launch. */
	authorise(): Promise<Answer>;
	get(resource: string, more: Readonly<Record<string, string>>): Promise<Answer>;
	put(resource: string, more: Readonly<Record<string, string>>, body: unknown): Promise<Answer>;
	post(resource: string, body: unknown): Promise<Answer>;
}

/**
 * The store of a launch. Every request ends within 15 seconds; what nobody answered has the status 0. What is sent and
 * what comes back is written down in `calls`, but never the token.
 */
export function storeAt(launch: Launch, around: Surroundings, calls: Call[]): Store {
	let token = '';

	async function ask(method: string, url: string, what: string, body?: unknown): Promise<Answer> {
		const sent = body === undefined ? undefined : JSON.stringify(body);
		const note = (answer: string, error: string) =>
			logged(calls, { call: `${method} ${what}`, with: sent ? [sent] : [], answer, error });
		try {
			const answer = await around.fetch(url, {
				method,
				headers: {
					...(token ? { authorization: `Basic ${token}` } : {}),
					...(what === 'fetch' ? {} : { 'x-experience-api-version': '1.0.3' }),
					...(sent ? { 'content-type': 'application/json' } : {})
				},
				...(sent ? { body: sent } : {}),
				// What is under way when the page goes away still arrives.
				keepalive: method !== 'GET' && (sent?.length ?? 0) < MOST_ON_LEAVING,
				signal: AbortSignal.timeout(PATIENCE)
			});
			const text = await answer.text();
			// The log may go into a ticket; the token may not.
			note(what === 'fetch' ? '' : text, answer.ok ? '' : String(answer.status));
			return { status: answer.status, body: parsed(text) };
		} catch (fault) {
			note('', fault instanceof Error ? fault.message : 'no answer');
			return { status: 0, body: undefined };
		}
	}

	/** The address of a resource with its parameters, the learner among them where it is about a person. */
	function at(resource: string, more: Readonly<Record<string, string>> = {}): string {
		const query = new URLSearchParams(more).toString();
		return `${launch.endpoint}${resource}${query ? `?${query}` : ''}`;
	}

	return {
		async authorise() {
			const answer = await ask('POST', launch.fetch, 'fetch');
			const found = (answer.body as Readonly<Record<string, unknown>> | null | undefined)?.[
				'auth-token'
			];
			if (typeof found !== 'string' || found === '') return { ...answer, status: 0 };
			token = found;
			return answer;
		},
		get: (resource, more) => ask('GET', at(resource, more), resource),
		put: (resource, more, body) => ask('PUT', at(resource, more), resource, body),
		post: (resource, body) => ask('POST', at(resource), resource, body)
	};
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
