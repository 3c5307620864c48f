/**
 * `clause export`: the course of a policy as a zip for a learning platform.
 *
 * @module
 */
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { judge, standardFor } from '#domain/policy/judge.ts';
import type { Edition } from '#domain/policy/policy.ts';
import { isRefusal, refuse } from '#domain/refusal.ts';
import { conductsOf, type Scenario } from '#domain/scenario/scenario.ts';
import type { Slug } from '#domain/units.ts';
import { readLibrary } from '#server/library/library.ts';
import { packageOf } from '#server/package/build.ts';
import { gather } from '#server/package/facts.ts';
import { optionsFrom, type AskedPackage } from '#server/package/options.ts';
import { PlayerMissing, readPlayer } from '#server/package/player-files.ts';
import { unknown, type Refused } from './asking.ts';
import { printJson, type Terminal } from './terminal.ts';

/** What is wanted. */
export interface ExportQuestion {
	readonly policy: Slug;
	/** The file to write, as an absolute path. */
	readonly out: string;
	readonly asked: AskedPackage;
}

/** Writes the package whole or not at all; refuses what {@link optionsFrom} and {@link gather} refuse, and a file that cannot be written. */
export function exportCommand(
	terminal: Terminal,
	root: string,
	{ policy, out, asked }: ExportQuestion,
	json: boolean
): Refused | undefined {
	const options = optionsFrom(asked);
	if (isRefusal(options)) return options;
	const { library, diagnostics } = readLibrary(root);
	const [broken] = diagnostics.filter(({ severity }) => severity === 'error');
	if (broken)
		return refuse(
			'content-wrong',
			`The content has errors, the first in ${broken.file}, line ${broken.line}: ${broken.says} Run “clause check” to see them all.`
		);
	const held = Object.hasOwn(library.editions, policy) ? library.editions[policy] : undefined;
	if (!held)
		return unknown(
			'policy-unknown',
			`There is no policy “${policy}”.`,
			policy,
			Object.keys(library.editions),
			'The policies'
		);
	const baseline = library.baseline.content;
	const gathered = gather(
		{
			edition: held.content,
			editionHash: held.hash,
			baseline,
			scenarios: Object.values(library.scenarios).filter(({ scenario }) =>
				canJudge(held.content, baseline, scenario)
			)
		},
		options
	);
	if (isRefusal(gathered)) return gathered;
	let bytes: Uint8Array;
	try {
		bytes = packageOf(gathered, readPlayer(path.join(terminal.root, 'build/player')));
	} catch (cause) {
		if (cause instanceof PlayerMissing) return refuse(cause.code, cause.message);
		throw cause;
	}
	const refused = place(out, bytes);
	if (refused) return refused;
	const { course } = gathered;
	if (json)
		printJson(terminal, {
			file: out,
			bytes: bytes.length,
			format: course.format,
			course: course.id,
			editionHash: course.editionHash,
			scenarios: course.situations.map(({ slug }) => slug)
		});
	else
		terminal.out(
			`${out}: ${(bytes.length / 1000).toFixed(0)} kB, ${course.situations.length} situations, ${course.title}, edition ${course.edition}.`
		);
	return undefined;
}

function canJudge(edition: Edition, baseline: Edition, scenario: Scenario): boolean {
	const conducts = conductsOf(scenario);
	const { slug, concernsChild } = scenario;
	const standard = standardFor(edition, baseline, { slug, concernsChild, conducts });
	return conducts.every((conduct) => !isRefusal(judge(conduct, standard)));
}

/** Writes beside the file and renames: whoever looks meanwhile sees the old one or the new one. */
function place(out: string, bytes: Uint8Array): Refused | undefined {
	const unfinished = `${out}.${process.pid}.tmp`;
	try {
		writeFileSync(unfinished, bytes);
		renameSync(unfinished, out);
		return undefined;
	} catch (cause) {
		rmSync(unfinished, { force: true });
		const why = cause instanceof Error ? cause.message : String(cause);
		return refuse(
			'out-unwritable',
			`The package could not be written to ${out}: ${why}. Choose a file in a folder you may write to.`
		);
	}
}
