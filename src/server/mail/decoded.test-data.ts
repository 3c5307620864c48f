/**
 * Letters as people read them, from what went over the line.
 *
 * @module
 */

/** A plain letter with its headers, its text decoded. */
export function simpleDecoded(raw: string): string {
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
