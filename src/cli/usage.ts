/**
 * How the commands are used: their words, options and help.
 *
 * @module
 */
import type { ParseArgsConfig } from 'node:util';

type Options = NonNullable<ParseArgsConfig['options']>;

/** A command as its help shows it. */
export interface Usage {
	readonly says: string;
	readonly line: string;
	readonly options: Options;
	/** What the one word without an option is, where a command takes one. */
	readonly word?: string;
	/** Options that must be there. */
	readonly needs: readonly string[];
	readonly details: readonly string[];
	readonly example: string;
}

const EVERYWHERE = {
	json: { type: 'boolean' },
	root: { type: 'string' },
	help: { type: 'boolean', short: 'h' }
} satisfies Options;

const EVERYWHERE_DETAILS = [
	'--json         the answer as JSON, with the same keys always',
	'--root FOLDER  the folder that holds policies/ and scenarios/',
	'--help         this help'
];

const KEEPING = {
	json: { type: 'boolean' },
	data: { type: 'string' },
	help: { type: 'boolean', short: 'h' }
} satisfies Options;

const KEEPING_DETAILS = [
	'--data FOLDER  the data folder; DATA_DIR, or ./data, when left out',
	'--json         the answer as JSON, with the same keys always',
	'--help         this help'
];

/** The commands, by name. */
export const USAGE = {
	judge: {
		says: 'how a policy judges a conduct, or every conduct of a scenario',
		line: 'clause judge --policy P --scenario S [--conduct C] [--json]',
		options: {
			...EVERYWHERE,
			policy: { type: 'string' },
			scenario: { type: 'string' },
			conduct: { type: 'string' }
		},
		needs: ['policy', 'scenario'],
		details: [
			'--policy P     the policy, such as beckstone',
			'--scenario S   the scenario, such as pupil-follow; way-back for the ways back',
			'--conduct C    one conduct; all of the scenario when left out',
			...EVERYWHERE_DETAILS
		],
		example: 'clause judge --policy beckstone --scenario pupil-follow --conduct refuse-silently'
	},
	walk: {
		says: 'play choices through a scenario, and what they come to',
		line: 'clause walk --policy P --scenario S [--who W] --choose a,b,c [--json]',
		options: {
			...EVERYWHERE,
			policy: { type: 'string' },
			scenario: { type: 'string' },
			who: { type: 'string' },
			choose: { type: 'string' }
		},
		needs: ['policy', 'scenario', 'choose'],
		details: [
			'--policy P     the policy, such as beckstone',
			'--scenario S   the scenario, such as pupil-follow',
			'--who W        the way in; the first one when left out',
			'--choose a,b   the choices in the order they are made',
			...EVERYWHERE_DETAILS
		],
		example:
			'clause walk --policy beckstone --scenario pupil-follow --choose decline-and-tell,explain-on-monday,tell'
	},
	export: {
		says: 'write the course of a policy as a package for a learning platform',
		line: 'clause export --policy P --format F --out FILE [--scenario S …] [options]',
		options: {
			...EVERYWHERE,
			policy: { type: 'string' },
			format: { type: 'string' },
			out: { type: 'string' },
			scenario: { type: 'string', multiple: true },
			group: { type: 'string' },
			'pass-mark': { type: 'string' },
			preset: { type: 'string' },
			'no-declaration': { type: 'boolean' }
		},
		needs: ['policy', 'format', 'out'],
		details: [
			'--policy P     the policy, such as beckstone',
			'--format F     scorm12, scorm2004-3, scorm2004-4 or cmi5',
			'--out FILE     where the zip is written; same input, same bytes',
			'--scenario S   a situation, as often as needed; the whole course when left out',
			'--group G      the staff group, such as teacher; everyone when left out',
			'--pass-mark N  in per cent, not below the policy’s own',
			'--preset X     what the platform shows: standard, moodle, canvas, completion-only, fail-is-final',
			'--no-declaration  the package asks for no signature',
			...EVERYWHERE_DETAILS
		],
		example: 'clause export --policy beckstone --format scorm12 --out beckstone.zip'
	},
	check: {
		says: 'check all content: files, walks, and every path under every policy',
		line: 'clause check [--json]',
		options: EVERYWHERE,
		needs: [],
		details: EVERYWHERE_DETAILS,
		example: 'clause check'
	},
	backup: {
		says: 'write everything that is recorded into one file, while the server runs or not',
		line: 'clause backup FILE [--data FOLDER] [--with-keys] [--json]',
		word: 'FILE',
		options: { ...KEEPING, 'with-keys': { type: 'boolean' } },
		needs: [],
		details: [
			'FILE           where the backup is written; a file that is there is left alone',
			...KEEPING_DETAILS,
			'--with-keys    the keys too; without them everybody signs in again after a restore'
		],
		example: 'clause backup /srv/backups/2026-11-28.zip'
	},
	restore: {
		says: 'make a data folder of a backup, after checking every file in it',
		line: 'clause restore FILE [--data FOLDER] [--json]',
		word: 'FILE',
		options: KEEPING,
		needs: [],
		details: [
			'FILE           the backup; one that is cut short or changed is refused',
			...KEEPING_DETAILS,
			'The folder must be empty or not there: stop the server and move the old one aside.'
		],
		example: 'clause restore /srv/backups/2026-11-28.zip'
	}
} as const satisfies Readonly<Record<string, Usage>>;
export type CommandName = keyof typeof USAGE;

/** The names of the commands, in the order of the help. */
export const COMMANDS = Object.keys(USAGE) as readonly CommandName[];

/** The help of the whole command. */
export function helpOfAll(): string {
	const lines = COMMANDS.map((name) => `  ${name.padEnd(7)} ${USAGE[name].says}`);
	return [
		'clause: one situation, judged by each school’s own policy',
		'',
		'Usage: clause COMMAND [options]',
		'',
		...lines,
		'',
		'“clause help COMMAND”, or “clause COMMAND --help”, explains a command.',
		'Ends with 0 when all is well, 1 on errors in the content or a refusal, 2 on wrong usage.'
	].join('\n');
}

/** The help of one command. */
export function helpOf(name: CommandName): string {
	const { says, line, details, example } = USAGE[name];
	return [
		`clause ${name}: ${says}`,
		'',
		`Usage: ${line}`,
		'',
		...details.map((detail) => `  ${detail}`),
		'',
		`Example: ${example}`
	].join('\n');
}
