/**
 * What a school chooses of a package, parsed from a form, an address or a command line.
 *
 * @module
 */
import { z } from 'zod';
import { FORMATS, type Format } from '#domain/package/packaged.ts';
import { PRESETS, type Preset, type Reporting } from '#domain/package/reporting.ts';
import { refuse, type Refusal } from '#domain/refusal.ts';
import { GROUPS } from '#domain/staff/groups.ts';
import type { Slug } from '#domain/units.ts';

/** What is chosen. */
export interface PackageOptions {
	readonly format: Format;
	/** Chosen situations; absent for the whole course. */
	readonly scenarios?: readonly Slug[];
	readonly group?: Slug;
	/** In whole per cent; absent for the policy's own. */
	readonly passMark?: number;
	readonly declaration: boolean;
	readonly reporting: Reporting;
}

const PRESET_NAMES = Object.keys(PRESETS) as [Preset, ...Preset[]];
const slug = z.string().regex(/^[a-z0-9-]{1,64}$/);

const schema = z.object({
	format: z.enum(FORMATS),
	scenarios: z.array(slug).max(100).optional(),
	group: z.enum(Object.keys(GROUPS) as [string, ...string[]]).optional(),
	passMark: z.coerce.number().int().min(1).max(100).optional(),
	declaration: z.boolean(),
	preset: z.enum(PRESET_NAMES),
	onFail: z.enum(['incomplete', 'failed']).optional(),
	onUndeclared: z.enum(['incomplete', 'failed']).optional()
});

/** The words of an option as they come in; anything may be missing or wrong. */
export interface AskedPackage {
	readonly format?: unknown;
	readonly scenarios?: unknown;
	readonly group?: unknown;
	readonly passMark?: unknown;
	readonly declaration?: unknown;
	readonly preset?: unknown;
	readonly onFail?: unknown;
	readonly onUndeclared?: unknown;
}

/** An option that cannot be, by its name. */
export interface OptionWrong extends Refusal<'option-wrong'> {
	readonly option: keyof AskedPackage;
}

const WRONG: Readonly<Record<keyof AskedPackage, string>> = {
	format: `The format should be one of ${FORMATS.join(', ')}.`,
	scenarios: 'A situation is named by its word id, such as pupil-follow.',
	group: `The staff group should be one of ${Object.keys(GROUPS).join(', ')}.`,
	passMark: 'The pass mark should be a whole number of per cent, from 1 to 100.',
	preset: `What the platform shows should be one of ${PRESET_NAMES.join(', ')}.`,
	onFail: 'What is shown on a fail should be incomplete or failed.',
	declaration: 'The declaration is asked for, or it is not.',
	onUndeclared: 'What is shown while the declaration is missing should be incomplete or failed.'
};

/** Parses what was asked for; refuses `option-wrong`, naming the first option that is. */
export function optionsFrom(asked: AskedPackage): PackageOptions | OptionWrong {
	const parsed = schema.safeParse({ declaration: true, preset: 'standard', ...present(asked) });
	if (!parsed.success) {
		const option = parsed.error.issues[0]?.path[0] as keyof AskedPackage;
		const found = asked[option];
		const shown = typeof found === 'string' ? ` It is “${found.slice(0, 60)}”.` : '';
		return { ...refuse('option-wrong', `${WRONG[option]}${shown}`), option };
	}
	const { preset, onFail, onUndeclared, format, declaration, scenarios, group, passMark } =
		parsed.data;
	const reporting = {
		...PRESETS[preset].reporting,
		...(onFail === undefined ? {} : { onFail }),
		...(onUndeclared === undefined ? {} : { onUndeclared })
	};
	return {
		format,
		declaration,
		...(scenarios === undefined ? {} : { scenarios }),
		...(group === undefined ? {} : { group }),
		...(passMark === undefined ? {} : { passMark }),
		reporting
	};
}

function present(asked: AskedPackage): Record<string, unknown> {
	return Object.fromEntries(
		Object.entries(asked).filter(([, value]) => value !== undefined && value !== '')
	);
}
