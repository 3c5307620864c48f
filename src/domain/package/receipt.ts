/**
 * A completion receipt: the few facts of a finished course in lines a person can read, with a code that fits them.
 *
 * A package runs in the learner's browser, so no key in it is secret: the code shows that a receipt was copied whole and
 * belongs to this course and edition, and the same code stands among the interactions in the learning platform's own
 * record. It does not show who sat at the screen.
 *
 * @module
 */
import { refuse, type Refusal } from '../refusal.ts';
import { canonical, type Hash, type Instant, type Slug } from '../units.ts';

/** What a receipt says. */
export interface Receipt {
	/** As it was typed. */
	readonly name: string;
	readonly school: string;
	/** The course's word id. */
	readonly course: Slug;
	readonly edition: string;
	/** Whole per cent, as the platform was told. */
	readonly score: number;
	/** When the course was completed; only its minute is printed and counts. */
	readonly at: Instant;
}

/** HMAC-SHA-256 of a text; the domain has no cryptography of its own. */
export type Digest = (key: string, text: string) => Uint8Array;

/** Digits and letters that are not mistaken for one another (Crockford's base 32). */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 12;

/** The code of a receipt, such as `7K3Q-M9P2-A4XY`: sixty bits over every fact, bound to the edition's content (P6). */
export function receiptCode(receipt: Receipt, editionHash: Hash, digest: Digest): string {
	const { name, school, course, edition, score, at } = receipt;
	const text = canonical([name.normalize('NFC'), school, course, edition, score, minuteOf(at)]);
	const bytes = digest(editionHash, text);
	let code = '';
	let bits = 0;
	let held = 0;
	for (const byte of bytes) {
		held = (held << 8) | byte;
		bits += 8;
		while (bits >= 5 && code.length < LENGTH) {
			bits -= 5;
			code += ALPHABET[(held >> bits) & 31] ?? '';
		}
		held &= (1 << bits) - 1;
	}
	return code.replace(/(.{4})(?=.)/g, '$1-');
}

/** A receipt in lines to read, to copy and to check; the times are UTC. */
export function receiptText(receipt: Receipt, code: string): string {
	return [
		'Clause & Effect: completion receipt',
		`Name: ${receipt.name}`,
		`School: ${receipt.school}`,
		`Course: ${receipt.course}`,
		`Edition: ${receipt.edition}`,
		`Score: ${receipt.score}%`,
		`Completed: ${minuteOf(receipt.at).replace('T', ' ')} UTC`,
		`Code: ${code}`
	].join('\n');
}

const LINES = {
	name: /^Name:\s*(.+)$/im,
	school: /^School:\s*(.+)$/im,
	course: /^Course:\s*([a-z0-9-]{1,100})\s*$/im,
	edition: /^Edition:\s*(\S.{0,50})$/im,
	score: /^Score:\s*(\d{1,3})\s*%?\s*$/im,
	at: /^Completed:\s*(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d)/im,
	code: /^Code:\s*([0-9A-Za-z][0-9A-Za-z -]{6,40})\s*$/im
} as const;

const NAMES: Readonly<Record<keyof typeof LINES, string>> = {
	name: 'Name',
	school: 'School',
	course: 'Course',
	edition: 'Edition',
	score: 'Score',
	at: 'Completed',
	code: 'Code'
};

/**
 * Reads a receipt that somebody has pasted.
 *
 * Refuses `receipt-unreadable`, naming the first line that is missing or not as it was printed.
 */
export function readReceipt(
	text: string
): { readonly receipt: Receipt; readonly code: string } | Refusal<'receipt-unreadable'> {
	const lines = text.slice(0, 5_000).replace(/\r\n?/g, '\n');
	const found: Partial<Record<keyof typeof LINES, RegExpExecArray>> = {};
	for (const part of Object.keys(LINES) as (keyof typeof LINES)[]) {
		const line = LINES[part].exec(lines);
		if (!line)
			return refuse(
				'receipt-unreadable',
				`The line “${NAMES[part]}: …” is missing or is not as it was printed. Paste the whole receipt, from “Clause & Effect” to the code.`
			);
		found[part] = line;
	}
	const said = (part: keyof typeof LINES) => found[part]?.[1]?.trim() ?? '';
	return {
		receipt: {
			name: said('name'),
			school: said('school'),
			course: said('course'),
			edition: said('edition'),
			score: Number(said('score')),
			at: `${said('at')}T${found.at?.[2] ?? ''}:00.000Z`
		},
		code: said('code')
	};
}

/** Whether two codes are the same to a reader: case, spaces and hyphens apart, and O for 0, I or L for 1 (P6). */
export function sameCode(one: string, other: string): boolean {
	return plain(one) === plain(other);
}

function plain(code: string): string {
	return code.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
}

/** `2026-11-20T14:05` */
function minuteOf(at: Instant): string {
	return at.slice(0, 16);
}
