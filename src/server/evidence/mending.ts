/**
 * Completing the chains after a start: whoever signed just before the server stopped has a link soon after it is back.
 *
 * @module
 */
import type { Clock } from '../clock.ts';
import type { Pace } from '../pace.ts';
import { StoreFault } from '../store/fault.ts';
import type { Store } from '../store/port.ts';
import { committedIn } from './committed.ts';
import type { Evidence } from './evidence.ts';

/** What the chains of a store are completed with. */
export interface Mending {
	readonly store: Store;
	readonly evidence: Evidence;
	readonly clock: Clock;
	/** Told what cannot be completed and what was not signed here; standard error unless given. */
	readonly tell?: (sentence: string) => void;
}

/**
 * Links what was signed here and is not linked, school by school, a little at a time (E8), and names what fits no link
 * (E11). Where the disk is full, what was recorded is served all the same. Resolves early when the pace is stopped.
 */
export async function mendEvidence(mending: Mending, pace: Pace): Promise<void> {
	const { store, evidence, clock, tell = console.error } = mending;
	for (const { id } of store.schools.list()) {
		for (const person of store.people.list(id)) {
			if (!(await pace.next())) return;
			committedIn(person);
		}
		// What is new since is few: all the others are known by now.
		if (!(await completed(() => evidence.mend(id, clock.now()), id, tell))) continue;
		const strange = evidence.strangers(id);
		if (strange.length > 0)
			tell(
				`${id}: ${strange.length} of the declarations in the records fit no link of the chain of evidence and were not signed here as they stand, in people/${[...new Set(strange.map(({ what }) => what.person))].slice(0, 5).join('.json, ')}.json. docs/evidence.md says more.`
			);
	}
}

/**
 * Links what was declared before there were chains (E11): before anybody can sign, as it can no more be told afterwards.
 * Nothing for a school that has a chain.
 */
export async function beginEvidence(mending: Mending): Promise<void> {
	const { store, evidence, clock, tell = console.error } = mending;
	for (const { id } of store.schools.list())
		if (evidence.isFromBefore(id)) await completed(() => evidence.mend(id, clock.now()), id, tell);
}

/** Whether it could be done; what the disk refuses is told. */
async function completed(
	work: () => Promise<void>,
	school: string,
	tell: (sentence: string) => void
): Promise<boolean> {
	try {
		await work();
		return true;
	} catch (cause) {
		if (!(cause instanceof StoreFault)) throw cause;
		tell(`Evidence of ${school} could not be completed: ${cause.message}`);
		return false;
	}
}
