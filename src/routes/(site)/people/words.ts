/**
 * What the staff list calls things: how somebody stands, and what stands in a field.
 *
 * @module
 */
import { dayShort } from '#domain/staff/dates.ts';
import type { Entry, Field } from '#domain/staff/entry.ts';
import { GROUPS } from '#domain/staff/groups.ts';
import type { Narrowed } from '#domain/staff/listing.ts';
import { phaseName } from '#domain/staff/phases.ts';
import { ROLE_WORDS } from '#domain/staff/roles.ts';
import type { Day } from '#domain/units.ts';
import type { IconName } from '#ui/icons.ts';

/** How somebody stands, in words. */
export const stateWords: Readonly<Record<Narrowed, string>> = {
	here: 'Here',
	away: 'Away',
	'to-come': 'Not started yet',
	leaving: 'Leaving',
	left: 'Left',
	'without-email': 'No e-mail'
};

/** How one person stands, in words: since when, until when or from when, where that is known. */
export function standingWords({
	state,
	startsOn,
	leftOn,
	backOn,
	awayTo
}: {
	readonly state: Narrowed;
	readonly startsOn: Day;
	readonly leftOn?: Day | undefined;
	/** The day from which they are back after leaving. */
	readonly backOn?: Day | undefined;
	/** The last day of a time away. */
	readonly awayTo?: Day | undefined;
}): string {
	if (state === 'to-come' && backOn !== undefined) return `Back ${dayShort(backOn)}`;
	if (state === 'to-come') return `Starts ${dayShort(startsOn)}`;
	if (leftOn !== undefined) return `${stateWords[state]} ${dayShort(leftOn)}`;
	if (state === 'away' && awayTo !== undefined)
		return `${stateWords[state]} until ${dayShort(awayTo)}`;
	return stateWords[state];
}

/** Colour and symbol of each. */
export const stateTones: Readonly<Record<Narrowed, IconName>> = {
	here: 'ok',
	away: 'wait',
	'to-come': 'clock',
	leaving: 'risky',
	left: 'silent',
	'without-email': 'off'
};

/** What stands in a field of an entry, in words; “nothing” where it is empty. */
export function valueWords(
	entry: Entry | undefined,
	field: Field,
	names: ReadonlyMap<string, string>
): string {
	if (!entry) return 'nothing';
	switch (field) {
		case 'name':
		case 'email':
		case 'staffNumber':
			return entry[field] ?? 'nothing';
		case 'group':
			return GROUPS[entry.group] ?? entry.group;
		case 'phase':
			return entry.phase === undefined ? 'nothing' : phaseName(entry.phase);
		case 'startsOn':
		case 'leftOn': {
			const day = entry[field];
			return day === undefined ? 'nothing' : dayShort(day);
		}
		case 'manager':
			return entry.manager === undefined ? 'nobody' : (names.get(entry.manager) ?? 'nobody');
		case 'roles':
			return entry.roles.map((role) => ROLE_WORDS[role].name).join(', ') || 'none';
		case 'earlier':
			return (
				entry.earlier?.map(({ from, to }) => `${dayShort(from)} to ${dayShort(to)}`).join('; ') ??
				'none'
			);
		case 'absences':
			return (
				entry.absences
					.map(({ from, to }) =>
						to === undefined ? `from ${dayShort(from)}` : `${dayShort(from)} to ${dayShort(to)}`
					)
					.join('; ') || 'none'
			);
	}
}
