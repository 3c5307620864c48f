/**
 * What a package never does of what the libraries can do, by the file it is written in (`leave-out.mjs`).
 *
 * @module
 */

/**
 * Functions, and methods and fields of classes.
 *
 * @type {Readonly<Record<string, readonly string[]>>}
 */
export const UNREACHED = {
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
		...['toSerializableAction', 'StateNode.toJSON', 'StateNode.definition', 'StateNode.on'],
		...['StateNode.events', 'StateNode.ownEvents', 'StateMachine.provide'],
		...['StateMachine.resolveState', 'StateMachine.microstep', 'StateMachine.start'],
		...['StateMachine.getStateNodeById', 'StateMachine.toJSON', 'StateMachine.definition'],
		...['StateMachine.getPersistedSnapshot', 'StateMachine.restoreSnapshot']
	],
	'svelte/src/internal/client/reactivity/batch.js': [
		...['Batch.#commit', 'Batch.#is_skipped', 'Batch.skip_effect', 'Batch.unskip_effect'],
		...['Batch.increment', 'Batch.decrement', 'Batch.settled', 'Batch.ondiscard'],
		...['Batch.#is_deferred', 'mark_effects', 'depends_on', 'reset_branch', 'eager_flush']
	],
	'svelte/src/internal/client/dom/blocks/boundary.js': [
		...['Boundary.#hydrate_resolved_content', 'Boundary.#hydrate_failed_content'],
		...['Boundary.#hydrate_pending_content', 'Boundary.#create_reset', 'Boundary.#run'],
		...['Boundary.#update_pending_count', 'Boundary.update_pending_count'],
		...['Boundary.get_effect_pending', 'Boundary.#handle_error', 'Boundary.is_rendered'],
		...['Boundary.#effect_pending_subscriber']
	],
	'svelte/src/internal/client/dom/blocks/branches.js': ['BranchManager.#discard']
};

/**
 * Conditions that are never met.
 *
 * @param {readonly string[]} conditions
 * @returns {readonly (readonly [from: string, to: string])[]}
 */
const never = (...conditions) => conditions.map((each) => [`if (${each}) {`, 'if (false) {']);

/**
 * Lines, and what is to stand in their place.
 *
 * @type {Readonly<Record<string, readonly (readonly [from: string, to: string])[]>>}
 */
export const SETTLED = {
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
	// Nothing is awaited in a component, and no work is done ahead of its time.
	'svelte/src/internal/client/reactivity/async.js': [
		['const d = is_runes() ? derived : derived_safe_equal;', 'const d = derived;'],
		['	var pending = blockers.filter((b) => !b.settled);', ''],
		['	if (async.length === 0 && pending.length === 0) {', '	{']
	],
	'svelte/src/internal/client/reactivity/batch.js': [
		['	is_fork = false;', ''],
		['		if (!this.is_fork) {', '		{'],
		['			if (!batch.is_fork && ', '			if ('],
		['if (this.#is_deferred()) {', 'if (false) {'],
		['if (!this.#is_deferred()) this.discard();', 'this.discard();']
	],
	'svelte/src/internal/client/dom/operations.js': [
		['	if (!async_mode_flag) return false;', '	return false;']
	],
	'svelte/src/internal/client/dom/blocks/branches.js': [
		['var defer = should_defer_append();', 'const defer = false;'],
		...never('keys.includes(k)', 'offscreen'),
		[' && !this.#offscreen.has(key)', '']
	],
	'svelte/src/internal/client/dom/blocks/each.js': [
		['var defer = should_defer_append();', 'const defer = false;'],
		...never('state.pending.size > 0'),
		['var is_animated = (flags & EACH_IS_ANIMATED) !== 0;', 'const is_animated = false;']
	],
	'svelte/src/internal/client/reactivity/props.js': [
		['var bindable = (flags & PROPS_IS_BINDABLE) !== 0;', 'const bindable = false;'],
		['if (runes && (flags & PROPS_IS_UPDATED) === 0) {', '{']
	],
	'svelte/src/internal/client/dom/blocks/boundary.js': [
		['if (this.#pending_count > 0) {', 'if (false) {'],
		['if (!this.#props.onerror && !this.#props.failed) {', '{']
	],
	'xstate/dist/raise-': [
		["function isHistoryNode(stateNode) {\n  return stateNode.type === 'history';\n}", ''],
		['isHistoryNode(', 'void ('],
		["domain?.type === 'parallel'", 'false'],
		["ancestorMarker?.type === 'parallel'", 'false'],
		["parent?.type === 'parallel'", 'false'],
		["stateNode.type === 'parallel'", 'false'],
		['  if (!afterConfig) {', '  {'],
		['for (const invokeDef of stateNode.invoke) {', 'if (false) for (const invokeDef of []) {'],
		[
			'for (const invokeDef of stateNodeToEnter.invoke) {',
			'if (false) for (const invokeDef of []) {'
		],
		[
			'for (const delayedTransition of stateNode.after) {',
			'if (false) {\n    let delayedTransition;'
		],
		[
			'for (const historyNode of getHistoryNodes(exitStateNode)) {',
			'if (false) {\n      let historyNode;'
		],
		['  if (stateNode.config.onDone) {', '  if (false) {'],
		[
			'    toJSON: () => ({\n      ...transition,\n      source: `#${stateNode.id}`,\n      target: target ? target.map(t => `#${t.id}`) : undefined\n    })',
			''
		],
		[
			'    toJSON: () => ({\n      ...transition,\n      source: `#${stateNode.id}`,\n      target: resolvedTarget ? [`#${resolvedTarget.id}`] : []\n    })',
			''
		],
		...never('event.type === XSTATE_STOP', 'iterationCount > maxIterations', 'isStateId(target)'),
		...never('isStateId(stateKey)', "typeof resolved !== 'function'"),
		...never("typeof statePath === 'string' && isStateId(statePath)"),
		...never(
			"s.type === 'parallel'",
			"anc.type === 'parallel'",
			"descStateNode.type === 'parallel'"
		),
		...never('descriptor === NULL_EVENT', '!resolvedTarget && _target', '!stateNode.states'),
		...never('!result', "'retryResolve' in builtinAction", "'execute' in builtinAction"),
		...never("!resolvedAction || !('resolve' in resolvedAction)"),
		['const isInternalTarget = target[0] === STATE_DELIMITER;', 'const isInternalTarget = false;'],
		['const retries = deferredActorIds ? [] : undefined;', 'const retries = undefined;'],
		["const isInline = typeof guard === 'function';", 'const isInline = true;'],
		["const isInline = typeof action === 'function';", 'const isInline = true;'],
		["  if (!('check' in resolved)) {", '  {'],
		['  if (rootNode.output === undefined) {', '  {'],
		['const isErr = isErrorActorEvent(currentEvent);', 'const isErr = false;'],
		['    for (const t2 of filteredTransitions) {', '    if (false) for (const t2 of []) {'],
		['    matches: machineSnapshotMatches,', ''],
		['    hasTag: machineSnapshotHasTag,', ''],
		['    can: machineSnapshotCan,', ''],
		['    getMeta: machineSnapshotGetMeta,', ''],
		['    toJSON: machineSnapshotToJSON', ''],
		[
			'shouldSelectEventlessTransitions ? selectEventlessTransitions(nextSnapshot, nextEvent) : []',
			'[]'
		]
	],
	'xstate/dist/assign-': [
		['spawn: createSpawner(actorScope, snapshot, actionArgs.event, spawnedChildren),', ''],
		...never('!snapshot.context'),
		["if (typeof assignment === 'function') {", 'if (true) {'],
		['Object.keys(spawnedChildren).length ?', 'false ?']
	],
	'xstate/dist/StateMachine-': [
		['    formatRouteTransitions(this.root);', ''],
		['    this.events = this.root.events;', ''],
		['    this.getPersistedSnapshot = this.getPersistedSnapshot.bind(this);', ''],
		['    this.restoreSnapshot = this.restoreSnapshot.bind(this);', ''],
		['    this.start = this.start.bind(this);', ''],
		...never("typeof context === 'function'", 'this.config.always'),
		...never("this.type === 'compound' && !this.config.initial"),
		[
			"    return memo(this, 'invoke', () => toArray(",
			"    return [];\n    memo(this, 'invoke', () => toArray("
		]
	],
	'svelte/src/internal/client/context.js': [
		[
			'return !legacy_mode_flag || (component_context !== null && component_context.l === null);',
			'return true;'
		]
	],
	'svelte/src/internal/client/reactivity/sources.js': [
		['is_runes() &&', ''],
		['var runes = is_runes();', 'const runes = true;'],
		['!batch.is_fork && eager_effects.size > 0 && !eager_effects_deferred', 'false']
	],
	'svelte/src/internal/client/reactivity/deriveds.js': [
		['!current_batch?.is_fork || derived.deps === null', 'true'],
		[' || current_batch?.is_fork', ''],
		['e.teardown || e.ac', 'e.teardown'],
		['if (e.ac !== null) {', 'if (false) {']
	],
	'svelte/src/internal/client/runtime.js': [
		['is_runes() &&', ''],
		['var is_fork = current_batch?.is_fork;', 'const is_fork = false;'],
		['if (reaction.ac !== null) {', 'if (false) {'],
		['if (derived.ac !== null) {', 'if (false) {']
	],
	'svelte/src/internal/client/dom/blocks/key.js': [
		['var legacy = !is_runes();', 'const legacy = false;']
	],
	'svelte/src/internal/shared/attributes.js': [
		['	if (hash) {', '	if (false) {'],
		['	if (directives) {', '	if (false) {'],
		['		if (value) {', '		if (false) {']
	],
	// An error, made while the script is read: the browser reads the whole script again for its stack, before the page.
	'svelte/src/internal/client/constants.js': [
		['new (class StaleReactionError extends Error {', 'new (class StaleReactionError {']
	]
};
