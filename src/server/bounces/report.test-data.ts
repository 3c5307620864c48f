/**
 * Reports as mail servers write them, for tests: in the manner of Postfix, Exchange Online and Gmail.
 *
 * @module
 */

/** What a report for a test says. */
export interface Reporting {
	readonly to: string;
	readonly messageId?: string;
	readonly action?: string;
	readonly status?: string;
	readonly diagnostic?: string;
	readonly original?: string;
	readonly date?: string;
}

const lines = (...each: readonly string[]) => `${each.join('\r\n')}\r\n`;

/** As Postfix writes it: the status, and the headers of the letter alone. */
export function postfix({
	to,
	messageId,
	action = 'failed',
	status = '5.1.1',
	diagnostic = 'smtp; 550 5.1.1 <x>: Recipient address rejected: User unknown',
	original,
	date = 'Tue, 17 Nov 2026 03:12:09 +0000 (GMT)'
}: Reporting): Uint8Array {
	return Buffer.from(
		lines(
			'Return-Path: <>',
			`Date: ${date}`,
			'From: MAILER-DAEMON@mail.school.example (Mail Delivery System)',
			'Subject: Undelivered Mail Returned to Sender',
			'To: training@larkfield.example',
			'Auto-Submitted: auto-replied',
			'MIME-Version: 1.0',
			'Content-Type: multipart/report; report-type=delivery-status;',
			'\tboundary="9B095B5ADSN=_01D2/mail.school.example"',
			'Message-Id: <20261117031209.7F3A@mail.school.example>',
			'',
			'This is a MIME-encapsulated message.',
			'',
			'--9B095B5ADSN=_01D2/mail.school.example',
			'Content-Description: Notification',
			'Content-Type: text/plain; charset=us-ascii',
			'',
			'This is the mail system at host mail.school.example.',
			'',
			'--9B095B5ADSN=_01D2/mail.school.example',
			'Content-Description: Delivery report',
			'Content-Type: message/delivery-status',
			'',
			'Reporting-MTA: dns; mail.school.example',
			'X-Postfix-Queue-ID: 7F3A',
			'Arrival-Date: Mon, 16 Nov 2026 09:00:01 +0000 (GMT)',
			'',
			`Final-Recipient: rfc822; ${to}`,
			...(original === undefined ? [] : [`Original-Recipient: rfc822;${original}`]),
			`Action: ${action}`,
			`Status: ${status}`,
			'Remote-MTA: dns; mx.school.example',
			`Diagnostic-Code: ${diagnostic}`,
			'    in virtual mailbox table',
			'',
			'--9B095B5ADSN=_01D2/mail.school.example',
			'Content-Description: Undelivered Message Headers',
			'Content-Type: text/rfc822-headers',
			'',
			'From: Training <training@larkfield.example>',
			`To: ${to}`,
			'Subject: Your social media training is due today',
			...(messageId === undefined ? [] : [`Message-ID:`, ` ${messageId}`]),
			'',
			'--9B095B5ADSN=_01D2/mail.school.example--',
			''
		)
	);
}

/** As Exchange Online writes it: in words first, and the whole letter at the end. */
export function exchange({
	to,
	messageId = '<none@x.example>',
	status = '5.1.10'
}: Reporting): Uint8Array {
	return Buffer.from(
		lines(
			'From: <postmaster@school.onmicrosoft.example>',
			'To: <training@larkfield.example>',
			'Date: Mon, 16 Nov 2026 11:00:07 +0000',
			'Content-Type: multipart/report; report-type=delivery-status;',
			' boundary="ab-12"',
			'Subject: =?utf-8?B?VW5kZWxpdmVyYWJsZQ==?=',
			'MIME-Version: 1.0',
			'',
			'--ab-12',
			'Content-Type: multipart/alternative; boundary="cd-34"',
			'',
			'--cd-34',
			'Content-Type: text/plain; charset="utf-8"',
			'Content-Transfer-Encoding: base64',
			'',
			Buffer.from('Your message could not be delivered.').toString('base64'),
			'--cd-34',
			'Content-Type: text/html; charset="utf-8"',
			'',
			'<p>Your message could not be delivered.</p>',
			'--cd-34--',
			'--ab-12',
			'Content-Type: message/delivery-status',
			'',
			'Reporting-MTA: dns;LO2P265MB0001.GBRP265.PROD.EXAMPLE',
			'Arrival-Date: Mon, 16 Nov 2026 09:00:05 +0000',
			'',
			`Original-Recipient: rfc822;${to.toUpperCase()}`,
			`Final-Recipient: rfc822;${to}`,
			'Action: failed',
			`Status: ${status}`,
			`Diagnostic-Code: smtp;550 ${status} RESOLVER.ADR.RecipientNotFound; not found`,
			'',
			'--ab-12',
			'Content-Type: message/rfc822',
			'',
			'From: Training <training@larkfield.example>',
			`To: <${to}>`,
			`Message-ID: ${messageId}`,
			'Content-Type: text/plain',
			'',
			'Hello',
			'--ab-12--',
			''
		)
	);
}

/** A message with another one in it, as when somebody forwards it. */
export function forwarded(message: Uint8Array): Uint8Array {
	return Buffer.concat([
		Buffer.from(
			lines(
				'From: Office <office@larkfield.example>',
				'Subject: Fwd: Undelivered',
				'MIME-Version: 1.0',
				'Content-Type: multipart/mixed; boundary="fw"',
				'',
				'--fw',
				'Content-Type: text/plain',
				'',
				'See below.',
				'--fw',
				'Content-Type: message/rfc822',
				'Content-Disposition: attachment; filename="undelivered.eml"',
				''
			)
		),
		message,
		Buffer.from(lines('', '--fw--', ''))
	]);
}
