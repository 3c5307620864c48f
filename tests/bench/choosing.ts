/**
 * Many people choosing at once, in a process of their own: started by choices.ts, which tells it how many choices to
 * make, and answers with how many were kept in a second.
 *
 * @module
 */
import { Agent, request } from 'node:http';
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
	attempt?: Played;
	at: number;
}

let waiting: Played[] = [];
let players: Player[] = [];
let agent = new Agent();

process.on('message', (told: Told) => {
	if ('play' in told) {
		waiting = [...told.play];
		players = Array.from({ length: told.atOnce }, () => ({ at: 0 }));
		agent = new Agent({ keepAlive: true, maxSockets: told.atOnce });
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
	if (!player.attempt || player.at === player.attempt.steps.length) {
		const next = waiting.shift();
		if (!next) throw new RangeError('There are too few attempts for so many choices.');
		player.attempt = next;
		player.at = 0;
	}
	const { url, cookie, steps } = player.attempt;
	const step = steps[player.at];
	await post(url, cookie, { at: player.at, scene: step?.scene, choice: step?.choice });
	player.at++;
}

/** Sends one choice; anything but “kept” ends the measurement. */
function post(url: string, cookie: string, entry: object): Promise<void> {
	const body = JSON.stringify(entry);
	const headers = {
		'content-type': 'application/json',
		'content-length': Buffer.byteLength(body),
		accept: 'application/json',
		cookie
	};
	return new Promise((done, fail) => {
		const asked = request(url, { method: 'POST', agent, headers }, (answered) => {
			let said = '';
			answered.setEncoding('utf8');
			answered.on('data', (part: string) => (said += part));
			answered.on('end', () => {
				if (answered.statusCode === 200 && said.includes('savedAt')) done();
				else fail(new Error(`A choice was not kept: ${answered.statusCode} ${said}`));
			});
		});
		asked.on('error', fail);
		asked.end(body);
	});
}
