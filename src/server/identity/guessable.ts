/**
 * What anybody would try first: rows and repeats, and the words that most passwords which became known are made of.
 *
 * @module
 */

/**
 * The words that long passwords are made of again and again, in lists of those that became known (SecLists, the NCSC’s
 * hundred thousand), and what a school’s staff would add. Longer ones first, so that each is found whole.
 */
const WORDS = [
	...[
		'password',
		'passwort',
		'passw',
		'passphrase',
		'changeme',
		'letmein',
		'welcome',
		'administrator',
		'admin'
	],
	...['qwertyuiop', 'qwerty', 'azerty', 'asdfghjkl', 'asdfgh', 'zxcvbnm', 'zxcvbn', 'poiuytrewq'],
	...[
		'1q2w3e4r5t6y',
		'1q2w3e4r',
		'1qaz2wsx',
		'qazwsxedc',
		'qazwsx',
		'zaq12wsx',
		'q1w2e3r4',
		'abc123',
		'trustno'
	],
	...[
		'iloveyou',
		'ilove',
		'loveyou',
		'lovely',
		'princess',
		'sunshine',
		'football',
		'baseball',
		'superman'
	],
	...[
		'batman',
		'dragon',
		'monkey',
		'shadow',
		'master',
		'michael',
		'jennifer',
		'charlie',
		'jessica'
	],
	...[
		'pokemon',
		'starwars',
		'computer',
		'internet',
		'whatever',
		'butterfly',
		'chocolate',
		'rainbow',
		'secret'
	],
	...[
		'liverpool',
		'arsenal',
		'chelsea',
		'manchester',
		'everton',
		'rangers',
		'celtic',
		'tottenham',
		'united'
	],
	...[
		'england',
		'scotland',
		'ireland',
		'wales',
		'london',
		'january',
		'february',
		'march',
		'april',
		'june',
		'july'
	],
	...[
		'august',
		'september',
		'october',
		'november',
		'december',
		'monday',
		'friday',
		'summer',
		'winter',
		'spring'
	],
	...[
		'autumn',
		'christmas',
		'school',
		'teacher',
		'teaching',
		'training',
		'education',
		'primary',
		'academy'
	],
	...[
		'headteacher',
		'pupil',
		'class',
		'clauseandeffect',
		'clause',
		'effect',
		'hello',
		'test',
		'user',
		'login'
	]
].sort((one, other) => other.length - one.length);

/** How many such words a password is still easy with: three that do not belong together are not found soon. */
const FEW = 2;
/** Fewer letters than this beside them are no word of one’s own. */
const OWN = 4;
/** As many digits and signs beside them are a date, or a number that goes up. */
const DIGITS = 8;
/** Rows that people’s fingers or heads run along. */
const ROWS = ['abcdefghijklmnopqrstuvwxyz', '01234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

/**
 * Whether a password is one of the first that anybody would try.
 *
 * @param known what everybody knows of its owner: name, address, school
 */
export function isGuessable(password: string, known: readonly string[]): boolean {
	const plain = password.normalize('NFKC').toLowerCase();
	if (new Set(plain).size < 5 || isRow(plain) || isRepeat(plain)) return true;
	return [plain, asLetters(plain)].some((text) => isOfFew(text, known));
}

/** Whether most signs are the one before again, or its neighbour in a row. */
function isRow(text: string): boolean {
	const pairs = [...text].slice(1).map((sign, at) => `${text[at] ?? ''}${sign}`);
	const steps = pairs.filter(
		(pair) =>
			pair[0] === pair[1] ||
			ROWS.some((row) => row.includes(pair) || row.includes([...pair].reverse().join('')))
	);
	return steps.length >= pairs.length * 0.75;
}

/** Whether it is a few signs again and again. */
function isRepeat(text: string): boolean {
	const longest = Math.min(8, Math.floor(text.length / 2));
	for (let many = 1; many <= longest; many++) {
		const times = Math.ceil(text.length / many);
		if (text.slice(0, many).repeat(times).slice(0, text.length) === text) return true;
	}
	return false;
}

/** What is left of a password without what everybody knows and without one or two of the words, if that is little. */
function isOfFew(text: string, known: readonly string[]): boolean {
	let left = text.replace(/\s/g, '');
	const words = known.flatMap((each) => {
		const all = each.toLowerCase();
		return [all.replace(/\s/g, ''), ...all.split(/[^\p{L}\p{N}]+/u)];
	});
	for (const word of words.sort((one, other) => other.length - one.length))
		if (word.length > 2) left = left.replaceAll(word, ' ');
	const found = WORDS.filter((word) => {
		const has = left.includes(word);
		if (has) left = left.replaceAll(word, ' ');
		return has;
	});
	const rest = left.replaceAll(' ', '');
	const letters = rest.replace(/[^\p{L}]/gu, '');
	const isShort = letters.length < OWN && (rest.length <= DIGITS || isRow(rest));
	return isShort && found.length <= FEW && (found.length > 0 || left.includes(' '));
}

/** Signs that stand for letters, as letters. */
function asLetters(text: string): string {
	const letters: Readonly<Record<string, string>> = {
		...{ '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's', '!': 'i' }
	};
	return text.replace(/[013457@$!]/g, (sign) => letters[sign] ?? sign);
}

/**
 * Whether a PIN is one of the first that anybody would try: digits in a row or again and again, a day, or the staff
 * number that it goes with.
 */
export function isGuessablePin(pin: string, staffNumber: string): boolean {
	const steps = [...pin].slice(1).map((digit, at) => Math.abs(Number(digit) - Number(pin[at])));
	return (
		steps.every((step) => step <= 1) ||
		/^(\d{1,4})\1+$/.test(pin) ||
		isDay(pin) ||
		(staffNumber !== '' && pin.includes(staffNumber))
	);
}

/** Whether digits are a day as people write theirs: `140387`, `14031987` or `19870314`. */
function isDay(digits: string): boolean {
	const forwards = /^(\d\d)(\d\d)(?:19|20)?\d\d$/.exec(digits);
	const backwards = /^(?:19|20)\d\d(\d\d)(\d\d)$/.exec(digits);
	return isDayOfMonth(forwards?.[1], forwards?.[2]) || isDayOfMonth(backwards?.[2], backwards?.[1]);
}

function isDayOfMonth(day = '', month = ''): boolean {
	return Number(day) >= 1 && Number(day) <= 31 && Number(month) >= 1 && Number(month) <= 12;
}
