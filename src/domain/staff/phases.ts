/**
 * The phases: where in the school somebody works. Optional, and without any say in what they are given to do.
 *
 * @module
 */
import type { Slug } from '../units.ts';

/** The phases with their names, the youngest pupils first. Primary and Secondary are for work across key stages. */
export const PHASES: Readonly<Record<Slug, string>> = {
	'early-years': 'Early years (EYFS)',
	'key-stage-1': 'Key stage 1',
	'key-stage-2': 'Key stage 2',
	primary: 'Primary',
	'key-stage-3': 'Key stage 3',
	'key-stage-4': 'Key stage 4',
	secondary: 'Secondary',
	'sixth-form': 'Sixth form',
	'whole-school': 'Whole school'
};

/** Stands for everybody whose phase is not given, where people are filtered or counted by phase. */
export const NO_PHASE = 'none';

/** The phase by which somebody is filtered and counted. */
export function phaseOf({ phase }: { readonly phase?: Slug }): Slug {
	return phase ?? NO_PHASE;
}

/** What a phase, or its absence, is called. */
export function phaseName(phase: Slug): string {
	return phase === NO_PHASE ? 'Phase not given' : (PHASES[phase] ?? phase);
}

/** What several phases are called together, in the order of the list. */
export function phasesTogether(phases: readonly Slug[]): string {
	return [...Object.keys(PHASES), NO_PHASE]
		.filter((phase) => phases.includes(phase))
		.map((phase, at) => (at === 0 ? phaseName(phase) : lowerFirst(phaseName(phase))))
		.join(' and ');
}

function lowerFirst(words: string): string {
	return words.slice(0, 1).toLowerCase() + words.slice(1);
}

/** Whether people can be filtered by a word: a phase, or that none is given. */
export function isPhaseAsked(word: string): boolean {
	return word === NO_PHASE || Object.hasOwn(PHASES, word);
}

/** The phases that people have, in the order of the list, for a page to choose from; none where nobody has any. */
export function phasesIn(
	people: Iterable<{ readonly phase?: Slug }>
): readonly { readonly slug: Slug; readonly name: string }[] {
	const found = new Set<Slug>();
	for (const person of people) found.add(phaseOf(person));
	const given = [...Object.keys(PHASES), NO_PHASE].filter((phase) => found.has(phase));
	return given.some((phase) => phase !== NO_PHASE)
		? given.map((slug) => ({ slug, name: phaseName(slug) }))
		: [];
}
