/**
 * What is the same in two drawings: the inside of an element with a key is neither read nor compared again while it says
 * the same, whoever else stands around it.
 *
 * @module
 */

/** The opening tag of an element with a key. In texts and values, views write no `<`. */
const KEYED = /<(\w+)(?:"[^"]*"|[^>"])*? data-key="([^"]*)"(?:"[^"]*"|[^>"])*>/g;

/** Marks an element whose inside is left out. */
export const SAME = 'data-same';

/** What stood inside each element with a key. */
export type Insides = ReadonlyMap<string, string>;

/**
 * A drawing without the insides that are the same as before, and the insides of this one. The elements themselves stay,
 * with what they say of themselves, and {@link SAME}.
 */
export function withoutSame(text: string, before: Insides): readonly [text: string, now: Insides] {
	const now = new Map<string, string>();
	return [look(text), now];

	function look(part: string): string {
		let told = '';
		let at = 0;
		const keyed = new RegExp(KEYED);
		for (let found = keyed.exec(part); found; found = keyed.exec(part)) {
			const [tag, name = '', key = ''] = found;
			const from = found.index + tag.length;
			const to = endOf(part, name, from);
			const inside = part.slice(from, to);
			now.set(`${name} ${key}`, inside);
			const isSame = before.get(`${name} ${key}`) === inside;
			// What is left out is gone through as well: the next drawing may have to know it.
			const rest = look(inside);
			told += part.slice(at, from - 1) + (isSame ? ` ${SAME}>` : `>${rest}`);
			at = keyed.lastIndex = to;
		}
		return told + part.slice(at);
	}
}

/** Where the inside of an element ends that begins there; one without an end, such as a field, has nothing inside. */
function endOf(text: string, name: string, from: number): number {
	const tags = new RegExp(`<(/?)${name}\\b`, 'g');
	tags.lastIndex = from;
	let open = 1;
	for (let tag = tags.exec(text); tag; tag = tags.exec(text)) {
		open += tag[1] === '' ? 1 : -1;
		if (open === 0) return tag.index;
	}
	return from;
}
