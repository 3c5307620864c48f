/**
 * Servers to measure: started as processes of their own, as `npm start` does, and stopped again.
 *
 * @module
 */
import { execFileSync, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { root } from '../../scripts/fingerprint.mjs';

/** A server that listens. */
export interface Serving {
	readonly url: string;
	/** From the start of the process to the line that says it is open, in milliseconds. */
	readonly startMs: number;
	/** What the process holds in memory now, in MB. */
	rssMb(): number;
	stop(): Promise<void>;
}

/** Serves this project on a data folder. */
export function serveApp(folder: string): Promise<Serving> {
	return serve(
		[...flags(), path.join(root, 'scripts/start.cjs')],
		{ DATA_DIR: folder },
		/is open at/
	);
}

/** What `npm start` tells Node itself. */
function flags(): readonly string[] {
	const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
		scripts: { start: string };
	};
	return scripts.start.match(/(?<=^exec node .*)--\S+/g) ?? [];
}

/** Serves something that adapter-node has built. */
export function serveBuild(out: string): Promise<Serving> {
	return serve([path.join(out, 'index.js')], {}, /Listening on/);
}

async function serve(
	words: readonly string[],
	environment: Readonly<Record<string, string>>,
	listening: RegExp
): Promise<Serving> {
	const port = await freePort();
	const url = `http://localhost:${port}`;
	const started = performance.now();
	const child = spawn(process.execPath, words, {
		cwd: root,
		stdio: ['ignore', 'pipe', 'pipe'],
		env: { ...process.env, ...environment, PORT: String(port), HOST: '127.0.0.1', ORIGIN: url }
	});
	const ended = new Promise<void>((done) => child.once('close', () => done()));
	let output = '';
	await new Promise<void>((done, fail) => {
		const hear = (part: Buffer) => {
			output += part.toString();
			if (listening.test(output)) done();
		};
		child.stdout.on('data', hear);
		child.stderr.on('data', hear);
		child.once('close', () => fail(new Error(`The server did not start:\n${output}`)));
	});
	const startMs = performance.now() - started;
	process.once('exit', () => child.kill('SIGKILL'));
	return {
		url,
		startMs,
		rssMb: () => rssOf(child.pid ?? 0),
		stop: () => {
			child.kill('SIGTERM');
			return ended;
		}
	};
}

function rssOf(pid: number): number {
	return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024;
}

async function freePort(): Promise<number> {
	const probe = createServer();
	await new Promise<void>((done) => probe.listen(0, '127.0.0.1', done));
	const { port } = probe.address() as AddressInfo;
	await new Promise((done) => probe.close(done));
	return port;
}
