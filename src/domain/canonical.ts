/**
 * Content as text that is always the same, to be hashed.
 *
 * @module
 */

/**
 * The same content as the same text: keys sorted, no spaces, absent values left out.
 * What is hashed to name an edition or a scenario for ever.
 */
export function canonical(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
	if (typeof value === 'object' && value !== null) {
		const content = value as Readonly<Record<string, unknown>>;
		let parts = '';
		for (const key of Object.keys(content).sort()) {
			const each = content[key];
			if (each === undefined) continue;
			parts += `${parts === '' ? '' : ','}${JSON.stringify(key)}:${canonical(each)}`;
		}
		return `{${parts}}`;
	}
	return JSON.stringify(value) ?? 'null';
}
