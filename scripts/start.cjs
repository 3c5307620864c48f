/**
 * `npm start` begins here: how many threads Node waits for the disk with has to be said before Node reads the first
 * module of the new kind, which already uses them; so this file is of the old kind, and says nothing else.
 *
 * Each choice that is being kept holds a thread until the disk has it. With Node's own four, thirty people choosing at
 * once wait for threads and not for the disk, and so does every page that is read from a file meanwhile.
 *
 * Node is started with more room for what is young (`--max-semi-space-size`, in package.json): what a choice leaves behind
 * is then gone before it is copied, which is a tenth of what keeping one costs.
 */
process.env.UV_THREADPOOL_SIZE ??= '8';

import('./start.mjs').catch((/** @type {unknown} */ fault) => {
	console.error(fault);
	process.exit(1);
});
