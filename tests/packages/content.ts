/**
 * The real content as packages, for the tests: every policy, every format.
 *
 * @module
 */
import path from 'node:path';
import { FORMATS, type Format } from '#domain/package/packaged.ts';
import { isRefusal, type Refusal } from '#domain/refusal.ts';
import { readLibrary } from '#server/library/library.ts';
import type { PlayerFiles } from '#server/package/build.ts';
import { gather, type Gathered, type NotGathered, type Under } from '#server/package/facts.ts';
import { optionsFrom, type AskedPackage } from '#server/package/options.ts';

/** The project's own content. */
export const LIBRARY = readLibrary(path.join(import.meta.dirname, '../..')).library;

/** Every policy, good practice among them. */
export const POLICIES = Object.keys(LIBRARY.editions);

const NO_SCRIPT = 'globalThis.clauseAndEffect={};';
/** Stands in for the player where a test is not about it. */
export const NO_PLAYER: PlayerFiles = {
	scripts: {
		scorm12: NO_SCRIPT,
		'scorm2004-3': NO_SCRIPT,
		'scorm2004-4': NO_SCRIPT,
		cmi5: NO_SCRIPT
	},
	more: '',
	styles: '',
	ahead: []
};

/** What a policy's packages are gathered from. */
export function under(policy: string): Under {
	const held = LIBRARY.editions[policy];
	if (!held) throw new Error(`No policy ${policy}.`);
	return {
		edition: held.content,
		editionHash: held.hash,
		baseline: LIBRARY.baseline.content,
		scenarios: Object.values(LIBRARY.scenarios)
	};
}

/** Gathers as the command and the page do, refusals and all. */
export function asked(policy: string, of: AskedPackage): Gathered | NotGathered | Refusal {
	const options = optionsFrom({ format: 'scorm12', ...of });
	return isRefusal(options) ? options : gather(under(policy), options);
}

/** A package that must be there. */
export function gathered(policy: string, of: AskedPackage = {}): Gathered {
	const answer = asked(policy, of);
	if (isRefusal(answer)) throw new Error(answer.because);
	return answer;
}

/** Every policy in every format. */
export const EVERYTHING: readonly (readonly [string, Format])[] = POLICIES.flatMap((policy) =>
	FORMATS.map((format) => [policy, format] as const)
);
