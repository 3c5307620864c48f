/**
 * Content with its texts apart from its names: prose that stands together is packed smaller than prose among names (P9).
 *
 * @module
 */

/** Texts in the order in which they come, and everything else, with null in the place of each text. */
export interface Apart {
	/** All in one, each after the same mark, which is in none of them. */
	readonly texts: string;
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
	const mark = markFor(texts);
	return { texts: texts.map((each) => mark + each).join(''), rest };
}

/** The content again. */
export function together({ texts, rest }: Apart): unknown {
	const [, ...each] = texts.split(texts.charAt(0));
	let next = 0;
	return changed(rest, (value) => (value === null ? each[next++] : value));
}

/** The first of these, or of what comes after them, that no text has. */
const FIRST_MARK = '|'.charCodeAt(0);

function markFor(texts: readonly string[]): string {
	let code = FIRST_MARK;
	while (texts.some((each) => each.includes(String.fromCharCode(code)))) code += 1;
	return String.fromCharCode(code);
}

/** Content with each single value changed, in the order in which they stand. */
function changed(content: unknown, change: (each: unknown) => unknown): unknown {
	if (Array.isArray(content)) return content.map((each) => changed(each, change));
	if (typeof content !== 'object' || content === null) return change(content);
	return Object.fromEntries(
		Object.entries(content).map(([name, each]) => [name, changed(each, change)])
	);
}
