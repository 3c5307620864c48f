/**
 * Turns the chunks of the player into classic scripts: they run from a folder too, where a browser loads no module.
 *
 * The build splits the player at its `import()`s. The player itself and the driver of one standard become one script
 * a standard, since a package is made for one; every other part stays a script of its own, which `import()` brings by
 * a script element.
 *
 * @module
 */
import { minify } from 'terser';

/** Stands before the player, strict as a module is: knows the parts that are there, and brings those that are not. */
const HEAD = `(function(){"use strict";var exports={},parts={"./player.js":exports},require=function(name){return parts[name]||new Promise(function(done,failed){var script=document.createElement("script");script.src=name.slice(2);script.onload=function(){parts[name]?done(parts[name]):failed(Error(name))};script.onerror=function(){script.remove();failed(Error(name))};document.head.append(script)})};globalThis.clauseAndEffectPart=function(name,run){run(parts[name]={},require)};
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
			async handler(_, bundle) {
				/** @param {string} file */
				const chunkOf = (file) => {
					const chunk = bundle[file];
					if (chunk?.type !== 'chunk') throw new Error(`The build has no chunk ${file}.`);
					return chunk;
				};
				/** @param {string} file */
				const part = (file) =>
					`clauseAndEffectPart("./${file}",function(exports,require){"use strict";${classic(chunkOf(file).code)}\n});\n`;
				/** @param {string} file @returns {readonly string[]} what it takes to run, in that order, the player apart */
				const needed = (file) => [
					...new Set([
						...chunkOf(file).imports.flatMap((each) => (each === 'player.js' ? [] : needed(each))),
						file
					])
				];
				const begun = needed('player.js').slice(0, -1);
				const player = `${HEAD}${begun.map(part).join('')}${classic(chunkOf('player.js').code)}\n})();\n`;
				const taken = new Set(['player.js', ...begun]);
				/** @type {Record<string, string>} */
				const scripts = {};
				for (const [name, driver] of Object.entries(drivers)) {
					const files = needed(driver).filter((file) => !begun.includes(file));
					for (const file of files) taken.add(file);
					scripts[name] = player + files.map(part).join('');
				}
				for (const [file, chunk] of Object.entries(bundle)) {
					if (chunk.type !== 'chunk') continue;
					if (!taken.has(file)) scripts[file] = part(file);
					delete bundle[file];
				}
				for (const [fileName, whole] of Object.entries(scripts))
					this.emitFile({ type: 'asset', fileName, source: await smaller(whole) });
			}
		}
	};
}

/**
 * A whole script, made smaller once more: what the build knew of its modules one by one, this knows of all of them.
 *
 * @param {string} script
 * @returns {Promise<string>}
 */
async function smaller(script) {
	const { code } = await minify(script, {
		ecma: 2020,
		compress: { passes: 3, pure_getters: true }
	});
	if (code === undefined) throw new Error('A script of the player could not be made smaller.');
	return `${code}\n`;
}

/**
 * A module without `import` and `export`: what it imports is taken from `require`, under the names it has here, and what
 * it exports is put into `exports` when it has run. No binding it exports is ever given another value.
 *
 * @param {string} code
 * @returns {string}
 */
function classic(code) {
	const imports = /^(?:import\s*(?:\{[^}]*\}\s*from\s*)?"[^"]*";\s*)+/.exec(code)?.[0] ?? '';
	const taken = imports.replace(
		/import\s*(?:\{([^}]*)\}\s*from\s*)?"([^"]*)";\s*/g,
		(_, names, file) => (names ? `const{${names.replaceAll(' as ', ':')}}=require("${file}");` : '')
	);
	const given = code
		.slice(imports.length)
		.trim()
		.replace(/\bimport\(/g, 'require(')
		.replace(
			/export\s*\{([^}]*)\};?$/,
			(_, names) => `Object.assign(exports,{${swapped(names)}});`
		);
	if (/(?:^|[;}\n])(?:import|export)\b/.test(taken + given))
		throw new Error('A part of the player is still a module.');
	return taken + given;
}

/** @param {string} names `local as exported`, with commas between them */
function swapped(names) {
	return names
		.split(',')
		.map((each) => each.trim().split(' as '))
		.map(([local, exported = local]) => `${exported}:${local}`)
		.join(',');
}
