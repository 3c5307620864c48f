/**
 * What letters have in common: whom to ask, on one line, and in HTML without anything that could be run.
 *
 * @module
 */
import type { Contact } from '#domain/policy/policy.ts';

/** Whoever helps with signing in or the training, else the office. */
export function askWhom(contacts: readonly Contact[]): string {
	const found = contacts.find(({ role, for: what }) => /sign|training/i.test(`${role} ${what}`));
	if (!found) return 'the school office';
	const role = oneLine(found.role);
	if (!/^[A-Z][a-z]/.test(role)) return role;
	const lower = `${role.charAt(0).toLowerCase()}${role.slice(1)}`;
	return /^(the|your|our|an?|any)\b/.test(lower) ? lower : `the ${lower}`;
}

/** A text without line breaks, which would begin a new header or paragraph. */
export function oneLine(text: string): string {
	return text.replace(/\s+/g, ' ').trim();
}

const ESCAPES: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;'
};

/**
 * A letter of plain paragraphs as simple HTML: no pictures, nothing from elsewhere, nothing that tells who opened it.
 * A paragraph that is an address alone becomes a link.
 */
export function htmlOf(text: string): string {
	const escaped = (part: string) => part.replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? '');
	const paragraphs = text
		.trim()
		.split(/\n{2,}/)
		.map((paragraph) => {
			const plain = escaped(paragraph);
			return /^https?:\/\/\S+$/.test(paragraph)
				? `<p><a href="${plain}">${plain}</a></p>`
				: `<p>${plain.replaceAll('\n', '<br>')}</p>`;
		});
	return `<!doctype html><html lang="en-GB"><body style="font:16px/1.5 system-ui,sans-serif;max-width:36em">
${paragraphs.join('\n')}
</body></html>
`;
}
