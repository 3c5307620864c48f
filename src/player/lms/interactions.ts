/**
 * Decisions on their way into a platform's list: each once, without gaps, and none that could stop anything.
 *
 * @module
 */
import type { Interaction } from '#domain/package/interaction.ts';
import { interactionId, type Dialect } from '#domain/package/scorm.ts';
import type { Session } from './session.ts';

/** No more than this in one platform's list, over all visits: standards promise room for 250. */
const MOST = 200;
/** A platform that refuses so many in a row keeps no decisions; it is not asked again. */
const PATIENCE = 3;

/** The decisions of one visit that a platform is to list. */
export interface Interactions {
	/** Takes in what is new; what it has already is not doubled. */
	add(interactions: readonly Interaction[]): void;
	/** Writes what waits; true when there was something. What is refused is let go; it says nothing of the rest. */
	write(session: Session): boolean;
	/** What was written has been kept. */
	kept(): void;
}

/**
 * A list for one visit, in the words of a version of SCORM. What was written and not kept is written again, in the same
 * place if that is still there. It stops at 200 places, and after three refusals in a row.
 */
export function interactionsFor(dialect: Dialect): Interactions {
	const waiting = new Map<string, Interaction>();
	/** Where each was written since the last commit that was kept. */
	const places = new Map<string, number>();
	const over = new Set<string>();
	let refused = 0;

	function writeOne(session: Session, interaction: Interaction, index: number): boolean {
		const [id, type, ...rest] = dialect.interaction(interaction, index, localOf(interaction));
		if (!id || !session.set(id)) return false;
		if (type && session.set(type)) for (const pair of rest) session.set(pair);
		return true;
	}

	return {
		add(interactions) {
			for (const each of interactions) {
				const key = interactionId(each);
				if (!over.has(key) && refused < PATIENCE) waiting.set(key, each);
			}
		},
		write(session) {
			if (waiting.size === 0) return false;
			let count = countFrom(session.get('cmi.interactions._count'));
			for (const [key, each] of waiting) {
				// Written before and not kept: over the same place if it is still there, else anew.
				const place = places.get(key) ?? count;
				const index = Math.min(place, count);
				if (index < MOST && refused < PATIENCE) {
					if (writeOne(session, each, index)) {
						refused = 0;
						places.set(key, index);
						count = Math.max(count, index + 1);
						continue;
					}
					refused += 1;
				}
				waiting.delete(key);
				over.add(key);
			}
			return true;
		},
		kept() {
			for (const key of waiting.keys()) over.add(key);
			waiting.clear();
			places.clear();
		}
	};
}

/** A list whose length cannot be read is left alone: its first entries would be written over. */
function countFrom(text: string | undefined): number {
	return text !== undefined && /^\d{1,6}$/.test(text.trim()) ? Number(text) : Infinity;
}

/** When a decision was made, as clocks had it where the learner is; empty when that cannot be told. */
export function localOf({ at, offset }: Interaction): string {
	const there = new Date(Date.parse(at) + offset * 60_000);
	return Number.isNaN(there.getTime()) ? '' : there.toISOString().slice(0, 19);
}
