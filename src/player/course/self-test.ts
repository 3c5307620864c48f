/**
 * The self-test of a package: what an LMS admin would otherwise find out from a ticket.
 *
 * @module
 */
import type { Pair } from '#domain/package/scorm.ts';
import type { Back, Call, Driver, Kept, Opening, Report } from '../lms/platform.ts';

/** One line of the self-test. */
export interface Check {
	readonly says: string;
	readonly state: 'passed' | 'failed' | 'not-tried';
	/** What was found, in words. */
	readonly found: string;
}

/** Everything the self-test needs; it changes nothing that a report would not. */
export interface Tested {
	readonly driver: Driver;
	readonly opening: Opening;
	readonly report: () => Report;
	/** A report goes out the usual way, so that nothing overtakes it. */
	readonly tell: () => Promise<Kept>;
	/** Whether nothing has been done in the course yet: then a long text can be tried without risk. */
	readonly untouched: boolean;
	/** Absent where nothing can be read back. */
	readonly back?: Back | undefined;
}

/** The length that is tried: more than any course takes, and less than SCORM 1.2 promises. */
const LONG = 3_500;

/** Runs every check, one after another; never throws. */
export async function selfTest(tested: Tested): Promise<readonly Check[]> {
	const { driver, opening, report, back } = tested;
	const found = { says: 'A learning platform was found', found: driver.format };
	if (opening.state === 'alone') return [{ ...found, state: 'failed', found: opening.because }];
	const checks: Check[] = [{ ...found, state: 'passed' }];
	if (opening.mode !== 'normal') {
		const why = `Opened for ${opening.mode}, so nothing may be written. Open it as a learner.`;
		return [...checks, { says: 'It records the session', state: 'failed', found: why }];
	}
	const kept = await tested.tell();
	checks.push(verdict('It keeps what it is told', kept.state === 'kept', 'Yes', becauseOf(kept)));
	if (!back) return [...checks, notTried('What it holds reads back', 'It cannot be asked.')];
	const { dialect, read } = back;
	const { reported, suspended, location } = report();
	const pairs: readonly (readonly [says: string, pair: Pair])[] = [
		...(location === '' ? [] : [[dialect.reads.location, location] as const]).map(
			(pair) => ['Where you are', pair] as const
		),
		['What is kept for the next visit', [dialect.reads.suspended, suspended]],
		...(reported.score === undefined ? [] : dialect.score(reported.score)).map(named('The score')),
		...dialect.status(reported).map(named('The status'))
	];
	for (const [says, pair] of pairs) checks.push(compared(`${says} reads back`, pair, back));
	if (reported.score === undefined)
		checks.push(
			notTried('The score reads back', 'There is none before every situation has ended.')
		);
	return [...checks, await longText(tested, read, dialect.reads.suspended)];
}

const named =
	(says: string) =>
	(pair: Pair): readonly [string, Pair] => [
		`${says} (${pair[0].replace(/^cmi\.(core\.)?/, '')})`,
		pair
	];

function compared(
	says: string,
	[element, told]: Pair,
	{ dialect, read }: Required<Tested>['back'] & object
): Check {
	const found = read(element);
	if (found === undefined) return verdict(says, false, '', `${element} could not be read.`);
	const levels = dialect.levels[element] ?? [];
	if (levels.indexOf(found) > levels.indexOf(told))
		return verdict(says, true, `“${found}”, from an earlier visit: it is never lowered`, '');
	const same = found === told || (found !== '' && Number(found) === Number(told));
	return verdict(says, same, `“${told}”`, `Told “${told}”, found “${found}”`);
}

/** Whether a long text survives. Only before anything is done: for a moment it stands in place of the learner's own. */
async function longText(
	{ driver, report, untouched }: Tested,
	read: Back['read'],
	element: string
) {
	const says = `It keeps ${LONG} characters between visits`;
	if (!untouched)
		return notTried(says, 'Something has been done here already, and is not put at risk.');
	const suspended = 'x'.repeat(LONG);
	const kept = await driver.keep({ ...report(), suspended });
	const found = read(element) ?? '';
	await driver.keep(report());
	const because = kept.state === 'kept' ? `Only ${found.length} came back.` : becauseOf(kept);
	return verdict(says, kept.state === 'kept' && found === suspended, 'Yes', because);
}

function verdict(says: string, holds: boolean, yes: string, no: string): Check {
	return { says, state: holds ? 'passed' : 'failed', found: holds ? yes : no };
}

function notTried(says: string, found: string): Check {
	return { says, state: 'not-tried', found };
}

function becauseOf(kept: Kept): string {
	return kept.state === 'not-kept' ? kept.because : 'It wanted nothing.';
}

/** The log in lines to be copied into a ticket. */
export function logText(about: string, checks: readonly Check[], calls: readonly Call[]): string {
	const lines = calls.map(({ call, with: given, answer, error }) => {
		const ended = error === '' ? '' : ` error ${error}`;
		return `${call}(${given.map((each) => JSON.stringify(each)).join(', ')}) → ${JSON.stringify(answer)}${ended}`;
	});
	const found = checks.map(({ says, state, found: what }) => `[${state}] ${says}: ${what}`);
	return [about, ...found, '', ...lines].join('\n');
}
