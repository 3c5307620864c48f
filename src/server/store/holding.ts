/**
 * What is written, held to what may be written: its shape, its history, its id. Each throws a StoreFault.
 *
 * @module
 */
import type { z } from 'zod';
import { StoreFault } from './fault.ts';
import { holdHistory, onlyChoices, withoutKept } from './history.ts';
import type { PersonRecord } from './records.ts';
import { firstFault, loggedChoices, personRecord } from './records.schema.ts';

/** Throws `record-invalid` when a record could not be read back after it was written. */
export function hold(schema: z.ZodType, record: unknown, whose: string): void {
	const held = schema.safeParse(record);
	if (!held.success)
		throw new StoreFault('record-invalid', `The record of ${whose}: ${firstFault(held.error)}.`);
}

/** Holds a change to what was there and to the shape of a record; of a choice, which is nearly every change, that alone. */
export function holdChange(before: PersonRecord, after: PersonRecord, whose: string): void {
	const choices = onlyChoices(before, after);
	if (choices) return hold(loggedChoices, choices, whose);
	holdHistory(before, after);
	holdShape(before, after, whose);
}

/** Holds a change to the shape of a record. */
export function holdShape(before: PersonRecord, after: PersonRecord, whose: string): void {
	hold(personRecord, withoutKept(before, after), whose);
}

/** The fault of an id that is none. */
export function invalidId(id: string): StoreFault {
	return new StoreFault('id-invalid', `${JSON.stringify(id.slice(0, 80))} cannot be an id.`);
}
