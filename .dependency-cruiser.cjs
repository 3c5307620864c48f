const { readdirSync } = require('node:fs');
const path = require('node:path');

/**
 * Who may import from whom. Each rule says why it is there and where the code goes instead.
 *
 * The ladder of the domain: a folder imports only from those above it in this list.
 */
const ladder = [
	'policy',
	'scenario',
	'attempt',
	'declaration',
	'staff',
	'cycle',
	'reminders',
	'course',
	'follow-up',
	'report',
	'evidence',
	'package'
];

const tests = '\\.test(-data)?\\.ts$';
const drawers = '/(lib|core|shared|utils|helpers|common)/';
const schemas = '\\.schema\\.ts$';

/** Files of the domain that are on no rung: open to every folder of it. */
const ground = '^src/domain/(units|refusal|nearest)\\.ts$';

/** One rule a rung: what it may see is itself, the rungs above and the ground. */
const rungs = ladder.map((folder, at) => {
	const above = ladder
		.slice(0, at)
		.filter((other) => !(folder === 'package' && ['report', 'evidence'].includes(other)));
	return {
		name: `ladder-${folder}`,
		comment:
			`src/domain/${folder} knows only ${[...above, 'units, refusal and nearest'].join(', ')}. ` +
			'Move what both need to the higher of the two, or hand it in as a plain fact.',
		severity: 'error',
		from: { path: `^src/domain/${folder}/`, pathNot: tests },
		to: {
			path: '^src/domain/',
			pathNot: [`^src/domain/(${[...above, folder].join('|')})/`, ground]
		}
	};
});

/** A rule a folder, as the brackets of a route's name are no pattern. */
const strangers = foldersUnder('src/routes').map((folder) => ({
	name: `stranger-${folder}`,
	comment:
		'A page shares nothing with another page: what both show belongs in src/player or src/ui, what both ask in src/domain or src/server. It sees its own folder, and plain files (no +page, no +layout) of the folders above.',
	severity: 'error',
	from: { path: `^${literally(folder)}/[^/]+$` },
	to: {
		path: '^src/routes/',
		pathNot: [
			`^${literally(folder)}/[^/]+$`,
			...foldersAbove(folder).map((above) => `^${literally(above)}/[^/+][^/]*$`)
		]
	}
}));

/** The folder itself and every folder in it. */
function foldersUnder(folder) {
	const inside = readdirSync(path.join(__dirname, folder), { withFileTypes: true });
	return [
		folder,
		...inside
			.filter((entry) => entry.isDirectory())
			.flatMap((entry) => foldersUnder(`${folder}/${entry.name}`))
	];
}

function foldersAbove(folder) {
	const above = path.posix.dirname(folder);
	return above === 'src' ? [] : [above, ...foldersAbove(above)];
}

function literally(text) {
	return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

module.exports = {
	forbidden: [
		...rungs,
		{
			name: 'domain-ground',
			comment:
				'units.ts, refusal.ts and nearest.ts are under everything, so they know nothing above them.',
			severity: 'error',
			from: { path: ground },
			to: { path: '^src/domain/', pathNot: ground }
		},
		{
			name: 'domain-rungs',
			comment:
				'Every file of the domain is on a rung of the ladder, or is units.ts, refusal.ts or nearest.ts: put it in the folder of the noun it is about.',
			severity: 'error',
			from: {
				path: '^src/domain/',
				pathNot: [`^src/domain/(${ladder.join('|')})/`, ground, tests]
			},
			to: {}
		},
		{
			name: 'domain-is-pure',
			comment:
				'The domain runs the same in server, browser and package: it imports itself and xstate. Effects belong in src/server, showing in src/player.',
			severity: 'error',
			from: { path: '^src/domain/', pathNot: tests },
			to: { pathNot: ['^src/domain/', '^node_modules/xstate/', '^node_modules/zod/'] }
		},
		{
			name: 'zod-only-in-schemas',
			comment:
				'zod is 25 kB that no package should carry: parse in a *.schema.ts beside the noun; elsewhere in the domain trust the type.',
			severity: 'error',
			from: { path: '^src/domain/', pathNot: [schemas, tests] },
			to: { path: '^node_modules/zod/' }
		},
		{
			name: 'zod-stays-behind',
			comment:
				'By this way zod would come along into every package: take what the player needs out of the file that parses.',
			severity: 'error',
			from: { path: '^src/(player|ui)/', pathNot: tests },
			to: { path: '^node_modules/zod/', reachable: true }
		},
		{
			name: 'player-never-parses',
			comment:
				'What reaches the player has been parsed: take the type from the noun, not from its schema.',
			severity: 'error',
			from: { path: '^src/(player|ui)/', pathNot: tests },
			to: { path: schemas }
		},
		{
			name: 'player-travels-light',
			comment:
				'The player ships inside packages: it knows the domain, the ui, Svelte, what draws a package’s page, and a hash for receipts. What comes from a server is handed to it.',
			severity: 'error',
			from: { path: '^src/player/', pathNot: tests },
			to: {
				pathNot: [
					'^src/(player|domain|ui)/',
					'^node_modules/(svelte|esm-env|morphdom|@noble/hashes)/'
				]
			}
		},
		{
			name: 'verifier-travels-light',
			comment:
				'The verifier is one file that works without a network: it knows the domain, a hash, a signature and the zip of a pack.',
			severity: 'error',
			from: { path: '^src/verifier/', pathNot: tests },
			to: { pathNot: ['^src/(verifier|domain)/', '^node_modules/(@noble|fflate)/'] }
		},
		{
			name: 'ui-is-plain',
			comment: 'The parts of src/ui know Svelte and each other: words and rules come in as props.',
			severity: 'error',
			from: { path: '^src/ui/', pathNot: tests },
			to: { pathNot: ['^src/(ui|domain)/', '^node_modules/(svelte|esm-env)/'] }
		},
		{
			name: 'ui-decides-nothing',
			comment:
				'From the domain the ui takes types only: what a judgement means is decided before it is shown.',
			severity: 'error',
			from: { path: '^src/ui/', pathNot: tests },
			to: { path: '^src/domain/', dependencyTypesNot: ['type-only'] }
		},
		...strangers,
		{
			name: 'routes-are-the-top',
			comment:
				'Nothing imports a page: what is wanted from it belongs in src/player, src/ui or src/server.',
			severity: 'error',
			from: { path: '^src/', pathNot: ['^src/routes/', tests] },
			to: { path: '^src/routes/' }
		},
		{
			name: 'server-shows-nothing',
			comment:
				'src/server does effects and returns facts: showing them belongs in src/player, src/ui and the pages.',
			severity: 'error',
			from: { path: '^src/server/', pathNot: tests },
			to: { path: '^src/(routes|player|ui|cli)/' }
		},
		{
			name: 'cli-knows-server-and-domain',
			comment: 'The command reads through src/server and asks src/domain; it has no pages.',
			severity: 'error',
			from: { path: '^src/cli/', pathNot: tests },
			to: { path: '^src/(routes|player|ui)/' }
		},
		{
			name: 'tests-are-not-imported',
			comment: 'What a test shares with another belongs in a file of its own beside it.',
			severity: 'error',
			from: {},
			to: { path: '\\.test\\.ts$' }
		},
		{
			name: 'development-only',
			comment: 'What the server needs when it runs is a dependency, not a devDependency.',
			severity: 'error',
			from: {
				path: '^src/(domain|player|server|cli|routes)/',
				pathNot: [tests, '(contract|suite|double)\\.ts$']
			},
			to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] }
		},
		{
			name: 'no-cycles',
			comment: 'Two files that need each other are one file, or hide a third they both need.',
			severity: 'error',
			from: {},
			to: { circular: true }
		},
		{
			name: 'no-drawers',
			comment:
				'A folder is named for what is in it: lib, core, shared, utils, helpers and common say nothing.',
			severity: 'error',
			from: {},
			to: { path: drawers, pathNot: '^node_modules/' }
		},
		{
			name: 'not-to-unresolvable',
			comment: 'This import leads nowhere: mend its path, or install the package.',
			severity: 'error',
			from: {},
			to: { couldNotResolve: true, pathNot: '^(\\$app|\\$env|\\./\\$types|\\$types)' }
		}
	],
	options: {
		doNotFollow: { path: 'node_modules' },
		exclude: { path: ['^\\.svelte-kit/', '\\$types', '^\\$(app|env)/'] },
		tsPreCompilationDeps: true,
		tsConfig: { fileName: 'tsconfig.json' },
		enhancedResolveOptions: {
			exportsFields: ['exports'],
			conditionNames: ['svelte', 'import', 'node', 'default', 'types'],
			extensions: ['.ts', '.js', '.mjs', '.svelte', '.json'],
			mainFields: ['module', 'main', 'types']
		}
	}
};
