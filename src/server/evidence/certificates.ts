/**
 * Certificates: what one says, and what the server holds of one that somebody shows.
 *
 * @module
 */
import { refresherWords } from '#domain/course/words.ts';
import { DOUBT_REFUSES, type Doubt } from '#domain/declaration/doubt.ts';
import { codeText, readCode, showCode, type Code } from '#domain/evidence/certificate.ts';
import { PRINTED, type Head, type Link } from '#domain/evidence/link.ts';
import { isRefusal, refuse, type Refusal } from '#domain/refusal.ts';
import {
	meanRatio,
	percent,
	showRatio,
	type Hash,
	type Instant,
	type Slug
} from '#domain/units.ts';
import type { PersonRecord, SchoolRecord } from '../store/records.ts';
import type { Training } from '../training/attempts.ts';
import { MEANS } from './keys.ts';

/** What a certificate says. */
export interface Certificate {
	readonly school: string;
	/** As it was typed when signing. */
	readonly name: string;
	/** The name on the staff list, where that is another. */
	readonly listed?: string;
	readonly policy: string;
	readonly edition: string;
	readonly editionHash: Hash;
	readonly at: Instant;
	/** Whole per cent. */
	readonly score?: number;
	readonly situations: readonly { readonly title: string; readonly points: string }[];
	/** Of a refresher: which one, what it left out, and why. */
	readonly refresher?: string;
	readonly statements: readonly string[];
	/** The link it stands on. */
	readonly link: Pick<Link, 'n' | 'hash'>;
	/** The chain's last link when the certificate was asked for. */
	readonly head: Head;
	readonly code: string;
	/** Where the code is checked: its whole address. */
	readonly verify: string;
	/** The school's colour; the product's own when absent. */
	readonly colour?: string;
	/** Whether the school is an invented one. */
	readonly sample: boolean;
}

/** Why there is no certificate of a declaration. */
export type NoCertificate = Refusal<'declaration-unknown' | 'not-linked' | Doubt>;

/**
 * The certificate of a declaration.
 *
 * Refuses `declaration-unknown`, `not-linked` while its link could not be written, and for what does not count (E14):
 * `not-signed-here` for a declaration that was changed or added by something else than this program, `attempts-changed`
 * where what was played for it was.
 *
 * @param origin where people find this server, such as `https://training.school.example`
 */
export function certificateOf(
	{ evidence, playing }: Pick<Training, 'evidence' | 'playing'>,
	school: SchoolRecord,
	person: PersonRecord,
	id: string,
	origin: string
): Certificate | NoCertificate {
	const declaration = person.declarations.find((each) => each.id === id);
	if (!declaration)
		return refuse('declaration-unknown', 'There is no such declaration in this record.');
	const doubt = evidence.doubtOf(person, id);
	if (doubt) return refuse(doubt, DOUBT_REFUSES[doubt]);
	const link = evidence.linkOf(person, id);
	const head = evidence.head(school.id);
	if (!link || !head)
		return refuse(
			'not-linked',
			'The certificate cannot be made yet, as the server could not complete its evidence. Try again in a minute.'
		);
	const mean = meanRatio(declaration.attempts.map(({ score }) => score));
	const { newest } = evidence.keys;
	const titleOf = (slug: Slug) => playing.library.scenarios[slug]?.scenario.title ?? slug;
	const code = showCode({
		school: school.id,
		n: link.n,
		hash: link.hash,
		signature: newest.sign(codeText(school.id, link))
	});
	return {
		school: declaration.school,
		name: declaration.name,
		...(person.name !== declaration.name && { listed: person.name }),
		policy: declaration.title,
		edition: declaration.edition,
		editionHash: declaration.editionHash,
		at: declaration.at,
		...(mean && { score: percent(mean) }),
		situations: declaration.attempts.map(({ scenario, inPart, score }) => ({
			title: `${titleOf(scenario)}${inPart ? ', in part' : ''}`,
			points: showRatio(score).replace('/', ' of ')
		})),
		...(declaration.refresher && {
			refresher: refresherWords(declaration.refresher, titleOf)
		}),
		statements: declaration.statements,
		link,
		head,
		code,
		verify: `${origin}/verify?certificate=${code}`,
		...(school.colour !== undefined && { colour: school.colour }),
		sample: school.sample
	};
}

/** What the server holds of a certificate. */
export type Shown =
	| {
			readonly state: 'fits';
			readonly n: number;
			readonly hash: Hash;
			readonly sample: boolean;
			/** What was signed, and by whom; absent where the details are no longer held. */
			readonly signed?: {
				readonly name: string;
				readonly school: string;
				readonly title: string;
				readonly edition: string;
				readonly at: Instant;
			};
	  }
	| { readonly state: 'does-not-fit' };

/**
 * What this server holds of a certificate; refuses as {@link readCode} does. A code that no key of the chain has signed,
 * or whose link is another, does not fit: nothing is told of it.
 */
export function checkCertificate(
	{ evidence, store }: Pick<Training, 'evidence' | 'store'>,
	typed: string
): Shown | Refusal<'certificate-unreadable'> {
	const code = readCode(typed);
	if (isRefusal(code)) return code;
	const school = store.schools.read(code.school);
	const links = evidence.links(code.school);
	const link = links.find(({ n }) => n === code.n);
	if (!school || !link || !isSigned(code, links) || link.hash.slice(0, PRINTED) !== code.hash)
		return { state: 'does-not-fit' };
	const { n, hash } = link;
	const declaration = evidence.behind(code.school, link)?.what.declaration;
	return {
		state: 'fits',
		n,
		hash,
		sample: school.sample,
		...(declaration && {
			signed: {
				name: declaration.name,
				school: declaration.school,
				title: declaration.title,
				edition: declaration.edition,
				at: declaration.at
			}
		})
	};
}

function isSigned(code: Code, links: readonly Link[]): boolean {
	const text = codeText(code.school, code);
	return links.some(({ key }) => key !== undefined && MEANS.verify(key, text, code.signature));
}
