/**
 * A built server for one worker of the journeys, on a store that goes when it does.
 *
 * @module
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A running server, and what it has written. */
export interface Server {
	readonly address: string;
	/** How it ended and what it said, when it has ended by itself. */
	gone(): string | undefined;
	/** All that it has printed so far. */
	said(): string;
	/** The link to set up a school, once it is printed. */
	setUpLink(): Promise<string>;
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

/** How a server is started. */
export interface Starting {
	/** Settings beside those every journey has. */
	readonly settings?: Readonly<Record<string, string>>;
	/** The data folder, which goes when the server does; an empty one otherwise. */
	readonly data?: string;
	/** Any free one, unless something has to know it beforehand. */
	readonly port?: number;
}

/** Names of settings that are the machine's own and no journey's. */
const NOT_OURS = /^(ORIGIN|SMTP_URL|MAIL_FROM|ANOTHER_SCHOOL|OIDC_.*)$/;

/** Starts `npm start`'s own program on a free port, and waits until it says where it is open. */
export async function startServer({ settings, data, port = 0 }: Starting = {}): Promise<Server> {
	const folder = data ?? dataFolder();
	const environment = Object.fromEntries(
		Object.entries(process.env).filter(([name]) => !NOT_OURS.test(name))
	);
	const child = spawn(process.execPath, ['scripts/start.mjs'], {
		env: {
			...environment,
			PORT: String(port),
			HOST: '127.0.0.1',
			DATA_DIR: folder,
			...settings
		},
		stdio: ['ignore', 'pipe', 'pipe']
	});
	let said = '';
	let told = '';
	child.stderr.on('data', (part) => (said += String(part)));
	child.stdout.on('data', (part) => (told += String(part)));
	let gone: string | undefined;
	const ended = new Promise<void>((done) =>
		child.once('exit', (code, signal) => {
			gone = `The server ended with ${signal ?? code}. ${said}`;
			done();
		})
	);
	/** What stands in the server's words, as soon as it does. */
	const heard = (pattern: RegExp) =>
		new Promise<string>((found, fail) => {
			const look = () => {
				const at = pattern.exec(told)?.[0];
				if (at) found(at);
			};
			child.stdout.on('data', look);
			look();
			void ended.then(() => fail(new Error(`The server did not say it. ${told}${said}`)));
		});
	const address = await heard(/http:\/\/\S+/);
	return {
		address,
		gone: () => gone,
		said: () => told + said,
		setUpLink: () => heard(/http:\/\/\S+\/set-up\?token=\S+(?=\s)/),
		record: (policy, person) => {
			const file = path.join(folder, `sample-${policy}`, 'people', `${person}.json`);
			return JSON.parse(readFileSync(file, 'utf8')) as PersonFile;
		},
		close: async () => {
			child.kill('SIGTERM');
			await ended;
			rmSync(folder, { recursive: true, force: true });
		}
	};
}

/** An empty folder for the records of a server. */
export function dataFolder(): string {
	return mkdtempSync(path.join(tmpdir(), 'clause-journeys-'));
}

/** A port that was free a moment ago, for what has to be known before a server is started. */
export async function freePort(): Promise<number> {
	const asking = createServer();
	await new Promise<void>((open) => asking.listen(0, '127.0.0.1', open));
	const at = asking.address();
	await new Promise((closed) => asking.close(closed));
	if (at === null || typeof at === 'string') throw new Error('There is no port to be had.');
	return at.port;
}
