import type { Counting } from './counted.ts';

/** For records that never were on a disk, as those a test or a tool has made: all of them counts. */
export const ALL_COUNTS: Counting = { counted: (person) => person };
