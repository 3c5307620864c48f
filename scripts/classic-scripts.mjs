/**
 * Turns the chunks of the player into classic scripts: they run from a folder too, where a browser loads no module.
 *
 * The build splits the player at its `import()`s. The player itself and the driver of one standard become one script
 * a standard, since a package is made for one; every other part stays a script of its own, which `import()` brings by
 * a script element.
 *
 * @module
 */

/** Stands before the player: knows the parts that are there, and brings those that are not. */
const HEAD = `(function(){var exports={},parts={"./player.js":exports},require=function(name){return parts[name]||new Promise(function(done,failed){var script=document.createElement("script");script.src=name.slice(2);script.onload=function(){parts[name]?done(parts[name]):failed(Error(name))};script.onerror=function(){script.remove();failed(Error(name))};document.head.append(script)})};globalThis.clauseAndEffectPart=function(name,run){run(parts[name]={},require)};
`;

/**
 * @param {Readonly<Record<string, string>>} drivers the chunk of each driver, by the name of the script it goes into
 * @returns {import('vite').Plugin}
 */
export function classicScripts(drivers) {
	return {
		name: 'classic-scripts',
		enforce: 'pre',
		// Vite's own way to bring a part, for modules; a plain import() is all there is to it here.
		load: (id) =>
			id === '\0vite/preload-helper.js'
				? 'export const __vitePreload = (bring) => bring();'
				: undefined,
		generateBundle: {
			// When the style sheet has been made, for which Vite looks through the chunks.
			order: 'post',
			handler(_, bundle) {
				/** @param {string} file */
				const chunkOf = (file) => {
					const chunk = bundle[file];
					if (chunk?.type !== 'chunk') throw new Error(`The build has no chunk ${file}.`);
					return chunk;
				};
				/** @param {string} file */
				const part = (file) =>
					`clauseAndEffectPart("./${file}",function(exports,require){${chunkOf(file).code.trim()}\n});\n`;
				/** @param {string} file @returns {readonly string[]} what it takes to run, in that order, the player apart */
				const needed = (file) =>
					file === 'player.js'
						? []
						: [...new Set([...chunkOf(file).imports.flatMap(needed), file])];
				const player = `${HEAD}${chunkOf('player.js').code.trim()}\n})();\n`;
				const taken = new Set(['player.js']);
				/** @type {Record<string, string>} */
				const scripts = {};
				for (const [name, driver] of Object.entries(drivers)) {
					const files = needed(driver);
					for (const file of files) taken.add(file);
					scripts[name] = player + files.map(part).join('');
				}
				for (const [file, chunk] of Object.entries(bundle)) {
					if (chunk.type !== 'chunk') continue;
					if (!taken.has(file)) scripts[file] = part(file);
					delete bundle[file];
				}
				for (const [fileName, source] of Object.entries(scripts))
					this.emitFile({ type: 'asset', fileName, source });
			}
		}
	};
}
