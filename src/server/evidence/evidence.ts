/**
 * The chains of the schools: every declaration gets its link before the person is answered, or at the next start.
 *
 * @module
 */
import {
	commitmentTo,
	commitmentToKey,
	headOf,
	keyOfChain,
	nextLink,
	signedText,
	vouchedText,
	type Detail,
	type Head,
	type Kind,
	type Link
} from '#domain/evidence/link.ts';
import type { Declaration } from '#domain/declaration/declaration.ts';
import type { Doubt } from '#domain/declaration/doubt.ts';
import type { Hash, Instant } from '#domain/units.ts';
import { StoreFault } from '../store/fault.ts';
import { LOG_VERSION, type EvidenceEntry } from '../store/logs.ts';
import type { Store } from '../store/port.ts';
import { Queue } from '../store/queue.ts';
import type { PersonRecord, Salted } from '../store/records.ts';
import { hashOf } from '../store/archive.ts';
import {
	committedIn,
	isErased,
	isVouched,
	salted,
	saltOf,
	standsIn,
	type Committed
} from './committed.ts';
import { countedIn, type Counted, type Discounted } from './counted.ts';
import { MEANS, type EvidenceKey, type EvidenceKeys } from './keys.ts';

/** How a declaration came to its link: in the act of signing, later, or made up with a sample school. */
export type Linking = 'signing' | 'late' | 'sample';

/** What waits to be linked. */
interface Waiting {
	readonly at: Instant;
	readonly kind: Kind;
	readonly commitment: Hash;
}

/** Of a record in which everything counts. */
const NOTHING: readonly Discounted[] = [];

/** The chains of all schools of a store. */
export class Evidence {
	readonly keys: EvidenceKeys;
	readonly #store: Store;
	readonly #queues = new Map<string, Queue>();
	/** Schools with a declaration whose link could not be written. */
	readonly #owing = new Set<string>();
	readonly #byCommitment = new WeakMap<readonly Link[], ReadonlyMap<Hash, Link>>();
	/** Records in which everything counts, which nothing changes any more: a link is never taken back. */
	readonly #sound = new WeakSet<PersonRecord>();
	/** What is left of the others, as long as the chain is the same. */
	readonly #left = new WeakMap<PersonRecord, { links: readonly Link[]; counted: Counted }>();

	constructor(store: Store, keys: EvidenceKeys) {
		this.#store = store;
		this.keys = keys;
	}

	/** The links of a school, oldest first. */
	links(school: string): readonly EvidenceEntry[] {
		return this.#store.logs.list(school, 'evidence');
	}

	/** The last link of a school's chain, for people to write down. */
	head(school: string): Head | undefined {
		return headOf(this.links(school));
	}

	/** What ties a declaration to its link, made in the act of signing it and kept in one step with it (E11, E13). */
	tie(person: string, declaration: Declaration, logs?: string): Salted {
		const tied = salted(declaration, logs);
		const detail = { what: { person, declaration }, salt: tied.salt };
		const vouched = this.keys.newest.sign(vouchedText(commitmentTo(detail, hashOf)));
		return { ...tied, vouched };
	}

	/** How many declarations have been erased with the names of those who made them (E12). */
	erased(school: string): number {
		return this.#store.people
			.list(school)
			.filter(isErased)
			.reduce((sum, { declarations }) => sum + declarations.length, 0);
	}

	/** Declarations that fit no link and will get none: changed, or added, by something else than this program (E11). */
	strangers(school: string): readonly Detail[] {
		return this.#store.people.list(school).flatMap((person) => this.#strangersOf(person));
	}

	/** The declarations of a school that do not count, and why (E14). */
	discounted(school: string): readonly Discounted[] {
		return this.#store.people
			.list(school)
			.flatMap((person) => this.counted(person).discounted ?? NOTHING);
	}

	/**
	 * A record without the declarations that do not count, and without the attempts that are not as they were when they
	 * were signed for (E14); the very same where all of it counts. What was worked out is kept with the record.
	 */
	counted(person: PersonRecord): Counted {
		if ('discounted' in person || this.#sound.has(person)) return person;
		const links = this.links(person.school);
		const known = this.#left.get(person);
		if (known?.links === links) return known.counted;
		const strangers = new Set(this.#strangersOf(person).map(({ what }) => what.declaration));
		const counted = countedIn(person, (declaration) => strangers.has(declaration));
		if (counted === person) this.#sound.add(person);
		else this.#left.set(person, { links, counted });
		return counted;
	}

	/** Why a person's declaration does not count; undefined of one that does (E14). */
	doubtOf(person: PersonRecord, declaration: string): Doubt | undefined {
		return this.counted(person).discounted?.find((each) => each.declaration.id === declaration)
			?.doubt;
	}

	#strangersOf(person: PersonRecord): readonly Committed[] {
		const linked = this.#linked(person.school);
		return committedIn(person).filter(
			(each) => !linked.has(each.commitment) && !this.#isVouched(person.school, each)
		);
	}

	/** What a person's declarations are to their links, as long as it is kept. */
	detailsOf(person: PersonRecord): readonly Detail[] {
		return committedIn(person).map(({ what, salt }) => {
			const stands = standsIn(person, what.declaration);
			return { what, salt, ...(stands && { stands }) };
		});
	}

	/** The link of a person's declaration; undefined while it has none. */
	linkOf(person: PersonRecord, declaration: string): Link | undefined {
		const of = committedIn(person).find(({ what }) => what.declaration.id === declaration);
		return of && this.#linked(person.school).get(of.commitment);
	}

	/** What is behind a link of a school; undefined where that is not held. */
	behind(school: string, link: Link): Detail | undefined {
		for (const person of this.#store.people.list(school))
			for (const { what, salt, commitment } of committedIn(person))
				if (commitment === link.commitment) return { what, salt };
		return undefined;
	}

	/**
	 * Links what a person has declared and is not linked yet; wait for it before answering them.
	 *
	 * Throws a StoreFault, `not-logged`, with a sentence that fits a declaration that was kept and could not be linked;
	 * it is linked with the school's next one, or at the next start.
	 */
	async seal(person: PersonRecord, now: Instant): Promise<void> {
		const { school } = person;
		await this.#queueOf(school).run(async () => {
			const people = this.#owing.has(school) ? this.#store.people.list(school) : [person];
			const waiting = this.#unlinked(people, now, 'signing');
			await this.#append(school, waiting, now);
		});
	}

	/**
	 * Links what was signed here and is not linked, as when the server stopped too soon (E8), and gives the chain the newest
	 * key where that is another than its own. What nobody signed here gets no link (E11); but for a school of which nothing
	 * was ever linked or vouched for: what was declared before there were chains is linked once, late.
	 */
	async mend(school: string, now: Instant, linking: Linking = 'late'): Promise<void> {
		const people = this.#store.people.list(school);
		if (this.isFromBefore(school)) await Promise.all(people.map((person) => this.#salt(person)));
		await this.#queueOf(school).run(async () => {
			const waiting = this.#unlinked(this.#store.people.list(school), now, linking);
			await this.#append(school, waiting, now);
		});
	}

	/** Gives a salt to what was declared before there were any. */
	async #salt(person: PersonRecord): Promise<void> {
		if (person.pseudonymisedAt !== undefined) return;
		if (person.declarations.every(({ id }) => saltOf(person, id))) return;
		await this.#store.people.change(person.school, person.id, (record) => {
			const lacking = record.declarations.filter(({ id }) => !saltOf(record, id));
			const evidence = [...(record.evidence ?? []), ...lacking.map((each) => salted(each))];
			return lacking.length === 0 ? record : { ...record, evidence };
		});
	}

	/** Whether a school has nothing but declarations from before there were chains (E11), or none at all. */
	isFromBefore(school: string): boolean {
		return (
			this.links(school).length === 0 &&
			this.#store.people.list(school).every(({ evidence = [] }) => !evidence.some(isVouched))
		);
	}

	/** Whether a declaration bears the word of a key of this server, or of one that its chain names. */
	#isVouched(school: string, { commitment, vouched }: Committed): boolean {
		if (vouched === undefined) return false;
		const named = this.links(school).flatMap(({ key }) => key ?? []);
		return [...new Set([...this.keys.all.map(({ key }) => key), ...named])].some((key) =>
			MEANS.verify(key, vouchedText(commitment), vouched)
		);
	}

	#unlinked(people: readonly PersonRecord[], now: Instant, linking: Linking): readonly Waiting[] {
		const any = linking === 'sample' || people.some(({ school }) => this.isFromBefore(school));
		return people
			.flatMap((person) => {
				const linked = this.#linked(person.school);
				return committedIn(person).filter(
					(each) => !linked.has(each.commitment) && (any || this.#isVouched(person.school, each))
				);
			})
			.sort((a, b) => (a.what.declaration.at < b.what.declaration.at ? -1 : 1))
			.map(({ what: { declaration }, commitment }) => ({
				at: linking === 'sample' ? declaration.at : now,
				kind:
					linking === 'late' || (linking === 'signing' && declaration.at !== now)
						? 'declaration-late'
						: 'declaration',
				commitment
			}));
	}

	/** All of them are kept together, or none is: a link never stands on one that could not be written. */
	async #append(school: string, waiting: readonly Waiting[], now: Instant): Promise<void> {
		const links = this.links(school);
		const begins = waiting[0]?.at ?? now;
		if (links.length === 0 && waiting.length === 0) return;
		const added: EvidenceEntry[] = [];
		const add = (what: Waiting, by: EvidenceKey, key?: string) => {
			const link = nextLink(school, headOf(added) ?? headOf(links), what, hashOf);
			added.push({
				version: LOG_VERSION,
				...link,
				by: by.id,
				signature: by.sign(signedText(link.hash)),
				...(key !== undefined && { key })
			});
		};
		const { newest } = this.keys;
		const standsOn = keyOfChain(links);
		if (standsOn !== newest.key) {
			const older = standsOn === undefined ? undefined : this.keys.find(standsOn);
			const kind = links.length === 0 ? 'key-begun' : older ? 'key-rotated' : 'key-replaced';
			const commitment = commitmentToKey(newest.key, hashOf);
			add({ at: begins, kind, commitment }, older ?? newest, newest.key);
		}
		for (const each of waiting) add(each, newest);
		try {
			await Promise.all(added.map((entry) => this.#store.logs.append(school, 'evidence', entry)));
			this.#owing.delete(school);
		} catch (cause) {
			if (!(cause instanceof StoreFault)) throw cause;
			this.#owing.add(school);
			throw new StoreFault('not-logged', `A link of ${school}: ${cause.message}`, cause);
		}
	}

	#linked(school: string): ReadonlyMap<Hash, Link> {
		const links = this.links(school);
		const known = this.#byCommitment.get(links);
		if (known) return known;
		const linked = new Map(links.map((link) => [link.commitment, link]));
		this.#byCommitment.set(links, linked);
		return linked;
	}

	#queueOf(school: string): Queue {
		const queue = this.#queues.get(school) ?? new Queue();
		this.#queues.set(school, queue);
		return queue;
	}
}
