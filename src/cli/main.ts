/**
 * The `clause` command, as it is started: see usage.ts for what it does.
 *
 * @module
 */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from './run.ts';

// Bundled this file is build/cli/clause.js, and src/cli/main.ts otherwise: two folders below the project both times.
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

// Whoever reads only the first lines (`| head`) closes the pipe: that is no fault.
for (const stream of [process.stdout, process.stderr])
	stream.on('error', (cause: NodeJS.ErrnoException) => {
		if (cause.code !== 'EPIPE') throw cause;
	});

process.exitCode = run(process.argv.slice(2), {
	out: (text) => process.stdout.write(`${text}\n`),
	err: (text) => process.stderr.write(`${text}\n`),
	colour: process.stdout.isTTY && !process.env['NO_COLOR'],
	root,
	timer: () => performance.now()
});
