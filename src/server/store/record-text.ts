/**
 * A record as the text of its file: what a change has left as it was is not put into words again.
 *
 * @module
 */

/** How many parts are remembered, of all records together: about 10 MB of text. */
const MOST_KEPT = 10_000;

/** Tells records as JSON, and remembers the parts that are told again and again while somebody plays. */
export class RecordText {
	readonly #told = new Map<object, string>();

	/**
	 * The same text as `JSON.stringify(next)`. The members of its lists that are the very objects `before` has in the
	 * same place come from memory: records and their parts are never altered, only replaced.
	 */
	of<Kept extends object>(next: Kept, before: Kept): string {
		let text = '';
		// What is not a list is told as many fields at a time as stand together.
		let plain: Partial<Kept> = {};
		const tellPlain = () => {
			const told = JSON.stringify(plain).slice(1, -1);
			if (told !== '') text += `${text === '' ? '' : ','}${told}`;
			plain = {};
		};
		for (const key of Object.keys(next) as (keyof Kept & string)[]) {
			const [value, was] = [next[key], before[key]] as [unknown, unknown];
			if (Array.isArray(value) && Array.isArray(was)) {
				tellPlain();
				text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${this.#list(value, was)}`;
			} else plain[key] = next[key];
		}
		tellPlain();
		return `{${text}}`;
	}

	#list(members: readonly unknown[], before: readonly unknown[]): string {
		if (members.length === 0) return '[]';
		let text = '';
		for (let index = 0; index < members.length; index++) {
			const member = members[index];
			const isKept = typeof member === 'object' && member !== null && member === before[index];
			text += `${index === 0 ? '[' : ','}${isKept ? this.#kept(member) : (JSON.stringify(member) ?? 'null')}`;
		}
		return `${text}]`;
	}

	#kept(part: object): string {
		const known = this.#told.get(part);
		if (known !== undefined) return known;
		const text = JSON.stringify(part);
		if (this.#told.size >= MOST_KEPT) this.#told.clear();
		this.#told.set(part, text);
		return text;
	}
}
