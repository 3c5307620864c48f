/**
 * How it stands with an address of a governor, in words and with its symbol.
 *
 * @module
 */
import type { Known } from '#server/governors/plan.ts';
import { count, dayWords, momentWords, type Tone } from '#ui/words.ts';

/** What is shown of an address. */
export interface Stand {
	readonly tone: Tone;
	readonly chip: string;
	readonly says: string;
}

/** How it stands with an address. */
export function standOf(known: Omit<Known, 'tag'>): Stand {
	const { answer, reachable, asked, lastWeek } = known;
	const last = asked.at(-1);
	if (!reachable)
		return {
			tone: 'breach',
			chip: 'Cannot be reached',
			says: 'A mail server does not take this address. Correct it in the list.'
		};
	if (answer?.says === 'no')
		return {
			tone: 'silent',
			chip: 'Said no',
			says: `On ${momentWords(answer.at)}. Nothing is sent there; you can take it off the list.`
		};
	if (answer)
		return {
			tone: 'best',
			chip: 'Said yes',
			says:
				lastWeek === undefined
					? 'No letter has gone out yet.'
					: `The last letter was of the week of ${dayWords(lastWeek)}.`
		};
	if (last === undefined)
		return {
			tone: 'silent',
			chip: 'Not asked yet',
			says: 'Is asked once whether they want the letter, in school hours, while this is on.'
		};
	return {
		tone: 'risky',
		chip: 'No answer yet',
		says: `Asked ${asked.length > 1 ? `${count(asked.length, 'time')}, last ` : ''}on ${dayWords(last)}. Nothing more is sent until they say yes.`
	};
}
