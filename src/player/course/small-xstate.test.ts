import path from 'node:path';
import { expect, test } from 'vitest';
import { standardFor } from '#domain/policy/judge.ts';
import {
	choose,
	compile,
	offers,
	open,
	type Play,
	type Position
} from '#domain/scenario/machine.ts';
import { conductsOf } from '#domain/scenario/scenario.ts';
import { isRefusal } from '#domain/refusal.ts';
import { readLibrary } from '#server/library/library.ts';
import { createMachine, initialTransition } from './small-xstate.ts';

const { library } = readLibrary(path.resolve(import.meta.dirname, '../../..'));

/** A play like another, with the small machine in the place of XState's. */
function small(play: Play): Play {
	const machine = createMachine(play.machine.config as never);
	return { ...play, machine: machine as unknown as Play['machine'] };
}

function opening(play: Play): Position {
	const [snapshot] = initialTransition(play.machine as never);
	return { at: snapshot.value, ended: false, steps: [], snapshot: snapshot as never };
}

/** Follows every path with both; answers with how many steps were taken. */
function follow(one: Play, other: Play, at: Position, there: Position): number {
	expect(there.at).toBe(at.at);
	expect(there.ended).toBe(at.ended);
	expect(there.snapshot.context).toEqual(at.snapshot.context);
	const on = offers(one, at);
	expect(offers(other, there)).toEqual(on);
	return on.reduce((sum, choice) => {
		const next = choose(one, at, choice);
		const also = choose(other, there, choice);
		if (isRefusal(next) || isRefusal(also)) throw new Error(`${choice} was refused.`);
		return sum + 1 + follow(one, other, next, also);
	}, 0);
}

test.each(Object.values(library.scenarios))(
	'the small machine goes XState’s way along every path of $scenario.slug',
	({ scenario }) => {
		const edition = library.editions['beckstone']?.content;
		if (!edition) throw new Error('No edition to judge by.');
		const { slug, concernsChild } = scenario;
		const conducts = conductsOf(scenario);
		const standard = standardFor(edition, library.baseline.content, {
			slug,
			concernsChild,
			conducts
		});
		for (const who of Object.keys(scenario.ways)) {
			const play = compile(scenario, standard, who);
			if (isRefusal(play)) throw new Error(play.because);
			const other = small(play);
			expect(follow(play, other, open(play), opening(other))).toBeGreaterThan(10);
		}
	}
);
