/**
 * An avatar for somebody the scene names only in passing: the same name, the same plant.
 *
 * @module
 */
import { AVATARS, type Avatar } from '#domain/scenario/scenario.ts';

/** The avatar that goes with a name. */
export function avatarOf(name: string): Avatar {
	let sum = 0;
	for (let index = 0; index < name.length; index++) sum = (sum * 31 + name.charCodeAt(index)) >>> 0;
	return AVATARS[sum % AVATARS.length] ?? 'slate';
}
