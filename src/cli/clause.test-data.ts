/**
 * The command, run in this process over the sound content of the tests.
 *
 * @module
 */
import { expect } from 'vitest';
import { SOUND } from '#server/library/content.test-data.ts';
import { run } from './run.ts';

/** Runs a command line, words split at spaces, and answers everything it did. */
export function clause(line: string, root = SOUND, colour = false) {
	const said = { out: '', err: '' };
	const code = run(
		line.split(' ').filter((word) => word !== ''),
		{
			out: (text) => void (said.out += `${text}\n`),
			err: (text) => void (said.err += `${text}\n`),
			colour,
			root,
			timer: () => 0
		}
	);
	return { code, ...said };
}

/** The JSON a command prints, with its exit code. */
export function json(line: string): { code: number; value: unknown } {
	const { code, out, err } = clause(`${line} --json`);
	expect(err).toBe('');
	return { code, value: JSON.parse(out) };
}
