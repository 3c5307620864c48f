/**
 * The rules of the store, the same over every keeper: one change at a time, history only grows, schools apart.
 *
 * @module
 */
import { isRefusal, refuse, type Refusal } from '#domain/refusal.ts';
import { whyNotErase } from '#domain/staff/retention.ts';
import type { Instant } from '#domain/units.ts';
import { dayOf } from '../clock.ts';
import { Archive } from './archive.ts';
import { StoreFault } from './fault.ts';
import { hold, holdChange, holdShape, invalidId } from './holding.ts';
import type { Found, Keeper } from './keeper.ts';
import { withoutPerson, type ImportRecord } from './imports.ts';
import { importRecord } from './imports.schema.ts';
import { Ledger } from './ledger.ts';
import { isLog, SYSTEM, type AnyEntry, type LogEntries, type LogName } from './logs.ts';
import type { Store, StoreProblem } from './port.ts';
import { pseudonymised, pseudonymOf, withoutName } from './pseudonymise.ts';
import { Queue } from './queue.ts';
import { isId, isSchoolId, type PersonRecord, type SchoolRecord } from './records.ts';
import { logEntries, personRecord, schoolRecord } from './records.schema.ts';
import { Shelf } from './shelf.ts';

/** A store over a keeper that has just been opened. */
export function storeOver(keeper: Keeper, found: Found): Store {
	return new KeptStore(keeper, found);
}

class KeptStore implements Store {
	readonly problems: readonly StoreProblem[];
	readonly #keeper: Keeper;
	readonly #shelves = new Map<string, Shelf>();
	readonly #schoolQueues = new Map<string, Queue>();
	readonly #archive: Archive;
	readonly #underWay = new Set<Promise<unknown>>();
	#closed: Promise<void> | undefined;

	constructor(keeper: Keeper, found: Found) {
		this.#keeper = keeper;
		this.#archive = new Archive(keeper);
		this.problems = found.problems;
		for (const cell of found.schools) this.#shelfOf(cell.data.id).school = cell;
		for (const cell of found.people) this.#shelfOf(cell.data.school).put(cell);
		for (const cell of found.imports)
			this.#shelfOf(cell.data.school).imports.set(cell.data.id, cell);
		for (const { school, log, cell } of found.logs)
			this.#shelfOf(school).logs.set(log, new Ledger(cell));
	}

	readonly schools: Store['schools'] = {
		list: () =>
			[...this.#shelves.values()]
				.flatMap(({ school }) => school?.data ?? [])
				.sort((a, b) => (a.id < b.id ? -1 : 1)),
		read: (school) => this.#shelves.get(school)?.school?.data,
		write: (record) => this.#busy(() => this.#writeSchool(record)),
		remove: (school) => this.#busy(() => this.#removeSchool(school))
	};

	readonly people: Store['people'] = {
		list: (school) => this.#shelves.get(school)?.list() ?? [],
		read: (school, person) => this.#shelves.get(school)?.find(person)?.cell?.data,
		add: (record) => this.#busy(() => this.#addPerson(record)),
		change: (school, person, change) =>
			this.#busy(() => this.#changePerson(school, person, change, holdChange)),
		pseudonymise: (school, person, now, tag) =>
			this.#busy(() => this.#pseudonymise(school, person, now, tag)),
		remove: (school, person) => this.#busy(() => this.#removePerson(school, person))
	};

	readonly imports: Store['imports'] = {
		list: (school) =>
			[...(this.#shelves.get(school)?.imports.values() ?? [])]
				.map(({ data }) => data)
				.sort((a, b) => (a.at < b.at || (a.at === b.at && a.id < b.id) ? -1 : 1)),
		read: (school, id) => this.#shelves.get(school)?.imports.get(id)?.data,
		write: (record) => this.#busy(() => this.#writeImport(record)),
		remove: (school, id) => this.#busy(() => this.#removeImport(school, id))
	};

	readonly logs: Store['logs'] = {
		append: (school, log, entry) => this.#busy(() => this.#append(school, log, entry)),
		list: (school, log) => this.#entries(school, log)
	};

	readonly archive: Store['archive'] = {
		keep: (hash, content) => this.#busy(() => this.#archive.keep(hash, content)),
		read: (hash) => this.#archive.read(hash)
	};

	close(): Promise<void> {
		this.#closed ??= Promise.allSettled(this.#underWay).then(() => this.#keeper.close());
		return this.#closed;
	}

	/** Starts a change, unless the store is closing; a closing store waits for it. */
	#busy<Answer>(work: () => Promise<Answer>): Promise<Answer> {
		if (this.#closed) return Promise.reject(new StoreFault('store-closed', 'The store is closed.'));
		const answer = work();
		const settled: Promise<unknown> = answer.then(
			(): unknown => this.#underWay.delete(settled),
			(): unknown => this.#underWay.delete(settled)
		);
		this.#underWay.add(settled);
		return answer;
	}

	async #writeSchool(record: SchoolRecord): Promise<void> {
		if (!isSchoolId(record.id)) throw invalidId(record.id);
		hold(schoolRecord, record, `school ${record.id}`);
		await this.#schoolQueue(record.id).run(async () => {
			const shelf = this.#shelfOf(record.id);
			const cell = shelf.school ?? this.#keeper.school(record);
			if (shelf.school && shelf.school.data.sample !== record.sample)
				throw new StoreFault(
					'identity-changed',
					`School ${record.id} cannot become ${record.sample ? 'a sample' : 'a real'} school.`
				);
			try {
				await cell.write(record);
			} finally {
				if (cell.kept) shelf.school = cell;
			}
		});
	}

	async #removeSchool(school: string): Promise<void> {
		await this.#schoolQueue(school).run(async () => {
			const shelf = this.#shelves.get(school);
			if (!shelf?.school) throw new StoreFault('school-unknown', `There is no school ${school}.`);
			if (!shelf.school.data.sample)
				throw new StoreFault(
					'school-not-a-sample',
					`School ${school} is not a sample school; its records are not removed.`
				);
			shelf.removed = true;
			try {
				await shelf.idle();
				await this.#keeper.remove(school);
				this.#shelves.delete(school);
			} catch (fault) {
				shelf.removed = false;
				throw fault;
			}
		});
	}

	async #addPerson(record: PersonRecord): Promise<void | Refusal<'person-exists'>> {
		if (!isId(record.id) || record.id === SYSTEM) throw invalidId(record.id);
		if (!isSchoolId(record.school)) throw invalidId(record.school);
		hold(personRecord, record, `${record.school}/${record.id}`);
		const shelf = this.#shelves.get(record.school);
		if (!shelf?.school)
			throw new StoreFault('school-unknown', `There is no school ${record.school} to add to.`);
		const place = shelf.place(record.id);
		return place.queue.run(async () => {
			if (shelf.removed)
				throw new StoreFault('school-unknown', `School ${record.school} has been removed.`);
			if (place.cell) return refuse('person-exists', 'There already is a person with this id.');
			const cell = this.#keeper.person(record);
			try {
				await cell.write(record);
			} finally {
				if (cell.kept) shelf.put(cell);
			}
			return undefined;
		});
	}

	async #changePerson<R extends Refusal>(
		school: string,
		person: string,
		change: (record: PersonRecord) => PersonRecord | R | Promise<PersonRecord | R>,
		holding: (before: PersonRecord, after: PersonRecord, whose: string) => void
	): Promise<PersonRecord | R | Refusal<'person-unknown'>> {
		const unknown = refuse('person-unknown', 'There is no such person at this school.');
		const shelf = this.#shelves.get(school);
		const place = shelf?.find(person);
		if (!shelf || !place) return unknown;
		return place.queue.run(async () => {
			const { cell } = place;
			if (!cell || shelf.removed) return unknown;
			// Whoever is told “that is saved already” must be able to rely on it.
			if (cell.inDoubt) await cell.write(cell.data);
			const before = cell.data;
			const answer = change(before);
			// A choice is answered at once: another turn of the loop for each would be felt.
			const after = answer instanceof Promise ? await answer : answer;
			if (!isRecord(after)) return after;
			if (after === before) return before;
			holding(before, after, `${school}/${person}`);
			await cell.write(after);
			return after;
		});
	}

	/** What is in a log was held to that log's own shape when it was read or written. */
	#entries<Log extends LogName>(school: string, log: Log): readonly LogEntries[Log][] {
		const entries = this.#shelves.get(school)?.logs.get(log)?.entries ?? [];
		return entries as readonly LogEntries[Log][];
	}

	async #removePerson(
		school: string,
		person: string
	): Promise<void | Refusal<'person-has-history' | 'person-unknown'>> {
		const unknown = refuse('person-unknown', 'There is no such person at this school.');
		const shelf = this.#shelves.get(school);
		const place = shelf?.find(person);
		if (!shelf || !place) return unknown;
		return place.queue.run(async () => {
			if (!place.cell || shelf.removed) return unknown;
			const { attempts, declarations, questions } = place.cell.data;
			if (attempts.length + declarations.length + questions.length > 0)
				return refuse('person-has-history', 'They have begun the training, so their record stays.');
			await this.#keeper.forget(school, 'people', person);
			shelf.drop(person);
			return undefined;
		});
	}

	async #writeImport(record: ImportRecord): Promise<void> {
		if (!isId(record.id)) throw invalidId(record.id);
		hold(importRecord, record, `the import ${record.school}/${record.id}`);
		const shelf = this.#shelves.get(record.school);
		if (!shelf?.school || shelf.removed)
			throw new StoreFault('school-unknown', `There is no school ${record.school} to import to.`);
		await shelf.importQueue.run(async () => {
			const cell = shelf.imports.get(record.id) ?? this.#keeper.import(record);
			try {
				await cell.write(record);
			} finally {
				if (cell.kept) shelf.imports.set(record.id, cell);
			}
		});
	}

	async #removeImport(school: string, id: string): Promise<void> {
		const shelf = this.#shelves.get(school);
		await shelf?.importQueue.run(async () => {
			if (!shelf.imports.has(id) || shelf.removed) return;
			await this.#keeper.forget(school, 'imports', id);
			shelf.imports.delete(id);
		});
	}

	#pseudonymise(school: string, person: string, now: Instant, tag: string) {
		const pseudonym = pseudonymOf(tag);
		const taking = async (before: PersonRecord) => {
			const no = whyNotErase(before, dayOf(now));
			if (no) return no;
			// The logs first: a record that still has its name says that there is work left to do.
			for (const log of this.#shelves.get(school)?.logs.values() ?? [])
				// A link of the evidence names nobody, and stays as it was signed.
				await log.rewrite((entry) =>
					'says' in entry ? withoutName(entry, before, pseudonym) : entry
				);
			await this.#forgetInImports(school, before);
			return pseudonymised(before, pseudonym, now);
		};
		return this.#changePerson(school, person, taking, holdShape);
	}

	async #forgetInImports(school: string, person: PersonRecord): Promise<void> {
		for (const record of this.imports.list(school)) {
			const without = withoutPerson(record, person);
			if (!without) await this.#removeImport(school, record.id);
			else if (without !== record) await this.#writeImport(without);
		}
	}

	async #append(school: string, log: LogName, entry: AnyEntry): Promise<void> {
		if (!isLog(log)) throw invalidId(log);
		hold(logEntries[log], entry, `the log ${school}/${log}`);
		const shelf = this.#shelves.get(school);
		if (!shelf?.school || shelf.removed)
			throw new StoreFault('school-unknown', `There is no school ${school} to log for.`);
		const ledger = shelf.logs.get(log) ?? new Ledger(this.#keeper.log(school, log));
		shelf.logs.set(log, ledger);
		await ledger.append(entry);
	}

	#shelfOf(school: string): Shelf {
		const shelf = this.#shelves.get(school) ?? new Shelf();
		this.#shelves.set(school, shelf);
		return shelf;
	}

	#schoolQueue(school: string): Queue {
		const queue = this.#schoolQueues.get(school) ?? new Queue();
		this.#schoolQueues.set(school, queue);
		return queue;
	}
}

function isRecord<R extends Refusal>(answer: PersonRecord | R): answer is PersonRecord {
	return !isRefusal(answer);
}
