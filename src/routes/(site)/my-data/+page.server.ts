import { someone } from '#server/identity/someone.ts';
import { heldAbout } from '#server/privacy/held.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
	const { person, school } = someone(locals);
	return { held: heldAbout(locals.training, locals.identity, school, person, locals.clock.now()) };
};
