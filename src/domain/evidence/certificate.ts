/**
 * The code of a certificate: which link of which school it stands on, signed, so that nobody can try out numbers.
 *
 * @module
 */
import { refuse, type Refusal } from '../refusal.ts';
import { PRINTED, type Link } from './link.ts';

/** What a certificate's code says. */
export interface Code {
	readonly school: string;
	readonly n: number;
	/** The beginning of the link's hash. */
	readonly hash: string;
	/** Of {@link codeText}, in hex. */
	readonly signature: string;
}

const CODE = new RegExp(
	`^([a-z0-9-]{1,64})\\.([1-9]\\d{0,8})\\.([0-9a-f]{${PRINTED}})\\.([0-9a-f]{128})$`
);

/** What a code's signature is of. */
export function codeText(school: string, { n, hash }: Pick<Link, 'n' | 'hash'>): string {
	return `clause-and-effect certificate ${school}.${n}.${hash.slice(0, PRINTED)}`;
}

/** A code as it is printed and put into an address. */
export function showCode({ school, n, hash, signature }: Code): string {
	return [school, n, hash.slice(0, PRINTED), signature].join('.');
}

/** Reads a code, alone or within the address it was printed in; refuses `certificate-unreadable` (E10). */
export function readCode(typed: string): Code | Refusal<'certificate-unreadable'> {
	const text = typed.slice(0, 1_000).replace(/\s+/g, '');
	const found = CODE.exec(text.replace(/^.*[?&]certificate=/, '').toLowerCase());
	const [, school, n, hash, signature] = found ?? [];
	if (school === undefined || hash === undefined || signature === undefined)
		return refuse(
			'certificate-unreadable',
			'This is not the whole code of a certificate. Scan it, or copy all of it: the school, a number, and two rows of digits, with dots between them.'
		);
	return { school, n: Number(n), hash, signature };
}
