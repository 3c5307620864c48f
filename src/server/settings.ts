/**
 * Settings, read once from the environment and checked: a wrong one is named with what it should be.
 *
 * @module
 */
import { z } from 'zod';
import { resolve } from 'node:path';
import type { Forwarding } from './transport/address.ts';

const Environment = z.object({
	DATA_DIR: z
		.string()
		.min(1, 'a folder this server may write to, such as ./data')
		.default('./data'),
	CONTENT_DIR: z.string().min(1, 'the folder that holds policies/ and scenarios/').default('.'),
	ADDRESS_HEADER: z
		.string()
		.regex(/^[A-Za-z0-9-]*$/, 'the name of the header your proxy sets, such as X-Forwarded-For')
		.optional(),
	XFF_DEPTH: z
		.string()
		.regex(/^[1-9]$/, 'the number of your own proxies, from 1 to 9')
		.default('1'),
	BODY_SIZE_LIMIT: z
		.string()
		.regex(/^[1-9]\d{0,5}[KM]$/, 'the largest upload, such as 7M or 512K')
		.default('7M')
});

/** What the server is told from outside. `PORT`, `HOST` and `ORIGIN` are read by `npm start` itself. */
export interface Settings {
	readonly dataDir: string;
	readonly contentDir: string;
	/** Where visitors' addresses are found behind a proxy; absent where nobody says so. */
	readonly forwarding?: Forwarding;
	/** The largest body of a request, in bytes. */
	readonly largestBody: number;
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
		CONTENT_DIR: environment['CONTENT_DIR'],
		ADDRESS_HEADER: environment['ADDRESS_HEADER'],
		XFF_DEPTH: environment['XFF_DEPTH'],
		BODY_SIZE_LIMIT: environment['BODY_SIZE_LIMIT']
	});
	if (!parsed.success) {
		const says = parsed.error.issues.map((issue) => {
			const variable = String(issue.path[0]);
			return `${variable} is “${environment[variable] ?? ''}”; it should be ${issue.message}.`;
		});
		throw new SettingsError(says.join('\n'));
	}
	const { DATA_DIR, CONTENT_DIR, ADDRESS_HEADER, XFF_DEPTH, BODY_SIZE_LIMIT } = parsed.data;
	const unit = BODY_SIZE_LIMIT.endsWith('M') ? 1024 * 1024 : 1024;
	return {
		dataDir: resolve(DATA_DIR),
		contentDir: resolve(CONTENT_DIR),
		...(ADDRESS_HEADER
			? { forwarding: { header: ADDRESS_HEADER.toLowerCase(), depth: Number(XFF_DEPTH) } }
			: {}),
		largestBody: Number.parseInt(BODY_SIZE_LIMIT, 10) * unit
	};
}
