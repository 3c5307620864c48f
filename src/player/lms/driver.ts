/**
 * The driver for a package's standard, in the page it runs in.
 *
 * @module
 */
import type { Format } from '#domain/package/packaged.ts';
import type { Driver, DriverMaker, Surroundings } from './platform.ts';

export type { Driver, Kept, Report, Surroundings } from './platform.ts';

const page: Surroundings = {
	window: () => window,
	address: () => location.href,
	fetch: (...asked) => fetch(...asked),
	wait: (milliseconds) => new Promise((done) => setTimeout(done, milliseconds)),
	now: () => new Date().toISOString(),
	uuid: randomUuid
};

/** A package holds one of these: the build puts each into a script of its own. */
const MAKERS: Readonly<Record<Format, () => Promise<{ readonly make: DriverMaker }>>> = {
	scorm12: () => import('./scorm12-driver.ts'),
	'scorm2004-3': () => import('./scorm2004-driver.ts'),
	'scorm2004-4': () => import('./scorm2004-driver.ts'),
	cmi5: () => import('./cmi5-driver.ts')
};

/** The driver for the standard a package was made for: never guessed from what is around. */
export async function driverFor(format: Format): Promise<Driver> {
	const { make } = await MAKERS[format]();
	return make(format, page);
}

/** `crypto.randomUUID` is only there over https; not every platform is. */
function randomUuid(): string {
	return '10000000-1000-4000-8000-100000000000'.replace(/[018]/g, (digit) => {
		const [chance = 0] = crypto.getRandomValues(new Uint8Array(1));
		return (Number(digit) ^ (chance & (15 >> (Number(digit) / 4)))).toString(16);
	});
}
