/**
 * What goes wrong with the records that is nobody's "no": the disk, another process, or a bug of ours.
 *
 * @module
 */

/** Stable codes to switch on; `data-…` can only come from opening a store. */
export type StoreFaultCode =
	| 'disk-full'
	| 'write-failed'
	| 'not-logged'
	| 'history-changed'
	| 'identity-changed'
	| 'record-invalid'
	| 'id-invalid'
	| 'school-unknown'
	| 'school-not-a-sample'
	| 'content-not-its-hash'
	| 'content-damaged'
	| 'file-in-the-way'
	| 'store-closed'
	| 'data-in-use'
	| 'data-unusable';

const SAYS: Readonly<Partial<Record<StoreFaultCode, string>>> = {
	'disk-full':
		'This could not be saved: the disk of the server is full. What was saved before is safe. ' +
		'Tell whoever looks after the server, then try again.',
	'write-failed':
		'This could not be saved: the server could not write to its disk. What was saved before is safe. ' +
		'Tell whoever looks after the server, then try again.',
	'not-logged':
		'This could not be written into the school’s log: the server could not write to its disk. A change you made ' +
		'may have been saved all the same, so look before you make it again. Tell whoever looks after the server.',
	'store-closed': 'The server is stopping. Try again in a minute.'
};

/** A fault of the store. `message` is for the log; `says` is for the person whose change it was. */
export class StoreFault extends Error {
	override readonly name = 'StoreFault';
	readonly code: StoreFaultCode;
	readonly says: string;

	constructor(code: StoreFaultCode, message: string, cause?: unknown) {
		super(message, cause === undefined ? {} : { cause });
		this.code = code;
		this.says =
			SAYS[code] ??
			'Something went wrong on the server and this was not saved. What was saved before is safe.';
	}
}

/** A failed write as a fault: `disk-full` when there is no space or no quota left, else `write-failed`. */
export function writeFault(path: string, cause: unknown): StoreFault {
	const code = codeOf(cause);
	const why = cause instanceof Error ? cause.message : String(cause);
	if (code === 'ENOSPC' || code === 'EDQUOT')
		return new StoreFault('disk-full', `No space left to write ${path}: ${why}`, cause);
	return new StoreFault('write-failed', `Could not write ${path}: ${why}`, cause);
}

/** The system's own code of an error, such as `ENOENT`; undefined of anything else. */
export function codeOf(cause: unknown): string | undefined {
	return cause instanceof Error && 'code' in cause && typeof cause.code === 'string'
		? cause.code
		: undefined;
}
