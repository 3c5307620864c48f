import { defineConfig } from 'vite';
import { classicScripts } from './scripts/classic-scripts.mjs';
import { drawnViews } from './scripts/drawn-views.mjs';
import { leaveOut } from './scripts/leave-out.mjs';
import { packedAhead } from './scripts/packed-ahead.mjs';

/** The player for packages: classic scripts and one style sheet that run anywhere, from a file too. */
export default defineConfig({
	base: './',
	publicDir: false,
	plugins: [
		drawnViews(),
		leaveOut('everything'),
		classicScripts({
			'player-scorm12.js': 'scorm12-driver.js',
			'player-scorm2004.js': 'scorm2004-driver.js',
			'player-cmi5.js': 'cmi5-driver.js'
		}),
		packedAhead()
	],
	build: {
		target: 'es2022',
		outDir: 'build/player',
		emptyOutDir: true,
		copyPublicDir: false,
		cssCodeSplit: false,
		modulePreload: false,
		rolldownOptions: {
			// Vite asks for it where it brings a part, and then makes no use of it.
			transform: { define: { 'import.meta': '{}' } },
			input: { player: 'src/player/course/main.ts' },
			output: {
				format: 'es',
				entryFileNames: '[name].js',
				chunkFileNames: '[name].js',
				assetFileNames: 'player[extname]'
			}
		}
	}
});
