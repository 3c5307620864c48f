/**
 * Leaves out of the libraries what a package never does, where a bundler cannot see that it is never done.
 *
 * XState: a story is a flat machine without actors, delays, parallel states or history, and is followed by pure
 * transitions. Every function named here is one that no such machine reaches; called all the same, it throws. What is
 * left is XState's own code, and a test follows every path of every story with it and with the whole
 * (`tests/packages/engine.test.ts`).
 *
 * Svelte: a package draws its page anew and never takes over one that a server has drawn, and its state is never made
 * of proxies (`$state.raw` alone). No work of its own is ever called off either, so that what Svelte would call it off
 * with needs not be an error.
 *
 * @module
 */
import { parseAst } from 'vite';

/** By the file they are in: functions, and methods of classes. */
const UNREACHED = {
	'xstate/dist/raise-': [
		...['createActor', 'cancel', 'spawnChild', 'stopChild', 'raise', 'and', 'checkAnd'],
		...['createAfterEvent', 'createDoneActorEvent', 'createErrorActorEvent', 'createInvokeId'],
		...['reportUnhandledError', 'resolveReferencedActor', 'toObserver', 'resolveOutput'],
		...['matchesState', 'toStateValue', 'pathToStateValue', 'resolveStateValue', 'getStateNodes'],
		...['getAllOwnEventDescriptors', 'matchesEventDescriptor', 'createScheduledEventId'],
		...['resolveCancel', 'executeCancel', 'resolveSpawn', 'executeSpawn', 'resolveStop'],
		...['executeStop', 'unregisterRecursively', 'resolveRaise', 'executeRaise', 'getAction'],
		...['resolveHistoryDefaultTransition', 'transitionCompoundNode', 'transitionParallelNode'],
		...['hasIntersection', 'isInFinalState', 'getChildren', 'isMachineSnapshot'],
		...['machineSnapshotMatches', 'machineSnapshotHasTag', 'machineSnapshotCan'],
		...['machineSnapshotToJSON', 'machineSnapshotGetMeta', 'serializeHistoryValue'],
		...['getPersistedSnapshot', 'persistContext']
	],
	'xstate/dist/StateMachine-': [
		...['toSerializableAction', 'StateNode.toJSON', 'StateMachine.provide'],
		...['StateMachine.resolveState', 'StateMachine.microstep', 'StateMachine.start'],
		...['StateMachine.getStateNodeById', 'StateMachine.toJSON'],
		...['StateMachine.getPersistedSnapshot', 'StateMachine.restoreSnapshot']
	]
};

/** By the file they are in: what is written there, and what is to stand in its place. */
const SETTLED = {
	'svelte/src/internal/client/dom/hydration.js': [
		['export let hydrating = false;', 'export const hydrating = false;'],
		['	hydrating = value;', '']
	],
	'svelte/src/internal/flags/index.js': [
		['export let async_mode_flag = false;', 'export const async_mode_flag = false;'],
		['export let legacy_mode_flag = false;', 'export const legacy_mode_flag = false;'],
		['export let tracing_mode_flag = false;', 'export const tracing_mode_flag = false;'],
		['	async_mode_flag = true;', ''],
		['	async_mode_flag = false;', ''],
		['	legacy_mode_flag = true;', ''],
		['	tracing_mode_flag = true;', '']
	],
	'svelte/src/internal/client/proxy.js': [
		['export function proxy(value) {', 'export function proxy(value) {\n\treturn value;']
	],
	// An error, made while the script is read: the browser reads the whole script again for its stack, before the page.
	'svelte/src/internal/client/constants.js': [
		['new (class StaleReactionError extends Error {', 'new (class StaleReactionError {']
	]
};

/**
 * @param {'xstate' | 'everything'} from which libraries
 * @returns {import('vite').Plugin}
 */
export function leaveOut(from) {
	const settling = from === 'everything' ? Object.keys(SETTLED) : [];
	const left = new Set([...Object.keys(UNREACHED), ...settling]);
	return {
		name: 'leave-out',
		transform(code, id) {
			for (const [file, names] of Object.entries(UNREACHED))
				if (id.includes(file) && left.delete(file)) return without(code, names, id);
			for (const [file, changes] of Object.entries(SETTLED))
				if (id.endsWith(file) && left.delete(file)) return settled(code, changes, id);
			return undefined;
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
		return text.replace(from, to);
	}, code);
}

/** @param {string} code @param {readonly string[]} names @param {string} id */
function without(code, names, id) {
	const bodies = bodiesIn(code);
	const missing = names.filter((name) => !bodies.has(name));
	if (missing.length > 0) throw new Error(`${id} has no ${missing.join(', ')} any more.`);
	return names
		.map((name) => bodies.get(name) ?? [0, 0])
		.sort(([a], [b]) => b - a)
		.reduce(
			(text, [start, end]) => `${text.slice(0, start)}{throw Error("left out")}${text.slice(end)}`,
			code
		);
}

/**
 * Where the body of each function and method of a module stands.
 *
 * @param {string} code
 * @returns {ReadonlyMap<string, readonly [number, number]>}
 */
function bodiesIn(code) {
	/** @type {Map<string, readonly [number, number]>} */
	const bodies = new Map();
	/** @param {string} name @param {{ start: number, end: number } | null | undefined} body */
	const note = (name, body) => body && bodies.set(name, [body.start, body.end]);
	for (const node of parseAst(code).body) {
		if (node.type === 'FunctionDeclaration') note(node.id?.name ?? '', node.body);
		else if (node.type === 'VariableDeclaration') {
			for (const { id, init } of node.declarations)
				if (id.type === 'Identifier' && init && 'body' in init) note(id.name, init.body);
		} else if (node.type === 'ClassDeclaration')
			for (const member of node.body.body)
				if (member.type === 'MethodDefinition' && member.key.type === 'Identifier')
					note(`${node.id?.name}.${member.key.name}`, member.value.body);
	}
	return bodies;
}
