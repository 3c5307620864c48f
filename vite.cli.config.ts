import { defineConfig } from 'vite';

/** The `clause` command as one file that runs on bare Node: nothing is left to `node_modules`. */
export default defineConfig({
	publicDir: false,
	ssr: { noExternal: true, target: 'node' },
	build: {
		ssr: 'src/cli/main.ts',
		target: 'node20',
		outDir: 'build/cli',
		emptyOutDir: true,
		copyPublicDir: false,
		minify: false,
		rolldownOptions: { output: { entryFileNames: 'clause.js', format: 'es' } }
	}
});
