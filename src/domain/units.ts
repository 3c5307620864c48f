/**
 * The quantities the domain counts in: exact ratios, instants, days, and canonical text to hash.
 *
 * @module
 */

/** An exact fraction `n/d` with whole `n ≥ 0` and whole `d > 0`; never a rounded decimal or a percentage. */
export interface Ratio {
	readonly n: number;
	readonly d: number;
}

/** A moment as ISO 8601 in UTC with milliseconds, such as `2026-11-20T09:30:00.000Z`; compares as text. */
export type Instant = string;

/** A calendar day, `YYYY-MM-DD`. */
export type Day = string;

/** A word id an author chose: lower-case words joined by hyphens. */
export type Slug = string;

/** A SHA-256 of canonical content, 64 hex digits; made outside the domain. */
export type Hash = string;

/** Makes a ratio. Throws a RangeError on anything but whole numbers with `d > 0` and `n ≥ 0`: a bug, not input. */
export function ratio(n: number, d: number): Ratio {
	if (!Number.isSafeInteger(n) || !Number.isSafeInteger(d) || n < 0 || d <= 0)
		throw new RangeError(`Not a ratio: ${n}/${d}.`);
	return { n, d };
}

/** Reads `5/6`; undefined when the text is anything else. */
export function ratioFrom(text: string): Ratio | undefined {
	const found = /^(\d{1,9})\/([1-9]\d{0,8})$/.exec(text.trim());
	return found ? ratio(Number(found[1]), Number(found[2])) : undefined;
}

/** Writes a ratio as `5/6`, as it stands. */
export function showRatio({ n, d }: Ratio): string {
	return `${n}/${d}`;
}

/** The ratio as a number, for scales that need one (a chart, `cmi.score.scaled`). */
export function toNumber({ n, d }: Ratio): number {
	return n / d;
}

/** Compares exactly, by cross-multiplying: below 0 when `a < b`, 0 when equal, above 0 when `a > b`. */
export function compareRatios(a: Ratio, b: Ratio): number {
	const left = BigInt(a.n) * BigInt(b.d);
	const right = BigInt(b.n) * BigInt(a.d);
	return left < right ? -1 : left > right ? 1 : 0;
}

/** The exact mean, in lowest terms; undefined of nothing. */
export function meanRatio(ratios: readonly Ratio[]): Ratio | undefined {
	if (ratios.length === 0) return undefined;
	let n = 0n;
	let d = 1n;
	for (const each of ratios) {
		n = n * BigInt(each.d) + BigInt(each.n) * d;
		d = d * BigInt(each.d);
		const by = commonDivisor(n, d);
		n /= by;
		d /= by;
	}
	d *= BigInt(ratios.length);
	const by = commonDivisor(n, d);
	return ratio(Number(n / by), Number(d / by));
}

function commonDivisor(a: bigint, b: bigint): bigint {
	return b === 0n ? (a === 0n ? 1n : a) : commonDivisor(b, a % b);
}

/** Whole per cent for people to read, rounded down so that nothing short of the pass mark looks like it. */
export function percent({ n, d }: Ratio): number {
	return Number((BigInt(n) * 100n) / BigInt(d));
}

/**
 * The same content as the same text: keys sorted, no spaces, absent values left out.
 * What is hashed to name an edition or a scenario for ever.
 */
export function canonical(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
	if (typeof value === 'object' && value !== null) {
		const content = value as Readonly<Record<string, unknown>>;
		let parts = '';
		for (const key of Object.keys(content).sort()) {
			const each = content[key];
			if (each === undefined) continue;
			parts += `${parts === '' ? '' : ','}${JSON.stringify(key)}:${canonical(each)}`;
		}
		return `{${parts}}`;
	}
	return JSON.stringify(value) ?? 'null';
}

/**
 * Days since 1 January 1970 of a calendar day (proleptic Gregorian), for counting days without a clock or a time zone.
 */
export function dayNumber(day: Day): number {
	const [y = 1970, m = 1, d = 1] = day.split('-').map(Number);
	const year = m <= 2 ? y - 1 : y;
	const era = Math.floor(year / 400);
	const yearOfEra = year - era * 400;
	const dayOfYear = Math.floor((153 * (m + (m > 2 ? -3 : 9)) + 2) / 5) + d - 1;
	const dayOfEra =
		yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
	return era * 146097 + dayOfEra - 719468;
}

/** The calendar day `days` after `day`. */
export function addDays(day: Day, days: number): Day {
	const z = dayNumber(day) + days + 719468;
	const era = Math.floor(z / 146097);
	const dayOfEra = z - era * 146097;
	const yearOfEra = Math.floor(
		(dayOfEra -
			Math.floor(dayOfEra / 1460) +
			Math.floor(dayOfEra / 36524) -
			Math.floor(dayOfEra / 146096)) /
			365
	);
	const dayOfYear =
		dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
	const mp = Math.floor((5 * dayOfYear + 2) / 153);
	const d = dayOfYear - Math.floor((153 * mp + 2) / 5) + 1;
	const m = mp + (mp < 10 ? 3 : -9);
	const y = yearOfEra + era * 400 + (m <= 2 ? 1 : 0);
	return `${String(y).padStart(4, '0')}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
}
