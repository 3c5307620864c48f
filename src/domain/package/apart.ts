/**
 * Content with its texts apart from its names: prose that stands together is packed smaller than prose among names (P9).
 *
 * @module
 */

/** Texts in the order in which they come, and everything else, with null in the place of each text. */
export interface Apart {
	readonly texts: readonly string[];
	readonly rest: unknown;
}

/** Takes the texts out of plain content, which holds no null of its own. What has no space in it is a name, and stays. */
export function apart(content: object): Apart {
	const texts: string[] = [];
	const rest = changed(content, (each) => {
		if (typeof each !== 'string' || !each.includes(' ')) return each;
		texts.push(each);
		return null;
	});
	return { texts, rest };
}

/** The content again. */
export function together({ texts, rest }: Apart): unknown {
	let next = 0;
	return changed(rest, (each) => (each === null ? texts[next++] : each));
}

/** Content with each single value changed, in the order in which they stand. */
function changed(content: unknown, change: (each: unknown) => unknown): unknown {
	if (Array.isArray(content)) return content.map((each) => changed(each, change));
	if (typeof content !== 'object' || content === null) return change(content);
	return Object.fromEntries(
		Object.entries(content).map(([name, each]) => [name, changed(each, change)])
	);
}
