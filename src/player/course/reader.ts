/**
 * Reads from a SCORM platform what it holds, past the driver: only the self-test wants to know.
 *
 * @module
 */
import type { Format } from '#domain/package/packaged.ts';
import { SCORM12 } from '#domain/package/scorm12.ts';
import { SCORM2004 } from '#domain/package/scorm2004.ts';
import { findApi } from '../lms/find.ts';
import type { Tested } from './self-test.ts';

/** How to read back under a standard; undefined for one that cannot be asked, and where no platform is found. */
export function readerFor(format: Format, start: unknown): Tested['back'] {
	if (format === 'cmi5') return undefined;
	const dialect = format === 'scorm12' ? SCORM12 : SCORM2004;
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
