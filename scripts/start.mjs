/**
 * `npm start`: from a fresh clone to a running server in one process, and back down without
 * losing what it was writing.
 *
 * @module
 */
import { createServer } from 'node:http';
import { built, installed } from './prepare.mjs';

const patience = 10_000;

/**
 * How long anybody may take, and how much they may say before they have said anything: somebody who opens connections
 * and dawdles leaves them to others. The slowest line that works uploads seven megabytes in two minutes.
 *
 * @type {import('node:http').ServerOptions}
 */
const BOUNDS = {
	maxHeaderSize: 16_384,
	headersTimeout: 15_000,
	requestTimeout: 120_000,
	keepAliveTimeout: 10_000,
	connectionsCheckingInterval: 5_000,
	// It is asked for in front.ts, where the answer has the headers of every other.
	requireHostHeader: false
};

const host = process.env['HOST'] || '0.0.0.0';
const port = portFrom(process.env['PORT'] || '3000');
const origin = originFrom(process.env['ORIGIN']);

await installed();
await built('app', 'cli', 'player', 'verifier');

// Without ORIGIN this is plain http under whatever name the visitor typed, so that forms work on
// localhost, 127.0.0.1 and the machine's own name alike. Behind https, ORIGIN says so.
if (!origin) {
	delete process.env['ORIGIN'];
	process.env['PROTOCOL_HEADER'] = 'x-forwarded-proto';
}

// Two packages may be uploaded to be compared; nothing else that is posted comes near.
process.env['BODY_SIZE_LIMIT'] ??= '7M';

/**
 * Stands before the framework; the app hands it over while it opens.
 *
 * @type {import('../src/server/transport/front.ts').Front}
 */
let front = { receive: () => false, broken: (_, socket) => void socket.destroy() };
process.once('clause-and-effect:front', (handed) => {
	front = handed;
});

const handler = await opened();

const server = createServer(BOUNDS, answer);
server.maxConnections = 2_000;
server.timeout = 120_000;

// Asked before a body is sent, so that what is too large need not be sent at all.
server.on('checkContinue', (request, response) => {
	answer(request, response, () => response.writeContinue());
});
server.on('checkExpectation', (request, response) => {
	answer(request, response, () => response.writeHead(417, { connection: 'close' }).end());
});
server.on('clientError', (fault, socket) => front.broken(fault, socket, origin ?? ''));

let stopping = false;

/**
 * Answers a request.
 *
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 * @param {() => void} [goOn] what comes before the app, where the front has no objection
 */
function answer(request, response, goOn) {
	if (!origin) request.headers['x-forwarded-proto'] = 'http';
	response.once('close', () => {
		// A browser keeps its connection open after the answer; there is nothing more to come.
		if (stopping) setImmediate(() => server.closeIdleConnections());
	});
	if (front.receive(request, response, origin ?? `http://${request.headers.host ?? ''}`)) return;
	goOn?.();
	if (response.writableEnded) return;
	try {
		handler(request, response);
	} catch (fault) {
		failed(fault);
		response.destroy();
	}
}

server.once('error', (/** @type {NodeJS.ErrnoException} */ fault) => {
	leave(1, sentenceFor(fault));
});

server.listen(port, host, () => {
	const bound = server.address();
	const at = typeof bound === 'object' && bound ? bound.port : port;
	const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
	const shown = name.includes(':') ? `[${name}]` : name;
	const address = origin ?? `http://${shown}:${at}`;
	console.log(`Clause & Effect is open at ${address}`);
	// Told to the app, which may have something to say to whoever starts it.
	process.emit(/** @type {'exit'} */ ('clause-and-effect:open'), /** @type {never} */ (address));
});

// One request that fails where nobody listens leaves the others as they are.
process.on('unhandledRejection', failed);

for (const signal of /** @type {const} */ (['SIGTERM', 'SIGINT'])) {
	process.on(signal, () => void close());
}

/**
 * The app, its content read and its store open. What an operator can mend is said in its own words;
 * anything else is a bug and keeps its trace.
 *
 * @returns {Promise<import('node:http').RequestListener>}
 */
async function opened() {
	try {
		return (await import(new URL('../build/handler.js', import.meta.url).href)).handler;
	} catch (fault) {
		if (fault instanceof Error && 'code' in fault && /^[a-z-]+$/.test(String(fault.code))) {
			return leave(1, fault.message);
		}
		throw fault;
	}
}

/** @param {unknown} fault */
function failed(fault) {
	console.error('A request failed, and was left without an answer.', fault);
}

/** Stops taking requests, lets those under way finish, then lets the app put its things away. */
async function close() {
	// A terminal and npm may both pass on the same Ctrl+C.
	if (stopping) return;
	stopping = true;
	await Promise.race([requestsFinished(), after(patience)]);
	server.closeAllConnections();

	/** @type {unknown[]} */
	const pending = [];
	for (const listener of process.rawListeners('sveltekit:shutdown'))
		pending.push(listener(pending));
	// A listener may push while another is being called, and while one is awaited.
	for (let at = 0; at < pending.length; at += 1) {
		try {
			await pending[at];
		} catch (fault) {
			console.error(fault);
			process.exitCode = 1;
		}
	}
	process.exit();
}

function requestsFinished() {
	return new Promise((done) => {
		server.close(done);
		server.closeIdleConnections();
	});
}

/** @param {number} milliseconds */
function after(milliseconds) {
	return new Promise((done) => setTimeout(done, milliseconds).unref());
}

/**
 * @param {string} text
 * @returns {number}
 */
function portFrom(text) {
	const number = Number(text);
	if (/^\d+$/.test(text) && number <= 65_535) return number;
	return leave(1, `PORT is “${text}”; it should be a whole number from 0 to 65535, such as 3000.`);
}

/**
 * @param {string | undefined} text
 * @returns {string | undefined} the origin alone, which is what the forms are held against
 */
function originFrom(text) {
	if (!text) return undefined;
	if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return new URL(text).origin;
	return leave(
		1,
		`ORIGIN is “${text}”; it should be the address people type, such as https://training.school.example.`
	);
}

/** @param {NodeJS.ErrnoException} fault */
function sentenceFor(fault) {
	switch (fault.code) {
		case 'EADDRINUSE':
			return `Port ${port} is already in use. Stop what is using it, or choose another: PORT=${port + 1} npm start`;
		case 'EACCES':
			return `Port ${port} may not be opened by this user. Choose one above 1023: PORT=3000 npm start`;
		case 'EADDRNOTAVAIL':
		case 'ENOTFOUND':
			return `HOST is “${host}”, which is not an address of this machine. Leave it out, or use 127.0.0.1.`;
		default:
			return fault.message;
	}
}

/**
 * @param {number} code
 * @param {string} sentence
 * @returns {never}
 */
function leave(code, sentence) {
	console.error(sentence);
	process.exit(code);
}
