import { defineConfig } from 'vite';

/** The verifier of evidence: one classic script, which the server puts into one page that needs nothing else. */
export default defineConfig({
	base: './',
	publicDir: false,
	build: {
		target: 'es2022',
		outDir: 'build/verifier',
		emptyOutDir: true,
		copyPublicDir: false,
		modulePreload: false,
		rolldownOptions: {
			input: 'src/verifier/main.ts',
			output: { format: 'iife', entryFileNames: 'verifier.js' }
		}
	}
});
