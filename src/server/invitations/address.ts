/**
 * The address on what is handed out: the one people can type.
 *
 * @module
 */

/** Whether an address leads to the very computer it is typed on. */
export function isThisComputer(origin: string): boolean {
	return /^(localhost|.*\.localhost|127(\.\d+){3}|0\.0\.0\.0|\[::1?\])$/.test(
		new URL(origin).hostname
	);
}

/**
 * The origin to print on slips: the server's own, where `ORIGIN` says it; else the one under which whoever prints has
 * come. A slip is made for the eyes of whoever asks, so the name in the request is theirs; a letter goes to others, and
 * never takes it.
 *
 * @param own the origin the server knows, `http://localhost:…` while nobody has told it any
 * @param asked the origin of the request
 */
export function printedOrigin(own: string, asked: string): string {
	return isThisComputer(own) ? asked : own;
}
