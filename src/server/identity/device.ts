/**
 * What a browser and its device are called, from what it says of itself: enough to tell one's own from another's.
 *
 * @module
 */

/** The first that is found names the browser: many say that they are others too. */
const BROWSERS: readonly (readonly [RegExp, string])[] = [
	[/\bEdg(?:e|A|iOS)?\//, 'Edge'],
	[/\bOPR\//, 'Opera'],
	[/\bSamsungBrowser\//, 'Samsung Internet'],
	[/\b(?:Firefox|FxiOS)\//, 'Firefox'],
	[/\b(?:Chrome|Chromium|CriOS)\//, 'Chrome'],
	[/\bSafari\//, 'Safari']
];

const DEVICES: readonly (readonly [RegExp, string])[] = [
	[/\biPhone\b/, 'an iPhone'],
	[/\biPad\b/, 'an iPad'],
	[/\bAndroid\b.*\bMobile\b/, 'an Android phone'],
	[/\bAndroid\b/, 'an Android tablet'],
	[/\bCrOS\b/, 'a Chromebook'],
	[/\bWindows\b/, 'Windows'],
	[/\bMac OS X\b|\bMacintosh\b/, 'a Mac'],
	[/\bLinux\b|\bX11\b/, 'Linux']
];

/** Words for a user agent, such as “Chrome on Windows”; “An unknown browser” for one that says nothing known. */
export function deviceOf(userAgent: string | null | undefined): string {
	// A header may be as long as a sender likes; what names it stands at its beginning.
	const says = (userAgent ?? '').slice(0, 500);
	const browser = BROWSERS.find(([pattern]) => pattern.test(says))?.[1];
	const device = DEVICES.find(([pattern]) => pattern.test(says))?.[1];
	if (!browser && !device) return 'An unknown browser';
	return `${browser ?? 'A browser'}${device ? ` on ${device}` : ''}`;
}
