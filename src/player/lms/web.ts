/**
 * The host of a browser at the school's own site: choices go to the server, unsent ones wait on the device.
 *
 * @module
 */
import type { Chosen } from '#domain/attempt/attempt.ts';
import type { Entry, Host, Saved } from './host.ts';

/** After this long without an answer a choice counts as not saved; in milliseconds. */
const PATIENCE = 10_000;

/** Answers that say “later”, though they are in the 400s. */
const LATER = new Set([408, 425, 429]);

/** What the host needs of the browser; a test hands in its own. */
export interface Surroundings {
	readonly fetch: typeof fetch;
	readonly storage: () => Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
	readonly target: () => Pick<EventTarget, 'addEventListener' | 'removeEventListener'>;
}

const browser: Surroundings = {
	fetch: (...asked) => fetch(...asked),
	storage: () => localStorage,
	target: () => window
};

/**
 * Keeps choices by POST to `<base>/choices`.
 *
 * @param base the attempt's own address, without a slash at the end
 * @param attempt its id, under which unsent choices wait on this device
 */
export function webHost(base: string, attempt: string, around: Surroundings = browser): Host {
	const key = `unsent:${attempt}`;
	return {
		asks: true,
		async save(entry) {
			try {
				const answer = await around.fetch(`${base}/choices`, {
					method: 'POST',
					headers: { 'content-type': 'application/json', accept: 'application/json' },
					body: JSON.stringify(entry),
					signal: AbortSignal.timeout(PATIENCE)
				});
				return savedFrom(answer.status, await bodyOf(answer));
			} catch {
				return { state: 'not-saved', because: 'The server did not answer.' };
			}
		},
		unsent() {
			try {
				const kept: unknown = JSON.parse(around.storage().getItem(key) ?? '[]');
				return Array.isArray(kept) ? kept.filter(isEntry) : [];
			} catch {
				return [];
			}
		},
		keep(entries) {
			try {
				if (entries.length === 0) around.storage().removeItem(key);
				else around.storage().setItem(key, JSON.stringify(entries));
			} catch {
				// A browser that keeps nothing still plays; the page warns before it is left.
			}
		},
		onBack(again) {
			const target = around.target();
			target.addEventListener('online', again);
			return () => target.removeEventListener('online', again);
		}
	};
}

function savedFrom(status: number, body: Readonly<Record<string, unknown>>): Saved {
	const because = typeof body['because'] === 'string' ? body['because'] : undefined;
	if (status === 200 && typeof body['savedAt'] === 'string')
		return { state: 'saved', at: body['savedAt'] };
	if (status === 409 && Array.isArray(body['chosen']))
		return {
			state: 'stale',
			because: because ?? 'You went on somewhere else.',
			chosen: body['chosen'] as readonly Chosen[]
		};
	if (status >= 400 && status < 500 && !LATER.has(status))
		return { state: 'refused', because: because ?? 'The server did not accept this choice.' };
	return { state: 'not-saved', because: because ?? 'The server could not keep this choice.' };
}

async function bodyOf(answer: Response): Promise<Readonly<Record<string, unknown>>> {
	try {
		const body: unknown = await answer.json();
		return typeof body === 'object' && body !== null ? { ...body } : {};
	} catch {
		return {};
	}
}

function isEntry(kept: unknown): kept is Entry {
	if (typeof kept !== 'object' || kept === null) return false;
	const { at, scene, choice } = kept as Partial<Entry>;
	return Number.isInteger(at) && typeof scene === 'string' && typeof choice === 'string';
}
