import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

const clock = 'The domain has no clock: take the instant as an argument; routes read locals.clock.';
const chance = 'The domain leaves nothing to chance: take a seed or an id as an argument.';
const waiting =
	'The domain is synchronous: await in src/routes, src/server or src/cli, and hand the facts in.';
const effects =
	'The domain has no effects: they belong in src/server; the domain returns what should happen.';
const machines =
	'The domain answers the same on every machine: compare and write by characters and numbers; words for a place belong in src/ui or src/server.';
const words =
	'The domain prints nothing: return a refusal or a diagnostic; src/cli or a page shows it.';
const hosts =
	'The player meets its host in one place: put this behind the driver contract in src/player/lms.';
const packaged =
	'The player also runs inside packages, where there is no Kit and no server: take it as a prop.';

const answers = 'what it answers, and its units, edges and refusals where it has any';

/**
 * A function or class that others may use opens with a doc comment; of an overloaded function the first signature does.
 *
 * @type {import('eslint').Rule.RuleModule}
 */
const docComment = {
	create({ sourceCode, report }) {
		/** @type {Set<string>} */
		const said = new Set();
		/** @param {any} node an export, perhaps of a function or a class */
		function look(node) {
			const { type, id } = node.declaration ?? {};
			if (!/^(FunctionDeclaration|TSDeclareFunction|ClassDeclaration)$/.test(type)) return;
			const name = id?.name ?? 'default';
			const comment = sourceCode.getCommentsBefore(node).at(-1);
			const opens = comment?.type === 'Block' && /^\*(?![^]*@module)[^]*\w/.test(comment.value);
			if (!opens && !said.has(name))
				report({
					node,
					message: `Open “${name}” with a sentence of its own: ${answers}.`
				});
			said.add(name);
		}
		return { ExportNamedDeclaration: look, ExportDefaultDeclaration: look };
	}
};

/** @param {string} message @param {readonly string[]} names */
const banned = (message, names) => names.map((name) => ({ name, message }));

export default defineConfig(
	globalIgnores(['build', '.svelte-kit', 'data', 'static', 'coverage', 'test-results']),
	js.configs.recommended,
	ts.configs.recommendedTypeChecked,
	svelte.configs.recommended,
	svelte.configs.prettier,
	{
		// No check is switched off in passing: a rule that is wrong here is changed here.
		linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' },
		languageOptions: {
			globals: { ...globals.browser, ...globals.node },
			parserOptions: {
				projectService: true,
				tsconfigRootDir: import.meta.dirname,
				// The same for every file, or the types are read anew at each change of kind.
				extraFileExtensions: ['.svelte']
			}
		},
		rules: {
			'@typescript-eslint/consistent-type-imports': 'error',
			// `Day | string` says which strings are meant.
			'@typescript-eslint/no-duplicate-type-constituents': 'off',
			'@typescript-eslint/no-floating-promises': 'error',
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
			'@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
			'@typescript-eslint/switch-exhaustiveness-check': [
				'error',
				{ considerDefaultExhaustiveForUnions: true }
			],
			eqeqeq: 'error',
			'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
			// TypeScript knows every name.
			'no-undef': 'off',
			// The app is served at the root of its host; parts of it also run where there is no Kit.
			'svelte/no-navigation-without-resolve': 'off'
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: {
			// As much of it as the rules look at; ESLint remembers what it found only where it can write the whole down.
			parserOptions: {
				parser: ts.parser,
				svelteConfig: { compilerOptions: svelteConfig.compilerOptions }
			}
		}
	},
	{
		// The type of an imported component is known to svelte-check, not to this parser.
		files: ['src/{routes,player,ui}/**'],
		rules: {
			'@typescript-eslint/no-unsafe-argument': 'off',
			'@typescript-eslint/no-unsafe-assignment': 'off',
			'@typescript-eslint/no-unsafe-call': 'off',
			'@typescript-eslint/no-unsafe-member-access': 'off',
			'@typescript-eslint/no-unsafe-return': 'off',
			// redirect() and error() of Kit are thrown by those who import them.
			'@typescript-eslint/only-throw-error': 'off'
		}
	},
	{
		files: ['src/domain/**/*.ts'],
		ignores: ['**/*.test.ts'],
		rules: {
			'no-restricted-syntax': [
				'error',
				{ selector: ':function[async=true]', message: waiting },
				{ selector: 'AwaitExpression', message: waiting },
				{ selector: 'ForOfStatement[await=true]', message: waiting },
				{
					selector: 'MemberExpression[property.name=/^(localeCompare|toLocale[A-Z].*)$/]',
					message: machines
				}
			],
			'no-restricted-properties': [
				'error',
				{ object: 'Math', property: 'random', message: chance }
			],
			'no-restricted-globals': [
				'error',
				...banned(clock, ['Date', 'performance', 'Temporal']),
				...banned(chance, ['crypto']),
				...banned(waiting, ['Promise', 'queueMicrotask']),
				...banned(effects, ['setTimeout', 'setInterval', 'setImmediate']),
				...banned(effects, [
					'process',
					'fetch',
					'window',
					'document',
					'localStorage',
					'globalThis'
				]),
				...banned(machines, ['Intl']),
				...banned(words, ['console'])
			]
		}
	},
	{
		files: ['src/{domain,player,server}/**/*.ts'],
		ignores: ['**/*.{test,test-data,d}.ts'],
		plugins: { own: { rules: { 'doc-comment': docComment } } },
		rules: { 'own/doc-comment': 'error' }
	},
	{
		files: ['src/player/**'],
		ignores: ['**/*.test.ts'],
		rules: {
			'no-restricted-imports': [
				'error',
				{ patterns: [{ group: ['$app/*', '$env/*', 'node:*'], message: packaged }] }
			]
		}
	},
	{
		files: ['src/player/**'],
		ignores: ['**/*.test.ts', 'src/player/lms/**'],
		rules: {
			'no-restricted-globals': [
				'error',
				...banned(hosts, ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource']),
				...banned(hosts, ['localStorage', 'sessionStorage', 'parent', 'opener'])
			]
		}
	},
	{
		// Checked as JavaScript by TypeScript; what JSON.parse and spawn give them is theirs to know.
		files: ['**/*.{js,mjs,cjs}'],
		extends: [ts.configs.disableTypeChecked]
	},
	{
		files: ['**/*.cjs'],
		rules: { '@typescript-eslint/no-require-imports': 'off' }
	}
);
