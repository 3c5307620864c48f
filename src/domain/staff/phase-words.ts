/**
 * Which phase a word of a school's own lists means: a name, an abbreviation, a year group.
 *
 * @module
 */
import { nearestTo } from '../nearest.ts';
import type { Slug } from '../units.ts';
import { wordKey } from './group-words.ts';
import { PHASES } from './phases.ts';

/** Words that school offices use, beside the phases’ own names. */
const WORDS: Readonly<Record<Slug, string>> = {
	'early-years':
		'early years, eyfs, ey, early years foundation stage, foundation stage, foundation, reception, nursery, ' +
		'nursery and reception, reception and nursery, pre school, preschool, fs, fs1, fs2, year r, yr r, n1, n2',
	'key-stage-1': 'ks1, ks 1, keystage 1, key stage one, infants, infant, infant school',
	'key-stage-2':
		'ks2, ks 2, keystage 2, key stage two, juniors, junior, junior school, lower key stage 2, ' +
		'upper key stage 2, lower ks2, upper ks2, lks2, uks2',
	primary: 'primary phase, primary school, ks1 and ks2, ks1 2, key stages 1 and 2',
	'key-stage-3': 'ks3, ks 3, keystage 3, key stage three',
	'key-stage-4': 'ks4, ks 4, keystage 4, key stage four, gcse',
	secondary: 'secondary phase, secondary school, ks3 and ks4, ks3 4, key stages 3 and 4',
	'sixth-form':
		'6th form, post 16, post16, 16 plus, 16 19, ks5, ks 5, keystage 5, key stage 5, key stage five, sixth form college',
	'whole-school':
		'all school, whole school staff, all, all phases, all key stages, all years, across school, ' +
		'across the school, cross phase, all through, whole'
};

/** The first and the last year group of each key stage. */
const YEARS: readonly (readonly [phase: Slug, from: number, to: number])[] = [
	['key-stage-1', 1, 2],
	['key-stage-2', 3, 6],
	['key-stage-3', 7, 9],
	['key-stage-4', 10, 11],
	['sixth-form', 12, 13]
];

const MEANT: ReadonlyMap<string, Slug> = new Map(
	Object.entries(PHASES).flatMap(([phase, name]) =>
		[phase, name, ...(WORDS[phase] ?? '').split(', ')].map((word): [string, Slug] => [
			wordKey(word),
			phase
		])
	)
);

const KNOWN: readonly string[] = [...MEANT.keys()].map((word) => word.replaceAll(' ', '-'));

/** The phase that a word means; undefined when it is not a known one, or year groups of more than one key stage. */
export function phaseFrom(text: string): Slug | undefined {
	const key = wordKey(text);
	return MEANT.get(key) ?? phaseOfYears(key);
}

/** `year 4`, `y4`, `years 3 and 4`, `y5 6`. */
function phaseOfYears(key: string): Slug | undefined {
	const years =
		/^(?:years?|yrs?|y) ?(\d{1,2})(?:(?: ?(?:and|to))? ?(?:year|yr|y)? ?(\d{1,2}))?$/.exec(key);
	if (!years) return undefined;
	const [first, last] = [Number(years[1]), Number(years[2] ?? years[1])];
	return YEARS.find(([, from, to]) => from <= first && first <= last && last <= to)?.[0];
}

/** The phase somebody probably meant by a word that is not known; one with another number is never near. */
export function phaseNear(text: string): Slug | undefined {
	const word = wordKey(text).replaceAll(' ', '-');
	const near = nearestTo(
		word,
		KNOWN.filter((known) => numbersIn(known) === numbersIn(word))
	);
	return near === undefined ? undefined : MEANT.get(near.replaceAll('-', ' '));
}

function numbersIn(word: string): string {
	return word.replace(/\D+/g, ' ').trim();
}
