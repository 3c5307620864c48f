/**
 * The product's own words for what the domain decides: judgements, forces, days and times.
 *
 * @module
 */
import type { Clause, Force, Judgement } from '#domain/policy/policy.ts';

/** Whose judgement it is: the school's own policy, or good practice standing in for it or played as the edition. */
export type Judge = 'policy' | 'good-practice';

/** The class name, and icon name, of each judgement. */
export type Tone = 'best' | 'ok' | 'risky' | 'breach' | 'serious' | 'silent';

const TONES: Readonly<Record<Judgement, Tone>> = {
	'compliant-best': 'best',
	compliant: 'ok',
	risky: 'risky',
	breach: 'breach',
	'serious-breach': 'serious',
	'not-addressed': 'silent'
};

const JUDGEMENT_WORDS: Readonly<Record<Judge, Readonly<Record<Judgement, string>>>> = {
	policy: {
		'compliant-best': 'What your policy asks for',
		compliant: 'In line with your policy',
		risky: 'Unwise under your policy',
		breach: 'Against your policy',
		'serious-breach': 'Seriously against your policy',
		'not-addressed': 'Your policy does not say'
	},
	'good-practice': {
		'compliant-best': 'What good practice asks for',
		compliant: 'In line with good practice',
		risky: 'Unwise under good practice',
		breach: 'Against good practice',
		'serious-breach': 'Seriously against good practice',
		'not-addressed': 'Good practice does not say'
	}
};

/** The class, and icon, that goes with a judgement. */
export function toneOf(judgement: Judgement): Tone {
	return TONES[judgement];
}

/** A judgement in the words of the look; the school judges, or good practice does, never the product. */
export function judgementWords(judgement: Judgement, judge: Judge = 'policy'): string {
	return JUDGEMENT_WORDS[judge][judgement];
}

const ADDRESSEES: Readonly<Record<string, string>> = {
	'all staff': 'Staff',
	'marketing staff': 'Marketing staff',
	'account users': 'Account users',
	'account moderators': 'Account moderators',
	'account applicants': 'Account applicants',
	school: 'The school',
	SLT: 'Senior leaders',
	headteacher: 'The Headteacher',
	principal: 'The Principal',
	proprietor: 'The proprietor',
	pupils: 'Pupils',
	parents: 'Parents',
	governors: 'Governors',
	bloggers: 'Bloggers',
	'whole community': 'Everyone at the school',
	'all readers': 'Everyone who reads it'
};

const ONE = new Set([
	'school',
	'headteacher',
	'principal',
	'proprietor',
	'whole community',
	'all readers'
]);

/** Whom a clause addresses, as the subject of a sentence: “Staff”, “Pupils and parents”. */
export function addressee(binds: readonly string[]): string {
	const names = binds.map(
		(each) => ADDRESSEES[each] ?? each.charAt(0).toUpperCase() + each.slice(1)
	);
	if (names.length === 0) return 'Staff';
	const [first = '', ...rest] = names;
	const all = [first, ...rest.map((name) => name.charAt(0).toLowerCase() + name.slice(1))];
	return all.length === 1 ? first : `${all.slice(0, -1).join(', ')} and ${all.at(-1) ?? ''}`;
}

/** The force of a clause, with whom it addresses, in words that its text completes: “Staff must not”. */
export function forceWords({ force, binds }: Pick<Clause, 'force' | 'binds'>): string {
	const who = addressee(binds);
	const own = who === 'Staff';
	const one = binds.length === 1 && ONE.has(binds[0] ?? '');
	const words: Readonly<Record<Force, string>> = {
		must: `${who} must`,
		'must-not': `${who} must not`,
		should: `${who} should`,
		'should-not': `${who} should not`,
		'advised-against': own ? 'Advised against' : `${who} ${one ? 'is' : 'are'} advised against`,
		may: `${who} may`,
		'school-commitment':
			own || who === 'The school'
				? 'The school commits to'
				: `${who} ${one ? 'commits' : 'commit'} to`,
		consequence: 'What may follow',
		information: 'For information'
	};
	return words[force];
}

const LONDON = 'Europe/London';
const WHOLE_DAY = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
const DAY = inWords({ ...WHOLE_DAY, timeZone: 'UTC' });
const MONTH = inWords({ month: 'long', year: 'numeric', timeZone: 'UTC' });
const TIME = inWords({ hour: '2-digit', minute: '2-digit', timeZone: LONDON });
const DAY_THERE = inWords({ ...WHOLE_DAY, timeZone: LONDON });

/** Writes moments as people do; made at the first use, as making it takes a while. */
function inWords(options: Intl.DateTimeFormatOptions): (at: string) => string {
	let format: Intl.DateTimeFormat | undefined;
	return (at) => (format ??= new Intl.DateTimeFormat('en-GB', options)).format(new Date(at));
}

const plain = (text: string) => text.replace(/^(\w+),/, '$1');

/** A calendar day as people say it, `Friday 18 December 2026`; a month as `April 2023`; other words as they stand. */
export function dayWords(day: string): string {
	if (/^\d{4}-\d{2}-\d{2}$/.test(day)) return plain(DAY(`${day}T00:00:00Z`));
	if (/^\d{4}-\d{2}$/.test(day)) return MONTH(`${day}-01T00:00:00Z`);
	return day === 'unknown' ? 'not stated' : day;
}

/** The time of day in the schools' own time zone: `20:14`. */
export function timeWords(at: string): string {
	return TIME(at);
}

/** A moment in the schools' own time zone: `Friday 20 November 2026 at 20:14`. */
export function momentWords(at: string): string {
	return `${plain(DAY_THERE(at))} at ${timeWords(at)}`;
}

/** `1 decision`, `2 decisions`. */
export function count(many: number, one: string, more = `${one}s`): string {
	return `${many} ${many === 1 ? one : more}`;
}

/** A measured time to the nearest half: `4½ minutes`, `1 minute`; never less than a half. */
export function minuteWords(minutes: number): string {
	const halves = Math.max(1, Math.round(minutes * 2));
	const whole = halves < 2 ? '' : String(Math.floor(halves / 2));
	return `${whole}${halves % 2 === 1 ? '½' : ''} ${halves <= 2 ? 'minute' : 'minutes'}`;
}

/** By which means somebody came in, as it follows “signed in”. */
export const meansWords = {
	sample: 'in the sample',
	password: 'with a password',
	'magic-link': 'with a link',
	oidc: 'with the school’s own sign-in',
	passkey: 'with a passkey',
	'staff-number': 'with a staff number'
} as const;
