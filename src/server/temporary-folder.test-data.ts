/**
 * Folders for tests that write files.
 *
 * @module
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';

/** A new empty folder for the test that runs; gone when that test, and what follows each test, is over. */
export function temporaryFolder(): string {
	const folder = mkdtempSync(path.join(tmpdir(), 'clause-test-'));
	onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
	return folder;
}
