/**
 * The driver for a package's standard, in the page it runs in.
 *
 * @module
 */
import type { Format } from '#domain/package/packaged.ts';
import { SCORM12 } from '#domain/package/scorm12.ts';
import { SCORM2004 } from '#domain/package/scorm2004.ts';
import { cmi5Driver } from './cmi5.ts';
import type { Driver, Surroundings } from './platform.ts';
import { scormDriver } from './scorm.ts';

export type { Driver, Kept, Report, Surroundings } from './platform.ts';

const page: Surroundings = {
	window: () => window,
	address: () => location.href,
	fetch: (...asked) => fetch(...asked),
	wait: (milliseconds) => new Promise((done) => setTimeout(done, milliseconds)),
	now: () => new Date().toISOString(),
	uuid: randomUuid
};

/** The driver for the standard a package was made for: never guessed from what is around. */
export function driverFor(format: Format, around: Surroundings = page): Driver {
	if (format === 'cmi5') return cmi5Driver(around);
	return scormDriver(format, format === 'scorm12' ? SCORM12 : SCORM2004, around);
}

/** `crypto.randomUUID` is only there over https; not every platform is. */
function randomUuid(): string {
	return '10000000-1000-4000-8000-100000000000'.replace(/[018]/g, (digit) => {
		const [chance = 0] = crypto.getRandomValues(new Uint8Array(1));
		return (Number(digit) ^ (chance & (15 >> (Number(digit) / 4)))).toString(16);
	});
}
