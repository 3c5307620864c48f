/**
 * What every request passes through: who is here, which doors are open, and what is said when something breaks.
 */
import { building } from '$app/environment';
import {
	error,
	redirect,
	type Handle,
	type HandleServerError,
	type ServerInit
} from '@sveltejs/kit';
import { openApp, type App as Server } from '#server/app.ts';
import { compressed } from '#server/compress.ts';
import { choicesFirst } from '#server/choices-first.ts';
import { daily } from '#server/daily.ts';
import { mendEvidence } from '#server/evidence/mending.ts';
import { helpIn } from '#server/identity/help-in.ts';
import { PASS } from '#server/identity/pass.ts';
import { permitting, whoBears, type Here } from '#server/identity/who.ts';
import { tidyImports } from '#server/people/imports.ts';
import { Pace } from '#server/pace.ts';
import { mayOpen, methodsAt } from '#server/permissions/doors.ts';
import { expireRecords } from '#server/privacy/expiry.ts';
import { settingsFrom } from '#server/settings.ts';
import { addressOf } from '#server/transport/address.ts';
import { frontOf } from '#server/transport/front.ts';
import { guardsAt, NOT_KEPT } from '#server/transport/headers.ts';
import { FROM_ELSEWHERE, isFromElsewhere } from '#server/transport/same-site.ts';
import { Invitations } from '#server/invitations/invitations.ts';
import { Reminders } from '#server/reminders/reminders.ts';
import { Sheets } from '#server/invitations/sheet.ts';
import { Playing } from '#server/training/playing.ts';
import type { Training } from '#server/training/attempts.ts';
import { warm } from '#server/training/warming.ts';

let server: Server | undefined;
let training: Training | undefined;
let invitations: Invitations | undefined;
let sheets: Sheets | undefined;
let reminders: Reminders | undefined;

export const init: ServerInit = async () => {
	if (building) return;
	const settings = settingsFrom(process.env);
	const opened = await openApp(settings);
	server = opened;
	const { store, evidence, clock } = opened;
	training = { store, evidence, playing: new Playing(opened.library, store, evidence) };
	const inviting = new Invitations(opened.identity, training.playing);
	invitations = inviting;
	sheets = new Sheets(opened.identity);
	const { playing } = training;
	const { origin } = settings;
	const { mailer } = opened.identity;
	const reminding = new Reminders({
		...{ store, playing, clock, origin, key: opened.key },
		...(mailer ? { mailer } : {})
	});
	reminders = reminding;
	// Nobody waits for it: a disk that is full now keeps nobody out.
	void reminding.start().catch(console.error);
	// Heard by `npm start`, which asks it first.
	const front = frontOf(choicesFirst(opened, training), settings.largestBody);
	process.emit('clause-and-effect:front' as 'exit', front as never);
	process.once('clause-and-effect:open' as 'exit', (...told: unknown[]) => {
		const said = opened.setUp.said(String(told[0]));
		if (said !== undefined) console.log(said);
		void helpIn(opened.identity, settings, String(told[0])).then(
			(lines) => lines.forEach((line) => console.log(line)),
			console.error
		);
	});
	const pace = new Pace();
	const played = training;
	const afterStart = mendEvidence(opened, pace)
		.then(() => warm(played, clock, pace))
		.catch(console.error);
	const expiry = daily(async () => {
		await expireRecords(store, clock.now(), console.error);
		await opened.identity.releasePseudonymised();
		await tidyImports(store, clock.now());
	}, clock);
	process.on('sveltekit:shutdown' as 'exit', (...told: unknown[]) => {
		const [waitFor] = told;
		pace.stop();
		const ended = [afterStart, expiry.stop(), inviting.close(), reminding.stop()];
		const closed = Promise.all(ended).then(() => opened.close());
		if (Array.isArray(waitFor)) waitFor.push(closed);
	});
};

export const handle: Handle = async ({ event, resolve }) => {
	if (!server || !training)
		error(503, { message: 'The server is still starting. Try again in a moment.' });
	const { clock, key, limits, forwarding, identity, visiting, setUp } = server;
	const { request, url } = event;
	const address = event.platform ? addressOf(event.platform.req, forwarding) : '';
	const sets: string[] = [];
	Object.assign(event.locals, { training, clock, key, limits, address, identity, setUp, sets });
	Object.assign(event.locals, { invitations, sheets, reminders });
	const sent = {
		method: request.method,
		origin: request.headers.get('origin'),
		site: request.headers.get('sec-fetch-site')
	};
	if (isFromElsewhere(sent, url.origin)) error(403, { message: FROM_ELSEWHERE });

	const now = clock.now();
	let here: Here | undefined = whoBears(event.cookies.get(PASS), now, key, training.store);
	if (!here) {
		const visit = await visiting.here(request.headers, now);
		here = visit.here;
		sets.push(...(visit.headers?.getSetCookie() ?? []));
	}
	const person = here?.person;
	if (here) Object.assign(event.locals, here);

	if (here?.visit.account?.choosesPin && !BEFORE_A_PIN.includes(event.route.id ?? '')) {
		if (request.method === 'GET') redirect(303, '/account/pin');
		error(403, { message: 'Choose your PIN first; then this page opens.' });
	}
	if (event.route.id !== null) {
		const route = event.route.id;
		const may = here && permitting(here);
		const answer = mayOpen({ route, method: request.method, search: url.searchParams }, may);
		if (answer === 'sign-in') {
			if (request.method === 'GET' && !event.isDataRequest)
				redirect(303, signInAt(`${url.pathname}${url.search}`));
			error(401, {
				message: 'Sign in, or choose who you are in the sample; then this page opens.'
			});
		}
		if (answer === 'second-factor') {
			if (request.method === 'GET' && !event.isDataRequest)
				redirect(303, `/account/second-factor?to=${encodeURIComponent(url.pathname)}`);
			error(403, { message: 'Show your second factor first; then this page opens.' });
		}
		if (answer === 'no') {
			// Who may do something else here is told what; anybody else learns nothing.
			const methods = methodsAt(route, may);
			if (methods.length > 0 && !methods.includes(request.method))
				return new Response('This address does not do that.', {
					status: 405,
					headers: { ...guardsAt(url.origin), allow: methods.join(', ') }
				});
			error(404, { message: 'There is no such page.' });
		}
	}

	const response = await resolve(event);
	for (const [name, says] of Object.entries(guardsAt(url.origin)))
		if (!response.headers.has(name)) response.headers.set(name, says);
	for (const line of sets) response.headers.append('Set-Cookie', line);
	const isPublic = PUBLIC.includes(event.route.id ?? '') && url.search === '';
	if (person || sets.length > 0 || !isPublic) response.headers.set('Cache-Control', NOT_KEPT);
	else response.headers.set('Cache-Control', 'no-cache');
	if (event.locals.retryAfter !== undefined && response.status === 429)
		response.headers.set('Retry-After', String(event.locals.retryAfter));
	return compressed(response, request.headers.get('accept-encoding'));
};

/** What everybody may read, and a browser may keep to go back to, as long as nobody is here. */
const PUBLIC = ['/(site)', '/(site)/accessibility', '/(site)/how-it-judges'];

/** What is open to somebody who came with a code from the office, until they have chosen a PIN. */
const BEFORE_A_PIN = ['/(site)/account/pin', '/(site)/sign-out'];

/** The page to sign in on; the first page while there is only the sample. */
function signInAt(place: string): string {
	const isReal = server?.store.schools.list().some(({ sample }) => !sample);
	return isReal ? `/sign-in?to=${encodeURIComponent(place)}` : '/?choose#roles';
}

export const handleError: HandleServerError = ({ error: cause, event, status, message }) => {
	if (status === 404) return { message: 'There is no such page.' };
	if (status === 413) return { message: 'That is larger than this server takes.' };
	if (status < 500) return { message };
	const mark = crypto.randomUUID().slice(0, 8);
	console.error(`[${mark}] ${event.request.method} ${event.url.pathname}`, cause);
	return {
		message: 'Something went wrong on our side. What you have saved is safe; please try again.',
		mark
	};
};
