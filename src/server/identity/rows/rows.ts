/**
 * Rows of the accounts, as the identity library asks for them: in memory, each kept before it is answered.
 *
 * Rows that belong to one account are kept together, under their owner; what belongs to nobody yet, such as a link
 * that was sent, is kept on its own.
 *
 * @module
 */
import { Queue } from '../../store/queue.ts';
import { matches, type Row, type Where } from './where.ts';

/** The rows of one owner, by the name of their table. */
export type Owned = Readonly<Record<string, readonly Row[]>>;

/** Where rows are kept; it need not check what it is given. */
export interface RowKeeper {
	/** What was there when it was opened, by owner. */
	readonly found: ReadonlyMap<string, Owned>;
	/** Resolves when the rows of an owner would survive a loss of power; `undefined` forgets them. */
	write(owner: string, rows: Owned | undefined): Promise<void>;
}

/** Who a row belongs to: its account, or itself while it belongs to nobody. */
export function ownerOf(model: string, row: Row): string {
	if (model === 'user') return row.id;
	return typeof row['userId'] === 'string' ? row['userId'] : `pending-${row.id}`;
}

/** Every row of every account. Reading is at once and from memory; a change resolves once it is kept. */
export class Rows {
	readonly #keeper: RowKeeper;
	readonly #owned: Map<string, Owned>;
	readonly #queues = new Map<string, Queue>();
	readonly #underWay = new Set<Promise<unknown>>();
	/** By owner: what was worked out from an owner's rows holds while this number stands. */
	readonly #revisions = new Map<string, number>();

	constructor(keeper: RowKeeper) {
		this.#keeper = keeper;
		this.#owned = new Map(keeper.found);
	}

	/** How often the rows of an owner have changed; gone accounts have changed too. */
	revision(owner: string): number {
		return this.#revisions.get(owner) ?? 0;
	}

	/** The rows of a table that match, in no order. */
	select(model: string, where: readonly Where[] = []): readonly Row[] {
		const owner = ownerIn(model, where);
		const among = owner === undefined ? this.#owned.values() : [this.#owned.get(owner) ?? {}];
		const found: Row[] = [];
		for (const owned of among)
			for (const row of owned[model] ?? []) if (matches(row, where)) found.push(row);
		return found;
	}

	/** Adds a row. */
	async insert(model: string, row: Row): Promise<void> {
		await this.#change(ownerOf(model, row), (owned) => ({
			...owned,
			[model]: [...(owned[model] ?? []), row]
		}));
	}

	/**
	 * Changes the rows that match, each looked at again when its turn comes; answers with the rows as they are then.
	 * `most` ends it after so many.
	 */
	async update(
		model: string,
		where: readonly Where[],
		change: (row: Row) => Row,
		most = Infinity
	): Promise<readonly Row[]> {
		return this.#each(model, where, most, (rows, row) => {
			const changed = change(row);
			return { rows: rows.map((each) => (each === row ? changed : each)), answer: changed };
		});
	}

	/** Takes out the rows that match; answers with them as they were. Of two who take one row, one gets it. */
	async remove(model: string, where: readonly Where[], most = Infinity): Promise<readonly Row[]> {
		return this.#each(model, where, most, (rows, row) => ({
			rows: rows.filter((each) => each !== row),
			answer: row
		}));
	}

	/** Resolves when nothing is being written any more. */
	async idle(): Promise<void> {
		await Promise.allSettled(this.#underWay);
	}

	async #each(
		model: string,
		where: readonly Where[],
		most: number,
		work: (
			rows: readonly Row[],
			row: Row
		) => { readonly rows: readonly Row[]; readonly answer: Row }
	): Promise<readonly Row[]> {
		const answers: Row[] = [];
		for (const found of this.select(model, where)) {
			if (answers.length >= most) break;
			await this.#change(ownerOf(model, found), (owned) => {
				const rows = owned[model] ?? [];
				const row = rows.find(({ id }) => id === found.id);
				// Somebody else was first.
				if (!row || !matches(row, where)) return owned;
				const worked = work(rows, row);
				answers.push(worked.answer);
				return { ...owned, [model]: worked.rows };
			});
		}
		return answers;
	}

	#change(owner: string, change: (owned: Owned) => Owned): Promise<void> {
		const queue = this.#queues.get(owner) ?? new Queue();
		this.#queues.set(owner, queue);
		const doing = queue.run(async () => {
			const before = this.#owned.get(owner) ?? {};
			const after = change(before);
			if (after === before) return;
			const empty = Object.values(after).every((rows) => rows.length === 0);
			await this.#keeper.write(owner, empty ? undefined : after);
			if (empty) this.#owned.delete(owner);
			else this.#owned.set(owner, after);
			this.#revisions.set(owner, this.revision(owner) + 1);
		});
		const settled: Promise<unknown> = doing
			.catch(() => undefined)
			.then(() => {
				this.#underWay.delete(settled);
				// An owner who is gone for good, such as a link that was used, leaves nothing behind.
				if (owner.startsWith('pending-') && !this.#owned.has(owner)) {
					this.#queues.delete(owner);
					this.#revisions.delete(owner);
				}
			});
		this.#underWay.add(settled);
		return doing;
	}
}

/** The one owner whose rows can match, where the condition names it. */
function ownerIn(model: string, where: readonly Where[]): string | undefined {
	if (where.some(({ connector }) => connector === 'OR')) return undefined;
	const field = model === 'user' ? 'id' : 'userId';
	const named = where.find((each) => each.field === field && each.operator === 'eq');
	return typeof named?.value === 'string' ? named.value : undefined;
}
