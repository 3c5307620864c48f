/**
 * A process that tries to take the lock of one folder after another, at the moments it is told to, for a test.
 *
 * @module
 */
import { setTimeout as pause } from 'node:timers/promises';
import { StoreFault } from '#server/store/fault.ts';
import { lockFolder } from '#server/store/lock.ts';

process.on('message', (folder: string) => void take(folder));
process.send?.('ready');

/** Holds what it gets until it is told the next folder, as a server would for longer than a race lasts. */
async function take(folder: string): Promise<void> {
	try {
		const lock = await lockFolder(folder, new Date());
		process.send?.('got');
		await pause(1_000);
		await lock.release();
	} catch (cause) {
		if (!(cause instanceof StoreFault)) throw cause;
		process.send?.(cause.code);
	}
}
