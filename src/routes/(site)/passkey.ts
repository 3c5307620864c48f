/**
 * Passkeys on a page that has no other script: shows its buttons where the browser can, and asks the device.
 *
 * @module
 */
import {
	browserSupportsWebAuthn,
	browserSupportsWebAuthnAutofill,
	startAuthentication,
	startRegistration,
	WebAuthnAbortService,
	WebAuthnError
} from '@simplewebauthn/browser';

/** Set once a passkey was used or made in this browser: only then is one offered while an address is typed. */
const KNOWS = 'passkey-here';

if (browserSupportsWebAuthn())
	for (const place of document.querySelectorAll<HTMLElement>('[data-passkey]')) {
		place.hidden = false;
		place.querySelector('button')?.addEventListener('click', () => void ask(place));
		if (place.dataset['passkey'] === 'sign-in') void offer(place);
	}

/** Offers what is known beside the saved passwords, without a press. */
async function offer(place: HTMLElement): Promise<void> {
	const isField = document.querySelector('input[autocomplete~="webauthn"]') !== null;
	if (!isField || localStorage.getItem(KNOWS) === null) return;
	if (!(await browserSupportsWebAuthnAutofill())) return;
	await ask(place, true);
}

async function ask(place: HTMLElement, beside = false): Promise<void> {
	const say = (words: string) => {
		const says = place.querySelector('[role="status"]');
		if (says) says.textContent = words;
	};
	if (!beside) {
		WebAuthnAbortService.cancelCeremony();
		say('Waiting for your device …');
	}
	try {
		const refused = place.dataset['passkey'] === 'add' ? await add() : await signIn(beside);
		if (refused !== undefined) return say(refused);
		localStorage.setItem(KNOWS, 'yes');
		location.assign(place.dataset['to'] ?? '/sign-in/done');
	} catch (cause) {
		if (!beside) say(wordsFor(cause));
	}
}

async function signIn(useBrowserAutofill: boolean): Promise<string | undefined> {
	const optionsJSON = await told('generate-authenticate-options');
	if (typeof optionsJSON === 'string') return optionsJSON;
	const response = await startAuthentication({
		optionsJSON: optionsJSON as never,
		useBrowserAutofill
	});
	return sent('verify-authentication', response);
}

async function add(): Promise<string | undefined> {
	const optionsJSON = await told('generate-register-options');
	if (typeof optionsJSON === 'string') return optionsJSON;
	const response = await startRegistration({ optionsJSON: optionsJSON as never });
	return sent('verify-registration', response);
}

/** What the server says to a device, or a sentence why not. */
async function told(path: string): Promise<object | string> {
	const answer = await fetch(`/auth/passkey/${path}`);
	return answer.ok ? ((await answer.json()) as object) : why(answer);
}

/** Sends what the device says; answers with a sentence when it is not enough. */
async function sent(path: string, response: object): Promise<string | undefined> {
	const answer = await fetch(`/auth/passkey/${path}`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ response })
	});
	return answer.ok ? undefined : why(answer);
}

async function why(answer: Response): Promise<string> {
	const said = (await answer.json().catch(() => ({}))) as Record<string, unknown>;
	const { because, message, code } = said;
	if (typeof because === 'string') return because;
	switch (code) {
		case 'PASSKEY_NOT_FOUND':
			return 'That passkey is not known here. Sign in another way; you can add it again afterwards.';
		case 'access_ended':
			return 'This account has no access any more. Ask the school office if that is a surprise.';
		case 'holder_not_checked':
			return 'The device did not check that it is you. Switch its screen lock on, or use another.';
		default:
			return answer.status === 429 && typeof message === 'string'
				? message
				: 'That passkey did not open. Try again, or use another way.';
	}
}

function wordsFor(cause: unknown): string {
	if (cause instanceof WebAuthnError && cause.code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED')
		return 'This device has a passkey for your account already.';
	if (cause instanceof Error && cause.name === 'NotAllowedError')
		return 'Nothing was chosen on the device. Try again when you like.';
	return 'The device could not do that. Try again, or use another way.';
}
