/**
 * A built server for one worker of the journeys, on an empty store that goes when it does.
 *
 * @module
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A running server, and what it has written. */
export interface Server {
	readonly address: string;
	/** How it ended and what it said, when it has ended by itself. */
	gone(): string | undefined;
	/** A person's file as it stands on the disk. */
	record(policy: string, person: string): PersonFile;
	close(): Promise<void>;
}

/** What the journeys look at in a person's file. */
export interface PersonFile {
	readonly attempts: readonly {
		readonly id: string;
		readonly scenario: string;
		readonly chosen: readonly {
			readonly scene: string;
			readonly choice: string;
			readonly at: string;
		}[];
	}[];
	readonly declarations: readonly { readonly id: string; readonly name: string }[];
}

/** Starts `npm start`'s own program on a free port, and waits until it says where it is open. */
export async function startServer(): Promise<Server> {
	const data = mkdtempSync(path.join(tmpdir(), 'clause-journeys-'));
	const environment = { ...process.env };
	delete environment['ORIGIN'];
	const child = spawn(process.execPath, ['scripts/start.mjs'], {
		env: { ...environment, PORT: '0', HOST: '127.0.0.1', DATA_DIR: data },
		stdio: ['ignore', 'pipe', 'pipe']
	});
	let said = '';
	child.stderr.on('data', (part) => (said += String(part)));
	let gone: string | undefined;
	const ended = new Promise<void>((done) =>
		child.once('exit', (code, signal) => {
			gone = `The server ended with ${signal ?? code}. ${said}`;
			done();
		})
	);
	const address = await new Promise<string>((found, fail) => {
		let told = '';
		child.stdout.on('data', (part) => {
			told += String(part);
			const at = /http:\/\/\S+/.exec(told)?.[0];
			if (at) found(at);
		});
		void ended.then(() => fail(new Error(`The server did not start. ${told}${said}`)));
	});
	return {
		address,
		gone: () => gone,
		record: (policy, person) => {
			const file = path.join(data, `sample-${policy}`, 'people', `${person}.json`);
			return JSON.parse(readFileSync(file, 'utf8')) as PersonFile;
		},
		close: async () => {
			child.kill('SIGTERM');
			await ended;
			rmSync(data, { recursive: true, force: true });
		}
	};
}
