/**
 * A mail server for tests: it takes letters, or does whatever else a mail server may do.
 *
 * @module
 */
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { simpleDecoded } from './decoded.test-data.ts';

/** A letter that has arrived. */
export interface Arrived {
	readonly to: string;
	readonly text: string;
}

/** What the server does with an address: takes it, refuses it, says try again, or says nothing at all. */
export type Manner = 'takes' | 'hangs' | number;

/** A running mail server. */
export interface Sink {
	readonly url: string;
	readonly arrived: Arrived[];
	/** How often an address was tried. */
	readonly tries: Map<string, number>;
	close(): Promise<void>;
}

/** Starts a mail server on a free port; `manner` decides for each address and try, counted from 1. */
export async function startSink(
	manner: (to: string, nth: number) => Manner = () => 'takes',
	more: SMTPServerOptions = {}
): Promise<Sink> {
	const arrived: Arrived[] = [];
	const tries = new Map<string, number>();
	const server = new SMTPServer({
		authOptional: true,
		disabledCommands: ['STARTTLS'],
		closeTimeout: 100,
		onRcptTo: ({ address }, _session, answer) => {
			const nth = (tries.get(address) ?? 0) + 1;
			tries.set(address, nth);
			const does = manner(address, nth);
			if (does === 'hangs') return;
			if (does === 'takes') answer();
			else answer(Object.assign(new Error(SAYS[does] ?? 'No'), { responseCode: does }));
		},
		onData: (stream, { envelope }, answer) => {
			const parts: Buffer[] = [];
			stream.on('data', (part: Buffer) => parts.push(part));
			stream.on('end', () => {
				const text = simpleDecoded(Buffer.concat(parts).toString('utf8'));
				for (const { address } of envelope.rcptTo) arrived.push({ to: address, text });
				answer(null, 'OK: queued as 7F3A');
			});
		},
		...more
	});
	server.on('error', () => undefined);
	await new Promise<void>((open) => server.listen(0, '127.0.0.1', open));
	const address = server.server.address();
	const port = typeof address === 'object' && address ? address.port : 0;
	return {
		url: `smtp://127.0.0.1:${port}`,
		arrived,
		tries,
		close: () => new Promise((closed) => server.close(() => closed()))
	};
}

const SAYS: Readonly<Record<number, string>> = {
	450: 'Greylisted, please try again',
	451: '4.7.500 Server busy, too many messages',
	550: 'No such mailbox'
};
