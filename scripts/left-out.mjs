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
	'svelte/src/internal/server/renderer.js': [
		...['RenderResult.then', 'Renderer.head', 'Renderer.async_block', 'Renderer.async'],
		...['Renderer.run', 'Renderer.child_block', 'Renderer.boundary', 'Renderer.select'],
		...['Renderer.option', 'Renderer.title', 'Renderer.on_destroy', 'Renderer.get_path'],
		...['Renderer.copy', 'Renderer.subsume', 'Renderer.#serialize_failed_boundary'],
		...['Renderer.#collect_on_destroy', 'Renderer.#traverse_components'],
		...['Renderer.#collect_ondestroy', 'Renderer.#run_on_destroy', 'Renderer.#render_async'],
		...['Renderer.#collect_content_async', 'Renderer.#collect_hydratables'],
		...['Renderer.#hydratable_block', 'SSRState.track', 'SSRState.settle', 'SSRState.abort'],
		...['SSRState.set_title']
	],
	'morphdom/dist/morphdom-esm.js': [
		...['createFragmentFromTemplate', 'createFragmentFromRange', 'createFragmentFromWrap'],
		...['toElement', 'createElementNS', 'moveChildren', 'defaultGetNodeKey']
	]
};

/**
 * Conditions that are never met.
 *
 * @param {readonly string[]} conditions
 * @returns {readonly (readonly [from: string, to: string])[]}
 */
const never = (...conditions) => conditions.map((each) => [`if (${each}) {`, 'if (false) {']);

/**
 * What somebody could ask to be told of, and nobody does.
 *
 * @param {readonly string[]} names
 * @returns {readonly (readonly [from: string, to: string])[]}
 */
const unasked = (...names) =>
	names.flatMap((name) => [
		[`    var ${name} = options.${name} || noop;`, ''],
		[`${name}(`, 'void (']
	]);

/**
 * Lines, and what is to stand in their place.
 *
 * @type {Readonly<Record<string, readonly (readonly [from: string, to: string])[]>>}
 */
export const SETTLED = {
	// Nothing is awaited in a view, and none of them has anything to say in a page's head.
	'svelte/src/internal/server/renderer.js': [
		['			renderer.#run_on_destroy(failed);', ''],
		['			renderer.global.abort();', ''],
		[
			'						init_render_context().then(() =>\n							with_render_context(() => Renderer.#render_async(component, options))\n						)',
			'						undefined'
		],
		...never("options.idPrefix?.includes('--')", 'result instanceof Promise'),
		...never("typeof content === 'function'")
	],
	// It is given elements, has their children alone compared, and tells of four things; no view has a list to pick from.
	'morphdom/dist/morphdom-esm.js': [
		["typeof toNode === 'string'", 'false'],
		['toNode.nodeType === DOCUMENT_FRAGMENT_NODE$1', 'false'],
		['options.getNodeKey || defaultGetNodeKey', 'options.getNodeKey'],
		['options.onBeforeElUpdated || noop', 'options.onBeforeElUpdated'],
		['options.onBeforeElChildrenUpdated || noop', 'options.onBeforeElChildrenUpdated'],
		['options.childrenOnly === true', 'true'],
		['    OPTION: function', '    OPTION: false && function'],
		['    SELECT: function', '    SELECT: false && function'],
		...unasked('onBeforeNodeAdded', 'onNodeAdded', 'onElUpdated', 'onBeforeNodeDiscarded'),
		...unasked('onNodeDiscarded', 'skipFromChildren')
	],
	'svelte/src/internal/shared/attributes.js': [
		['	if (hash) {', '	if (false) {'],
		['	if (directives) {', '	if (false) {'],
		['		if (value) {', '		if (false) {']
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
	]
};
