import { describe, expect, test } from 'vitest';
import { framed, type FakeWindow } from '../../../tests/lms/strict.ts';
import { StrictScorm12 } from '../../../tests/lms/strict-scorm12.ts';
import { StrictScorm2004 } from '../../../tests/lms/strict-scorm2004.ts';
import { NOTHING, pageIn, report } from '../../../tests/lms/learner.ts';
import type { Surroundings } from './driver.ts';
import { driverFor } from './every-driver.ts';
import { findApi } from './find.ts';

const API = { LMSInitialize: () => 'true' };
const find = (start: unknown) => findApi(start, 'API', 'LMSInitialize');

/** A window of another origin: it tells who is around it, and nothing else. */
function foreign(around: FakeWindow): unknown {
	return new Proxy(around, {
		get(target, name) {
			if (name === 'parent' || name === 'opener' || name === 'top') return target[name];
			throw new DOMException('Blocked a frame from accessing a cross-origin frame.');
		}
	});
}

/** A window that answers nothing at all. */
const silent: unknown = new Proxy(
	{},
	{
		get() {
			throw new DOMException('Blocked.');
		}
	}
);

describe('[lms C1] the API is found', () => {
	test.each([0, 1, 7, 40])('%i windows up', (depth) => {
		expect(find(framed(depth, { API }))).toBe(API);
	});

	test('in the opener and in the parents of the opener', () => {
		expect(find({ opener: { API } })).toBe(API);
		expect(find({ opener: framed(3, { API }) })).toBe(API);
	});

	test('in the opener of the top window', () => {
		expect(find(framed(2, { opener: framed(2, { API }) }))).toBe(API);
	});

	test('nearest first', () => {
		const near = { ...API };
		expect(find({ API: near, parent: framed(0, { API }), opener: { API } })).toBe(near);
		const parent = { ...API };
		expect(find({ parent: framed(0, { API: parent }), opener: { API } })).toBe(parent);
	});

	test('and never looked for without an end', () => {
		const one: FakeWindow = {};
		const other: FakeWindow = { parent: one, opener: one };
		one.parent = other;
		one.opener = other;
		expect(find(one)).toBeUndefined();
		expect(find(framed(500, { API }))).toBeUndefined();
	});
});

describe('[lms C2] a window of another origin', () => {
	test('is passed by, and the search goes on above it', () => {
		expect(find({ parent: foreign(framed(1, { API })) })).toBe(API);
		expect(find({ parent: foreign({ opener: { API } }) })).toBe(API);
	});

	test('is not found in, and nothing is thrown', () => {
		expect(find({ parent: silent, opener: silent })).toBeUndefined();
		expect(find(silent)).toBeUndefined();
		expect(find(undefined)).toBeUndefined();
	});

	test('behind one that is silent, the opener is still asked', () => {
		expect(find({ parent: silent, opener: { API } })).toBe(API);
	});
});

test('what only has the name is passed by', () => {
	expect(find({ API: 'no', parent: framed(0, { API: { LMSInitialize: 1 } }) })).toBeUndefined();
});

describe('[lms C3] where both versions are offered', () => {
	const both = () => {
		const old = new StrictScorm12();
		const later = new StrictScorm2004();
		return { old, later, around: pageIn(framed(1, { API: old, API_1484_11: later })) };
	};

	test('a SCORM 1.2 package speaks 1.2', async () => {
		const { old, later, around } = both();
		await driverFor('scorm12', around).open();
		expect([old.asked.length > 0, later.asked.length]).toEqual([true, 0]);
	});

	test.each(['scorm2004-3', 'scorm2004-4'] as const)('a %s package speaks 2004', async (format) => {
		const { old, later, around } = both();
		await driverFor(format, around).open();
		expect([old.asked.length, later.asked.length > 0]).toEqual([0, true]);
	});

	test('a package finds nothing in the other version', async () => {
		const around = pageIn(framed(1, { API: new StrictScorm12() }));
		expect(await driverFor('scorm2004-4', around).open()).toMatchObject({ state: 'alone' });
	});
});

describe('waiting', () => {
	test('[lms C4] an API that comes late is found, if it comes within three seconds', async () => {
		const opened = async (after: number) => {
			const top: FakeWindow = {};
			let waited = 0;
			const around: Surroundings = {
				...pageIn(framed(1, top)),
				wait(milliseconds) {
					waited += milliseconds;
					if (waited >= after) top['API'] = new StrictScorm12();
					return Promise.resolve();
				}
			};
			return (await driverFor('scorm12', around).open()).state;
		};
		expect(await opened(500)).toBe('recording');
		expect(await opened(2900)).toBe('recording');
		expect(await opened(3200)).toBe('alone');
	});

	test('[lms C5] where there is nobody around, it plays by itself at once and says so', async () => {
		const top: FakeWindow = {};
		top.parent = top;
		const around: Surroundings = {
			...NOTHING,
			window: () => top,
			wait: () => Promise.reject(new Error('there is nothing to wait for'))
		};
		const driver = driverFor('scorm12', around);
		expect(await driver.open()).toEqual({
			state: 'alone',
			because: 'No learning platform was found around this page.'
		});
		expect(await driver.keep(report())).toMatchObject({ state: 'not-kept' });
		expect(await driver.close(report())).toMatchObject({ state: 'not-kept' });
	});

	test('a page that is left while it still looks starts no session', async () => {
		const top: FakeWindow = {};
		const platform = new StrictScorm12();
		const driver = driverFor('scorm12', {
			...pageIn(framed(1, top)),
			wait: async () => {
				await driver.close(report(), true);
				top['API'] = platform;
			}
		});
		expect(await driver.open()).toMatchObject({ state: 'alone' });
		expect(platform.asked).toEqual([]);
	});
});
