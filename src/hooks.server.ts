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
import { PASS } from '#server/identity/pass.ts';
import { permitting, whoBears } from '#server/identity/who.ts';
import { expireRecords } from '#server/privacy/expiry.ts';
import { GUARDS, mayOpen } from '#server/permissions/doors.ts';
import { settingsFrom } from '#server/settings.ts';
import { Playing } from '#server/training/playing.ts';
import type { Training } from '#server/training/attempts.ts';

let server: Server | undefined;
let training: Training | undefined;

export const init: ServerInit = async () => {
	if (building) return;
	const opened = await openApp(settingsFrom(process.env));
	server = opened;
	training = { store: opened.store, playing: new Playing(opened.library, opened.store) };
	// Heard by `npm start`, which asks it first.
	process.emit('clause-and-effect:choices' as 'exit', choicesFirst(opened, training) as never);
	const { store, clock } = opened;
	const expiry = daily(() => expireRecords(store, clock.now(), console.error), clock);
	process.on('sveltekit:shutdown' as 'exit', (...told: unknown[]) => {
		const [waitFor] = told;
		const closed = expiry.stop().then(() => opened.close());
		if (Array.isArray(waitFor)) waitFor.push(closed);
	});
};

export const handle: Handle = async ({ event, resolve }) => {
	if (!server || !training)
		error(503, { message: 'The server is still starting. Try again in a moment.' });
	const { clock, key } = server;
	Object.assign(event.locals, { training, clock, key });
	const here = whoBears(event.cookies.get(PASS), clock.now(), key, training.store);
	const person = here?.person;
	if (here) Object.assign(event.locals, here);

	if (event.route.id !== null) {
		const asked = {
			route: event.route.id,
			method: event.request.method,
			search: event.url.searchParams
		};
		const answer = mayOpen(asked, here && permitting(here));
		if (answer === 'sign-in') {
			if (event.request.method === 'GET' && !event.isDataRequest) redirect(303, '/?choose#roles');
			error(401, { message: 'Choose who you are first; then this page opens.' });
		}
		if (answer === 'no') error(404, { message: 'There is no such page.' });
	}

	const response = await resolve(event);
	for (const [name, says] of Object.entries(GUARDS)) response.headers.set(name, says);
	if (person) response.headers.set('Cache-Control', 'private, no-store');
	return compressed(response, event.request.headers.get('accept-encoding'));
};

export const handleError: HandleServerError = ({ error: cause, event, status, message }) => {
	if (status === 404) return { message: 'There is no such page.' };
	if (status < 500) return { message };
	const mark = crypto.randomUUID().slice(0, 8);
	console.error(`[${mark}] ${event.request.method} ${event.url.pathname}`, cause);
	return {
		message: 'Something went wrong on our side. What you have saved is safe; please try again.',
		mark
	};
};
