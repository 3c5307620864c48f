/**
 * The driver of a package for cmi5.
 *
 * @module
 */
import { cmi5Driver } from './cmi5.ts';
import type { DriverMaker } from './platform.ts';

/** Makes the driver for cmi5; a package has this one alone. */
export const make: DriverMaker = (_, around) => cmi5Driver(around);
