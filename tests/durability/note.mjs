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
const { appendFileSync, fsync, open, rename } = fs;

/** @param {Record<string, string | number>} what */
function note(what) {
	appendFileSync(file, `${JSON.stringify(what)}\n`);
}

/** @type {Map<number, string>} */
const opened = new Map();

// The store asks in callbacks.
Object.assign(fs, {
	/** @type {(at: string, flags: string, mode: number, done: (fault: unknown, fd: number) => void) => void} */
	open: (at, flags, mode, done) => {
		open(at, flags, mode, (fault, fd) => {
			if (!fault) opened.set(fd, at);
			done(fault, fd);
		});
	},
	/** @type {(fd: number, done: fs.NoParamCallback) => void} */
	fsync: (fd, done) => {
		const at = opened.get(fd) ?? '';
		note({ did: 'fsync begins', path: at });
		fsync(fd, (fault) => {
			if (!fault) note({ did: 'fsync', path: at });
			done(fault);
		});
	},
	/** @type {(from: string, to: string, done: fs.NoParamCallback) => void} */
	rename: (from, to, done) => {
		rename(from, to, (fault) => {
			if (!fault) note({ did: 'rename', path: to });
			done(fault);
		});
	}
});

syncBuiltinESMExports();

const { writeHead } = http.ServerResponse.prototype;
// The first moment at which a byte of the answer can leave.
http.ServerResponse.prototype.writeHead = function (/** @type {unknown[]} */ ...words) {
	note({ did: 'answer', path: `${this.req.method} ${this.req.url}`, status: Number(words[0]) });
	return Reflect.apply(writeHead, this, words);
};
