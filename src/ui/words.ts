/**
 * The product's own words for what the domain decides: judgements, forces, days and times.
 *
 * @module
 */
import type { Judgement } from '#domain/policy/policy.ts';

export { dayWords, momentWords } from './day-words.ts';
export { addressee, forceWords } from './force-words.ts';
export { timeWords } from './time-words.ts';

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
