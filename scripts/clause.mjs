/**
 * `npm run -s clause -- …`: the clause command, built first when its sources changed. Nothing but
 * the command's own words goes to standard output.
 *
 * @module
 */
import { built, installed } from './prepare.mjs';

await installed();
await built('cli', ...(process.argv[2] === 'export' ? /** @type {const} */ (['player']) : []));
await import(new URL('../build/cli/clause.js', import.meta.url).href);
