/**
 * For tests: the driver of any standard, in any surroundings, at once.
 *
 * @module
 */
import type { Format } from '#domain/package/packaged.ts';
import * as cmi5 from './cmi5-driver.ts';
import type { Driver, Surroundings } from './driver.ts';
import * as scorm12 from './scorm12-driver.ts';
import * as scorm2004 from './scorm2004-driver.ts';

const DRIVERS = { scorm12, 'scorm2004-3': scorm2004, 'scorm2004-4': scorm2004, cmi5 };

/** The driver of a standard in the surroundings of a test; each has state of its own, so one is made for each visit. */
export function driverFor(format: Format, around: Surroundings): Driver {
	return DRIVERS[format].make(format, around);
}
