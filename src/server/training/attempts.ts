/**
 * What a person does with attempts: begin, choose, replay from a decision. The server judges from the choices alone.
 *
 * @module
 */
import { randomUUID } from 'node:crypto';
import { append, replayFrom, start, type Attempt, type Under } from '#domain/attempt/attempt.ts';
import { drawnWayIn, wayInFor } from '#domain/course/ways-in.ts';
import { isRefusal, refuse, type Refusal } from '#domain/refusal.ts';
import type { Instant, Slug } from '#domain/units.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { PersonRecord, SchoolRecord } from '../store/records.ts';
import type { Store } from '../store/port.ts';
import { standingIn } from './progress.ts';
import type { Playing } from './playing.ts';

/** Where things are kept and how they are played. */
export interface Training {
	readonly store: Store;
	readonly playing: Playing;
	/** The chains of what was declared. */
	readonly evidence: Evidence;
}

/** One choice as a browser sends it: how many decisions it believes were taken, where it stands, what was chosen. */
export interface Entry {
	readonly at: number;
	readonly scene: Slug;
	readonly choice: Slug;
}

/** The way in this person meets first in a scenario. */
export function firstWayIn(
	training: Training,
	person: PersonRecord,
	scenario: Slug
): Slug | undefined {
	const held = training.playing.library.scenarios[scenario];
	return held && drawnWayIn(Object.keys(held.scenario.ways), person.id, scenario);
}

/**
 * Begins a scenario, or goes on with the open attempt at the same way in.
 *
 * Refuses `scenario-unknown`, and a way in as {@link wayInFor} does.
 */
export async function begin(
	training: Training,
	school: SchoolRecord,
	person: PersonRecord,
	scenario: Slug,
	asked: Slug | undefined,
	now: Instant
): Promise<Attempt | Refusal> {
	const { playing, store } = training;
	const { scenarios } = playing.library;
	const held = Object.hasOwn(scenarios, scenario) ? scenarios[scenario] : undefined;
	if (!held) return refuse('scenario-unknown', 'There is no such situation in your course.');
	const ways = Object.keys(held.scenario.ways);
	const under: Under = {
		scenario: held.hash,
		policy: school.policy,
		edition: school.edition,
		baseline: school.baseline
	};
	await playing.keep(under);
	const id = randomUUID();
	let begun: Attempt | undefined;
	const answer = await store.people.change(school.id, person.id, (record) => {
		const counted = playing.counted(record);
		const hasEnded = standingIn(scenario, counted, school, playing).first !== undefined;
		const who = wayInFor(ways, drawnWayIn(ways, record.id, scenario), asked, hasEnded);
		if (isRefusal(who)) return who;
		begun = counted.attempts.findLast(
			(attempt) =>
				attempt.scenario === scenario &&
				attempt.who === who &&
				attempt.told === undefined &&
				attempt.under.edition === under.edition &&
				attempt.under.scenario === under.scenario &&
				!playing.fold(attempt).ended
		);
		if (begun) return refuse('already-open', '');
		begun = start({ id, scenario, who, under, startedAt: now });
		return { ...record, attempts: [...record.attempts, begun] };
	});
	if (begun) return begun;
	return isRefusal(answer)
		? answer
		: refuse('scenario-unknown', 'This situation could not be started.');
}

/** Where an attempt is played, as its address names it. */
export interface Place {
	readonly scenario: Slug;
	readonly attempt: string;
}

/** The attempt at a place. Refuses `attempt-unknown` where the record has none, or it is one of another situation. */
export function attemptAt(
	{ attempts }: PersonRecord,
	{ scenario, attempt }: Place
): Attempt | Refusal<'attempt-unknown'> {
	return attempts.find((each) => each.id === attempt && each.scenario === scenario) ?? unknown();
}

/**
 * Saves one choice. A choice that is already at that place in the log is answered as saved, so that an answer lost on
 * the way can be asked for again; anything else in that place is refused `stale`.
 *
 * Refuses `attempt-unknown`, `stale`, `choice-not-offered`, `attempt-ended`.
 */
export async function saveChoice(
	training: Training,
	person: PersonRecord,
	attemptId: string,
	entry: Entry,
	now: Instant
): Promise<Attempt | Refusal> {
	const { playing, store } = training;
	let saved: Attempt | undefined;
	const answer = await store.people.change(person.school, person.id, (record) => {
		const attempt = record.attempts.find(({ id }) => id === attemptId);
		if (!attempt) return unknown();
		const there = attempt.chosen[entry.at];
		if (there && there.scene === entry.scene && there.choice === entry.choice) {
			saved = attempt;
			return refuse('already-saved', '');
		}
		const played = playing.played(attempt);
		if (entry.at === attempt.chosen.length && played.ended)
			return refuse('attempt-ended', 'This attempt has ended. Start a new one to choose again.');
		if (entry.at !== attempt.chosen.length || entry.scene !== played.at)
			return refuse('stale', 'You went on somewhere else. Here is where things stand.');
		const longer = append(attempt, entry.scene, entry.choice, now);
		const next = playing.stepped(attempt, longer);
		if (isRefusal(next)) return next;
		saved = longer;
		return withAttempt(record, longer);
	});
	return isRefusal(answer) && answer.refused !== 'already-saved' ? answer : (saved ?? unknown());
}

/** Starts a new attempt whose log begins with the choices before a decision of an ended one (G6). */
export async function replayAttempt(
	training: Training,
	person: PersonRecord,
	attemptId: string,
	decision: number,
	now: Instant
): Promise<Attempt | Refusal> {
	const id = randomUUID();
	let begun: Attempt | undefined;
	const answer = await training.store.people.change(person.school, person.id, (record) => {
		const attempt = record.attempts.find((each) => each.id === attemptId);
		if (!attempt) return unknown();
		if (!training.playing.counted(record).attempts.includes(attempt))
			return refuse(
				'attempt-changed',
				'This attempt is not as it was when you signed for it, so it cannot be replayed from. Start the situation again instead.'
			);
		if (!training.playing.fold(attempt).ended)
			return refuse(
				'attempt-open',
				'Finish this attempt first; then you can replay from a decision.'
			);
		const again = replayFrom(attempt, decision, id, now);
		if (isRefusal(again)) return again;
		begun = record.attempts.find(
			(each) =>
				each.from?.attempt === attemptId &&
				each.from.decisions === decision &&
				each.told === again.told &&
				each.chosen.length === decision
		);
		if (begun) return refuse('already-open', '');
		begun = again;
		return { ...record, attempts: [...record.attempts, again] };
	});
	return begun ?? (isRefusal(answer) ? answer : unknown());
}

function withAttempt(record: PersonRecord, attempt: Attempt): PersonRecord {
	return {
		...record,
		attempts: record.attempts.map((each) => (each.id === attempt.id ? attempt : each))
	};
}

function unknown(): Refusal<'attempt-unknown'> {
	return refuse('attempt-unknown', 'There is no such attempt in your record.');
}
