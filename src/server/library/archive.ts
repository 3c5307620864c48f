/**
 * Archived content, read back years later: checked against its schema before anything trusts it.
 *
 * @module
 */
import type { z } from 'zod';
import { archivedEdition } from '#domain/policy/policy.schema.ts';
import type { Edition } from '#domain/policy/policy.ts';
import { archivedScenario } from '#domain/scenario/scenario.schema.ts';
import type { Scenario } from '#domain/scenario/scenario.ts';

/** Thrown when archived text is not what an archive may hold: damaged, or kept by a later version. */
export class ArchiveFault extends Error {
	override readonly name = 'ArchiveFault';
	readonly code = 'archive-unreadable';
}

/** What is archived, by kind. */
export interface Archived {
	readonly edition: Edition;
	readonly scenario: Scenario;
}

/**
 * Reads archived canonical JSON back into the domain. Keys come back sorted: nothing in the domain depends on order.
 *
 * @throws {ArchiveFault} on text that is not such an edition or scenario
 */
export function fromArchive<Kind extends keyof Archived>(kind: Kind, text: string): Archived[Kind];
export function fromArchive(kind: keyof Archived, text: string): Edition | Scenario {
	return kind === 'edition'
		? parsed(archivedEdition, kind, text)
		: parsed(archivedScenario, kind, text);
}

function parsed<Schema extends z.ZodType>(
	schema: Schema,
	kind: string,
	text: string
): z.output<Schema> {
	try {
		return schema.parse(JSON.parse(text));
	} catch (cause) {
		throw new ArchiveFault(`An archived ${kind} cannot be read.`, { cause });
	}
}
