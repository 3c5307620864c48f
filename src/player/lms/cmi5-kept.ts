/**
 * What a cmi5 platform's store keeps of us between visits: one document, and the verdicts among the statements.
 *
 * @module
 */
import type { Launch } from '#domain/package/cmi5.ts';

/** Said at most once for each registration, whatever the number of visits. */
export type Verdict = (typeof VERDICTS)[number];
/** What a course can say of an outcome, each a verb of cmi5. */
export const VERDICTS = ['passed', 'completed', 'failed'] as const;

/** The document kept between visits. */
export interface Document {
	readonly suspended: string;
	readonly location: string;
	readonly told: readonly Verdict[];
}

/** Where in the store a document of this launch lies. */
export function documentAt({ activityId, actor, registration }: Launch, stateId: string) {
	return { activityId, agent: JSON.stringify(actor), registration, stateId };
}

/** The document that a store has given back; undefined when it is none. */
export function keptFrom(body: unknown): Document | undefined {
	if (typeof body !== 'object' || body === null) return undefined;
	const { suspended, location, told } = body as Partial<Record<keyof Document, unknown>>;
	const text = (value: unknown) => (typeof value === 'string' ? value : '');
	return {
		suspended: text(suspended),
		location: text(location),
		told: VERDICTS.filter((each) => Array.isArray(told) && told.includes(each))
	};
}

/** The verdicts among the statements that a store has given back. */
export function verdictsIn(body: unknown): readonly Verdict[] {
	const text = JSON.stringify(body ?? '');
	return VERDICTS.filter((each) => text.includes(`/verbs/${each}"`));
}
