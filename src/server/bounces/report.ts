/**
 * Reads a message that says what became of a letter: a delivery status notification, as mail servers send it.
 *
 * @see RFC 3464, RFC 6522 and RFC 6533
 * @module
 */
import PostalMime, { type Attachment, type Email } from 'postal-mime';
import { refuse, type Refusal } from '#domain/refusal.ts';
import type { Instant } from '#domain/units.ts';

/** What a report may do to a letter. */
export const ACTIONS = ['failed', 'delayed', 'delivered', 'relayed', 'expanded'] as const;
export type Action = (typeof ACTIONS)[number];

/** What a report says of one recipient. */
export interface Returned {
	/** Where it was to arrive in the end, and where it was first sent; in lower case, without repeats. */
	readonly addresses: readonly string[];
	readonly action: Action;
	/** Such as `5.1.1`. */
	readonly status: string;
	/** What the last mail server answered; for recognising it, never for showing. */
	readonly diagnostic: string;
}

/** A report. */
export interface Report {
	/** When it was written, as far as it says. */
	readonly at?: Instant;
	/** The Message-ID of the letter it is about, where that came back with it. */
	readonly messageId?: string;
	readonly recipients: readonly Returned[];
}

/** The most bytes of one message, and of how many recipients one tells. */
export const LARGEST_REPORT = 1_000_000;
const RECIPIENTS_AT_MOST = 50;

/** How deep a message may be, and how much it may say before its text. */
const BOUNDS = {
	forceRfc822Attachments: true,
	attachmentEncoding: 'utf8',
	maxNestingDepth: 20,
	maxHeadersSize: 200_000
} as const;

const STATUS = ['message/delivery-status', 'message/global-delivery-status'];
const ORIGINAL = [
	'message/rfc822',
	'text/rfc822-headers',
	'message/global',
	'message/global-headers'
];

/** Reads a report from a message, or from one that was forwarded as a whole. */
export async function readReport(
	bytes: Uint8Array
): Promise<Report | Refusal<'not-a-message' | 'not-a-report' | 'too-large'>> {
	if (bytes.length > LARGEST_REPORT)
		return refuse('too-large', 'It is larger than 1 MB, which no such message is.');
	if (isOutlookFile(bytes))
		return refuse(
			'not-a-message',
			'It is in Outlook’s own format (.msg). Open the message in Outlook on the web, choose “Download”, and use the .eml file that gives.'
		);
	const email = await parsed(bytes);
	if (!email?.from && !email?.subject && !email?.date)
		return refuse(
			'not-a-message',
			'It is no e-mail message. Save the message as .eml and try that.'
		);
	const report = await reportIn(email);
	if (report) return report;
	for (const { mimeType, content } of email.attachments) {
		if (mimeType !== 'message/rfc822' || typeof content !== 'string') continue;
		const forwarded = await parsed(content);
		const inside = forwarded && (await reportIn(forwarded));
		if (inside) return inside;
	}
	return refuse(
		'not-a-report',
		'It is an ordinary message, not a mail server’s report. If it says that an address does not work, correct that on the staff list.'
	);
}

async function parsed(message: Uint8Array | string): Promise<Email | undefined> {
	try {
		return await PostalMime.parse(message, BOUNDS);
	} catch {
		return undefined;
	}
}

async function reportIn(email: Email): Promise<Report | undefined> {
	const text = contentOf(email.attachments, STATUS);
	if (text === undefined) return undefined;
	const recipients = groupsOf(text).flatMap((fields) => returnedIn(fields) ?? []);
	if (recipients.length === 0) return undefined;
	const original = contentOf(email.attachments, ORIGINAL);
	const messageId = original === undefined ? undefined : (await parsed(original))?.messageId;
	const at = email.date === undefined ? NaN : Date.parse(email.date);
	return {
		recipients: recipients.slice(0, RECIPIENTS_AT_MOST),
		...(messageId !== undefined && { messageId }),
		...(!Number.isNaN(at) && { at: new Date(at).toISOString() })
	};
}

function contentOf(parts: readonly Attachment[], types: readonly string[]): string | undefined {
	const found = parts.find(({ mimeType }) => types.includes(mimeType))?.content;
	return typeof found === 'string' ? found : undefined;
}

/** The groups of fields of a status, each by lower-case name: first of the message, then of each recipient. */
function groupsOf(text: string): readonly ReadonlyMap<string, string>[] {
	return text
		.replace(/\r\n?/g, '\n')
		.replace(/\n[ \t]+/g, ' ')
		.split(/\n{2,}/)
		.map((group) => {
			const fields = new Map<string, string>();
			for (const line of group.split('\n')) {
				const [, name = '', value = ''] = /^([A-Za-z-]{1,60}):(.*)$/.exec(line) ?? [];
				if (name !== '') fields.set(name.toLowerCase(), value.trim());
			}
			return fields;
		});
}

function returnedIn(fields: ReadonlyMap<string, string>): Returned | undefined {
	const action = ACTIONS.find((each) => each === fields.get('action')?.toLowerCase());
	const status = /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(fields.get('status') ?? '')?.[0];
	const addresses = ['original-recipient', 'final-recipient'].flatMap(
		(name) => addressIn(fields.get(name) ?? '') ?? []
	);
	if (!action || status === undefined || addresses.length === 0) return undefined;
	const diagnostic = (fields.get('diagnostic-code') ?? '').slice(0, 1_000);
	return { addresses: [...new Set(addresses)], action, status, diagnostic };
}

/** The address of a field such as `rfc822; name@school.example`. */
function addressIn(field: string): string | undefined {
	return /^(?:rfc822|utf-8)\s*;\s*<?([^\s<>;]+@[^\s<>;]+?)>?\s*$/i.exec(field)?.[1]?.toLowerCase();
}

/** Whether a file is what Outlook for Windows saves: a compound file. */
function isOutlookFile(bytes: Uint8Array): boolean {
	return [0xd0, 0xcf, 0x11, 0xe0].every((byte, index) => bytes[index] === byte);
}
