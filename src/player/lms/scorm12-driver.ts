/**
 * The driver of a package for SCORM 1.2.
 *
 * @module
 */
import { SCORM12 } from '#domain/package/scorm12.ts';
import type { DriverMaker } from './platform.ts';
import { scormDriver } from './scorm.ts';

/** Makes the driver for SCORM 1.2; a package has this one alone. */
export const make: DriverMaker = (format, around) => scormDriver(format, SCORM12, around);
