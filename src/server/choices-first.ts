/**
 * Choices are answered before the framework: the one request that every member of staff makes again and again.
 *
 * The same door, the same person and the same answer as on the framework's own route, which serves development; what
 * is not exactly such a request is left to it.
 *
 * @module
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { App } from './app.ts';
import { PASS } from './identity/pass.ts';
import { permitting, whoBears } from './identity/who.ts';
import { mayOpen } from './permissions/doors.ts';
import { StoreFault } from './store/fault.ts';
import { answerChoice, LARGEST_CHOICE, OTHER_SITE, type Answer } from './training/answering.ts';
import type { Training } from './training/attempts.ts';
import { guardLinesAt } from './transport/headers.ts';
import { isFromElsewhere } from './transport/same-site.ts';

/** What is asked for, as the doors know it. */
const ASKED = {
	route: '/(play)/course/[scenario]/[attempt]/choices',
	method: 'POST',
	search: new URLSearchParams()
};
const PATH = /^\/course\/([a-z0-9-]{1,64})\/([A-Za-z0-9-]{1,64})\/choices$/;
/** What stands here beside the headers of every answer. */
const SAID_ALWAYS = Object.entries({
	'cache-control': 'private, no-store',
	'content-type': 'application/json'
}).flat();
const COOKIE = new RegExp(`(?:^|;\\s*)${PASS}=([^;]*)`);

/**
 * Takes a request that posts a choice, and says whether it did: then its answer has the headers of every other. `origin`
 * is where the app's own pages come from.
 */
export type TakeChoice = (
	request: IncomingMessage,
	response: ServerResponse,
	origin: string
) => boolean;

/** What takes choices, over an app that is open. */
export function choicesFirst(
	{ clock, key, visiting }: Pick<App, 'clock' | 'key' | 'visiting'>,
	training: Training
): TakeChoice {
	return (request, response, origin) => {
		const path = request.method === 'POST' ? PATH.exec(request.url ?? '') : undefined;
		const [, scenario, attempt] = path ?? [];
		if (scenario === undefined || attempt === undefined) return false;
		const now = clock.now();
		const pass = COOKIE.exec(request.headers.cookie ?? '')?.[1];
		const here =
			whoBears(pass, now, key, training.store) ?? visiting.known(request.headers.cookie, now);
		// Who may not come in is told so by the framework, as on every other page.
		if (!here || here.visit.account?.choosesPin) return false;
		if (mayOpen(ASKED, permitting(here)) !== 'yes') return false;
		const send = ({ status, body }: { readonly status: number; readonly body: object }) => {
			const text = JSON.stringify(body);
			response.writeHead(status, [
				...guardLinesAt(origin),
				...SAID_ALWAYS,
				'content-length',
				String(Buffer.byteLength(text))
			]);
			response.end(text);
		};
		const { origin: from, 'sec-fetch-site': site } = request.headers;
		const sent = { method: ASKED.method, origin: from, site: String(site ?? '') };
		if (isFromElsewhere(sent, origin)) {
			request.resume();
			send(OTHER_SITE);
			return true;
		}
		textOf(request)
			.then((text) => answerChoice(training, here.person, { scenario, attempt }, text, now))
			.then(send, (cause: unknown) => send(said(cause, request)));
		return true;
	};
}

/** The body, up to a little more than the largest choice: a longer one is not waited for. */
function textOf(request: IncomingMessage): Promise<string> {
	return new Promise((done, fail) => {
		let text = '';
		request.setEncoding('utf8');
		request.on('data', (part: string) => {
			if (text.length <= LARGEST_CHOICE) text += part;
			if (text.length > LARGEST_CHOICE) done(text);
		});
		request.on('end', () => done(text));
		request.on('error', fail);
	});
}

/** What is said of a choice that could not be kept: plain words, never a stack trace. */
function said(cause: unknown, { url }: IncomingMessage): { status: number; body: Answer['body'] } {
	if (cause instanceof StoreFault) {
		console.error(cause);
		return { status: cause.code === 'disk-full' ? 507 : 503, body: { message: cause.says } };
	}
	const mark = crypto.randomUUID().slice(0, 8);
	console.error(`[${mark}] POST ${url ?? ''}`, cause);
	const message =
		'Something went wrong on our side. What you have saved is safe; please try again.';
	return { status: 500, body: { message, mark } };
}
