/**
 * Letters as people read them, from what went over the line.
 *
 * @module
 */

/** A letter with its headers, its text decoded; with both of its texts where it has two. */
export function simpleDecoded(raw: string): string {
	const boundary = /boundary="([^"]+)"/.exec(raw)?.[1];
	if (boundary !== undefined) return raw.split(`--${boundary}`).map(partDecoded).join('\n');
	return partDecoded(raw);
}

function partDecoded(raw: string): string {
	const [headers = '', ...body] = raw.split('\r\n\r\n');
	const text = body.join('\r\n\r\n');
	if (/quoted-printable/i.test(headers))
		return `${headers}\r\n\r\n${Buffer.from(
			text
				.replace(/=\r\n/g, '')
				.replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
			'latin1'
		).toString('utf8')}`;
	if (/content-transfer-encoding: base64/i.test(headers))
		return `${headers}\r\n\r\n${Buffer.from(text, 'base64').toString('utf8')}`;
	return raw;
}
