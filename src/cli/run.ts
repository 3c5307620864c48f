/**
 * From the words of a command line to a command and its exit code.
 *
 * @module
 */
import path from 'node:path';
import { nearestTo } from '#domain/nearest.ts';
import type { Refused } from './asking.ts';
import { checkCommand } from './check.ts';
import { exportCommand } from './export.ts';
import { judgeCommand } from './judge.ts';
import { backupCommand, restoreCommand } from './keep.ts';
import { EXIT, printJson, type Exit, type Terminal } from './terminal.ts';
import { COMMANDS, helpOf, helpOfAll, USAGE, type CommandName } from './usage.ts';
import { valuesOf, WORD, type Values } from './values.ts';
import { walkCommand } from './walk.ts';

/** Runs a command line; everything it says goes through the terminal. */
export function run(words: readonly string[], terminal: Terminal): Exit {
	const [first = '', ...after] = words;
	const asksHelp = ['--help', '-h', 'help'].includes(first);
	if (asksHelp && !/^[^-]/.test(after[0] ?? '')) {
		terminal.out(helpOfAll());
		return EXIT.fine;
	}
	const [name = '', ...rest] = asksHelp ? [...after, '--help'] : words;
	if (!isCommand(name)) {
		const nearest = nearestTo(name, COMMANDS);
		const meant = nearest === undefined ? '' : ` Did you mean “${nearest}”?`;
		terminal.err(name === '' ? 'Which command?' : `There is no command “${name}”.${meant}`);
		terminal.err(`\n${helpOfAll()}`);
		return EXIT.usage;
	}
	const values = valuesOf(name, rest);
	if (typeof values === 'string') {
		terminal.err(`${values}\n\nUsage: ${USAGE[name].line}\n“clause ${name} --help” explains it.`);
		return EXIT.usage;
	}
	if (values['help'] === true) {
		terminal.out(helpOf(name));
		return EXIT.fine;
	}
	return perform(name, values, terminal);
}

function isCommand(name: string): name is CommandName {
	return Object.hasOwn(USAGE, name);
}

function perform(name: CommandName, values: Values, terminal: Terminal): Exit {
	const text = (option: string) => String(values[option] ?? '');
	const optional = <Key extends string>(option: Key) =>
		(values[option] === undefined ? {} : { [option]: text(option) }) as Partial<
			Record<Key, string>
		>;
	const json = values['json'] === true;
	const root = values['root'] === undefined ? terminal.root : path.resolve(text('root'));
	const about = { policy: text('policy'), scenario: name === 'export' ? '' : text('scenario') };
	switch (name) {
		case 'backup':
		case 'restore': {
			const data = path.resolve(text('data') || process.env['DATA_DIR'] || 'data');
			const question = { data, file: path.resolve(text(WORD)) };
			const refused =
				name === 'backup'
					? backupCommand(terminal, question, values['with-keys'] === true, json)
					: restoreCommand(terminal, question, json);
			return answered(terminal, json, refused);
		}
		case 'check':
			return checkCommand(terminal, root, json);
		case 'export': {
			const scenarios = values['scenario'];
			const asked = {
				format: text('format'),
				...(Array.isArray(scenarios) ? { scenarios } : {}),
				group: values['group'],
				passMark: values['pass-mark'],
				preset: values['preset'],
				declaration: values['no-declaration'] !== true
			};
			const wanted = { policy: about.policy, out: path.resolve(text('out')), asked };
			return answered(terminal, json, exportCommand(terminal, root, wanted, json));
		}
		case 'judge': {
			const question = { ...about, ...optional('conduct') };
			return answered(terminal, json, judgeCommand(terminal, root, question, json));
		}
		case 'walk': {
			const choose = text('choose')
				.split(',')
				.map((each) => each.trim());
			const question = {
				...about,
				...optional('who'),
				choose: choose.filter((each) => each !== '')
			};
			return answered(terminal, json, walkCommand(terminal, root, question, json));
		}
	}
}

function answered(terminal: Terminal, json: boolean, refused: Refused | undefined): Exit {
	if (!refused) return EXIT.fine;
	const { refused: code, because, nearest } = refused;
	if (json)
		printJson(terminal, {
			refused: code,
			because,
			...(nearest === undefined ? {} : { nearest })
		});
	else terminal.err(because);
	return EXIT.no;
}
