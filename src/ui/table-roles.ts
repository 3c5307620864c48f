/**
 * The roles of a table, to be spread on its elements: narrow screens show a table as cards, which takes its own away.
 *
 * @module
 */
export const as = {
	table: { role: 'table' },
	rowgroup: { role: 'rowgroup' },
	row: { role: 'row' },
	columnheader: { role: 'columnheader' },
	rowheader: { role: 'rowheader' },
	cell: { role: 'cell' }
} as const;
