/**
 * Makes the views of a package such that they write the page as text, as they do on a server: a package then needs
 * none of what Svelte brings to change a page piece by piece. Who draws the text is `src/player/drawing`.
 *
 * Views: what they do when something happens (`onclick={…}`) is noted while they are written, and found again by its
 * number. They keep nothing of their own, since each drawing begins them anew; one that does stops the build.
 *
 * State (`*.svelte.ts`): each `$state.raw` of a class says that it has changed when it is given another value.
 *
 * @module
 */
import { compile, parse } from 'svelte/compiler';
import { parseAst, transformWithOxc } from 'vite';

/** What only works where a component lives on between two changes of the page. */
const LIVING =
	/\$(?:state|effect|bindable|host)\b|\bon(?:Mount|Destroy)\b|<svelte:(?:window|document|body)\b|\s(?:bind|use|transition|in|out|animate):\w|\{@attach/;

/** What a server writes for a browser to take the page over by. */
const TAKING_OVER = /<!--(?:\[(?:!|-?\d+)?|\])?-->/g;

/** What a package’s page listens for. */
const HEARD = /^on(?:click|input|focus)$/;

/** How a list is gone through, by numbers. */
const LOOP =
	/const (each_array\w*) = \$\.ensure_array_like\((.*)\);\s*for \(let ([\w$]+) = 0, \$\$length = \1\.length; \3 < \$\$length; \3\+\+\) \{\s*let (.*) = \1\[\3\];/g;

const HANDLED = '#player/drawing/handled.ts';
const CHANGED = '#player/drawing/changed.ts';

/** @returns {import('vite').Plugin} */
export function drawnViews() {
	return {
		name: 'drawn-views',
		enforce: 'pre',
		async transform(code, id) {
			if (id.endsWith('.svelte')) return written(code, id);
			if (id.endsWith('.svelte.ts')) return noticed((await transformWithOxc(code, id)).code, id);
			return undefined;
		}
	};
}

/** @param {string} source @param {string} id */
function written(source, id) {
	const living = LIVING.exec(source);
	if (living) throw new Error(`${id}: “${living[0].trim()}” does nothing in a package.`);
	const { js } = compile(withHandlers(source, id), {
		filename: id,
		generate: 'server',
		css: 'external',
		runes: true,
		discloseVersion: false
	});
	return plain(js.code);
}

/**
 * The written component without what only others need. A component that keeps nothing is its own body. A loop that needs
 * no number is one over what it is given. A function declared in a block, which is what a snippet in a condition becomes,
 * is a constant: to older scripts, and to terser, it would be one of the whole function around it.
 *
 * @param {string} code
 */
function plain(code) {
	/** @type {Change[]} */
	const changes = [];
	/** @param {any} node @param {boolean} inBlock */
	const look = (node, inBlock) => {
		if (typeof node !== 'object' || node === null) return;
		if (node.type === 'FunctionDeclaration' && inBlock)
			changes.push({ start: node.start, end: node.id.end, to: `const ${node.id.name} = function` });
		if (isComponent(node)) {
			const { body } = node.expression.arguments[0];
			changes.push({ start: node.start, end: body.start, to: '' });
			changes.push({ start: body.end, end: node.end, to: '' });
		}
		const isFunction = /Function/.test(node.type ?? '');
		for (const [name, each] of Object.entries(node))
			if (isFunction && name === 'body' && each.type === 'BlockStatement')
				lookAll(each.body, false);
			else lookAll(each, !isFunction && (inBlock || node.type === 'BlockStatement'));
	};
	/** @param {unknown} nodes @param {boolean} inBlock */
	const lookAll = (nodes, inBlock) =>
		Array.isArray(nodes) ? nodes.forEach((each) => look(each, inBlock)) : look(nodes, inBlock);
	lookAll(parseAst(code).body, false);
	return put(code, changes)
		.replace(LOOP, (all, list, from, index, item) =>
			times(code, list) === 3 && times(code, index) === 4 ? `for (let ${item} of ${from}) {` : all
		)
		.replace(TAKING_OVER, '')
		.replace(/\$\$renderer\.push\((?:''|``)\);/g, '')
		.replace(/,\s*\$\$slots: \{[^}]*\}/g, '');
}

/** @param {string} code @param {string} name */
function times(code, name) {
	const escaped = name.replaceAll('$', '\\$');
	return code.match(new RegExp(`(?<![\\w$])${escaped}(?![\\w$])`, 'g'))?.length ?? 0;
}

/** @param {any} node */
function isComponent({ type, expression }) {
	return (
		type === 'ExpressionStatement' &&
		expression.callee?.object?.name === '$$renderer' &&
		expression.callee.property.name === 'component'
	);
}

/** @param {string} source @param {string} id */
function withHandlers(source, id) {
	const { fragment, instance } = parse(source, { modern: true, filename: id });
	/** @type {Change[]} */
	const changes = [];
	/** @param {any} node */
	const look = (node) => {
		if (typeof node !== 'object' || node === null) return;
		if (node.type === 'Text')
			changes.push({ ...node, to: source.slice(node.start, node.end).replace(/\s*\n\s*/g, ' ') });
		if (node.type === 'RegularElement')
			for (const { name, start, end, value } of node.attributes)
				if (name?.startsWith('on')) {
					if (!HEARD.test(name)) throw new Error(`${id}: nobody hears “${name}” in a package.`);
					const { expression } = value;
					const says = source.slice(expression.start, expression.end);
					changes.push({ start, end, to: `data-${name}={handled(${says})}` });
				}
		for (const each of Object.values(node))
			if (Array.isArray(each)) each.forEach(look);
			else look(each);
	};
	look(fragment);
	// The script's own tag ends where its content begins.
	const at = /** @type {any} */ (instance)?.content.start;
	if (at) changes.push({ start: at, end: at, to: `import { handled } from '${HANDLED}';` });
	return put(source, changes);
}

/** @param {string} code @param {string} id */
function noticed(code, id) {
	const changes = parseAst(code).body.flatMap((each) => {
		const node = /** @type {any} */ (
			each.type === 'ExportNamedDeclaration' ? each.declaration : each
		);
		return node?.type === 'ClassDeclaration' ? node.body.body.flatMap(accessor) : [];
	});
	const made = put(code, changes);
	const left = /\$(?:state|derived|effect)\b/.exec(made);
	if (left) throw new Error(`${id}: “${left[0]}” does nothing in a package.`);
	return changes.length > 0 ? `import { changed } from '${CHANGED}';\n${made}` : made;

	/** @param {any} member */
	function accessor({ type, key, value, start, end }) {
		const callee = value?.type === 'CallExpression' ? value.callee : undefined;
		if (type !== 'PropertyDefinition' || callee?.object?.name !== '$state') return [];
		const given = value.arguments.map((/** @type {any} */ each) =>
			code.slice(each.start, each.end)
		);
		const [name, kept] = [code.slice(key.start, key.end), `#_${key.name}`];
		const to = `${kept}=${given.join() || 'undefined'};get ${name}(){return this.${kept}}set ${name}(value){if(value!==this.${kept}){this.${kept}=value;changed()}}`;
		return [{ start, end, to }];
	}
}

/** @typedef {{ readonly start: number, readonly end: number, readonly to: string }} Change what to put where */

/** @param {string} text @param {readonly Change[]} changes */
function put(text, changes) {
	return changes
		.toSorted((a, b) => b.start - a.start)
		.reduce((all, { start, end, to }) => all.slice(0, start) + to + all.slice(end), text);
}
