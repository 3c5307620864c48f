/**
 * Leaves out of the libraries what a package never does, where a bundler cannot see that it is never done.
 *
 * XState: a story is a flat machine without actors, delays, parallel states or history, and is followed by pure
 * transitions. Every function named here is one that no such machine reaches; called all the same, it throws. What is
 * left is XState's own code, and a test follows every path of every story with it and with the whole
 * (`tests/packages/engine.test.ts`).
 *
 * Svelte: a package writes its views as text, as they are written on a server (`drawn-views.mjs`), and has nothing of
 * Svelte but that. Nothing is awaited in a view, and none has a head, styles or an end of its own.
 *
 * morphdom: it makes a page say what a text says, and is asked for no more than that.
 *
 * @module
 */
import { parseAst } from 'vite';
import { SETTLED, UNREACHED } from './left-out.mjs';

/**
 * @param {'xstate' | 'everything'} from which libraries
 * @returns {import('vite').Plugin}
 */
export function leaveOut(from) {
	/** @param {readonly string[]} files */
	const wanted = (files) => files.filter((file) => from === 'everything' || file.startsWith(from));
	const left = new Set(wanted([...Object.keys(UNREACHED), ...Object.keys(SETTLED)]));
	return {
		name: 'leave-out',
		transform(code, id) {
			const file = [...left].find((each) => id.includes(each));
			if (file === undefined) return undefined;
			left.delete(file);
			return without(settled(code, SETTLED[file] ?? [], id), UNREACHED[file] ?? [], id);
		},
		buildEnd(failed) {
			if (!failed && left.size > 0)
				throw new Error(`Not found in the libraries: ${[...left].join(', ')}.`);
		}
	};
}

/** @param {string} code @param {readonly (readonly string[])[]} changes @param {string} id */
function settled(code, changes, id) {
	return changes.reduce((text, [from = '', to = '']) => {
		if (!text.includes(from)) throw new Error(`${id} does not say “${from}” any more.`);
		return text.replaceAll(from, to);
	}, code);
}

/** @param {string} code @param {readonly string[]} names @param {string} id */
function without(code, names, id) {
	const parts = partsOf(code);
	const missing = names.filter((name) => !parts.has(name));
	if (missing.length > 0) throw new Error(`${id} has no ${missing.join(', ')} any more.`);
	return names
		.flatMap((name) => parts.get(name) ?? [])
		.sort((a, b) => b.start - a.start)
		.reduce((text, { start, end, to }) => `${text.slice(0, start)}${to}${text.slice(end)}`, code);
}

/** @typedef {{ readonly start: number, readonly end: number, readonly to: string }} Part */

/**
 * What each function, method and field of a module is replaced by, and where it stands.
 *
 * @param {string} code
 * @returns {ReadonlyMap<string, Part>}
 */
function partsOf(code) {
	/** @type {Map<string, Part>} */
	const parts = new Map();
	/** @param {string} name @param {any} value */
	const note = (name, value) => {
		if (!value) return;
		const body = 'body' in value && value.type !== 'ClassExpression' ? value.body : undefined;
		const { start, end } = body ?? value;
		parts.set(name, { start, end, to: body ? '{throw Error("left out")}' : 'undefined' });
	};
	for (const each of parseAst(code).body) {
		const node = each.type === 'ExportNamedDeclaration' ? each.declaration : each;
		if (node?.type === 'FunctionDeclaration') note(node.id?.name ?? '', node);
		else if (node?.type === 'VariableDeclaration') {
			for (const { id, init } of node.declarations)
				if (id.type === 'Identifier' && init && 'body' in init) note(id.name, init);
		} else if (node?.type === 'ClassDeclaration')
			for (const member of node.body.body)
				if (member.type === 'MethodDefinition' || member.type === 'PropertyDefinition') {
					const name = `${node.id?.name}.${nameOf(member.key)}`;
					// A method that is not there throws as well; what is private has to be there.
					if (
						member.type === 'MethodDefinition' &&
						member.kind === 'method' &&
						member.key.type === 'Identifier'
					)
						parts.set(name, { start: member.start, end: member.end, to: '' });
					else note(name, member.value);
				}
	}
	return parts;
}

/** @param {any} key */
function nameOf({ type, name }) {
	return type === 'PrivateIdentifier' ? `#${name}` : name;
}
