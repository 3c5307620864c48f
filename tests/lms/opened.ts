/**
 * A driver that has been opened on a strict platform, with what the platform has heard.
 *
 * @module
 */
import { driverFor } from '#player/lms/every-driver.ts';
import { pageIn } from './learner.ts';
import type { Held } from './strict.ts';
import { StrictScorm12 } from './strict-scorm12.ts';
import { StrictScorm2004 } from './strict-scorm2004.ts';

export const VERSIONS = [
	['scorm12', StrictScorm12],
	['scorm2004-3', StrictScorm2004],
	['scorm2004-4', StrictScorm2004]
] as const;
export type Version = (typeof VERSIONS)[number][0];

export async function opened(format: Version, held: Held = {}, more?: StrictScorm12) {
	const platform =
		more ?? (format === 'scorm12' ? new StrictScorm12(held) : new StrictScorm2004(held));
	const driver = driverFor(format, pageIn({ API: platform, API_1484_11: platform }));
	const opening = await driver.open();
	const said = () =>
		platform.asked.map((each) => `${each.call.replace('LMS', '')} ${each.with.join('=')}`.trim());
	const since = (from: number) => said().slice(from);
	return { platform, driver, opening, said, since };
}
