/**
 * The driver of a package for cmi5.
 *
 * @module
 */
import { cmi5Driver } from './cmi5.ts';
import type { DriverMaker } from './platform.ts';

export const make: DriverMaker = (_, around) => cmi5Driver(around);
