/**
 * The provisions of one register: one row, one clause.
 *
 * @module
 */

import { RegisterFault, type Place } from './fault.ts';
import { FORCES, type Force } from '#domain/policy/policy.ts';
import type { Source } from './sources.ts';
import { NOTHING, tablesOf, type Row } from './table.ts';

/** A clause as a policy file holds it, and the row it comes from. */
export interface Provision {
	readonly place: Place;
	readonly id: string;
	readonly ref: string;
	readonly binds: readonly string[];
	readonly force: Force;
	readonly says: string;
	readonly conditions?: string;
	readonly consequence?: string;
	readonly topics: readonly string[];
}

const HEADER = [
	'Id',
	'Section reference',
	'Line',
	'Addressee',
	'Modality',
	'Conduct, in plain words',
	'Conditions and exceptions',
	'Consequence stated',
	'Tags'
];

/**
 * Reads the provisions of a register, in its order.
 *
 * @throws {RegisterFault} `row-malformed`, `id-malformed`, `id-duplicate`, `force-unknown`, `cell-empty`, `table-missing`
 */
export function provisionsOf(source: Source, file: string, text: string): readonly Provision[] {
	const table = tablesOf(file, text).find((one) => one.header.join() === HEADER.join());
	if (table === undefined) {
		throw new RegisterFault(
			'table-missing',
			{ file, line: 1 },
			'there is no table of provisions',
			`one with the columns ${HEADER.join(' | ')}`
		);
	}
	const seen = new Map<string, Place>();
	return table.rows.map((row) => {
		const provision = provisionOf(source, row);
		const before = seen.get(provision.id);
		if (before !== undefined) {
			throw new RegisterFault(
				'id-duplicate',
				row.place,
				`the id “${provision.id}” stands in line ${before.line} already`,
				'every id once'
			);
		}
		seen.set(provision.id, row.place);
		return provision;
	});
}

function provisionOf(source: Source, row: Row): Provision {
	const [id = '', ref = '', , binds = '', force = '', says = '', conditions, consequence, tags] =
		row.cells;
	if (!id.startsWith(`${source.prefix}/`) || !/^[a-z]+\/[a-z0-9.-]+$/.test(id)) {
		throw new RegisterFault(
			'id-malformed',
			row.place,
			`“${id}” is not a clause id`,
			`“${source.prefix}/” and then small letters, digits, dots and hyphens`
		);
	}
	if (!isForce(force)) {
		throw new RegisterFault(
			'force-unknown',
			row.place,
			`the modality “${force}” of ${id} is unknown`,
			`one of ${FORCES.join(', ')}`
		);
	}
	for (const [name, cell] of Object.entries({ ref, binds, says })) {
		if (cell === '' || cell === NOTHING) {
			throw new RegisterFault('cell-empty', row.place, `${id} has no “${name}”`, 'some words');
		}
	}
	return {
		place: row.place,
		id,
		ref,
		binds: listOf(binds),
		force,
		says,
		...(said(conditions) && { conditions }),
		...(said(consequence) && { consequence }),
		topics: said(tags) ? listOf(tags) : []
	};
}

function isForce(word: string): word is Force {
	return (FORCES as readonly string[]).includes(word);
}

function said(cell: string | undefined): cell is string {
	return cell !== undefined && cell !== '' && cell !== NOTHING;
}

function listOf(cell: string): readonly string[] {
	return cell
		.split(',')
		.map((item) => item.trim())
		.filter((item) => item !== '');
}
