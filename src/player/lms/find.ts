/**
 * Where in the windows around us a platform has left its API.
 *
 * @module
 */

/** Windows above one another, and openers of openers: no platform has more, and none is gone round in for ever. */
const MOST_ABOVE = 100;
const MOST_OPENERS = 8;

export type Api = Readonly<Record<string, unknown>>;

/**
 * Looks in the window itself, in its parents up to the top, then in their openers and those openers' parents. A window
 * of another origin answers with an error: it is passed by, and the search goes on above it where it may.
 *
 * @param start the window to start from
 * @param name the one name to look for
 * @param needs the call that tells an API from anything else of that name
 */
export function findApi(start: unknown, name: string, needs: string): Api | undefined {
	const seen = new Set<unknown>();
	const starts = [start];
	for (const from of starts) {
		const chain: unknown[] = [];
		for (let at = from; isThing(at) && !seen.has(at) && chain.length < MOST_ABOVE;) {
			seen.add(at);
			const api = property(at, name);
			if (typeof property(api, needs) === 'function') return api as Api;
			chain.push(at);
			at = property(at, 'parent');
		}
		for (const each of chain)
			if (starts.length < MOST_OPENERS) {
				const opener = property(each, 'opener');
				if (isThing(opener)) starts.push(opener);
			}
	}
	return undefined;
}

/** Whether anybody could still put an API around this window. */
export function hasCompany(start: unknown): boolean {
	const parent = property(start, 'parent');
	return (isThing(parent) && parent !== start) || isThing(property(start, 'opener'));
}

function property(of: unknown, name: string): unknown {
	try {
		return isThing(of) ? (of as Api)[name] : undefined;
	} catch {
		return undefined;
	}
}

function isThing(value: unknown): boolean {
	return (typeof value === 'object' && value !== null) || typeof value === 'function';
}
