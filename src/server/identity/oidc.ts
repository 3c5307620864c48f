/**
 * The school's own sign-in by OpenID Connect: finding the provider, and what of its words is believed.
 *
 * @see OpenID Connect Core 1.0, 3.1.3.7 · OpenID Connect Discovery 1.0, 4.3
 * @module
 */
import { genericOAuth } from 'better-auth/plugins';
import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose';
import { z } from 'zod';
import type { OidcSettings } from '../settings.ts';

/** The name by which the library knows the one provider there is. */
export const PROVIDER = 'oidc';

/** How long a provider may take for an answer, in milliseconds. */
const PATIENCE = 5_000;
/** How far its clock and ours may be apart, in seconds. */
const SKEW_SECONDS = 60;
/** How old a new token may be, in seconds: Microsoft dates its own five minutes back. */
const OLDEST_SECONDS = 8 * 60;
/** Signatures that need a key of the provider's: never `none`, never our own secret. */
const SIGNED = /^(?:RS|PS|ES)(?:256|384|512)$|^EdDSA$/;

const Document = z.object({
	issuer: z.url(),
	authorization_endpoint: z.url(),
	token_endpoint: z.url(),
	userinfo_endpoint: z.url().optional(),
	jwks_uri: z.url(),
	id_token_signing_alg_values_supported: z.array(z.string()).default(['RS256']),
	token_endpoint_auth_methods_supported: z.array(z.string()).default(['client_secret_basic'])
});

/** What a provider says of itself. */
export type Provider = Readonly<z.infer<typeof Document>>;

/**
 * Asks a provider for its description; undefined, and said in the log, when it cannot be reached or is another than
 * it should be. Nobody who signs in another way waits for it.
 */
export async function providerAt(issuer: string): Promise<Provider | undefined> {
	try {
		const answer = await fetch(`${issuer}/.well-known/openid-configuration`, {
			redirect: 'error',
			signal: AbortSignal.timeout(PATIENCE)
		});
		if (!answer.ok) throw new Error(`it answers with ${answer.status}`);
		const found = Document.parse(await answer.json());
		if (found.issuer.replace(/\/$/, '') !== issuer)
			throw new Error(`it says that it is ${found.issuer}`);
		return found;
	} catch (cause) {
		const why = cause instanceof Error ? cause.message : String(cause);
		console.error(`The sign-in at ${issuer} (OIDC_ISSUER) cannot be used: ${why}`);
		return undefined;
	}
}

/** The library's way to sign in with a provider, strict about what the provider says of somebody. */
export function signInWith({ clientId, clientSecret }: OidcSettings, provider: Provider) {
	const keys = createRemoteJWKSet(new URL(provider.jwks_uri), { timeoutDuration: PATIENCE });
	const algorithms = provider.id_token_signing_alg_values_supported.filter((each) =>
		SIGNED.test(each)
	);
	const byPost = provider.token_endpoint_auth_methods_supported.includes('client_secret_post');
	const verify = async (token: string, nonce?: string) => {
		const { payload } = await jwtVerify(token, keys, {
			issuer: provider.issuer,
			audience: clientId,
			algorithms,
			clockTolerance: SKEW_SECONDS,
			maxTokenAge: OLDEST_SECONDS,
			requiredClaims: ['sub', 'exp', 'iat', 'nonce']
		});
		const others = Array.isArray(payload.aud) && payload.aud.length > 1;
		if (others && payload['azp'] !== clientId) return false;
		return nonce !== undefined && payload['nonce'] === nonce;
	};
	const plugin = genericOAuth({
		config: [
			{
				providerId: PROVIDER,
				authorizationUrl: provider.authorization_endpoint,
				tokenUrl: provider.token_endpoint,
				clientId,
				clientSecret,
				tokenEndpointAuth: { method: byPost ? 'client_secret_post' : 'client_secret_basic' },
				scopes: ['openid', 'email', 'profile'],
				pkce: true,
				accountSubject: ({ profile }) => String(profile.sub ?? ''),
				// The library has held the token against `verify` before it asks; without a token there is nothing.
				getUserInfo: async ({ idToken, accessToken }) => {
					const claims = idToken && (await claimsOf(decodeJwt(idToken), provider, accessToken));
					return claims ? saidOf(claims, provider.issuer) : null;
				}
			}
		]
	});
	return {
		...plugin,
		init: async (context: Parameters<typeof plugin.init>[0]) => {
			const made = await plugin.init(context);
			for (const each of made.context.socialProviders)
				// Without its own fetching of the description, the library binds no token to a request: done here.
				if (each.id === PROVIDER)
					Object.assign(each, {
						issuer: provider.issuer,
						idToken: { verify },
						requiresIdTokenNonce: true
					});
			return made;
		}
	};
}

type Claims = Readonly<Record<string, unknown>>;

/** What is said of somebody: the signed token first; where it has no address, what the provider adds about the same. */
async function claimsOf(
	claims: Claims,
	{ userinfo_endpoint: more }: Provider,
	accessToken: string | undefined
): Promise<Claims | undefined> {
	if (text(claims['email']) !== '' || more === undefined || accessToken === undefined)
		return claims;
	const answer = await fetch(more, {
		headers: { authorization: `Bearer ${accessToken}` },
		redirect: 'error',
		signal: AbortSignal.timeout(PATIENCE)
	});
	if (!answer.ok) return undefined;
	const added = z.record(z.string(), z.unknown()).parse(await answer.json());
	return added['sub'] === claims['sub'] ? { ...added, ...claims } : undefined;
}

/** What is taken over of it, and no more. */
function saidOf(claims: Claims, issuer: string) {
	return {
		sub: text(claims['sub']),
		email: addressIn(claims['email']),
		emailVerified: isVouchedFor(claims, issuer),
		name: text(claims['name'])
	};
}

/**
 * An address in lower case. One with signs that the staff list does not take is nobody's: in lower case the sign for
 * kelvin is a k, and the address somebody else's.
 */
function addressIn(claim: unknown): string {
	const email = text(claim).trim();
	return /^[\x21-\x7e]*$/.test(email) ? email.toLowerCase() : '';
}

/**
 * Whether a provider vouches for an address. An address that anybody could have typed in is never enough.
 *
 * It says so itself; for Microsoft, the tenant's owner has proved the domain (`xms_edov`); and at Google only a Google
 * Workspace (`hd`) or Google's own mail speaks for an address: others may have changed hands.
 */
export function isVouchedFor(claims: Claims, issuer: string): boolean {
	const says = (claim: unknown) =>
		claim === true || claim === 'true' || claim === 1 || claim === '1';
	if (issuer === 'https://accounts.google.com') {
		const ofGoogle = text(claims['hd']) !== '' || /@gmail\.com$/i.test(text(claims['email']));
		return says(claims['email_verified']) && ofGoogle;
	}
	return says(claims['email_verified']) || says(claims['xms_edov']);
}

function text(value: unknown): string {
	return typeof value === 'string' ? value : '';
}
