/**
 * The few things done to a disk when a record is written; tests put a failing one in its place.
 *
 * @module
 */
import {
	closeSync,
	fsync,
	ftruncate,
	open,
	rename,
	unlink,
	write,
	type NoParamCallback
} from 'node:fs';

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

/** The computer's own. Node's callbacks: its promises take half as long again, and every choice waits for six of them. */
export const realDisk: Disk = {
	open: (path, flags, mode = 0o666) =>
		new Promise((done, fail) => {
			open(path, flags, mode, (fault, fd) => {
				if (fault) fail(fault);
				else done(new RealFile(fd));
			});
		}),
	rename: (from, to) => told((done) => rename(from, to, done)),
	unlink: (path) => told((done) => unlink(path, done))
};

class RealFile implements DiskFile {
	readonly #fd: number;

	constructor(fd: number) {
		this.#fd = fd;
	}

	writeFile(text: string): Promise<void> {
		return told((done) => {
			write(this.#fd, text, null, 'utf8', (fault, written) => {
				if (fault || written === Buffer.byteLength(text)) done(fault);
				else this.#writeRest(Buffer.from(text).subarray(written), done);
			});
		});
	}

	sync(): Promise<void> {
		return told((done) => fsync(this.#fd, done));
	}

	truncate(length: number): Promise<void> {
		return told((done) => ftruncate(this.#fd, length, done));
	}

	/** At once, without a thread: what was to reach the disk has reached it, or is not wanted. */
	close(): Promise<void> {
		return told((done) => {
			closeSync(this.#fd);
			done(null);
		});
	}

	/** A disk may take a part only; the next try says why, when it is full. */
	#writeRest(bytes: Buffer, done: NoParamCallback): void {
		if (bytes.length === 0) return done(null);
		write(this.#fd, bytes, (fault, written) => {
			if (fault) done(fault);
			else this.#writeRest(bytes.subarray(written), done);
		});
	}
}

function told(ask: (done: NoParamCallback) => void): Promise<void> {
	return new Promise((done, fail) => {
		ask((fault) => {
			if (fault) fail(fault);
			else done();
		});
	});
}

/** Whether folders can be fsynced here; Windows neither can nor needs to. */
export const FOLDERS_SYNC = process.platform !== 'win32';
