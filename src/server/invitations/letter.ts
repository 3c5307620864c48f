/**
 * The letter that invites somebody: what it is, how long it takes, until when, whom to ask.
 *
 * @module
 */
import type { Contact } from '#domain/policy/policy.ts';
import type { Day } from '#domain/units.ts';
import { dayInWords } from '../clock.ts';
import { askWhom, oneLine } from '../mail/letter-words.ts';
import type { Letter } from '../mail/mailer.ts';

/** What goes into the letter. */
export interface Inviting {
	readonly school: string;
	readonly name: string;
	readonly email: string;
	readonly link: string;
	/** The day the link opens for the last time. */
	readonly until: Day;
	/** How long the training takes, in minutes; none for somebody who has nothing to take. */
	readonly minutes: number;
	/** When the training is due. */
	readonly due: Day;
	readonly contacts: readonly Contact[];
	/** The school's own sign-in, such as “Google”, with the address to go to. */
	readonly provider?: { readonly name: string; readonly address: string };
}

/** Writes the letter, as plain text. */
export function invitationLetter(inviting: Inviting): Letter {
	const { email, link, until, minutes, due, provider } = inviting;
	const [school, name] = [oneLine(inviting.school), oneLine(inviting.name)];
	const own = provider
		? `\nYou can also sign in with your school’s ${provider.name} account, without a password of its own:\n\n${provider.address}\n`
		: '';
	const takes =
		minutes > 0
			? `It takes about ${minutes} minutes. You can stop at any time and go on where you were. Please finish by ${dayInWords(due)}.`
			: 'There is nothing to prepare.';
	return {
		to: email,
		subject: `${school}: your social media training`,
		text: `Hello ${name},

${school} has a short training on its social media policy: a few situations from school life, and what you would do. Your single answers are shown to nobody else.

${takes}

Choose a password with this link, and you are in:

${link}

The link is yours alone and opens once, until ${dayInWords(until)}. Please do not pass it on.
${own}
Any question? Ask ${askWhom(inviting.contacts)}.

${school}
`
	};
}
