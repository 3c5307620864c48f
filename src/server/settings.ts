/**
 * Settings, read once from the environment and checked: a wrong one is named with what it should be.
 *
 * @module
 */
import { z } from 'zod';
import { resolve } from 'node:path';

const Environment = z.object({
	DATA_DIR: z
		.string()
		.min(1, 'a folder this server may write to, such as ./data')
		.default('./data'),
	CONTENT_DIR: z.string().min(1, 'the folder that holds policies/ and scenarios/').default('.')
});

/** What the server is told from outside. `PORT`, `HOST` and `ORIGIN` are read by `npm start` itself. */
export interface Settings {
	readonly dataDir: string;
	readonly contentDir: string;
}

/** A setting that cannot be used; thrown at start, before anything is served. */
export class SettingsError extends Error {
	override readonly name = 'SettingsError';
	readonly code = 'setting-wrong';
}

/** Reads the settings; throws {@link SettingsError} naming the variable, what was found and what it should be. */
export function settingsFrom(environment: Readonly<Record<string, string | undefined>>): Settings {
	const parsed = Environment.safeParse({
		DATA_DIR: environment['DATA_DIR'],
		CONTENT_DIR: environment['CONTENT_DIR']
	});
	if (!parsed.success) {
		const says = parsed.error.issues.map((issue) => {
			const variable = String(issue.path[0]);
			return `${variable} is “${environment[variable] ?? ''}”; it should be ${issue.message}.`;
		});
		throw new SettingsError(says.join('\n'));
	}
	return { dataDir: resolve(parsed.data.DATA_DIR), contentDir: resolve(parsed.data.CONTENT_DIR) };
}
