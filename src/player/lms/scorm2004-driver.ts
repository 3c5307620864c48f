/**
 * The driver of a package for SCORM 2004, either edition.
 *
 * @module
 */
import { SCORM2004 } from '#domain/package/scorm2004.ts';
import type { DriverMaker } from './platform.ts';
import { scormDriver } from './scorm.ts';

/** Makes the driver for SCORM 2004, 3rd and 4th edition; a package has this one alone. */
export const make: DriverMaker = (format, around) => scormDriver(format, SCORM2004, around);
