/**
 * The letters to governors: the question whether they want the verification values, and the values.
 *
 * @module
 */
import { printed } from '#domain/evidence/link.ts';
import type { Day } from '#domain/units.ts';
import { dayInWords } from '../clock.ts';
import type { Values } from '../evidence/values.ts';
import { htmlOf, oneLine } from '../mail/letter-words.ts';
import type { Letter } from '../mail/mailer.ts';

/** The values, each with what it is called. */
export function valuesShown({ n, hash, key }: Values): readonly (readonly [string, string])[] {
	return [
		['Links in the chain', String(n)],
		['Head', `link ${n}, head ${printed(hash)}`],
		['Head in full', hash],
		['Fingerprint of the key', key]
	];
}

/** What the letter is, for somebody who has never heard of it. */
export const WHAT_IT_IS =
	'Each time a member of staff signs the declaration on the social media policy, the training adds one link to a chain. These values tell that chain, as it is today, from every other.';

/** Why one keeps it: what it proves. */
export const WHY_KEEP_IT =
	'Please keep this letter. Whoever runs the training could write its records anew, but cannot change a letter that you have. With it, anybody can find out later whether a declaration that was signed up to today was changed or taken out.';

/** What it does not prove. */
export const WHAT_NOT =
	'It does not show who sat at the screen, and it does not say how many of the staff have signed: for that there are the school’s reports.';

/** How one checks, step by step. */
export const HOW_TO_CHECK: readonly string[] = [
	'Ask the school for an evidence pack, “for an inspector”, and unpack it. It names members of staff, so keep it as the school would.',
	'Open verifier.html in it with a browser. It works without a network. If you want to rely on the school for nothing, use a verifier that you have kept from before.',
	'Give it evidence.json, and type in the number and the head of this letter.',
	'It says in words whether the chain is whole and fits. A later chain fits too: it only grows.'
];

/** What goes into the letter with the values. */
export interface Valued {
	readonly school: string;
	readonly email: string;
	readonly on: Day;
	readonly values: Values;
	readonly origin: string;
	/** Where the letter can be stopped; absent from a test. */
	readonly stop?: string;
}

/** Writes the letter with the values. */
export function valuesLetter({ email, on, values, origin, stop, ...more }: Valued): Letter {
	const [school, day] = [oneLine(more.school), dayInWords(on)];
	const subject = `${school}: verification values of ${day}`;
	return withHtml(email, stop === undefined ? `Test: ${subject}` : subject, [
		...(stop === undefined
			? ['This is a test letter that you sent to yourself. Governors get it like this:']
			: []),
		`The verification values of the social media training at ${school}, on ${day}:`,
		valuesShown(values)
			.map(([name, value]) => `${name}: ${value}`)
			.join('\n'),
		WHAT_IT_IS,
		WHY_KEEP_IT,
		WHAT_NOT,
		['How to check:', ...HOW_TO_CHECK.map((step, index) => `${index + 1}. ${step}`)].join('\n'),
		'A single certificate that somebody shows you is checked here:',
		`${origin}/verify`,
		...(stop === undefined
			? []
			: ['This letter comes once a week at most, and names nobody. To have it no more:', stop]),
		school
	]);
}

/** What goes into the question. */
export interface Asking {
	readonly school: string;
	readonly email: string;
	/** Where it is answered. */
	readonly answer: string;
}

/** Writes the question. */
export function questionLetter({ email, answer, ...more }: Asking): Letter {
	const school = oneLine(more.school);
	return withHtml(email, `${school}: may we send you the verification values?`, [
		'Hello,',
		`${school} would like to send you a short letter once a week: a few figures by which later changes to the school’s training records can be found. It is meant for governors. It names nobody, and there is nothing to do but to keep it.`,
		'Nothing is sent unless you say yes. Answer here, yes or no:',
		answer,
		'If you do not know the school, do nothing: then you are not written to again by itself.',
		school
	]);
}

function withHtml(to: string, subject: string, paragraphs: readonly string[]): Letter {
	const text = `${paragraphs.join('\n\n')}\n`;
	return { to, subject, text, html: htmlOf(text) };
}
