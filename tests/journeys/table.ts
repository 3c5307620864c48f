/**
 * Reads a table as a spreadsheet does: commas, quoted cells, a line for each row.
 *
 * @module
 */

/** The rows of a CSV text under its headers; a byte order mark is left out. */
export function tableOf(text: string): Readonly<Record<string, string>>[] {
	const [headers = [], ...rows] = text
		.replace(/^\ufeff/, '')
		.split('\r\n')
		.filter((line) => line !== '')
		.map(cellsOf);
	return rows.map((cells) =>
		Object.fromEntries(headers.map((header, index) => [header, cells[index] ?? '']))
	);
}

function cellsOf(line: string): string[] {
	return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
		([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? ''
	);
}
