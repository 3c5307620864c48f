/**
 * Red, amber and green by staff group, by phase and over the weeks of a cycle, in counts.
 *
 * @module
 */
import { addDays, dayNumber, type Day, type Slug } from '../units.ts';
import type { Row } from './report.ts';

/** How many people are in each light; who stands apart has none (R2, R23). */
export interface Lights {
	readonly red: number;
	readonly amber: number;
	readonly green: number;
}

/** Counts lights. */
export function lightsOf(lights: Iterable<Row['light']>): Lights {
	const counts = { red: 0, amber: 0, green: 0 };
	for (const light of lights) if (light) counts[light]++;
	return counts;
}

/**
 * The lights of each staff group or phase, the one with the largest part in red first, then by its slug (R14).
 *
 * @param of which of them somebody belongs to
 */
export function lightsBy<Each extends Pick<Row, 'light'>>(
	rows: readonly Each[],
	of: (row: Each) => Slug
): readonly { readonly of: Slug; readonly lights: Lights }[] {
	const groups = new Map<Slug, { red: number; amber: number; green: number }>();
	for (const row of rows) {
		if (!row.light) continue;
		const group = of(row);
		const lights = groups.get(group) ?? { red: 0, amber: 0, green: 0 };
		if (lights.red + lights.amber + lights.green === 0) groups.set(group, lights);
		lights[row.light]++;
	}
	const part = ({ red, amber, green }: Lights) => red / (red + amber + green);
	return [...groups]
		.map(([group, lights]) => ({ of: group, lights }))
		.sort((a, b) => part(b.lights) - part(a.lights) || (a.of < b.of ? -1 : 1));
}

/** The days to look back at: a day, and the Fridays before it within the cycle, the earliest first (R14). */
export function weeksTo(day: Day, cycleFrom: Day, most: number): readonly Day[] {
	const days = [day];
	// 1 January 1970 was a Thursday.
	const sinceFriday = (((dayNumber(day) - 1) % 7) + 7) % 7;
	const friday = addDays(day, sinceFriday === 0 ? -7 : -sinceFriday);
	for (let at = friday; at >= cycleFrom && days.length < most; at = addDays(at, -7))
		days.unshift(at);
	return days;
}

/** Lights in words, without those that are none: `24 complete, 6 in time, 2 overdue`. */
export function lightsInWords({ red, amber, green }: Lights): string {
	const parts = [
		...(green > 0 ? [`${green} complete`] : []),
		...(amber > 0 ? [`${amber} in time`] : []),
		...(red > 0 ? [`${red} overdue`] : [])
	];
	return parts.join(', ') || 'nobody';
}
