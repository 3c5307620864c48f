/**
 * A course as a zip for a learning platform: the same course and player give the same bytes.
 *
 * @module
 */
import { manifestOf } from '#domain/package/manifest/manifest.ts';
import { apart } from '#domain/package/apart.ts';
import type { Format } from '#domain/package/packaged.ts';
import { inParts, parted } from '#domain/package/travel.ts';
import { aboutText } from './about.ts';
import type { Gathered } from './facts.ts';
import { startPage, truthTablePage } from './pages.ts';
import { zipOf, type PackedAhead } from './zip.ts';

/** The player as it was built: classic scripts, one style sheet. */
export interface PlayerFiles {
	/** The player up to the first choices, with the driver of one standard. */
	readonly scripts: Readonly<Record<Format, string>>;
	/** The rest of the player. */
	readonly more: string;
	readonly styles: string;
	/** All of these, packed. */
	readonly ahead: readonly PackedAhead[];
}

/** The files of a package by name, in the order they stand in the zip. */
export function filesOf(
	{ course, clauses, stories }: Gathered,
	player: PlayerFiles
): Readonly<Record<string, string>> {
	const [first, ...rest] = stories;
	if (!first) throw new TypeError('A course without situations is never packaged.');
	const { policy, others } = parted(first, rest, clauses);
	// What is made for a package comes first, so that what never changes can be packed ahead.
	const given = `var clauseAndEffectCourse=[${literal(course)},${literal(apart(first))}];\n`;
	const files: Record<string, string> = {
		'index.html': startPage(course),
		'player.js': given + player.scripts[course.format],
		'player.css': player.styles,
		'more.js': `clauseAndEffect.policy(${literal(apart(policy))});\n${player.more}`,
		...(others.length === 0
			? {}
			: { 'situations.js': `clauseAndEffect.stories(${literal(apart(inParts(others)))});\n` }),
		'truth-table.html': truthTablePage(course),
		'about.json': aboutText(course)
	};
	const manifest = manifestOf(course, Object.keys(files));
	return { [manifest.name]: manifest.text, ...files };
}

/** Packs a course. */
export function packageOf(gathered: Gathered, player: PlayerFiles): Uint8Array {
	return zipOf(filesOf(gathered, player), player.ahead);
}

/** The name of the file: `beckstone-scorm12.zip`. */
export function fileName({ course: { id, format } }: Gathered): string {
	return `${id}-${format}.zip`;
}

/**
 * A value as it may stand in a script, the names of its parts without quotes. Line separators and `<` are written as
 * escapes: some platforms put files through filters of their own.
 */
function literal(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(literal).join()}]`;
	if (typeof value === 'object' && value !== null)
		return `{${Object.entries(value)
			.filter(([, each]) => each !== undefined)
			.map(([name, each]) => `${NAME.test(name) ? name : text(name)}:${literal(each)}`)
			.join()}}`;
	return text(value);
}

/** Names that need no quotes. */
const NAME = /^[a-z]\w*$/i;

function text(value: unknown): string {
	return JSON.stringify(value)
		.replace(/</g, '\\u003c')
		.replace(/\u2028/g, '\\u2028')
		.replace(/\u2029/g, '\\u2029');
}
