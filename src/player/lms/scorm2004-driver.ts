/**
 * The driver of a package for SCORM 2004, either edition.
 *
 * @module
 */
import { SCORM2004 } from '#domain/package/scorm2004.ts';
import type { DriverMaker } from './platform.ts';
import { scormDriver } from './scorm.ts';

export const make: DriverMaker = (format, around) => scormDriver(format, SCORM2004, around);
