/**
 * The real server, built and started as `npm start` does, in a process that can be killed.
 *
 * @module
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** A server that is open. */
export interface Server {
	readonly url: string;
	/** The number of its process. */
	readonly pid: number;
	/** What it has written to standard error. */
	said(): string;
	/** What it has written to standard output. */
	told(): string;
	/** Sends a signal and waits until the process is gone. */
	stop(signal: 'SIGKILL' | 'SIGTERM'): Promise<void>;
}

/**
 * Starts the server on a data folder, on a port of its own; builds first where that is needed.
 *
 * @param more words for Node itself and variables of the environment
 */
export async function startServer(
	dataDir: string,
	more: { readonly node?: readonly string[]; readonly env?: Readonly<Record<string, string>> } = {}
): Promise<Server> {
	const child = spawn(process.execPath, [...(more.node ?? []), 'scripts/start.mjs'], {
		cwd: ROOT,
		env: {
			...environment(),
			...more.env,
			DATA_DIR: dataDir,
			HOST: '127.0.0.1',
			PORT: more.env?.['PORT'] ?? '0',
			NODE_ENV: 'production'
		},
		stdio: ['ignore', 'pipe', 'pipe']
	});
	let said = '';
	let told = '';
	child.stdout.on('data', (part: Buffer) => (told += part.toString()));
	child.stderr.on('data', (part: Buffer) => (said += part.toString()));
	const gone = once(child, 'exit');
	const url = await Promise.race([
		addressOf(child),
		gone.then(() => {
			throw new Error(`The server did not start:\n${said}`);
		})
	]);
	return {
		url,
		pid: child.pid ?? 0,
		said: () => said,
		told: () => told,
		stop: async (signal) => {
			child.kill(signal);
			await gone;
		}
	};
}

/** Runs with a folder that is removed afterwards. */
export async function withFolder<Answer>(
	work: (folder: string) => Promise<Answer>
): Promise<Answer> {
	const folder = mkdtempSync(path.join(os.tmpdir(), 'durability-'));
	try {
		return await work(folder);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

/** The environment without what a test runner puts there for its own processes. */
function environment(): Record<string, string | undefined> {
	return Object.fromEntries(
		Object.entries(process.env).filter(([name]) => !/^(VITEST|NODE_OPTIONS$|ORIGIN$)/.test(name))
	);
}

function addressOf(child: ChildProcess): Promise<string> {
	return new Promise((found) => {
		let text = '';
		child.stdout?.on('data', (part: Buffer) => {
			text += part.toString();
			const url = /open at (https?:\S+)/.exec(text)?.[1];
			if (url) found(url);
		});
	});
}
