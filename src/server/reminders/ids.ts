/**
 * How the letters of the reminders are named in the delivery log: by what they are about, so that none is sent twice.
 *
 * An id is made of words joined by dots: `reminder.<person>.<duty>.<opens>.<which>`, `digest.<person>.<monday>`,
 * `governors.<tag>.<monday>` or `governors-question.<tag>.<day>`, where the tag stands for an address. What came of it is
 * an entry of its own, with one more word.
 *
 * @module
 */
import { createHash, createHmac } from 'node:crypto';
import type { Step } from '#domain/reminders/chase.ts';
import type { Day } from '#domain/units.ts';

/** The duty a reminder is about: what moves its due day leaves it the same, but for a start date that is corrected. */
export interface About {
	readonly kind: string;
	readonly opens: Day;
}

/** Which reminder of a duty, or one that was sent by hand on a day. */
export type Which = Step | { readonly byHandOn: Day };

/** The id of a reminder. */
export function reminderId(person: string, { kind, opens }: About, which: Which): string {
	return `reminder.${person}.${kind}.${opens}.${wordOf(which)}`;
}

/** The id of a weekly letter. */
export function digestId(person: string, monday: Day): string {
	return `digest.${person}.${monday}`;
}

/** The id of the letter with the verification values to an address. */
export function valuesId(tag: string, monday: Day): string {
	return `governors.${tag}.${monday}`;
}

/** The id of the question whether an address wants that letter. */
export function questionId(tag: string, on: Day): string {
	return `governors-question.${tag}.${on}`;
}

/** The tag of the address that a letter to governors goes to; undefined for any other letter. */
export function tagIn(id: string): string | undefined {
	return /^governors(?:-question)?\.([0-9a-f]+)\./.exec(id)?.[1];
}

/** The day on which the question was put; undefined for any other letter. */
export function askedIn(id: string): Day | undefined {
	const [what, , day] = id.split('.');
	return what === 'governors-question' ? day : undefined;
}

function wordOf(which: Which): string {
	if (typeof which === 'object') return `by-hand-${which.byHandOn}`;
	return which === 0 ? 'on' : which < 0 ? `before-${-which}` : `after-${which}`;
}

/** A reminder, as its id says it; undefined for any other letter. */
export function reminderIn(id: string): (About & { readonly which: Step | 'by-hand' }) | undefined {
	const [what, , kind, opens, which = ''] = id.split('.');
	if (what !== 'reminder' || kind === undefined || opens === undefined) return undefined;
	const duty = { kind, opens };
	const step = /^(before|after)-(\d+)$/.exec(which);
	if (which === 'on') return { ...duty, which: 0 };
	if (!step) return { ...duty, which: 'by-hand' };
	return { ...duty, which: step[1] === 'before' ? -Number(step[2]) : Number(step[2]) };
}

/** The Monday of a weekly letter; undefined for any other letter. */
export function mondayIn(id: string): Day | undefined {
	const [what, , monday] = id.split('.');
	return what === 'digest' || what === 'governors' ? monday : undefined;
}

/** The Message-ID of a letter: the same each time it is tried. */
export function messageIdOf(school: string, letter: string, host: string): string {
	return `<${messageHash(school, letter)}@${host}>`;
}

/** What stands for a letter in its Message-ID, by which a report about it is known. */
export function messageHash(school: string, letter: string): string {
	return createHash('sha256').update(`${school}\0${letter}`).digest('hex').slice(0, 40);
}

/** What stands for an address in the log, so that the address itself does not: made with a key of this server. */
export function addressTag(key: Uint8Array, email: string): string {
	return createHmac('sha256', key).update(`reminders\0${email}`).digest('hex').slice(0, 24);
}
