/**
 * The built server for the journeys, on an empty store that goes when the server does.
 *
 * @module
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const data = mkdtempSync(path.join(tmpdir(), 'clause-journeys-'));
process.env['DATA_DIR'] = data;
process.on('exit', () => rmSync(data, { recursive: true, force: true }));

await import('../../scripts/start.mjs');
