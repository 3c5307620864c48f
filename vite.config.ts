import { sveltekit } from '@sveltejs/kit/vite';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

/** Tests that go through all the content many times: with the slow checks, so that the quick ones stay quick. */
const proofs = [
	'src/server/sample/sample-school.test.ts',
	'src/server/training/playing.test.ts',
	'src/server/library/broken.test.ts',
	'tests/content/properties.test.ts',
	'tests/truth/**/*.test.ts'
];

/** Tests that hash passwords, send letters to a real server, draw PDFs or follow people through years: with the slow checks, too. */
const parts = [
	'src/server/{bounces,evidence,governors,identity,invitations,mail,pack}/**/*.test.ts',
	'src/server/{pdf,privacy,reminders}/**/*.test.ts',
	'src/server/keeping/restored-reminders.test.ts',
	'src/server/training/{owing,refresher,returning}.test.ts',
	'tests/verifier-pack.test.ts',
	'tests/packages/**/*.test.ts'
];

/** What is read at each start and becomes part of the build; the rest is read from its package, most of it when wanted. */
const READ_AT_START = [
	...['zod', 'yaml', 'xstate', 'jose', 'devalue', 'rate-limiter-flexible'],
	...['better-auth', 'better-call', /^@better-auth\//, '@simplewebauthn/server', /^@peculiar\//],
	...[/^@noble\//]
];

/** What every Vitest project shares. */
const everywhere = {
	environment: 'node' as const,
	setupFiles: ['tests/setup.ts'],
	restoreMocks: true,
	unstubGlobals: true
};

/**
 * Tests that keep nothing in a module, and so may share a process: what they import is read once, not once a file.
 * That it stays so is tried with `vitest run --sequence.shuffle --maxWorkers=1`.
 */
const together = { ...everywhere, isolate: false };

export default defineConfig(({ command }) => ({
	// The unit tests of domain and server need no Kit, and start a second sooner without it.
	plugins: process.env['VITEST'] ? [] : [sveltekit()],
	// Hundreds of small files, of most of which little is used: found and read one by one they are half of a start.
	ssr: command === 'build' ? { noExternal: READ_AT_START } : {},
	// The player's own entry, which takes its page over without SvelteKit's script, is built as a module of its own.
	worker: { format: 'es', plugins: () => [svelte()] },
	test: {
		projects: [
			{
				test: { ...together, name: 'domain', include: ['src/domain/**/*.test.ts'] }
			},
			{
				test: {
					...together,
					name: 'server',
					include: [
						'src/{server,cli}/**/*.test.ts',
						'tests/*.test.ts',
						'tests/content/**/*.test.ts',
						'tests/lms/**/*.test.ts'
					],
					exclude: [...proofs, ...parts],
					testTimeout: 20_000
				}
			},
			{
				test: {
					...together,
					name: 'parts',
					include: parts,
					exclude: proofs,
					testTimeout: 20_000
				}
			},
			{
				// Packages are played there from the player's sources too.
				plugins: [svelte()],
				test: {
					...everywhere,
					name: 'proofs',
					include: proofs,
					testTimeout: 60_000,
					execArgv: ['--max-semi-space-size=64']
				}
			},
			{
				plugins: [svelte()],
				test: { ...together, name: 'player', include: ['src/{player,ui,routes}/**/*.test.ts'] }
			},
			{
				test: {
					...everywhere,
					name: 'security',
					include: ['tests/security/**/*.test.ts'],
					// Each has a server of its own, and measures it.
					fileParallelism: false,
					testTimeout: 180_000,
					hookTimeout: 120_000
				}
			},
			{
				test: {
					...everywhere,
					name: 'durability',
					include: ['tests/durability/**/*.test.ts'],
					testTimeout: 120_000,
					hookTimeout: 120_000
				}
			}
		]
	}
}));
