/**
 * The table of diagnostics: every code that reading and checking content can report.
 *
 * @module
 */
import { FILES } from './files.ts';
import { MEASURES } from './measures.ts';
import { POLICY } from './policy.ts';
import { PROOF } from './proof.ts';
import { READINGS } from './readings.ts';
import type { Rows } from './row.ts';
import { SCENARIO } from './scenario.ts';
import { STORY } from './story.ts';
import { WALKS } from './walks.ts';
import { YAML } from './yaml.ts';

/** Every code with its meaning, in the order of the reference. */
export const CODES: Rows = {
	...YAML,
	...FILES,
	...POLICY,
	...READINGS,
	...SCENARIO,
	...STORY,
	...WALKS,
	...PROOF,
	...MEASURES
};
