/**
 * A branching situation: scenes, choices, endings, and the ways in.
 *
 * @module
 */
import type { Judgement } from '../policy/policy.ts';
import type { Slug } from '../units.ts';

/** Where a scene takes place; the player draws each differently. */
export const MEDIA = [
	'follow-request',
	'friend-request',
	'direct-message',
	'group-chat',
	'feed',
	'comment-thread',
	'email',
	'phone-call',
	'in-person',
	'settings',
	'photo'
] as const;
export type Medium = (typeof MEDIA)[number];

/** The drawn avatars; a plant, stone or colour, never a face. */
export const AVATARS = ['fern', 'birch', 'moss', 'slate', 'plum', 'amber', 'rose', 'sky'] as const;
export type Avatar = (typeof AVATARS)[number];

/** What a choice, or where it leads, may depend on. Nothing else. */
export type Condition =
	| { readonly chose: string }
	| { readonly judged: Readonly<Record<Slug, readonly Judgement[]>> }
	| { readonly who: readonly Slug[] }
	| { readonly all: readonly Condition[] }
	| { readonly any: readonly Condition[] }
	| { readonly not: Condition };

/** One place a choice may lead: the first whose condition holds; the last has none. */
export interface Way {
	readonly to: Slug;
	readonly if?: Condition;
}

/** Something on the stage: a message, a line that is spoken, a note of the device. */
export interface Shown {
	readonly by: 'them' | 'you' | 'other' | 'note';
	readonly name?: string;
	readonly says: string;
	readonly at?: string;
	/** What the account's user can do with it, drawn beneath: Reply, Hide, Delete … */
	readonly tools?: readonly string[];
}

/** What happens next, told in the place where it happens. */
export interface Effect {
	readonly headline: string;
	readonly says: string;
}

/** Something a member of staff can do in a scene. */
export interface Choice {
	readonly text: string;
	readonly conduct: Slug;
	readonly effect: Effect;
	/** Words one could say, shown when this choice is what the policy asks for. */
	readonly say?: string;
	readonly to: readonly Way[];
	readonly if?: Condition;
}

/** Who the stage shows. */
export interface From {
	readonly name: string;
	readonly about?: string;
	readonly avatar: Avatar;
}

/** One decision: where it happens, what one needs to know, what one can do. */
export interface Scene {
	/** One to three words, for the map. */
	readonly title: string;
	readonly medium: Medium;
	/** Reached only after a wrong turn: judged and shown, never raises the score. */
	readonly wayBack: boolean;
	readonly when: string;
	readonly where: string;
	readonly clock?: string;
	readonly light: 'dusk' | 'day';
	readonly headline: string;
	readonly from?: From;
	readonly shows: readonly Shown[];
	readonly says: string;
	readonly asks: string;
	readonly choices: Readonly<Record<Slug, Choice>>;
}

/** How a story ends. */
export interface Ending {
	readonly headline: string;
	readonly says: string;
}

/** A way in: a variant of the situation with its own first scene. */
export interface WayIn {
	readonly title: string;
	readonly says: string;
	readonly start: Slug;
}

/** Where to find support. */
export interface Support {
	readonly who: string;
	readonly how: string;
}

/** A branching situation. */
export interface Scenario {
	readonly slug: Slug;
	readonly title: string;
	readonly summary: string;
	/** Honest time for one playthrough, in minutes. */
	readonly minutes: number;
	/** Staff groups; `all-staff` for everyone. */
	readonly for: readonly Slug[];
	readonly concernsChild: boolean;
	/** The content note, shown before the start. */
	readonly note?: string;
	readonly support: readonly Support[];
	readonly ways: Readonly<Record<Slug, WayIn>>;
	readonly scenes: Readonly<Record<Slug, Scene>>;
	readonly endings: Readonly<Record<Slug, Ending>>;
}

/** A decision as the story remembers it. */
export interface Step {
	readonly scene: Slug;
	readonly choice: Slug;
	readonly conduct: Slug;
	readonly judgement: Judgement;
}

/** Every conduct a scenario's choices stand for, each once, in file order. */
export function conductsOf(scenario: Scenario): readonly Slug[] {
	const conducts = new Set<Slug>();
	for (const scene of Object.values(scenario.scenes))
		for (const choice of Object.values(scene.choices)) conducts.add(choice.conduct);
	return [...conducts];
}

/** Whether a condition holds, given the way in and the decisions so far. */
export function holds(condition: Condition, who: Slug, steps: readonly Step[]): boolean {
	if ('chose' in condition)
		return steps.some(({ scene, choice }) => `${scene}.${choice}` === condition.chose);
	if ('judged' in condition)
		return Object.entries(condition.judged).every(([scene, judgements]) =>
			steps.some((step) => step.scene === scene && judgements.includes(step.judgement))
		);
	if ('who' in condition) return condition.who.includes(who);
	if ('all' in condition) return condition.all.every((each) => holds(each, who, steps));
	if ('any' in condition) return condition.any.some((each) => holds(each, who, steps));
	return !holds(condition.not, who, steps);
}

/** The ids of the choices a scene offers at this point of the story. */
export function offered(scene: Scene, who: Slug, steps: readonly Step[]): readonly Slug[] {
	return Object.entries(scene.choices)
		.filter(([, choice]) => !choice.if || holds(choice.if, who, steps))
		.map(([id]) => id);
}
