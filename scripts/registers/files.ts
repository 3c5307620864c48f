/**
 * Bringing the registers into files that people also write in: what the registers decide is replaced, everything else
 * (header facts, reasons in our own words, readings of our own, comments) stays as it is.
 *
 * @module
 */

import {
	isMap,
	isScalar,
	isSeq,
	parseDocument,
	YAMLMap,
	YAMLSeq,
	type Document,
	type Pair
} from 'yaml';
import type { Provision } from './provisions.ts';
import type { Listed, Reading } from './readings.ts';

/** Thrown when a file that people write cannot be read, or is not there. */
export class PolicyFileFault extends Error {
	override readonly name = 'PolicyFileFault';
	readonly code: string;

	constructor(code: string, file: string, says: string) {
		super(`${file}: ${says}`);
		this.code = code;
	}
}

/** A policy file with its clauses as the registers have them; a clause that has not changed keeps its comments. */
export function withClauses(file: string, text: string, provisions: readonly Provision[]): string {
	const policy = documentOf(file, text);
	const before = new Map(
		itemsOf(policy, 'clauses').map((item) => [JSON.stringify(item.toJSON()), item])
	);
	const clauses = new YAMLSeq<YAMLMap>();
	clauses.items = provisions.map((provision, index) => {
		const clause = clauseOf(provision);
		const node = before.get(JSON.stringify(clause)) ?? mapOf(policy, clause);
		inline(node, 'binds', 'topics');
		node.spaceBefore = index > 0;
		return node;
	});
	policy.set('clauses', clauses);
	return textOf(policy);
}

/** The good-practice file with one of its short lists; an entry keeps the reason that stands in the file. */
export function withList(
	file: string,
	text: string,
	list: 'floor' | 'not-scored',
	entries: readonly Listed[]
): string {
	const policy = documentOf(file, text);
	const key = (conduct: unknown, when: unknown): string => JSON.stringify([conduct, when ?? null]);
	const before = new Map(
		itemsOf(policy, list).map((item) => [key(item.get('conduct'), item.get('when')), item])
	);
	const nodes = new YAMLSeq<YAMLMap>();
	nodes.items = entries.map(
		({ conduct, when, because }) =>
			before.get(key(conduct, when)) ??
			mapOf(policy, { conduct, ...(when !== undefined && { when }), because })
	);
	policy.set(list, nodes);
	return textOf(policy);
}

/** A readings file with judgement and clauses as the registers have them; a new reading starts with the register's reason. */
export function withReadings(
	file: string,
	text: string,
	scenario: string,
	readings: readonly Reading[]
): string {
	const page = documentOf(file, text === '' ? `scenario: ${scenario}\nreadings: {}\n` : text);
	const existing: unknown = page.get('readings');
	const all = isMap(existing) ? existing : new YAMLMap();
	all.flow = false;
	for (const { conduct, judgement, clauses, because, readers } of readings) {
		const before: unknown = all.get(conduct);
		if (!isMap(before)) {
			const node = mapOf(page, { judgement, clauses, because, readers });
			inline(node, 'clauses');
			all.set(page.createNode(conduct), node);
			continue;
		}
		if (before.get('judgement') !== judgement) before.set('judgement', judgement);
		if (JSON.stringify(plain(before.get('clauses'))) !== JSON.stringify(clauses)) {
			before.set('clauses', page.createNode(clauses));
			inline(before, 'clauses');
		}
		if (before.get('because') === undefined) before.set('because', because);
	}
	page.set('readings', all);
	spaceOut(all);
	return textOf(page);
}

function clauseOf(provision: Provision): Record<string, unknown> {
	const { id, ref, binds, force, says, conditions, consequence, topics } = provision;
	return {
		id,
		ref,
		binds,
		force,
		says,
		...(conditions !== undefined && { conditions }),
		...(consequence !== undefined && { consequence }),
		topics
	};
}

function documentOf(file: string, text: string): Document {
	const parsed = parseDocument(text);
	const [error] = parsed.errors;
	if (error !== undefined) throw new PolicyFileFault('yaml-malformed', file, error.message);
	if (!isMap(parsed.contents)) {
		throw new PolicyFileFault('yaml-malformed', file, 'expected a page of “key: value” lines');
	}
	return parsed;
}

function itemsOf(page: Document, key: string): readonly YAMLMap[] {
	const node: unknown = page.get(key);
	return isSeq(node) ? node.items.filter((item) => isMap(item)) : [];
}

function mapOf(page: Document, values: Readonly<Record<string, unknown>>): YAMLMap {
	return page.createNode(values);
}

function plain(node: unknown): unknown {
	return isSeq(node) ? node.items.map((item) => (isScalar(item) ? item.value : item)) : node;
}

function inline(map: unknown, ...keys: readonly string[]): void {
	if (!isMap(map)) return;
	for (const key of keys) {
		const node: unknown = map.get(key);
		if (isSeq(node)) node.flow = true;
	}
}

function spaceOut(map: YAMLMap): void {
	map.items.forEach(({ key }: Pair, index) => {
		if (isScalar(key)) key.spaceBefore = index > 0;
	});
}

function textOf(page: Document): string {
	return page.toString({ lineWidth: 0, flowCollectionPadding: false });
}
