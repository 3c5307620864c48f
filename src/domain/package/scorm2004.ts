/**
 * The words of SCORM 2004, 3rd and 4th edition alike: completion and success apart, ISO times to the hundredth,
 * responses as tokens, a line of plain text for each decision.
 *
 * @module
 */
import { clockOf, decimal, pairsOf, token, two, whole, type Dialect } from './scorm.ts';

const COMPLETION = 'cmi.completion_status';
const SUCCESS = 'cmi.success_status';
const LONGEST_DESCRIPTION = 250;

/** The dialect of SCORM 2004, the same in its 3rd and 4th edition. */
export const SCORM2004: Dialect = {
	api: 'API_1484_11',
	calls: {
		start: 'Initialize',
		end: 'Terminate',
		get: 'GetValue',
		set: 'SetValue',
		commit: 'Commit',
		error: 'GetLastError'
	},
	reads: {
		entry: 'cmi.entry',
		mode: 'cmi.mode',
		credit: 'cmi.credit',
		learner: 'cmi.learner_name',
		suspended: 'cmi.suspend_data',
		location: 'cmi.location'
	},
	levels: { [COMPLETION]: ['incomplete', 'completed'], [SUCCESS]: ['failed', 'passed'] },
	most: { suspended: 64_000, location: 1000 },
	suspending: ['cmi.exit', 'suspend'],
	endsAsDone: false,
	was([completion, success]) {
		if (success === 'passed' || success === 'failed') return success;
		return completion === 'completed' || completion === 'incomplete' ? completion : 'new';
	},
	score(percent) {
		const raw = whole(percent, 100);
		return [
			['cmi.score.min', '0'],
			['cmi.score.max', '100'],
			['cmi.score.raw', String(raw)],
			['cmi.score.scaled', decimal(raw / 100)]
		];
	},
	status: ({ completion, success }) => [
		[COMPLETION, completion],
		...(success === 'unknown' ? [] : [[SUCCESS, success] as const])
	],
	// Never the whole before the course is: a platform could make a completion of it.
	progress: (part, { completion }) => [
		['cmi.progress_measure', completion === 'completed' ? '1' : decimal(part, 0, 0.99)]
	],
	time: (seconds) => ['cmi.session_time', timeInterval(seconds)],
	interaction: (interaction, index, local) =>
		pairsOf(interaction, index, {
			time: ['timestamp', timestamp(local, interaction.offset)],
			response: ['learner_response', token(interaction.choice)],
			wrong: 'incorrect',
			latency: timeInterval(interaction.seconds),
			description: describe(interaction.says)
		})
};

/** `PT0H4M5S`; the same form serves as an ISO 8601 duration. */
export function timeInterval(seconds: number): string {
	const [h, m, s] = clockOf(seconds);
	return `PT${h}H${m}M${s}S`;
}

/**
 * `2026-11-20T10:00:00.00+01:00`: a zone may only follow a fraction, and a fraction has two places at most. Empty
 * outside the years a platform takes (1970 to 2038).
 */
function timestamp(local: string, offset: number): string {
	if (!/^(19[7-9]|20[0-2]|203[0-8])/.test(local)) return '';
	const away = Math.abs(offset);
	return `${local}.00${offset < 0 ? '-' : '+'}${two(away / 60)}:${two(away % 60)}`;
}

/** One line of plain text, cut with an ellipsis within its 250 characters; never begins like a language tag. */
function describe(says: string): string {
	const line = says
		.replace(/\s+/g, ' ')
		.replace(/^[ {]+/, '')
		.trim();
	if (line.length <= LONGEST_DESCRIPTION) return line;
	return `${line.slice(0, LONGEST_DESCRIPTION - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
