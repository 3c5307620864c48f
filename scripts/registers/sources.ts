/**
 * Which register feeds which policy folder, and which situation feeds which scenario.
 *
 * @module
 */

/** A register and the policy it is the evidence for. */
export interface Source {
	/** The policy's folder, and the register's file name without `.md`. */
	readonly slug: string;
	/** What its clause ids begin with. */
	readonly prefix: string;
	/** What the judgement tables call it. */
	readonly called: string;
}

export const GOOD_PRACTICE: Source = {
	slug: 'good-practice',
	prefix: 'gp',
	called: 'Good practice'
};

export const SCHOOLS: readonly Source[] = [
	{ slug: 'kingsley', prefix: 'kingsley', called: 'Kingsley' },
	{ slug: 'merriott-haselbury', prefix: 'federation', called: 'Federation' },
	{ slug: 'beckstone', prefix: 'beckstone', called: 'Beckstone' },
	{ slug: 'the-grange', prefix: 'grange', called: 'Grange' },
	{ slug: 'ashwicke-hall', prefix: 'ashwicke', called: 'Ashwicke' }
];

export const SOURCES: readonly Source[] = [...SCHOOLS, GOOD_PRACTICE];

/** A situation of the judgement tables: the scenario it is read for and how many people have read it. */
export interface Situation {
	readonly scenario: string;
	readonly readers: number;
}

export const SITUATIONS: Readonly<Record<string, Situation>> = {
	S0: { scenario: 'way-back', readers: 2 },
	S1: { scenario: 'parent-friend-request', readers: 3 },
	S2: { scenario: 'pupil-follow', readers: 3 },
	S3: { scenario: 'journalist-inquiry', readers: 3 },
	S4a: { scenario: 'abusive-comment', readers: 3 },
	S4b: { scenario: 'abuse-of-staff', readers: 3 }
};
