/**
 * What was followed up, as an evidence pack tells it.
 *
 * @module
 */
import {
	KINDS,
	stateOn,
	type FollowUp,
	type Kind,
	type State
} from '#domain/follow-up/follow-up.ts';
import type { Day } from '#domain/units.ts';

/** How many follow-ups of a kind stand how. */
export interface FollowUpCounts {
	readonly kind: Kind;
	readonly all: number;
	/** Actions past their day. */
	readonly overdue: number;
	/** Open actions, and exemptions in force. */
	readonly open: number;
}

/** One follow-up, with whom it is about. Its words are for leaders and that person, and not here (U7). */
export interface FollowUpLine {
	readonly name: string;
	readonly kind: Kind;
	readonly state: State;
	readonly notedOn: Day;
	/** The due day of an action, the last day of an exemption. */
	readonly day?: Day;
}

/** A kind in words. */
export const KIND_WORDS: Readonly<Record<Kind, string>> = {
	conversation: 'Conversation',
	action: 'Action',
	exemption: 'Exemption'
};

/** A state in words. */
export const STATE_WORDS: Readonly<Record<State, string>> = {
	noted: 'Noted',
	open: 'Open',
	overdue: 'Overdue',
	closed: 'Closed',
	'in-force': 'In force',
	over: 'Over'
};

/** How many of each kind there were by a day. */
export function followUpCounts(followUps: readonly FollowUp[], on: Day): readonly FollowUpCounts[] {
	const then = asOf(followUps, on);
	return KINDS.map((kind) => {
		const states = then.filter((each) => each.kind === kind).map((each) => stateOn(each, on));
		return {
			kind,
			all: states.length,
			overdue: states.filter((state) => state === 'overdue').length,
			open: states.filter((state) => state === 'open' || state === 'in-force').length
		};
	});
}

/** Each follow-up there was by a day, the newest first. */
export function followUpLines(
	followUps: readonly FollowUp[],
	on: Day,
	nameOf: (person: string) => string
): readonly FollowUpLine[] {
	return asOf(followUps, on).map((each) => {
		const { kind, about, due, until } = each;
		const day = due ?? until;
		return {
			name: nameOf(about),
			kind,
			state: stateOn(each, on),
			notedOn: each.on,
			...(day !== undefined && { day })
		};
	});
}

/** The follow-ups as they stood at the end of a day. */
function asOf(followUps: readonly FollowUp[], on: Day): readonly FollowUp[] {
	return followUps
		.filter((each) => each.on <= on)
		.map((each) => (each.closed && each.closed.on > on ? reopened(each) : each));
}

function reopened(each: FollowUp): FollowUp {
	const open = { ...each };
	delete open.closed;
	return open;
}
