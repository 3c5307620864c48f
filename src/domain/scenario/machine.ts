/**
 * A scenario under a standard, as an XState machine; played through XState's pure transitions only, never as an actor.
 *
 * @module
 */
import { assign, createMachine, type AnyMachineSnapshot, type AnyStateMachine } from 'xstate';
import { judge, type Judged, type Standard } from '../policy/judge.ts';
import { isRefusal, refuse, type Refusal } from '../refusal.ts';
import type { Slug } from '../units.ts';
import { holds, offered, type Choice, type Scenario, type Step } from './scenario.ts';

/** A playable scenario: everything needed to open, offer and choose, with each conduct judged once. */
export interface Play {
	readonly scenario: Scenario;
	readonly standard: Standard;
	readonly who: Slug;
	readonly judged: Readonly<Record<Slug, Judged>>;
	readonly machine: AnyStateMachine;
}

/** Where a story stands: a scene with what it offers, or an ending. */
export interface Position {
	readonly at: Slug;
	readonly ended: boolean;
	readonly steps: readonly Step[];
	readonly snapshot: AnyMachineSnapshot;
}

type Scope = Parameters<AnyStateMachine['transition']>[2];

const nothing = () => {};

/**
 * Where XState's transitions take place: nowhere. There is no actor, no clock, and nobody who looks on. XState's own
 * `transition()` makes an actor anew for every event; without one, following every path takes half the time.
 */
const NOWHERE = {
	self: undefined,
	system: { _sendInspectionEvent: nothing },
	id: '',
	sessionId: '',
	logger: nothing,
	defer: nothing,
	emit: nothing,
	stopChild: nothing,
	actionExecutor: nothing
} as unknown as Scope;

interface Memory {
	readonly steps: readonly Step[];
}

interface Chosen {
	readonly type: 'choose';
	readonly step: Step;
}

/**
 * Compiles a scenario for one way in under one standard.
 *
 * Refuses an unknown way in, and a conduct that no reading knows. A way to a missing scene throws, as XState does:
 * the content check has reported it long before (SC004).
 */
export function compile(
	scenario: Scenario,
	standard: Standard,
	who: Slug
): Play | Refusal<'way-in-unknown' | 'conduct-unknown'> {
	const way = Object.hasOwn(scenario.ways, who) ? scenario.ways[who] : undefined;
	if (!way)
		return refuse(
			'way-in-unknown',
			`“${scenario.title}” has no way in called “${who}”. It has: ${Object.keys(scenario.ways).join(', ')}.`
		);
	const judged: Record<Slug, Judged> = {};
	for (const { choices } of Object.values(scenario.scenes))
		for (const { conduct } of Object.values(choices)) {
			const answer = judge(conduct, standard);
			if (isRefusal(answer)) return answer;
			judged[conduct] = answer;
		}
	const states: Record<string, object> = {};
	for (const [id, scene] of Object.entries(scenario.scenes)) {
		const transitions = Object.entries(scene.choices).flatMap(([choice, what]) =>
			waysOf(choice, what, who)
		);
		states[id] = { on: { choose: transitions } };
	}
	for (const id of Object.keys(scenario.endings)) states[id] = { type: 'final' };
	const machine = createMachine({
		id: scenario.slug,
		initial: way.start,
		context: { steps: [] } satisfies Memory,
		states
	});
	return { scenario, standard, who, judged, machine };
}

function waysOf(choice: Slug, what: Choice, who: Slug): readonly object[] {
	return what.to.map((way) => ({
		target: way.to,
		guard: ({ context, event }: { context: Memory; event: Chosen }) =>
			event.step.choice === choice &&
			(!what.if || holds(what.if, who, context.steps)) &&
			(!way.if || holds(way.if, who, [...context.steps, event.step])),
		actions: remember
	}));
}

const remember = assign(({ context, event }: { context: Memory; event: Chosen }) => ({
	steps: [...context.steps, event.step]
}));

/** The first position of a story. */
export function open(play: Play): Position {
	const snapshot = play.machine.getInitialSnapshot(NOWHERE);
	return positionOf(play, snapshot, []);
}

/** The ids of the choices on offer, in file order; none at an ending. */
export function offers(play: Play, position: Position): readonly Slug[] {
	const scene = position.ended ? undefined : play.scenario.scenes[position.at];
	return scene ? offered(scene, play.who, position.steps) : [];
}

/**
 * Chooses, and answers where the story goes. XState ignores what it does not know, so this refuses first:
 * a choice after the end, and a choice the scene does not offer.
 */
export function choose(
	play: Play,
	position: Position,
	choice: Slug
): Position | Refusal<'attempt-ended' | 'choice-not-offered'> {
	if (position.ended)
		return refuse('attempt-ended', 'This attempt has ended. Start a new one to choose again.');
	const scene = play.scenario.scenes[position.at];
	if (!scene || !offers(play, position).includes(choice))
		return refuse(
			'choice-not-offered',
			`“${scene?.title ?? position.at}” does not offer “${choice}”. Choose one of the choices shown.`
		);
	const conduct = scene.choices[choice]?.conduct ?? '';
	const judgement = play.judged[conduct]?.judgement ?? 'not-addressed';
	const step: Step = { scene: position.at, choice, conduct, judgement };
	const event: Chosen = { type: 'choose', step };
	const snapshot = play.machine.transition(position.snapshot, event, NOWHERE);
	return positionOf(play, snapshot, [...position.steps, step]);
}

function positionOf(play: Play, snapshot: AnyMachineSnapshot, steps: readonly Step[]): Position {
	const at = String(snapshot.value);
	return { at, ended: Object.hasOwn(play.scenario.endings, at), steps, snapshot };
}
