/**
 * Many people choosing at once, in a process of their own: started by choices.ts, which tells it how many choices to
 * make, and answers with how many were kept in a second.
 *
 * It speaks HTTP over plain sockets: it shares the processors with the server, and is not what is measured.
 *
 * @module
 */
import { connect, type Socket } from 'node:net';
import type { Step } from '#domain/scenario/scenario.ts';

/** An attempt to play, by whom and where. */
export interface Played {
	readonly url: string;
	readonly cookie: string;
	readonly steps: readonly Step[];
}

/** What this process is told: first what to play, then how much of it. */
export type Told =
	{ readonly play: readonly Played[]; readonly atOnce: number } | { readonly choices: number };

/** What it answers: ready, or the choices kept in a second. */
export type Answered = { readonly ready: true } | { readonly rate: number };

interface Player {
	/** Kept alive; another one where the server has closed it while nothing was asked. */
	socket: Socket;
	attempt?: Ready;
	at: number;
}

/** An attempt whose choices are written as they are sent: what is worked out here would be taken from the server. */
interface Ready {
	readonly url: string;
	readonly posts: readonly Buffer[];
}

let waiting: Ready[] = [];
let next = 0;
let players: Player[] = [];

process.on('message', (told: Told) => {
	if ('play' in told) {
		waiting = told.play.map(ready);
		next = 0;
		const { url } = told.play[0] ?? { url: 'http://localhost' };
		players = Array.from({ length: told.atOnce }, () => ({ socket: socketTo(url), at: 0 }));
		answer({ ready: true });
	} else
		rateOf(told.choices).then(
			(rate) => answer({ rate }),
			(fault: unknown) => {
				console.error(fault);
				process.exit(1);
			}
		);
});
process.on('disconnect', () => process.exit());

function socketTo(url: string): Socket {
	const { hostname, port } = new URL(url);
	return connect(Number(port), hostname).setNoDelay().setEncoding('latin1');
}

function answer(answered: Answered): void {
	process.send?.(answered);
}

/** Makes so many choices, each player one after the other, and says how many a second were kept. */
async function rateOf(choices: number): Promise<number> {
	let left = choices;
	const started = performance.now();
	await Promise.all(
		players.map(async (player) => {
			while (left-- > 0) await chooseNext(player);
		})
	);
	return (choices / (performance.now() - started)) * 1000;
}

async function chooseNext(player: Player): Promise<void> {
	if (!player.attempt || player.at === player.attempt.posts.length) {
		const attempt = waiting[next++];
		if (!attempt) throw new RangeError('There are too few attempts for so many choices.');
		player.attempt = attempt;
		player.at = 0;
	}
	const sent = player.attempt.posts[player.at];
	if (!sent) throw new RangeError('An attempt to play has no choices.');
	if (player.socket.destroyed || player.socket.readableEnded)
		player.socket = socketTo(player.attempt.url);
	await post(player.socket, sent);
	player.at++;
}

/** The choices of an attempt, as a browser would send them. */
function ready({ url, cookie, steps }: Played): Ready {
	const { host, origin, pathname } = new URL(url);
	const posts = steps.map(({ scene, choice }, at) => {
		const body = JSON.stringify({ at, scene, choice });
		return Buffer.from(
			`POST ${pathname} HTTP/1.1\r\nhost: ${host}\r\norigin: ${origin}\r\ncontent-type: application/json\r\naccept: application/json\r\ncookie: ${cookie}\r\ncontent-length: ${body.length}\r\n\r\n${body}`
		);
	});
	return { url, posts };
}

/** Sends one choice; anything but “kept” ends the measurement. */
function post(socket: Socket, sent: Buffer): Promise<void> {
	return new Promise((done, fail) => {
		let said = '';
		const closed = () => fail(new Error(`The server hung up instead of answering: “${said}”`));
		const hear = (part: string) => {
			said += part;
			const head = said.indexOf('\r\n\r\n');
			const length = /\r\ncontent-length: (\d+)/i.exec(said)?.[1];
			if (head < 0 || said.length < head + 4 + Number(length ?? 0)) return;
			socket.off('data', hear).off('error', fail).off('close', closed);
			if (said.startsWith('HTTP/1.1 200 ') && said.includes('savedAt')) done();
			else fail(new Error(`A choice was not kept: ${said}`));
		};
		socket.on('data', hear).once('error', fail).once('close', closed);
		socket.write(sent);
	});
}
