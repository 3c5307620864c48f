import adapter from '@sveltejs/adapter-node';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';
import { fingerprint } from './scripts/fingerprint.mjs';

/** @type {import('@sveltejs/kit').Config} */
export default {
	preprocess: vitePreprocess(),
	compilerOptions: { runes: true },
	kit: {
		adapter: adapter({ out: 'build' }),
		// Styles come with the page: on a slow line another round trip costs more than five kilobytes.
		inlineStyleThreshold: 32_000,
		// The same sources give the same build: Kit's own default is the time of day.
		version: { name: fingerprint(['src', 'static', 'package-lock.json']) },
		csp: {
			mode: 'auto',
			directives: {
				'default-src': ['self'],
				'script-src': ['self'],
				'style-src': ['self'],
				'style-src-attr': ['unsafe-inline'],
				'img-src': ['self', 'data:'],
				'object-src': ['none'],
				'base-uri': ['self'],
				'form-action': ['self'],
				// What is shown in a frame of ours, a package that is tried out, says so itself (headers.ts).
				'frame-ancestors': ['none']
			}
		},
		typescript: {
			config: (generated) => {
				generated.include.push(
					'../*.config.ts',
					'../*.config.js',
					'../scripts/**/*.mjs',
					'../scripts/**/*.ts',
					'../tests/**/*.mjs'
				);
				return generated;
			}
		}
	}
};
