/**
 * The cookies that the app itself keeps in a browser. Over http a browser takes no cookie that says `Secure`, and drops
 * none by one that does: whoever keeps a cookie here drops it in the same way.
 *
 * @module
 */
import type { Cookies } from '@sveltejs/kit';

/** Keeps a cookie: for so many seconds, or until the window is closed. */
export function keepCookie(
	cookies: Cookies,
	url: URL,
	name: string,
	{ value, seconds }: { readonly value: string; readonly seconds?: number }
): void {
	const until = seconds === undefined ? {} : { maxAge: seconds };
	cookies.set(name, value, { ...here(url), ...until });
}

/** Drops a cookie that was kept with {@link keepCookie}. */
export function dropCookie(cookies: Cookies, url: URL, name: string): void {
	cookies.delete(name, here(url));
}

function here({ protocol }: URL) {
	const secure = protocol === 'https:';
	return { path: '/', httpOnly: true, sameSite: 'lax' as const, secure };
}
