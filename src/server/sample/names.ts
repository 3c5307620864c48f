/**
 * The invented staff of a sample school. Any likeness to a real person is chance.
 *
 * @module
 */
import type { Role } from '#domain/staff/roles.ts';
import type { Slug } from '#domain/units.ts';

/** How an invented person stands when the sample school is made. */
export type State =
	| 'not-started'
	| 'under-way'
	| 'failed-once'
	| 'passed-not-signed'
	| 'complete'
	| 'complete-second-try'
	/** Completed last school year with something misjudged; the refresher of this one is owed. */
	| 'refresher-owed'
	/** Has no learner role: comes from outside, and looks after the learning platform. */
	| 'not-asked'
	| 'leaver'
	| 'leaver-complete';

/**
 * An invented member of staff: name, staff group, phase where it is given, how they stand, and when they
 * started and left, in days ago.
 */
export type Invented = readonly [
	name: string,
	group: Slug,
	phase: Slug | undefined,
	state: State,
	startedDaysAgo: number,
	leftDaysAgo?: number
];

/** The invented staff list, those one can be apart. */
export const STAFF: readonly Invented[] = [
	['Amara Lindqvist', 'teacher', 'early-years', 'complete', 80],
	['Benedict Oyelaran', 'teacher', 'key-stage-1', 'complete-second-try', 78],
	['Carys Whitcombe', 'teacher', 'key-stage-2', 'complete-second-try', 60],
	['Dilnoza Prentice', 'teacher', 'key-stage-2', 'passed-not-signed', 40],
	['Edmund Tallis', 'teacher', 'key-stage-2', 'failed-once', 30],
	['Farida Hollingbery', 'teacher', 'early-years', 'under-way', 9],
	['Gethin Marwood', 'teacher', 'key-stage-1', 'complete', 21],
	['Hyacinth Brockway', 'teacher', 'key-stage-1', 'not-started', 6],
	['Imran Castellow', 'teacher', 'key-stage-2', 'complete-second-try', 45],
	['Jorun Featherley', 'teacher', 'key-stage-2', 'not-started', 25],
	['Kezia Ambler', 'teaching-assistant', 'early-years', 'complete-second-try', 76],
	['Leopold Nwosu-Hart', 'teaching-assistant', 'key-stage-1', 'complete-second-try', 54],
	['Maribel Stanhope', 'teaching-assistant', 'key-stage-1', 'under-way', 20],
	['Niall Pemberley', 'teaching-assistant', 'key-stage-2', 'complete-second-try', 33],
	['Odalys Finch', 'teaching-assistant', 'early-years', 'not-started', 3],
	['Piotr Wainwright', 'teaching-assistant', 'key-stage-2', 'failed-once', 12],
	['Quilla Ravenscroft', 'teaching-assistant', 'early-years', 'complete-second-try', 50],
	['Rosalind Mbeki-Dunn', 'teaching-assistant', 'key-stage-1', 'passed-not-signed', 10],
	['Saffron Aldridge-Khan', 'midday-supervisor', 'whole-school', 'complete', 44],
	['Tobiah Grantley', 'midday-supervisor', 'whole-school', 'not-started', 31],
	['Ursula Vantongeren', 'midday-supervisor', 'whole-school', 'under-way', 11],
	['Verity Okonjo', 'midday-supervisor', 'whole-school', 'complete-second-try', 70],
	['Wystan Larkspur', 'midday-supervisor', 'whole-school', 'failed-once', 26],
	['Xanthe Bridgewater', 'office', 'whole-school', 'complete', 66],
	['Yusuf Thornbury', 'office', 'whole-school', 'complete-second-try', 35],
	['Zinnia Cattermole', 'office', 'whole-school', 'under-way', 7],
	['Alaric Penhallow', 'site', 'whole-school', 'not-started', 16],
	['Bronwen Sekibo', 'site', 'whole-school', 'complete-second-try', 52],
	['Cormac Easterbrook', 'site', 'whole-school', 'failed-once', 8],
	['Delphine Achterberg', 'volunteer-agency', 'key-stage-1', 'complete', 28],
	['Everard Mistry', 'volunteer-agency', undefined, 'not-started', 2],
	['Freya Coppersmith', 'volunteer-agency', 'key-stage-2', 'under-way', 18],
	['Gwilym Adebayo-Stone', 'volunteer-agency', undefined, 'passed-not-signed', 19],
	['Hesper Lovelock', 'leader', 'whole-school', 'complete', 90],
	['Ignatius Fairweather', 'leader', 'whole-school', 'complete-second-try', 88],
	['Jessamy Rook', 'teacher', 'key-stage-2', 'leaver-complete', 120],
	['Kit Abernethy-Shaw', 'midday-supervisor', 'key-stage-1', 'leaver', 75],
	// Left so long ago that the time for keeping the record is nearly over.
	['Lorcan Ishikawa', 'volunteer-agency', undefined, 'leaver', 2600, 2160],
	['Mirabel Quennell-Asante', 'it-lms', 'whole-school', 'not-asked', 64]
];

/** Someone an explorer can be. */
export interface Playable {
	readonly id: string;
	readonly name: string;
	readonly group: Slug;
	readonly phase?: Slug;
	readonly roles: readonly Role[];
	/** What the first page calls them. */
	readonly title: string;
	readonly says: string;
	/** In days; or in the autumn of last school year, whenever the sample is made. */
	readonly started: number | 'last-autumn';
	readonly state: State;
}

/** The people one can be in a sample school. */
export const PLAYABLE: readonly Playable[] = [
	{
		id: 'new-teacher',
		name: 'Marlow Tidewell',
		group: 'teacher',
		phase: 'key-stage-2',
		roles: ['learner'],
		title: 'New teacher',
		says: 'First week: play the course, sign at the end',
		started: 3,
		state: 'not-started'
	},
	{
		id: 'returning-assistant',
		name: 'Linnet Farthingdale',
		group: 'teaching-assistant',
		phase: 'key-stage-1',
		roles: ['learner'],
		title: 'Returning assistant',
		says: 'Trained last year: a short refresher, from where it went wrong',
		started: 'last-autumn',
		state: 'refresher-owed'
	},
	{
		id: 'midday-supervisor',
		name: 'Pearl Annandale',
		group: 'midday-supervisor',
		phase: 'whole-school',
		roles: ['learner'],
		title: 'Midday supervisor',
		says: 'Lunchtimes only, and the training is a little late',
		started: 17,
		state: 'not-started'
	},
	{
		id: 'volunteer',
		name: 'Rowan Castlemaine',
		group: 'volunteer-agency',
		phase: 'key-stage-1',
		roles: ['learner'],
		title: 'Volunteer',
		says: 'Hears readers on Tuesdays, and is a parent here too',
		started: 8,
		state: 'not-started'
	},
	{
		id: 'senior-leader',
		name: 'Thea Okonkwo-Bligh',
		group: 'leader',
		phase: 'whole-school',
		roles: ['learner', 'leader'],
		title: 'Senior leader',
		says: 'See who is complete, who is not, and why',
		started: 95,
		state: 'complete'
	},
	{
		id: 'lms-admin',
		name: 'Silas Greenacre',
		group: 'it-lms',
		phase: 'whole-school',
		roles: ['learner', 'lms-admin'],
		title: 'LMS admin',
		says: 'Take the course away as a package, and try it first',
		started: 12,
		state: 'not-started'
	},
	{
		id: 'administrator',
		name: 'Bryony Castellane',
		group: 'office',
		phase: 'whole-school',
		roles: ['learner', 'policy-owner', 'administrator'],
		title: 'School administrator',
		says: 'Keep the staff list, change the settings, choose the edition',
		started: 100,
		state: 'complete'
	}
];
