/**
 * The four functions of XState that a story is played with, for packages: the rest of it is a quarter of their script.
 *
 * The build of the package's player puts this in the place of `xstate`; a test follows every path of every story with
 * both. A story asks little: states that know one event, guards tried in order, and a context that remembers.
 *
 * @module
 */

interface Event {
	readonly type: string;
}
interface Known<Context> {
	readonly context: Context;
	readonly event: Event;
}
interface Assign<Context> {
	readonly assignment: (known: Known<Context>) => Partial<Context>;
}
interface Transition<Context> {
	readonly target: string;
	readonly guard: (known: Known<Context>) => boolean;
	readonly actions: Assign<Context>;
}
interface Config<Context> {
	readonly id: string;
	readonly initial: string;
	readonly context: Context;
	readonly states: Readonly<
		Record<string, { readonly on?: Readonly<Record<string, readonly Transition<Context>[]>> }>
	>;
}
interface Snapshot<Context> {
	readonly value: string;
	readonly context: Context;
}
interface Machine<Context> {
	readonly config: Config<Context>;
	transition(from: Snapshot<Context>, event: Event): Snapshot<Context>;
}

/** A machine of plain states. An event that no guard lets through changes nothing. */
export function createMachine<Context>(config: Config<Context>): Machine<Context> {
	return {
		config,
		transition(from, event) {
			const { context } = from;
			const known = { context, event };
			const ways = config.states[from.value]?.on?.[event.type] ?? [];
			const way = ways.find(({ guard }) => guard(known));
			if (!way) return from;
			return { value: way.target, context: { ...context, ...way.actions.assignment(known) } };
		}
	};
}

/** Changes the context of a machine. */
export function assign<Context>(assignment: Assign<Context>['assignment']): Assign<Context> {
	return { assignment };
}

/** Where a machine begins, and what is to be done there: nothing, ever. */
export function initialTransition<Context>({
	config: { initial, context }
}: Machine<Context>): readonly [Snapshot<Context>, readonly []] {
	return [{ value: initial, context }, []];
}

/** XState wants an actor around every transition; here nothing asks for it. */
export function createActor(): { readonly system: object } {
	return { system: {} };
}
