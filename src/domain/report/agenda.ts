/**
 * An agenda for an INSET day, made from what is least understood.
 *
 * @module
 */
import type { Force } from '../policy/policy.ts';
import type { Understood } from './understanding.ts';
import { choicesInWords } from './understanding-words.ts';

/** The fewest clauses an agenda holds, but where fewer are told of. */
export const FEWEST_CLAUSES = 3;
/** The most clauses an agenda holds. */
export const MOST_CLAUSES = 5;

/** Minutes to open with, and to close with. */
export const AROUND = 5;

/** From how many in ten on a clause is worth the time of everybody, beyond the first {@link FEWEST_CLAUSES}. */
const WORTH_IT = 2;

/** A part of the agenda. */
export interface AgendaItem {
	readonly understood: Understood;
	readonly minutes: number;
}

/** What to talk about, and how long all of it takes. */
export interface Agenda {
	readonly items: readonly AgendaItem[];
	/** With opening and closing. */
	readonly minutes: number;
}

/**
 * Takes three to five of the least understood clauses (R13): one of each place first, so that no situation is talked
 * about twice while another waits.
 *
 * @param told the least understood first
 */
export function agendaFrom(told: readonly Understood[]): Agenda {
	const places = new Set<string>();
	const apart = told.filter(({ place: { scenario, scene } }) => {
		const key = `${scenario}/${scene}`;
		if (places.has(key)) return false;
		places.add(key);
		return true;
	});
	const inTurn = [...apart, ...told.filter((each) => !apart.includes(each))];
	const taken = inTurn.filter(
		(each, at) => at < FEWEST_CLAUSES || (apart.includes(each) && each.before.inTen >= WORTH_IT)
	);
	const items = taken
		.slice(0, MOST_CLAUSES)
		.map((understood) => ({ understood, minutes: minutesFor(understood) }));
	const between = items.reduce((sum, { minutes }) => sum + minutes, 0);
	return { items, minutes: items.length === 0 ? 0 : between + 2 * AROUND };
}

/** The more people misjudged it, the longer. */
function minutesFor({ before: { inTen } }: Understood): number {
	if (inTen >= 6) return 15;
	return inTen >= 3 ? 10 : 8;
}

/** A question that opens the talk about a clause: about what is tempting, or about what makes it hard. */
export function questionFor(force: Force, most: readonly string[]): string {
	if (most.length > 0)
		return `Some of us first chose ${choicesInWords(most)}. What speaks for it, what against it, and what would you do instead?`;
	return force === 'must' || force === 'should'
		? 'What makes this hard on a busy day, and what would make it easy for everybody here?'
		: 'What makes it tempting, who could be harmed by it, and what can you do instead?';
}
