/**
 * The letters themselves: short and kind, what is due and by when, how long it takes, whom to ask.
 *
 * @module
 */
import { DOUBT_TO_SIGNER, type Doubt } from '#domain/declaration/doubt.ts';
import type { Pressing } from '#domain/reminders/digest.ts';
import type { Day } from '#domain/units.ts';
import { dayInWords } from '../clock.ts';
import { htmlOf, oneLine } from '../mail/letter-words.ts';
import type { Letter } from '../mail/mailer.ts';

/** What goes into a reminder. */
export interface Reminding {
	readonly school: string;
	readonly name: string;
	readonly email: string;
	/** Where people find the app. */
	readonly origin: string;
	readonly kind: 'induction' | 'refresher' | 'new-edition';
	readonly due: Day;
	/** Days past the due day; below 0 before it. */
	readonly over: number;
	/** How long the situations take that are left; 0 when only the declaration is. */
	readonly minutes: number;
	/** Why what stands as their declaration does not count, where it does not. */
	readonly doubt?: Doubt;
	/** Whom to ask, by role. */
	readonly ask: string;
	/** Whether it is only tried out. */
	readonly isTest?: boolean;
}

/** What a reminder says, without greeting and link: for the letter, and for one on paper. */
export function remindingWords(reminding: Omit<Reminding, 'email' | 'origin'>): readonly string[] {
	const { kind, due, over, minutes, doubt } = reminding;
	const [school, what] = [oneLine(reminding.school), WHAT[kind]];
	const day = dayInWords(due);
	const days = Math.abs(over) === 1 ? '1 day' : `${Math.abs(over)} days`;
	const when =
		over < 0
			? `${what} of ${school} is due by the end of ${day}: in ${days}.`
			: over === 0
				? `${what} of ${school} is due today, ${day}.`
				: `${what} of ${school} was due on ${day}. It is not too late: please find a quiet moment for it in the next few days.`;
	const takes =
		minutes > 0
			? `What is left takes about ${minutes} minutes. You can stop at any time and go on where you were. Your single answers are shown to nobody else.`
			: 'You have passed every situation; only the declaration is left to sign. That takes two minutes.';
	return [when, ...(doubt ? [DOUBT_TO_SIGNER[doubt]] : []), takes];
}

const WHAT: Readonly<Record<Reminding['kind'], string>> = {
	induction: 'Your training on the social media policy',
	refresher: 'Your yearly refresher on the social media policy',
	'new-edition': 'What has changed in the social media policy'
};

/** Writes a reminder. */
export function reminderLetter(reminding: Reminding): Letter {
	const { email, origin, due, over, ask, isTest = false } = reminding;
	const subject =
		over < 0
			? `Your social media training is due on ${dayInWords(due)}`
			: over === 0
				? 'Your social media training is due today'
				: 'Your social media training is still to do';
	const paragraphs = [
		...(isTest
			? ['This is a test letter that you sent to yourself. A reminder looks like this:']
			: []),
		`Hello ${oneLine(reminding.name)},`,
		...remindingWords(reminding),
		'Go on here:',
		`${origin}/course`,
		...(over < 0 ? ['To put the day into your calendar:', `${origin}/course/due.ics`] : []),
		`A question, or is this a bad time? Ask ${ask}. If you have just finished, thank you: there is nothing more to do.`,
		oneLine(reminding.school)
	];
	return withHtml(email, isTest ? `Test: ${subject}` : subject, paragraphs);
}

/** What goes into the weekly letter. */
export interface Telling {
	readonly school: string;
	readonly name: string;
	readonly email: string;
	readonly pressing: readonly Pressing[];
	/** Where the report is, for those who may read it. */
	readonly report?: string;
}

/** So many people are named in one letter; the report has them all. */
const NAMED_AT_MOST = 100;

/** Writes the weekly letter about others. */
export function digestLetter(telling: Telling): Letter {
	const { email, pressing, report } = telling;
	const doubted = pressing.filter((each) => each.doubted);
	const late = pressing.filter((each) => !each.doubted && each.over > 0);
	const soon = pressing.filter((each) => !each.doubted && each.over <= 0);
	const paragraphs = [
		`Hello ${oneLine(telling.name)},`,
		`This is how far the social media training at ${oneLine(telling.school)} is. A kind word from you often does more than any letter.`,
		...listed('Past the due day', late),
		...listed('Due within two weeks', soon),
		...listed(DOUBTED, doubted),
		...(report === undefined ? [] : ['The whole report:', report]),
		'This letter comes once a week at most, and only while somebody is due.',
		oneLine(telling.school)
	];
	return withHtml(email, 'Social media training: who is due', paragraphs);
}

const DOUBTED =
	'Their declaration does not count: it, or what was played for it, was changed by something else than this program. The report says more; they are not reminded until somebody has looked into it';

function listed(title: string, people: readonly Pressing[]): readonly string[] {
	if (people.length === 0) return [];
	const lines = people
		.slice(0, NAMED_AT_MOST)
		.map(({ name, due }) => `– ${oneLine(name)}, ${dayInWords(due)}`);
	const more = people.length - NAMED_AT_MOST;
	return [[`${title}:`, ...lines, ...(more > 0 ? [`– and ${more} more`] : [])].join('\n')];
}

function withHtml(to: string, subject: string, paragraphs: readonly string[]): Letter {
	const text = `${paragraphs.join('\n\n')}\n`;
	return { to, subject, text, html: htmlOf(text) };
}
