/**
 * Old records, brought up to the version this program writes, one version at a time.
 *
 * A new version is one more step: raise RECORD_VERSION, add the step from the version before, and keep every
 * earlier one. A record of a later version is refused and left as it is: this program would lose what is new in it.
 *
 * @module
 */
import { refuse, type Refusal } from '#domain/refusal.ts';
import { NEW_SCHOOL } from './records.ts';

/** What was read, before anything is known about its shape beyond being an object. */
export type Raw = Readonly<Record<string, unknown>>;

/** Brings a record from the version it is listed under to the next one; the version itself is raised for it. */
export type Step = (record: Raw) => Raw;

/** Steps by the version they start from. */
export type Steps = Readonly<Record<number, Step>>;

/** From 1: times away came with the staff list. */
export const PERSON_STEPS: Steps = { 1: (person) => ({ ...person, absences: [] }) };
/** From 1: a school's own settings came with real accounts. */
export const SCHOOL_STEPS: Steps = {
	1: (school) => ({
		...school,
		...NEW_SCHOOL,
		editionSince: school['createdAt']
	})
};

/** The object in a text of JSON; undefined of anything else. */
export function parseRecord(text: string): Raw | undefined {
	try {
		const value: unknown = JSON.parse(text);
		return typeof value === 'object' && value !== null && !Array.isArray(value)
			? Object.fromEntries(Object.entries(value))
			: undefined;
	} catch {
		return undefined;
	}
}

/**
 * Raises a record to `to`.
 *
 * Refuses `version-missing` when it has no whole number as its version, `version-newer` when it is of a later
 * version than `to`, and `version-unknown` when no step leads on from it.
 */
export function migrate(
	record: Raw,
	steps: Steps,
	to: number
): Raw | Refusal<'version-missing' | 'version-newer' | 'version-unknown'> {
	const { version } = record;
	if (typeof version !== 'number' || !Number.isInteger(version) || version < 0)
		return refuse('version-missing', 'version: it does not say which version it is');
	if (version > to)
		return refuse(
			'version-newer',
			`it is of version ${version} and this program knows versions up to ${to}; ` +
				'start the newer program that wrote it'
		);
	let raised = record;
	for (let at = version; at < to; at++) {
		const step = steps[at];
		if (!step) return refuse('version-unknown', `no step leads on from version ${at}`);
		raised = { ...step(raised), version: at + 1 };
	}
	return raised;
}
