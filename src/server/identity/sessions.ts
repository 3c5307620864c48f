/**
 * What a session says of how it began: by which means, whether a second factor was given, whether others use the
 * computer too.
 *
 * @module
 */
import type { Visit } from './who.ts';

/** How long a session on a shared computer lasts, in seconds: the whole course, and a cup of tea. */
export const SHARED_SECONDS = 60 * 60;
/** How long a second factor counts, in seconds: a working day. */
const STRONG_SECONDS = 12 * 60 * 60;
/** How far a clock may be put back without asking for it again, in seconds. */
const SKEW_SECONDS = 5 * 60;

/** What is asked of the request in which a session begins. */
interface Beginning {
	readonly path?: string | undefined;
	readonly body?: unknown;
	readonly headers?: Headers | undefined;
}

/** By the path of the library's own endpoints. */
const MEANS: readonly (readonly [RegExp, Visit['means']])[] = [
	[/^\/sign-in\/email$|^\/two-factor\/verify-/, 'password'],
	[/^\/magic-link\/verify$/, 'magic-link'],
	[/^\/callback\//, 'oidc'],
	[/^\/passkey\//, 'passkey'],
	[/^\/sign-in\/staff-number$/, 'staff-number']
];

/** Fills in what a session says of how it began; a session that replaces another keeps what that one said. */
export function beginning<Session extends Readonly<Record<string, unknown>>>(
	session: Session,
	context: Beginning | null | undefined
): Promise<{ data: Session }> {
	const path = context?.path ?? '';
	const means = MEANS.find(([pattern]) => pattern.test(path))?.[1];
	const strong =
		path === '/passkey/verify-authentication' || path.startsWith('/two-factor/verify-');
	const shared = session['shared'] === true || isShared(context);
	return Promise.resolve({
		data: {
			...session,
			means: session['means'] ?? means ?? 'password',
			...(strong ? { strongAt: new Date() } : {}),
			shared,
			...(shared ? { expiresAt: new Date(Date.now() + SHARED_SECONDS * 1000) } : {})
		}
	});
}

/** Whether a second factor that was given still counts; one from a time to come, by a wrong clock, does not. */
export function isStrong(strongAt: Date | string | null | undefined, now: number): boolean {
	return isOfLate(strongAt, now, STRONG_SECONDS);
}

/** Whether something was so many seconds ago at most; what is from a time to come, by a wrong clock, was not. */
export function isOfLate(at: unknown, now: number, seconds: number): boolean {
	if (typeof at !== 'string' && !(at instanceof Date)) return false;
	const age = now - new Date(at).getTime();
	return age >= -SKEW_SECONDS * 1000 && age < seconds * 1000;
}

/** Somebody has said that others use this computer, now or when they gave their password a moment ago. */
function isShared(context: Beginning | null | undefined): boolean {
	const body = context?.body;
	const said = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
	return (
		said['rememberMe'] === false ||
		/(?:^|[;.\s-])clause\.dont_remember=/.test(context?.headers?.get('cookie') ?? '')
	);
}
