/**
 * Reads from a SCORM platform what it holds, past the driver: only the self-test wants to know.
 *
 * @module
 */
import type { Dialect } from '#domain/package/scorm.ts';
import { findApi } from './find.ts';
import type { Back } from './platform.ts';

/** How to read back in a version's own words; undefined where no platform is found. */
export function readBack(dialect: Dialect, start: unknown): Back | undefined {
	const { get } = dialect.calls;
	const api = findApi(start, dialect.api, get);
	if (!api) return undefined;
	return {
		dialect,
		read(element) {
			try {
				const made = api as Readonly<Record<string, (name: string) => unknown>>;
				const found = made[get]?.(element);
				return typeof found === 'number' || typeof found === 'boolean'
					? String(found)
					: typeof found === 'string'
						? found
						: '';
			} catch {
				return undefined;
			}
		}
	};
}
