/**
 * `npm test`: from a fresh clone, everything the continuous build runs.
 *
 * @module
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { chromium } from './chromium.mjs';
import { root } from './fingerprint.mjs';
import { installed } from './prepare.mjs';

await installed();
const { status } = spawnSync(
	process.execPath,
	[fileURLToPath(new URL('check.mjs', import.meta.url)), '--all'],
	{ cwd: root, stdio: 'inherit', env: { ...process.env, CHROMIUM_PATH: await chromium() } }
);
process.exitCode = status ?? 1;
