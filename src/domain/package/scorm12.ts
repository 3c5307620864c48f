/**
 * The words of SCORM 1.2: one status for everything, the score as a percentage, times of day, responses in letters.
 *
 * @module
 */
import { clockOf, pairsOf, two, whole, type Dialect, type Was } from './scorm.ts';

const STATUS = 'cmi.core.lesson_status';
const LEVELS: readonly Was[] = ['incomplete', 'failed', 'completed', 'passed'];
const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** The dialect of SCORM 1.2: what the API is called, and each thing a course tells as pairs of element and value. */
export const SCORM12: Dialect = {
	api: 'API',
	calls: {
		start: 'LMSInitialize',
		end: 'LMSFinish',
		get: 'LMSGetValue',
		set: 'LMSSetValue',
		commit: 'LMSCommit',
		error: 'LMSGetLastError'
	},
	reads: {
		entry: 'cmi.core.entry',
		mode: 'cmi.core.lesson_mode',
		credit: 'cmi.core.credit',
		learner: 'cmi.core.student_name',
		suspended: 'cmi.suspend_data',
		location: 'cmi.core.lesson_location'
	},
	levels: { [STATUS]: LEVELS },
	most: { suspended: 4096, location: 255 },
	suspending: ['cmi.core.exit', 'suspend'],
	endsAsDone: true,
	was: ([status]) => LEVELS.find((level) => level === status) ?? 'new',
	score: (percent) => [
		['cmi.core.score.min', '0'],
		['cmi.core.score.max', '100'],
		['cmi.core.score.raw', String(whole(percent, 100))]
	],
	status: ({ completion, success }) => [[STATUS, success === 'unknown' ? completion : success]],
	progress: () => [],
	time: (seconds) => ['cmi.core.session_time', timespan(seconds)],
	interaction: (interaction, index, local) =>
		pairsOf(interaction, index, {
			time: ['time', local.slice(11)],
			response: ['student_response', LETTERS.charAt(whole(interaction.place, 35))],
			wrong: 'wrong',
			latency: timespan(interaction.seconds),
			description: ''
		})
};

/** `HHHH:MM:SS` */
function timespan(seconds: number): string {
	const [h, m, s] = clockOf(seconds);
	return `${String(h).padStart(4, '0')}:${two(m)}:${two(s)}`;
}
