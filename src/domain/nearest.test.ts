/**
 * The nearest word is one somebody would have meant.
 *
 * @module
 */
import { expect, test } from 'vitest';
import { nearestTo } from './nearest.ts';

test.for([
	['tlak', ['door', 'talk', 'farewell'], 'talk'],
	['call', ['phone-call', 'meeting'], 'phone-call'],
	['mustnt', ['must', 'must-not', 'may'], 'must'],
	['beckston', ['beckstone', 'kingsley'], 'beckstone'],
	['accept-current-pupils', ['accept-current-pupil', 'accept'], 'accept-current-pupil'],
	['open-door', ['stay-silent', 'open-the-door'], 'open-the-door'],
	['accept', ['accept-current-pupil', 'accept-pupil'], 'accept-pupil'],
	['zzz', ['door', 'talk'], undefined],
	['', ['door'], undefined],
	['x'.repeat(10_000), ['door'], undefined]
] as const)('for “%s”', ([found, known, nearest]) => {
	expect(nearestTo(found, known)).toBe(nearest);
});
