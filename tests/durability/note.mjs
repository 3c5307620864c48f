/**
 * Loaded into the server before anything else, for a test: notes in a file, in order, when a file or folder has been
 * fsynced, when a file has been renamed, and when an answer to a request begins to leave.
 *
 * @module
 */
import fs from 'node:fs';
import http from 'node:http';
import { syncBuiltinESMExports } from 'node:module';

const file = process.env['NOTES'] ?? '';
const { appendFileSync } = fs;
const { open, rename } = fs.promises;

/** @param {Record<string, string | number>} what */
function note(what) {
	appendFileSync(file, `${JSON.stringify(what)}\n`);
}

fs.promises.open = async (at, ...more) => {
	const handle = await open(at, ...more);
	const sync = handle.sync.bind(handle);
	handle.sync = async () => {
		note({ did: 'fsync begins', path: String(at) });
		await sync();
		note({ did: 'fsync', path: String(at) });
	};
	return handle;
};

fs.promises.rename = async (from, to) => {
	await rename(from, to);
	note({ did: 'rename', path: String(to) });
};

syncBuiltinESMExports();

const { writeHead } = http.ServerResponse.prototype;
// The first moment at which a byte of the answer can leave.
http.ServerResponse.prototype.writeHead = function (/** @type {unknown[]} */ ...words) {
	note({ did: 'answer', path: `${this.req.method} ${this.req.url}`, status: Number(words[0]) });
	return Reflect.apply(writeHead, this, words);
};
