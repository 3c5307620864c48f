/**
 * One process at a time on a data folder: a lock that names its holder, and that a dead holder does not keep.
 *
 * The holder is known by its process id and the moment that process started, so that another process with the same id
 * (a restart in a container is process 1 again) is not taken for it. A holder on another computer or in another
 * container, which cannot be looked up, is known by touching the lock every two seconds.
 *
 * @module
 */
import { randomUUID } from 'node:crypto';
import * as fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { codeOf, StoreFault, writeFault } from './fault.ts';

/** A lock that is held. */
export interface Lock {
	release(): Promise<void>;
}

/** How often a holder touches its lock, and how long one is watched before it counts as left, in milliseconds. */
export interface Pulse {
	readonly beat: number;
	readonly watch: number;
}

const PULSE: Pulse = { beat: 2_000, watch: 7_000 };

const holder = z.object({
	id: z.string().regex(/^[0-9a-f-]{36}$/),
	pid: z.number().int(),
	/** The process's start in ticks since the computer's; empty where there is no /proc. */
	started: z.string(),
	host: z.string(),
	/** Which start of the computer; empty where there is no /proc. */
	boot: z.string(),
	since: z.string()
});
type Holder = z.infer<typeof holder>;

/**
 * Takes the lock of a folder that is there. Throws `data-in-use` while another living process has it,
 * `data-unusable` when the folder may not be written to.
 */
export async function lockFolder(folder: string, now: Date, pulse = PULSE): Promise<Lock> {
	const file = path.join(folder, 'lock');
	const us: Holder = {
		id: randomUUID(),
		pid: process.pid,
		started: startOf(process.pid)?.started ?? '',
		host: os.hostname(),
		boot: bootId(),
		since: now.toISOString()
	};
	await take(file, us, pulse);
	clearUp(folder);
	const beating = setInterval(() => touch(file), pulse.beat).unref();
	return {
		release: () => {
			clearInterval(beating);
			if (idOf(read(file)) === us.id) fs.rmSync(file, { force: true });
			return Promise.resolve();
		}
	};
}

/**
 * Takes a lock file. One of a dead holder is taken over under a lock of its own, named after that holder, so that of
 * two who find it at the same time only one replaces it: it changes hands only from a holder who was seen dead.
 */
async function take(file: string, us: Holder, pulse: Pulse): Promise<void> {
	for (;;) {
		if (create(file, us)) return;
		const them = read(file);
		if (them === 'gone') continue;
		if (them === 'unreadable' ? await isBeingWritten(file) : await isAlive(file, them, pulse)) {
			if (them === 'unreadable') continue;
			throw inUse(file, them);
		}
		const guard = `${file}.${idOf(them)}`;
		await take(guard, us, pulse);
		try {
			if (idOf(read(file)) !== idOf(them)) continue;
			const ours = unique(file, us);
			fs.writeFileSync(ours, JSON.stringify(us));
			fs.renameSync(ours, file);
			return;
		} finally {
			fs.rmSync(guard, { force: true });
		}
	}
}

/** Makes the file with its content at once, or finds it there and answers false. */
function create(file: string, us: Holder): boolean {
	const ours = unique(file, us);
	try {
		fs.writeFileSync(ours, JSON.stringify(us));
		fs.linkSync(ours, file);
		return true;
	} catch (cause) {
		const code = codeOf(cause);
		if (code === 'EEXIST') return false;
		if (code === 'EPERM' || code === 'ENOTSUP' || code === 'EOPNOTSUPP')
			return createWithoutLinks(file, us);
		if (code === 'ENOSPC' || code === 'EDQUOT') throw writeFault(file, cause);
		throw new StoreFault(
			'data-unusable',
			`DATA_DIR is “${path.dirname(file)}”, which may not be written to: ${String(cause)}. ` +
				'It should be a folder that the user running this program may write to.',
			cause
		);
	} finally {
		fs.rmSync(ours, { force: true });
	}
}

/** For file systems that have no links: the content follows a moment after the file. */
function createWithoutLinks(file: string, us: Holder): boolean {
	try {
		fs.writeFileSync(file, JSON.stringify(us), { flag: 'wx' });
		return true;
	} catch (cause) {
		if (codeOf(cause) === 'EEXIST') return false;
		throw writeFault(file, cause);
	}
}

function unique(file: string, us: Holder): string {
	return `${file}.new-${us.id}`;
}

/** Who holds a lock, as far as the file says. */
function read(file: string): Holder | 'gone' | 'unreadable' {
	try {
		return holder.parse(JSON.parse(fs.readFileSync(file, 'utf8')));
	} catch (cause) {
		return codeOf(cause) === 'ENOENT' ? 'gone' : 'unreadable';
	}
}

function idOf(them: Holder | 'gone' | 'unreadable'): string {
	return typeof them === 'string' ? them : them.id;
}

/** Waits a moment for a lock that does not say yet who holds it; one that never will is worthless. */
async function isBeingWritten(file: string): Promise<boolean> {
	const found = fs.statSync(file, { throwIfNoEntry: false });
	if (found && Math.abs(Date.now() - found.mtimeMs) > 5_000) return false;
	await pause(20);
	return true;
}

async function isAlive(file: string, them: Holder, pulse: Pulse): Promise<boolean> {
	if (them.host !== os.hostname()) return touches(file, them, pulse);
	if (them.boot !== '' && bootId() !== '' && them.boot !== bootId()) return false;
	try {
		process.kill(them.pid, 0);
	} catch (cause) {
		if (codeOf(cause) === 'ESRCH') return false;
	}
	const found = startOf(them.pid);
	if (!found || them.started === '') return true;
	return found.started === them.started && found.state !== 'Z' && found.state !== 'X';
}

/** Whether a lock is touched, or changes hands, while it is watched. */
async function touches(file: string, them: Holder, { watch }: Pulse): Promise<boolean> {
	const before = fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs;
	for (let waited = 0; waited < watch; waited += watch / 20) {
		await pause(watch / 20);
		if (fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs !== before)
			return idOf(read(file)) === them.id;
	}
	return false;
}

function touch(file: string): void {
	const now = new Date();
	try {
		fs.utimesSync(file, now, now);
	} catch {
		// Gone or not writable: whoever looks next takes the lock, and says so.
	}
}

/** When a process started and its state, from /proc; undefined where there is none. */
function startOf(pid: number): { readonly started: string; readonly state: string } | undefined {
	try {
		// pid (name, which may hold spaces and brackets) state … : the 22nd field is the start.
		const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
		const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
		const [state = '', started = ''] = [fields[0], fields[19]];
		return started === '' ? undefined : { started, state };
	} catch {
		return undefined;
	}
}

function bootId(): string {
	try {
		return fs.readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
	} catch {
		return '';
	}
}

/** Removes what takers killed half-way left beside the lock. */
function clearUp(folder: string): void {
	for (const name of fs.readdirSync(folder)) {
		if (!name.startsWith('lock.')) continue;
		const file = path.join(folder, name);
		const old = fs.statSync(file, { throwIfNoEntry: false });
		if (old && Date.now() - old.mtimeMs > 60_000) fs.rmSync(file, { force: true });
	}
}

function inUse(file: string, them: Holder): StoreFault {
	const where = them.host === os.hostname() ? '' : ` on ${them.host}`;
	return new StoreFault(
		'data-in-use',
		`The data folder ${path.dirname(file)} is in use by process ${them.pid}${where} since ${them.since}. ` +
			'Stop that one first, or give this one a folder of its own: DATA_DIR=… npm start. ' +
			`If you are certain that nothing uses the folder, delete ${file}.`
	);
}
