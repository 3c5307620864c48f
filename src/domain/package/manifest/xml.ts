/**
 * Text as XML: escaped once, without the characters XML cannot hold, and no longer than an LMS takes.
 *
 * @module
 */

const NAMED: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&apos;'
};

/** What XML 1.0 has no place for, halves of a character among it. */
const UNWRITABLE = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

/** A text as it stands between tags or in an attribute. */
export function xmlText(text: string): string {
	return text.replace(UNWRITABLE, '').replace(/[&<>"']/g, (each) => NAMED[each] ?? each);
}

/** The most characters of a title: with more, some platforms fail the import with an error of their database (B8, M20). */
export const LONGEST_TITLE = 200;

/** A title on one line, cut between characters where it is too long; never empty. */
export function titleText(text: string, most = LONGEST_TITLE): string {
	const line = text.replace(UNWRITABLE, '').replace(/\s+/g, ' ').trim();
	const letters = [...line];
	const cut =
		letters.length > most
			? `${letters
					.slice(0, most - 1)
					.join('')
					.trimEnd()}…`
			: line;
	return xmlText(cut === '' ? 'Course' : cut);
}
