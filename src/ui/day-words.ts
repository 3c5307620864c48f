/**
 * Days and moments in words.
 *
 * @module
 */
import { inWords, LONDON, timeWords } from './time-words.ts';

/** What a whole day is written with. */
const wholeDay = (timeZone: string) =>
	({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone }) as const;
// Marked, so that whoever writes no days does not carry them.
const DAY = /* @__PURE__ */ inWords(/* @__PURE__ */ wholeDay('UTC'));
const MONTH = /* @__PURE__ */ inWords({ month: 'long', year: 'numeric', timeZone: 'UTC' });
const DAY_THERE = /* @__PURE__ */ inWords(/* @__PURE__ */ wholeDay(LONDON));

const plain = (text: string) => text.replace(/^(\w+),/, '$1');

/** A calendar day as people say it, `Friday 18 December 2026`; a month as `April 2023`; other words as they stand. */
export function dayWords(day: string): string {
	if (/^\d{4}-\d{2}-\d{2}$/.test(day)) return plain(DAY(`${day}T00:00:00Z`));
	if (/^\d{4}-\d{2}$/.test(day)) return MONTH(`${day}-01T00:00:00Z`);
	return day === 'unknown' ? 'not stated' : day;
}

/** A moment in the schools' own time zone: `Friday 20 November 2026 at 20:14`. */
export function momentWords(at: string): string {
	return `${plain(DAY_THERE(at))} at ${timeWords(at)}`;
}
