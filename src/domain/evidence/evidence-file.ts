/**
 * The file by which a school's evidence is checked away from its server.
 *
 * @module
 */
import { refuse, type Refusal } from '../refusal.ts';
import type { Instant } from '../units.ts';
import type { Evidence } from './check.ts';
import { KINDS, type Detail, type Head, type Link, type Stands } from './link.ts';
import { fits, HASH, isObject, SIGNATURE } from './shapes.ts';

/** What the file calls itself. */
export const FORMAT = 'clause-and-effect-evidence';

/** An evidence file. */
export interface EvidenceFile extends Evidence {
	readonly format: typeof FORMAT;
	readonly version: 1;
	/** What the school is called. */
	readonly name: string;
	readonly made: Instant;
}

/** Reads an evidence file; refuses `evidence-unreadable` with the first thing that is wrong (E9). */
export function readEvidence(text: string): EvidenceFile | Refusal<'evidence-unreadable'> {
	let file: unknown;
	try {
		file = JSON.parse(text);
	} catch {
		return unreadable('it is cut short, or not an evidence file at all');
	}
	if (!isObject(file) || file['format'] !== FORMAT) return unreadable('it is another kind of file');
	if (file['version'] !== 1) return unreadable('it was made by a newer program; use its verifier');
	const { school, name, made, links, details, erased } = file;
	if (typeof school !== 'string' || typeof name !== 'string' || typeof made !== 'string')
		return unreadable('it does not name its school');
	if (!isListOf(links, isLink)) return unreadable('a link in it does not have the shape of one');
	if (!isListOf(details, isDetail))
		return unreadable('a declaration in it does not have the shape of one');
	if (erased !== undefined && !isCount(erased))
		return unreadable('it does not say in whole numbers how many declarations were erased');
	return {
		...{ format: FORMAT, version: 1, school, name, made, links, details },
		...(erased !== undefined && { erased })
	};
}

/** Reads what somebody typed for a head: a number, then at least eight digits of the hash; spaces do not matter. */
export function readHead(number: string, digits: string): Head | Refusal<'head-unreadable'> {
	const hash = digits.toLowerCase().replace(/[\s….]/g, '');
	if (!/^[1-9]\d{0,8}$/.test(number.trim()) || !/^[0-9a-f]{8,64}$/.test(hash))
		return refuse(
			'head-unreadable',
			'Type the number of the link, and at least the first eight digits after “head”: 0 to 9 and a to f.'
		);
	return { n: Number(number), hash };
}

function unreadable(why: string): Refusal<'evidence-unreadable'> {
	return refuse('evidence-unreadable', `This file cannot be read: ${why}.`);
}

function isCount(value: unknown): value is number {
	return Number.isSafeInteger(value) && Number(value) >= 0;
}

function isListOf<Each>(
	value: unknown,
	is: (each: unknown) => each is Each
): value is readonly Each[] {
	return Array.isArray(value) && value.every(is);
}

function isLink(value: unknown): value is Link {
	return (
		isObject(value) &&
		Number.isSafeInteger(value['n']) &&
		typeof value['at'] === 'string' &&
		KINDS.some((kind) => kind === value['kind']) &&
		[value['commitment'], value['previous'], value['hash'], value['key'] ?? '0'.repeat(64)].every(
			(each) => fits(HASH, each)
		) &&
		typeof value['by'] === 'string' &&
		fits(SIGNATURE, value['signature'])
	);
}

function isDetail(value: unknown): value is Detail {
	if (!isObject(value) || !fits(HASH, value['salt']) || !isObject(value['what'])) return false;
	const { person, declaration } = value['what'];
	const { stands } = value;
	return (
		typeof person === 'string' &&
		(stands === undefined || isListOf(stands, isCovered)) &&
		isObject(declaration) &&
		isListOf(declaration['attempts'], isCovered) &&
		['id', 'at', 'name', 'title', 'edition', 'editionHash'].every(
			(key) => typeof declaration[key] === 'string'
		)
	);
}

/** What a declaration covers, and how it stands: both name an attempt, and may have its hash. */
function isCovered(value: unknown): value is Stands {
	return (
		isObject(value) &&
		typeof value['attempt'] === 'string' &&
		(value['log'] === undefined || fits(HASH, value['log']))
	);
}
