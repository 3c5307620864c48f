/**
 * The receipt of a completed course: made anew each time from the log, and told to the platform once.
 *
 * @module
 */
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { Interaction } from '#domain/package/interaction.ts';
import type { CourseLog, Standings } from '#domain/package/log.ts';
import type { PackagedCourse } from '#domain/package/packaged.ts';
import { receiptCode, receiptText, type Receipt } from '#domain/package/receipt.ts';
import { percent } from '#domain/units.ts';
import { declarationOf } from '#domain/package/signing.ts';
import type { Signing } from './course.svelte.ts';

/** A receipt with its code. */
export interface Given {
	readonly code: string;
	/** The lines to read and to copy. */
	readonly text: string;
}

/** The receipt of a course that is complete and signed; none before that, or where nobody has typed a name. */
export function receiptOf(
	course: PackagedCourse,
	{ signed }: CourseLog,
	{ stand, progress }: Standings
): Given | undefined {
	if (stand !== 'complete' || !signed || !progress.score) return undefined;
	const receipt: Receipt = {
		name: signed.name,
		school: course.school,
		course: course.id,
		edition: course.edition,
		score: percent(progress.score),
		at: signed.at
	};
	const code = receiptCode(receipt, course.editionHash, digest);
	return { code, text: receiptText(receipt, code) };
}

/** The receipt as the platform lists it: its code is the name of the entry, and counts neither way. */
const receiptNote: Signing['note'] = (course, log, standings, when) => {
	const given = receiptOf(course, log, standings);
	return given && noteOf(given, when);
};

/** How a declaration is signed, and a receipt given. */
export const SIGNING: Signing = { declarationOf, note: receiptNote };

function noteOf({ code }: Given, when: Pick<Interaction, 'at' | 'offset'>): Interaction {
	return {
		scenario: 'receipt',
		scene: code.toLowerCase(),
		visit: 1,
		says: `Completion receipt ${code}`,
		choice: 'given',
		place: 0,
		points: 0,
		of: 0,
		counted: false,
		...when,
		seconds: 0,
		objectives: []
	};
}

// Over http, and from a file, the browser's own cryptography is not there.
function digest(key: string, text: string): Uint8Array {
	return hmac(sha256, utf8ToBytes(key), utf8ToBytes(text));
}
