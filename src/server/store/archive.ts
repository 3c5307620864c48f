/**
 * What is kept for good, under the hash of its content: editions, situations, statements.
 *
 * @module
 */
import { createHash } from 'node:crypto';
import type { Hash } from '#domain/units.ts';
import { StoreFault } from './fault.ts';
import type { Keeper } from './keeper.ts';
import { isHash } from './records.ts';

/** The SHA-256 of a text's UTF-8 bytes. */
export function hashOf(content: string): Hash {
	return createHash('sha256').update(content).digest('hex');
}

/** The archive over a keeper: the same content is kept once, however many ask at the same time. */
export class Archive {
	readonly #keeper: Keeper;
	readonly #keeping = new Map<Hash, Promise<void>>();

	constructor(keeper: Keeper) {
		this.#keeper = keeper;
	}

	/** Keeps content; throws `content-not-its-hash` where it is not what the hash names. */
	async keep(hash: Hash, content: string): Promise<void> {
		if (!isHash(hash) || hashOf(content) !== hash)
			throw new StoreFault('content-not-its-hash', `The content is not what ${hash} names.`);
		if (!this.#keeping.has(hash) && this.#keeper.content(hash) !== undefined) return;
		const keeping = this.#keeping.get(hash) ?? this.#keeper.keep(hash, content);
		this.#keeping.set(hash, keeping);
		try {
			await keeping;
		} finally {
			this.#keeping.delete(hash);
		}
	}

	/** The content that a hash names; undefined where it is not held. */
	read(hash: Hash): string | undefined {
		return isHash(hash) ? this.#keeper.content(hash) : undefined;
	}
}
