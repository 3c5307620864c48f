/**
 * The time of day in words, as the schools' own clocks have it.
 *
 * @module
 */

export const LONDON = 'Europe/London';
const TIME = /* @__PURE__ */ inWords({ hour: '2-digit', minute: '2-digit', timeZone: LONDON });

/** Writes moments as people do; made at the first use, as making it takes a while. */
export function inWords(options: Intl.DateTimeFormatOptions): (at: string) => string {
	let format: Intl.DateTimeFormat | undefined;
	return (at) => (format ??= new Intl.DateTimeFormat('en-GB', options)).format(new Date(at));
}

/** The time of day in the schools' own time zone: `20:14`. */
export function timeWords(at: string): string {
	return TIME(at);
}
