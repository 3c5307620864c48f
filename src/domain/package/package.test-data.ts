/**
 * A small packaged course for the tests: two situations, one declaration.
 *
 * @module
 */
import { standard, story, USUAL } from '../builders.test-data.ts';
import { choose, open } from '../scenario/machine.ts';
import { isRefusal } from '../refusal.ts';
import type { Slug } from '../units.ts';
import type { Tried } from './log.ts';
import type { PackagedCourse, Story } from './packaged.ts';
import { PRESETS } from './reporting.ts';
import { Stories } from './stories.ts';

const SOMEONE = { title: 'Someone', says: 'Someone asks.', start: 'one' };
const LATER = { title: 'Someone later', says: 'Somebody asks again.', start: 'two' };

export const FIRST: Story = withStandard('story', 'A story');
export const SECOND: Story = withStandard('other-story', 'Another story');

export function course(more: Partial<PackagedCourse> = {}): PackagedCourse {
	return {
		id: 'sample-social-media',
		format: 'scorm12',
		school: 'Sample School',
		policy: 'sample',
		title: 'Sample Policy',
		edition: '1',
		editionHash: 'ab'.repeat(32),
		minutes: 2,
		contacts: [],
		threshold: USUAL,
		situations: [FIRST, SECOND].map(({ scenario }, index) => ({
			slug: scenario.slug,
			hash: `${index + 1}c`.repeat(32),
			title: scenario.title,
			summary: scenario.summary,
			minutes: 1
		})),
		statements: ['I have read it.'],
		reporting: PRESETS.standard.reporting,
		...more
	};
}

export function stories(...loaded: readonly Story[]): Stories {
	const all = new Stories();
	for (const each of loaded.length > 0 ? loaded : [FIRST, SECOND]) all.add(each);
	return all;
}

/** Every choice of a way through, from tokens that pick by place among what is offered. */
export function tried(scenario: Slug, picks: readonly number[], who = 'someone'): Tried {
	const play = stories().play(scenario, who);
	if (!play) throw new Error(`No story ${scenario}.`);
	const choices: Slug[] = [];
	let position = open(play);
	for (const pick of picks) {
		const offered = Object.keys(play.scenario.scenes[position.at]?.choices ?? {});
		if (offered.length === 0) break;
		const choice = offered[pick % offered.length] ?? '';
		const next = choose(play, position, choice);
		if (isRefusal(next)) throw new Error(next.because);
		choices.push(choice);
		position = next;
	}
	return { scenario, who, choices };
}

/** The picks that pass: `well` each time. */
export const WELL = [1, 1, 1];
/** The picks that end and fail. */
export const ILL = [2, 2, 2, 2];

function withStandard(slug: Slug, title: string): Story {
	const scenario = story({ slug, title, ways: { someone: SOMEONE, later: LATER } });
	return { scenario, standard: { ...standard(story()), scenario: slug } };
}
