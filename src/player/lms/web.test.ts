import { describe, expect, test } from 'vitest';
import { webHost, type Surroundings } from './web.ts';

const ENTRY = { at: 0, scene: 'request', choice: 'refuse' };

function around(answer: () => Response): Surroundings & {
	readonly asked: Request[];
	readonly stored: Map<string, string>;
	readonly events: EventTarget;
} {
	const asked: Request[] = [];
	const stored = new Map<string, string>();
	const events = new EventTarget();
	return {
		asked,
		stored,
		events,
		fetch: (url, init) => {
			asked.push(new Request(new URL(url as string, 'http://school.example'), init));
			return Promise.resolve().then(answer);
		},
		storage: () => ({
			getItem: (key) => stored.get(key) ?? null,
			setItem: (key, value) => void stored.set(key, value),
			removeItem: (key) => void stored.delete(key)
		}),
		target: () => events
	};
}

const saving = (status: number, body: unknown) => {
	const there = around(() => Response.json(body, { status }));
	return webHost('/course/a/1', '1', there).save(ENTRY);
};

describe('saving', () => {
	test('an entry is posted as JSON to the attempt’s own choices', async () => {
		const there = around(() => Response.json({ savedAt: '2026-11-20T20:14:00.000Z' }));
		const answer = await webHost('/course/a/1', '1', there).save(ENTRY);
		expect(answer).toEqual({ state: 'saved', at: '2026-11-20T20:14:00.000Z' });
		expect(there.asked[0]?.url).toBe('http://school.example/course/a/1/choices');
		expect(there.asked[0]?.method).toBe('POST');
		expect(await there.asked[0]?.json()).toEqual(ENTRY);
	});

	test('409 stale brings the record along', async () => {
		const chosen = [{ scene: 'request', choice: 'ignore', at: '2026-11-20T20:00:00.000Z' }];
		expect(await saving(409, { refused: 'stale', because: 'Elsewhere.', chosen })).toEqual({
			state: 'stale',
			because: 'Elsewhere.',
			chosen
		});
	});

	test.each([400, 403, 404, 409, 422])('%i is a refusal with its reason', async (status) => {
		expect(await saving(status, { refused: 'no', because: 'Not yours.' })).toEqual({
			state: 'refused',
			because: 'Not yours.'
		});
	});

	test.each([408, 429, 500, 503])('%i is worth another try', async (status) => {
		expect((await saving(status, {})).state).toBe('not-saved');
	});

	test('a 200 that does not say when, or that is no JSON, is not believed', async () => {
		expect((await saving(200, {})).state).toBe('not-saved');
		const there = around(() => new Response('<!doctype html>'));
		expect((await webHost('/x', '1', there).save(ENTRY)).state).toBe('not-saved');
	});

	test('no network is not-saved, never a throw', async () => {
		const there = around(() => {
			throw new TypeError('Failed to fetch');
		});
		expect((await webHost('/x', '1', there).save(ENTRY)).state).toBe('not-saved');
	});
});

describe('waiting on the device', () => {
	test('unsent entries are kept under the attempt’s id, and forgotten when there are none', () => {
		const there = around(() => new Response());
		const host = webHost('/x', 'a7', there);
		host.keep?.([ENTRY]);
		expect([...there.stored.keys()]).toEqual(['unsent:a7']);
		expect(host.unsent?.()).toEqual([ENTRY]);
		expect(webHost('/x', 'a8', there).unsent?.()).toEqual([]);
		host.keep?.([]);
		expect(there.stored.size).toBe(0);
	});

	test.each(['', '{', '"text"', '[{"at":"one"}]'])('stored %j is no entry', (text) => {
		const there = around(() => new Response());
		there.stored.set('unsent:1', text);
		expect(webHost('/x', '1', there).unsent?.()).toEqual([]);
	});

	test('a browser that forbids storage still plays', () => {
		const there = around(() => new Response());
		const host = webHost('/x', '1', {
			...there,
			storage: () => {
				throw new DOMException('denied');
			}
		});
		expect(host.unsent?.()).toEqual([]);
		expect(() => host.keep?.([ENTRY])).not.toThrow();
	});

	test('coming back on line calls back, until stopped', () => {
		const there = around(() => new Response());
		let times = 0;
		const stop = webHost('/x', '1', there).onBack?.(() => (times += 1));
		there.events.dispatchEvent(new Event('online'));
		stop?.();
		there.events.dispatchEvent(new Event('online'));
		expect(times).toBe(1);
	});
});
