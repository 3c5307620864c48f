/**
 * The places of a packaged course, as fragments of its one address: links work, and so does the way back.
 *
 * @module
 */
import type { Slug } from '#domain/units.ts';

export type Place =
	| { readonly kind: 'start' }
	| { readonly kind: 'home' }
	| { readonly kind: 'situation'; readonly slug: Slug }
	| { readonly kind: 'play' }
	| { readonly kind: 'policy'; readonly clause?: string }
	| { readonly kind: 'declaration' }
	| { readonly kind: 'result' }
	| { readonly kind: 'self-test' };

/** Places that need nothing but their name. */
const PLAIN = ['start', 'play', 'declaration', 'result', 'self-test'] as const;

/** The fragment of a place. */
export function hrefOf(place: Place): string {
	if (place.kind === 'home') return '#/course';
	if (place.kind === 'situation') return `#/course/${place.slug}`;
	if (place.kind === 'policy' && place.clause !== undefined)
		return `#/policy/${encodeURIComponent(place.clause)}`;
	return `#/${place.kind}`;
}

/** The place of a fragment; undefined for one that is not a place, such as that of a field on the page. */
export function placeOf(fragment: string): Place | undefined {
	const [hash, name, ...rest] = fragment.split('/');
	if (hash !== '#' || name === undefined) return undefined;
	const last = decoded(rest.join('/'));
	if (name === 'course') return last ? { kind: 'situation', slug: last } : { kind: 'home' };
	if (name === 'policy') return last ? { kind: 'policy', clause: last } : { kind: 'policy' };
	const kind = PLAIN.find((each) => each === name);
	return kind && { kind };
}

function decoded(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return '';
	}
}
