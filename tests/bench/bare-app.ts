/**
 * The bare app beside this file, built as the real one is: what a page costs when there is nothing in it.
 *
 * @module
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { root } from '../../scripts/fingerprint.mjs';
import { serveBuild, type Serving } from './servers.ts';

/** What makes a folder a SvelteKit project; written beside the copy, so that no tool takes the original for one. */
const FILES: Readonly<Record<string, string>> = {
	'package.json': '{ "private": true, "type": "module" }',
	'vite.config.js': `import { sveltekit } from '@sveltejs/kit/vite';
export default { plugins: [sveltekit()] };`,
	'svelte.config.js': `import adapter from '@sveltejs/adapter-node';
export default { compilerOptions: { runes: true }, kit: { adapter: adapter({ out: 'build' }) } };`
};

/** Builds the bare app in a folder of its own, with the project's packages, and serves it. */
export async function serveBareApp(): Promise<Serving> {
	const folder = mkdtempSync(path.join(os.tmpdir(), 'bare-app-'));
	cpSync(path.join(root, 'tests/bench/bare-app'), folder, { recursive: true });
	for (const [name, text] of Object.entries(FILES)) writeFileSync(path.join(folder, name), text);
	symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'), 'junction');
	execFileSync(process.execPath, ['node_modules/vite/bin/vite.js', 'build'], {
		cwd: folder,
		// What it prints is shown by the error it throws, if it does.
		stdio: 'pipe',
		env: { ...process.env, NODE_ENV: 'production' }
	});
	const serving = await serveBuild(path.join(folder, 'build'));
	return {
		...serving,
		stop: async () => {
			await serving.stop();
			rmSync(folder, { recursive: true, force: true });
		}
	};
}
