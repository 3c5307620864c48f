/**
 * What a command meets outside: where it writes, whether it may use colour, where the content lies, what time passes.
 *
 * @module
 */

/** The outside of a command; a test hands in its own. */
export interface Terminal {
	/** One line, or several, to standard output. */
	readonly out: (text: string) => void;
	/** One line, or several, to standard error. */
	readonly err: (text: string) => void;
	readonly colour: boolean;
	/** The folder that holds `policies/` and `scenarios/` when `--root` does not name one. */
	readonly root: string;
	/** Milliseconds from some start. */
	readonly timer: () => number;
}

/** How a command ended: all is well; errors in the content or a refusal; used wrongly. */
export const EXIT = { fine: 0, no: 1, usage: 2 } as const;
export type Exit = (typeof EXIT)[keyof typeof EXIT];

const STYLES = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33 } as const;
export type Style = keyof typeof STYLES;

/** Styles text where the terminal may show colour; elsewhere it stays as it is. */
export function styled({ colour }: Pick<Terminal, 'colour'>, style: Style, text: string): string {
	return colour ? `\u001B[${STYLES[style]}m${text}\u001B[0m` : text;
}

/** Prints a value as JSON for scripts: two spaces, one line at the end. */
export function printJson(terminal: Terminal, value: unknown): void {
	terminal.out(JSON.stringify(value, null, 2));
}

/** Text in lines of at most 90 characters, each behind the same indent; words are never cut. */
export function wrapped(text: string, indent: string): string {
	const lines = text.split('\n').map((line) => {
		let width = 0;
		return line
			.split(' ')
			.map((word) => {
				const fits = width > 0 && width + 1 + word.length <= 90 - indent.length;
				const before = width === 0 ? indent : fits ? ' ' : `\n${indent}`;
				width = fits ? width + 1 + word.length : word.length;
				return before + word;
			})
			.join('');
	});
	return lines.join('\n');
}
