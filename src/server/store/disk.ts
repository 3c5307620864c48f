/**
 * The few things done to a disk when a record is written; tests put a failing one in its place.
 *
 * @module
 */
import { open, rename, unlink } from 'node:fs/promises';

/** An open file or folder. */
export interface DiskFile {
	writeFile(text: string): Promise<void>;
	/** fsync: resolves when the disk itself has what was written. */
	sync(): Promise<void>;
	/** Takes away all after so many bytes. */
	truncate(length: number): Promise<void>;
	close(): Promise<void>;
}

/** A disk. */
export interface Disk {
	/** `a` writes at the end, wherever that is. A new file may be read by nobody but its owner if `mode` says so. */
	open(path: string, flags: 'r' | 'w' | 'a', mode?: number): Promise<DiskFile>;
	rename(from: string, to: string): Promise<void>;
	unlink(path: string): Promise<void>;
}

/** The computer's own. */
export const realDisk: Disk = { open, rename, unlink };

/** Whether folders can be fsynced here; Windows neither can nor needs to. */
export const FOLDERS_SYNC = process.platform !== 'win32';
