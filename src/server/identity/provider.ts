/**
 * What the school's own sign-in is called on a button.
 *
 * @module
 */
import type { OidcSettings } from '../settings.ts';

/** A name that staff know it by; undefined where there is none. */
export function providerName(oidc: OidcSettings | undefined): string | undefined {
	if (!oidc) return undefined;
	const { hostname } = new URL(oidc.issuer);
	if (hostname === 'accounts.google.com') return 'Google';
	if (hostname === 'login.microsoftonline.com') return 'Microsoft';
	return hostname;
}
