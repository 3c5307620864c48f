/**
 * Providers for tests, on loopback: a real one, and a double that says what no honest one would.
 *
 * @module
 */
import { exportJWK, generateKeyPair, SignJWT, type JWTPayload } from 'jose';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';
import type { OidcSettings } from '../settings.ts';
import { Browser, identityAt } from './identity.test-data.ts';
import type { Identity } from './identity.ts';
import { fromProvider, toProvider } from './signing-in.ts';
import { isRefusal } from '#domain/refusal.ts';

const CLIENT = { clientId: 'clause', clientSecret: 'not a secret in a test' };

/** A provider that is open. */
export interface Opened {
	readonly settings: OidcSettings;
	close(): Promise<void>;
}

/** What the real provider says of each of its accounts. */
export type Accounts = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** Made once: it takes a moment. */
let rsa: ReturnType<typeof generateKeyPair> | undefined;

/** A real provider; `signed` puts the address into the signed token, otherwise it has to be asked for. */
export async function realProvider(
	accounts: Accounts,
	{ origin, signed = true }: { readonly origin: string; readonly signed?: boolean }
): Promise<Opened> {
	rsa ??= generateKeyPair('RS256', { extractable: true });
	const { privateKey } = await rsa;
	const key = { ...(await exportJWK(privateKey)), kid: 'test', alg: 'RS256', use: 'sig' };
	const { server, issuer } = await listening();
	const provider = new Provider(issuer, {
		clients: [
			{
				client_id: CLIENT.clientId,
				client_secret: CLIENT.clientSecret,
				redirect_uris: [`${origin}/auth/callback/oidc`]
			}
		],
		claims: {
			openid: ['sub'],
			email: ['email', 'email_verified', 'xms_edov'],
			profile: ['name', 'picture']
		},
		clientAuthMethods: ['client_secret_basic'],
		conformIdTokenClaims: !signed,
		cookies: { keys: ['only for a test'] },
		jwks: { keys: [key] },
		findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, ...accounts[id] }) })
	});
	const answer = provider.callback();
	server.on('request', (request, response) => void answer(request, response));
	return { settings: { issuer, ...CLIENT }, close: () => closed(server) };
}

/** What the double does instead of what is right. */
export interface Saying {
	/** Added to what a token says, or put in its place; `undefined` leaves it out. */
	claims?: Readonly<Record<string, unknown>>;
	/** Said when it is asked for more. */
	more?: Readonly<Record<string, unknown>>;
	/** In seconds: how far its clock is ahead of ours. */
	ahead?: number;
	/** Changes a finished token. */
	token?: (token: string) => string | undefined;
	/** Signs with a key that it does not publish. */
	otherKey?: boolean;
	/** Changes its description. */
	described?: Readonly<Record<string, unknown>>;
}

/** A double of a provider; `say` may be changed at any time. */
export async function double(
	say: Saying = {},
	at: { readonly port?: number; readonly issuer?: string } = {}
): Promise<Opened & { readonly say: Saying; readonly nonces: string[] }> {
	const right = await generateKeyPair('ES256');
	const wrong = await generateKeyPair('ES256');
	const keys = [{ ...(await exportJWK(right.publicKey)), kid: 'a', alg: 'ES256', use: 'sig' }];
	const { server, issuer } = await listening(at.port);
	/** The values that its last request brought along, in place of a code that stands for them. */
	const nonces: string[] = [];
	const token = async () => {
		const now = Math.floor(Date.now() / 1000) + (say.ahead ?? 0);
		const claims = {
			iss: issuer,
			aud: CLIENT.clientId,
			sub: 'someone',
			nonce: nonces.at(-1),
			iat: now,
			nbf: now,
			exp: now + 3600,
			email: 'ben@larkfield.example',
			email_verified: true,
			...say.claims
		} as JWTPayload;
		const made = await new SignJWT(claims)
			.setProtectedHeader({ alg: 'ES256', kid: 'a' })
			.sign((say.otherKey ? wrong : right).privateKey);
		return say.token ? say.token(made) : made;
	};
	const answers: Readonly<Record<string, () => unknown>> = {
		'/.well-known/openid-configuration': () => ({
			issuer,
			authorization_endpoint: `${issuer}/authorize`,
			token_endpoint: `${issuer}/token`,
			userinfo_endpoint: `${issuer}/more`,
			jwks_uri: `${issuer}/keys`,
			id_token_signing_alg_values_supported: ['ES256', 'HS256', 'none'],
			token_endpoint_auth_methods_supported: ['client_secret_post'],
			...say.described
		}),
		'/keys': () => ({ keys }),
		'/token': async () => ({
			access_token: 'opens-the-provider',
			refresh_token: 'opens-it-again',
			token_type: 'Bearer',
			id_token: await token()
		}),
		'/more': () => say.more ?? {}
	};
	server.on('request', (request: IncomingMessage, response) => {
		const answer = answers[request.url ?? ''];
		void Promise.resolve(answer?.()).then((body) => {
			response.writeHead(answer ? 200 : 404, { 'content-type': 'application/json' });
			response.end(JSON.stringify(body ?? {}));
		});
	});
	return { settings: { issuer, ...CLIENT }, say, nonces, close: () => closed(server) };
}

/** Accounts whose provider is a double, and a way to sign in with it. */
export async function doubleAt(say: Saying = {}) {
	const provider = await double(say);
	const at = await identityAt({ oidc: provider.settings });
	const signIn = async (browser = new Browser()) =>
		back(at.identity, await there(at.identity, provider.nonces, browser), browser);
	return { ...at, ...provider, signIn };
}

/** Goes to a double and comes back at once: the browser's way there is two addresses. */
export async function there(
	identity: Identity,
	nonces: string[],
	browser = new Browser()
): Promise<URL> {
	const answer = await toProvider(identity, browser.headers);
	if (isRefusal(answer)) throw new Error(answer.because);
	browser.take(answer.headers);
	const asked = new URL(answer.url).searchParams;
	nonces.push(asked.get('nonce') ?? '');
	const back = new URL(asked.get('redirect_uri') ?? '');
	back.search = new URLSearchParams({ code: 'a-code', state: asked.get('state') ?? '' }).toString();
	return back;
}

/** Comes back to the app: where it leads then, and whether there is a session. */
export async function back(
	identity: Identity,
	address: URL | string,
	browser: Browser
): Promise<string> {
	const answer = await fromProvider(identity, new Request(address, { headers: browser.headers }));
	browser.take(answer.headers);
	return answer.headers.get('location') ?? `no redirect: ${answer.status}`;
}

/** Signs in at the real provider as its pages ask; answers with the address back at the app. */
export async function throughPages(start: string, login: string, origin: string): Promise<URL> {
	const jar = new Map<string, string>();
	let at = new URL(start);
	let form: URLSearchParams | undefined;
	for (let step = 0; step < 20; step++) {
		const answer: Response = await fetch(at, {
			method: form ? 'POST' : 'GET',
			body: form ?? null,
			redirect: 'manual',
			headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') }
		});
		for (const line of answer.headers.getSetCookie()) {
			const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
			jar.set(name, value);
		}
		form = undefined;
		const location = answer.headers.get('location');
		if (location) {
			at = new URL(location, at);
			if (at.origin === origin) return at;
			continue;
		}
		const page = await answer.text();
		const action = /action="([^"]+)"/.exec(page)?.[1];
		if (!action) throw new Error(`No form at ${at.pathname}: ${page.slice(0, 300)}`);
		const prompt = /name="prompt" value="([^"]+)"/.exec(page)?.[1] ?? '';
		form = new URLSearchParams({ prompt, login, password: 'any' });
		at = new URL(action, at);
	}
	throw new Error('The provider leads round in circles.');
}

async function listening(port = 0): Promise<{ server: Server; issuer: string }> {
	const server = createServer();
	await new Promise<void>((open) => server.listen(port, '127.0.0.1', open));
	return { server, issuer: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

async function closed(server: Server): Promise<void> {
	server.closeAllConnections();
	await new Promise((done) => server.close(done));
}
