/**
 * Settings, read once from the environment and checked: a wrong one is named with what it should be.
 *
 * @module
 */
import { z } from 'zod';
import { resolve } from 'node:path';
import type { Forwarding } from './transport/address.ts';

const Environment = z.object({
	DATA_DIR: z
		.string()
		.min(1, 'a folder this server may write to, such as ./data')
		.default('./data'),
	CONTENT_DIR: z.string().min(1, 'the folder that holds policies/ and scenarios/').default('.'),
	PORT: z
		.string()
		.regex(/^\d{0,5}$/, 'a whole number from 0 to 65535')
		.default('3000'),
	ORIGIN: url(/^https?:$/, 'the address people type, such as https://training.school.example'),
	ANOTHER_SCHOOL: z.enum(['yes', 'no'], '“yes” to set up one more school, or “no”').optional(),
	LET_IN: z
		.string()
		.regex(/^\S+@\S+$/, 'the e-mail address of an administrator who cannot sign in any more')
		.optional(),
	RESET_SECOND_FACTOR: z
		.string()
		.regex(/^\S+@\S+$/, 'the e-mail address of somebody who has lost their second factor')
		.optional(),
	ROTATE_EVIDENCE_KEY: z
		.enum(['yes', 'no'], '“yes” to sign evidence with a new key from this start on, or “no”')
		.optional(),
	SMTP_URL: url(
		/^smtps?:$/,
		'a mail server, such as smtps://name:password@mail.school.example:465'
	),
	MAIL_FROM: z
		.string()
		.regex(/^[^\r\n]*@[^\r\n]+$/, 'the sender of e-mail, such as training@school.example')
		.optional(),
	OIDC_ISSUER: url(/^https?:$/, 'the issuer, such as https://accounts.google.com').refine(
		(text) =>
			text === undefined ||
			text.startsWith('https:') ||
			/^http:\/\/(localhost|127\.0\.0\.1)[:/]/.test(`${text}/`),
		'an issuer of https, such as https://accounts.google.com: over http, anybody on the way could say who your staff are'
	),
	OIDC_CLIENT_ID: z.string().min(1, 'the client id that the provider gave').optional(),
	OIDC_CLIENT_SECRET: z.string().min(1, 'the client secret that the provider gave').optional(),
	ADDRESS_HEADER: z
		.string()
		.regex(/^[A-Za-z0-9-]*$/, 'the name of the header your proxy sets, such as X-Forwarded-For')
		.optional(),
	XFF_DEPTH: z
		.string()
		.regex(/^[1-9]$/, 'the number of your own proxies, from 1 to 9')
		.default('1'),
	BODY_SIZE_LIMIT: z
		.string()
		.regex(/^[1-9]\d{0,5}[KM]$/, 'the largest upload, such as 7M or 512K')
		.default('7M')
});

function url(protocol: RegExp, what: string) {
	return z
		.string()
		.refine((text) => URL.canParse(text) && protocol.test(new URL(text).protocol), what)
		.optional();
}

/** A provider that says who somebody is, by OpenID Connect. */
export interface OidcSettings {
	readonly issuer: string;
	readonly clientId: string;
	readonly clientSecret: string;
}

/** What the server is told from outside. `npm start` itself reads `PORT`, `HOST` and `ORIGIN` too. */
export interface Settings {
	readonly dataDir: string;
	readonly contentDir: string;
	/** Whether a link to set up a school is printed although there is one. */
	readonly anotherSchool: boolean;
	/** The address of an administrator for whom a link to choose a password is printed. */
	readonly letIn?: string;
	/** The address of somebody whose lost second factor is taken away at this start. */
	readonly resetSecondFactor?: string;
	/** Whether evidence is signed with a new key from this start on. */
	readonly rotateEvidenceKey: boolean;
	/** Where people find the app: what links in e-mail and sign-in by others lead back to. */
	readonly origin: string;
	readonly smtp?: { readonly url: string; readonly from: string };
	readonly oidc?: OidcSettings;
	/** Where visitors' addresses are found behind a proxy; absent where nobody says so. */
	readonly forwarding?: Forwarding;
	/** The largest body of a request, in bytes. */
	readonly largestBody: number;
}

/** A setting that cannot be used; thrown at start, before anything is served. */
export class SettingsError extends Error {
	override readonly name = 'SettingsError';
	readonly code = 'setting-wrong';
}

/** Reads the settings; throws {@link SettingsError} naming the variable, what was found and what it should be. */
export function settingsFrom(environment: Readonly<Record<string, string | undefined>>): Settings {
	const parsed = Environment.safeParse(
		Object.fromEntries(
			NAMES.map((name) => [
				name,
				environment[name] === '' && !FOLDERS.includes(name) ? undefined : environment[name]
			])
		)
	);
	if (!parsed.success) {
		const says = parsed.error.issues.map((issue) => {
			const variable = String(issue.path[0]);
			const found = SECRET.includes(variable) ? 'not usable' : `“${environment[variable] ?? ''}”`;
			return `${variable} is ${found}; it should be ${issue.message}.`;
		});
		throw new SettingsError(says.join('\n'));
	}
	const { DATA_DIR, CONTENT_DIR, PORT, ORIGIN, BODY_SIZE_LIMIT } = parsed.data;
	const { LET_IN, RESET_SECOND_FACTOR } = parsed.data;
	const origin = ORIGIN === undefined ? `http://localhost:${PORT}` : new URL(ORIGIN).origin;
	const smtp = smtpIn(parsed.data, origin);
	const oidc = oidcIn(parsed.data);
	const forwarding = forwardingIn(parsed.data);
	const unit = BODY_SIZE_LIMIT.endsWith('M') ? 1024 * 1024 : 1024;
	return {
		dataDir: resolve(DATA_DIR),
		contentDir: resolve(CONTENT_DIR),
		origin,
		anotherSchool: parsed.data.ANOTHER_SCHOOL === 'yes',
		...(LET_IN === undefined ? {} : { letIn: LET_IN }),
		...(RESET_SECOND_FACTOR === undefined ? {} : { resetSecondFactor: RESET_SECOND_FACTOR }),
		rotateEvidenceKey: parsed.data.ROTATE_EVIDENCE_KEY === 'yes',
		...(smtp ? { smtp } : {}),
		...(oidc ? { oidc } : {}),
		...(forwarding ? { forwarding } : {}),
		largestBody: Number.parseInt(BODY_SIZE_LIMIT, 10) * unit
	};
}

const NAMES = Object.keys(Environment.shape);
/** Empty, these are a mistake; the others are as if they were not set. */
const FOLDERS = ['DATA_DIR', 'CONTENT_DIR'];
/** What may hold a password is not printed. */
const SECRET = ['SMTP_URL', 'OIDC_CLIENT_SECRET'];

type Read = z.infer<typeof Environment>;

function forwardingIn({ ADDRESS_HEADER, XFF_DEPTH }: Read): Forwarding | undefined {
	if (!ADDRESS_HEADER) return undefined;
	return { header: ADDRESS_HEADER.toLowerCase(), depth: Number(XFF_DEPTH) };
}

function smtpIn({ SMTP_URL, MAIL_FROM }: Read, origin: string): Settings['smtp'] {
	if (SMTP_URL === undefined) return undefined;
	return { url: SMTP_URL, from: MAIL_FROM ?? `training@${new URL(origin).hostname}` };
}

/** The three of a provider go together; accounts of any company at all are not accepted for Microsoft's. */
function oidcIn(read: Read): OidcSettings | undefined {
	const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET } = read;
	const given = [OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET];
	if (given.every((each) => each === undefined)) return undefined;
	if (OIDC_ISSUER === undefined || OIDC_CLIENT_ID === undefined || OIDC_CLIENT_SECRET === undefined)
		throw new SettingsError(
			'OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET go together: set all three, or none.'
		);
	if (/\/(common|organizations|consumers)\b/.test(OIDC_ISSUER))
		throw new SettingsError(
			`OIDC_ISSUER is “${OIDC_ISSUER}”; it should name your own tenant, such as https://login.microsoftonline.com/<tenant id>/v2.0: under this one, anybody’s directory could say who your staff are.`
		);
	return {
		issuer: OIDC_ISSUER.replace(/\/$/, ''),
		clientId: OIDC_CLIENT_ID,
		clientSecret: OIDC_CLIENT_SECRET
	};
}
