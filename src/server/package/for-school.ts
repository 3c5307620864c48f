/**
 * The packages of a school: made from the edition it has adopted, as somebody asks for them.
 *
 * @module
 */
import path from 'node:path';
import { contactsOf } from '#domain/policy/policy.ts';
import { isRefusal } from '#domain/refusal.ts';
import type { SchoolRecord } from '../store/records.ts';
import type { Playing } from '../training/playing.ts';
import type { PlayerFiles } from './build.ts';
import { gather, type Gathered, type NotGathered, type Under } from './facts.ts';
import { optionsFrom, type AskedPackage, type OptionWrong } from './options.ts';
import { readPlayer } from './player-files.ts';

let player: PlayerFiles | undefined;

/** The player, read once; throws {@link PlayerMissing} when it was not built. */
export function playerFiles(): PlayerFiles {
	player ??= readPlayer(path.resolve('build/player'));
	return player;
}

/** What a school's packages are made from. */
export function underFor(school: SchoolRecord, playing: Playing): Under {
	const edition = playing.edition(school.edition);
	return {
		edition,
		editionHash: school.edition,
		baseline: playing.edition(school.baseline),
		contacts: contactsOf(school, edition),
		scenarios: Object.values(playing.library.scenarios).filter(({ hash }) =>
			playing.canJudge(hash, school)
		)
	};
}

/** A school's package as asked for, or why not. */
export function packageFor(
	school: SchoolRecord,
	playing: Playing,
	asked: AskedPackage
): Gathered | NotGathered | OptionWrong {
	const options = optionsFrom(asked);
	return isRefusal(options) ? options : gather(underFor(school, playing), options);
}

/** What the address of a page asks for: the form's own fields, or nothing yet. */
export function askedIn(search: URLSearchParams): AskedPackage {
	const chosen = search.has('format');
	const text = (name: string) => search.get(name) ?? undefined;
	return {
		format: text('format') ?? 'scorm12',
		...(chosen ? { scenarios: search.getAll('scenario') } : {}),
		group: text('group'),
		passMark: text('pass-mark'),
		declaration: !chosen || search.get('declaration') === 'yes',
		preset: text('preset'),
		onFail: text('on-fail'),
		onUndeclared: text('on-undeclared')
	};
}
