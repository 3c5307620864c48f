/**
 * The options of a command line, or what is wrong with them in a sentence of ours.
 *
 * @module
 */
import { parseArgs } from 'node:util';
import { nearestTo } from '#domain/nearest.ts';
import { USAGE, type CommandName, type Usage } from './usage.ts';

/** What was given, by the name of its option. */
export type Values = Readonly<
	Partial<Record<string, string | boolean | readonly (string | boolean)[]>>
>;

/** Where the one word without an option is found among the values: no option is called so. */
export const WORD = ' word';

/**
 * Reads the words after a command. Answers a sentence where an option is unknown, has no value or one too many, is
 * given twice though only one could count, or where something that the command needs is missing. Whoever asks for help
 * gets it, whatever else is wrong.
 */
export function valuesOf(name: CommandName, words: readonly string[]): Values | string {
	const { options, needs, word }: Usage = USAGE[name];
	const { values, positionals, tokens } = parseArgs({
		args: [...words],
		options,
		strict: false,
		allowPositionals: true,
		tokens: true
	});
	if (values['help'] === true) return { help: true };
	const seen = new Set<string>();
	for (const token of tokens) {
		if (token.kind !== 'option') continue;
		const wrong = wrongWith(options, token, seen.has(token.name));
		if (wrong !== undefined) return wrong;
		seen.add(token.name);
	}
	const [first, second] = positionals;
	if (word === undefined && first !== undefined)
		return `“clause ${name}” takes options only: nothing is done with the word “${first}”.`;
	if (word !== undefined && first?.trim() === '') return `The ${word} has no name.`;
	if (second !== undefined) return `There is more than one ${word}.`;
	const missing = needs.filter((each) => values[each] === undefined).map((each) => `--${each}`);
	if (word !== undefined && first === undefined) missing.unshift(word);
	if (missing.length > 0) return `Missing: ${missing.join(', ')}.`;
	return { ...values, ...(word === undefined ? {} : { [WORD]: first ?? '' }) };
}

/** An option as it stands in the command line. */
interface Given {
	readonly name: string;
	readonly rawName: string;
	readonly value?: string | undefined;
	readonly inlineValue?: boolean | undefined;
}

function wrongWith(
	options: Usage['options'],
	{ name, rawName, value, inlineValue }: Given,
	again: boolean
): string | undefined {
	const option = Object.hasOwn(options, name) ? options[name] : undefined;
	if (!option) {
		const known = Object.keys(options).map((each) => `--${each}`);
		const nearest = nearestTo(rawName, known);
		return `There is no option “${rawName}”.${nearest === undefined ? '' : ` Did you mean “${nearest}”?`}`;
	}
	if (option.type === 'boolean')
		return value === undefined ? undefined : `“${rawName}” takes no value: leave “=${value}” out.`;
	// A word that begins with a hyphen is the next option, and the value was forgotten.
	if (value === undefined || (inlineValue !== true && /^-./.test(value)))
		return `“${rawName}” needs a value.`;
	if (value.trim() === '') return `“${rawName}” has an empty value.`;
	return again && option.multiple !== true
		? `“${rawName}” is given twice, and only one could count.`
		: undefined;
}
