/**
 * A story small enough to read in a test: two scenes, two endings, one policy.
 *
 * @module
 */
import type { Threshold } from '#domain/attempt/score.ts';
import type { Standard } from '#domain/policy/judge.ts';
import type { Judgement, Reading } from '#domain/policy/policy.ts';
import type { Choice, Scenario, Scene } from '#domain/scenario/scenario.ts';

const choice = (conduct: string, to: string, say?: string): Choice => ({
	text: `Do ${conduct}`,
	conduct,
	effect: { headline: `${conduct} happened`, says: 'And then.' },
	...(say ? { say } : {}),
	to: [{ to }]
});

const scene = (title: string, choices: Scene['choices'], wayBack = false): Scene => ({
	title,
	medium: 'direct-message',
	wayBack,
	when: 'Thursday',
	where: 'At home',
	light: 'day',
	headline: title,
	shows: [],
	says: 'What you need to know.',
	asks: 'What do you do?',
	choices
});

/** A story of a few scenes, one of them a way back. */
export const STORY: Scenario = {
	slug: 'small-story',
	title: 'A small story',
	summary: 'Two decisions.',
	minutes: 1,
	for: ['all-staff'],
	concernsChild: true,
	support: [],
	ways: { pupil: { title: 'A pupil', says: 'Asks.', start: 'request' } },
	scenes: {
		request: scene('The request', {
			refuse: choice('refuse-and-tell', 'next-day', '“Find me in class.”'),
			ignore: choice('refuse-silently', 'next-day'),
			accept: choice('accept-pupil', 'next-day')
		}),
		'next-day': scene('Next day', {
			talk: choice('talk-openly', 'settled'),
			press: choice('speak-up', 'settled'),
			hide: choice('keep-quiet', 'unsettled')
		})
	},
	endings: {
		settled: { headline: 'It settled', says: 'Good.' },
		unsettled: { headline: 'It did not settle', says: 'Not good.' }
	}
};

const reading = (judgement: Judgement): Reading => ({
	judgement,
	clauses: [],
	because: `It is ${judgement}.`,
	readers: 1
});

/** How some school judges every conduct of it. */
export const STANDARD: Standard = {
	policy: 'some-school',
	school: 'Some School',
	title: 'Social Media Policy',
	edition: '1',
	scenario: 'small-story',
	readings: {
		'refuse-and-tell': reading('compliant-best'),
		'refuse-silently': reading('risky'),
		'accept-pupil': reading('serious-breach'),
		'talk-openly': reading('not-addressed'),
		'speak-up': reading('breach'),
		'keep-quiet': reading('breach')
	},
	baseline: { 'talk-openly': reading('compliant') },
	clauses: {},
	floor: { 'accept-pupil': 'A private link puts the child out of sight.' },
	notScored: { 'speak-up': 'The law may protect it.' },
	notScoredNote: 'Take advice.'
};

/** When an attempt at it passes. */
export const THRESHOLD: Threshold = { passMark: { n: 4, d: 5 }, failsOn: ['serious-breach'] };
