/**
 * Reminders in words.
 *
 * @module
 */
import type { HeldBack } from '#server/reminders/held.ts';
import type { OnPaper } from '#server/reminders/plan.ts';
import { count, dayWords, type Tone } from '#ui/words.ts';

/** Which reminder it is: by when it comes. */
export function stepWords(step: number): string {
	if (step === 0) return 'On the due day';
	return `${count(Math.abs(step), 'day')} ${step < 0 ? 'before' : 'after'}`;
}

/** The symbol and colour of a reminder: still time, today, or late. */
export function toneOfOver(over: number): Tone {
	return over > 0 ? 'breach' : over === 0 ? 'risky' : 'ok';
}

/** Why somebody gets a reminder on a day. */
export function whyWords(due: string, over: number): string {
	if (over < 0) return `Due on ${dayWords(due)}, in ${count(-over, 'day')}.`;
	if (over === 0) return 'Due that day.';
	return `Was due on ${dayWords(due)}: ${count(over, 'day')} late by then.`;
}

/** Why somebody is told on paper. */
export const paperWords: Readonly<Record<OnPaper['because'], string>> = {
	'no-address': 'No e-mail address',
	refused: 'The mail server refused the address',
	'no-mail': 'This server sends no e-mail'
};

/** What is held since a backup was restored. */
export function heldWords({ reminders, weekly, questions }: HeldBack): string {
	const parts = [
		...(reminders > 0 ? [count(reminders, 'reminder')] : []),
		...(weekly ? ['the weekly letters of that week'] : []),
		...(questions > 0 ? [`the question to ${count(questions, 'governor')}`] : [])
	];
	const last = parts.pop() ?? '';
	return parts.length === 0 ? last : `${parts.join(', ')} and ${last}`;
}
