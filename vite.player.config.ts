import { svelte, vitePreprocess } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

/** The player for packages: one classic script and one style sheet that run anywhere, from a file too. */
export default defineConfig({
	base: './',
	publicDir: false,
	plugins: [
		svelte({ configFile: false, preprocess: vitePreprocess(), compilerOptions: { runes: true } })
	],
	build: {
		target: 'es2022',
		outDir: 'build/player',
		emptyOutDir: true,
		copyPublicDir: false,
		cssCodeSplit: false,
		modulePreload: false,
		rolldownOptions: {
			input: 'src/player/course/main.ts',
			output: {
				format: 'iife',
				entryFileNames: 'player.js',
				assetFileNames: 'player[extname]'
			}
		}
	}
});
