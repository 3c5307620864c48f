/**
 * Addresses of lists: what is asked of one, as a query without what is empty.
 *
 * @module
 */

/** A path with its query. Nothing is said of the first page. */
export function addressOf(
	path: string,
	asked: Readonly<Record<string, string | number | undefined>>
): string {
	const query = Object.entries(asked)
		.filter(
			([key, value]) => value !== undefined && value !== '' && (key !== 'page' || value !== 1)
		)
		.map(([key, value]) => `${key}=${encodeURIComponent(String(value))}`);
	return query.length > 0 ? `${path}?${query.join('&')}` : path;
}
