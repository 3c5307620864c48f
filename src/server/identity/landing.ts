/**
 * Where somebody goes once they are in, and the cookies that go with an answer.
 *
 * @module
 */
import { may } from '../permissions/permissions.ts';
import { permitting, type Here } from './who.ts';

/** The page somebody most likely came for. */
export function landingOf(here: Here): string {
	if (here.visit.account?.choosesPin) return '/account/pin';
	const holder = permitting(here);
	const places = [
		['read-reports', '/reports'],
		['manage-staff', '/people'],
		['take-course', '/course'],
		['make-packages', '/packages']
	] as const;
	const first = places.find(([permission]) => may(holder, permission) !== 'no');
	return first?.[1] ?? '/policy';
}

/** A place within this app to go to after signing in; anything else, such as another site, is left out. */
export function wayBack(text: string | null): string | undefined {
	return text !== null && /^\/(?![/\\])[\x21-\x7e]{0,500}$/.test(text) && !text.startsWith('/sign-')
		? text
		: undefined;
}
