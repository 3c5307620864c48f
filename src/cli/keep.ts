/**
 * `clause backup` and `clause restore`: everything that is recorded, in one file and back again.
 *
 * @module
 */
import { isRefusal } from '#domain/refusal.ts';
import { systemClock } from '#server/clock.ts';
import { backUp } from '#server/keeping/back-up.ts';
import { restore } from '#server/keeping/restore.ts';
import type { Refused } from './asking.ts';
import { printJson, type Terminal } from './terminal.ts';

/** What is kept, and where. */
export interface KeepQuestion {
	/** The data folder, as an absolute path. */
	readonly data: string;
	/** The backup, as an absolute path. */
	readonly file: string;
}

/** Backs up; refuses what {@link backUp} refuses. */
export function backupCommand(
	terminal: Terminal,
	{ data, file }: KeepQuestion,
	keys: boolean,
	json: boolean
): Refused | undefined {
	const made = backUp(data, file, { keys, now: systemClock.now() });
	if (isRefusal(made)) return made;
	if (json) printJson(terminal, { file, ...made });
	else
		terminal.out(
			`${file}: ${made.files} files, ${Math.ceil(made.bytes / 1000)} kB. ${
				made.keys
					? 'The keys are in it: whoever has this file can pass for anybody. Keep it as you keep them.'
					: 'Without the keys: after a restore everybody signs in again, and authenticator apps are set up again.'
			}`
		);
	return undefined;
}

/** Restores; refuses what {@link restore} refuses. */
export function restoreCommand(
	terminal: Terminal,
	{ data, file }: KeepQuestion,
	json: boolean
): Refused | undefined {
	const made = restore(file, data, new Date(systemClock.now()));
	if (isRefusal(made)) return made;
	if (json) printJson(terminal, { data, ...made });
	else
		terminal.out(
			`${data}: ${made.schools} schools, ${made.people} people, as they stood on ${made.at.slice(0, 10)}. Every file is as it was backed up. Reminders that were due by today may have been sent already: they wait until an administrator releases them on the page Reminders.`
		);
	return undefined;
}
