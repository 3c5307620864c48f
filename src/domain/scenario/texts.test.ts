/**
 * What counts as text to read, and where it is said to stand.
 *
 * @module
 */
import { expect, test } from 'vitest';
import { choice, scene, story } from '../builders.test-data.ts';
import { textsOf } from './texts.ts';

const one = scene(
	{ ask: choice('fine', 'done', { text: 'Ask a leader', say: 'May I ask?' }) },
	{
		from: { name: 'Fern', about: 'A parent', avatar: 'fern' },
		shows: [{ by: 'them', says: 'Hi!' }]
	}
);
const small = story({
	note: 'Nothing upsetting.',
	support: [{ who: 'A leader', how: 'Ask early.' }],
	scenes: { one },
	endings: { done: { headline: 'Done', says: 'All is well.' } }
});

test('[N10] every sentence of a story is read, each with its place in the file', () => {
	expect(textsOf(small).map(({ path, says }) => `${path.join('.')}: ${says}`)).toEqual([
		'title: A story',
		'summary: Something happens.',
		'note: Nothing upsetting.',
		'support.0.how: Ask early.',
		'ways-in.someone.title: Someone',
		'ways-in.someone.says: Someone asks.',
		'scenes.one.headline: Something has come up',
		'scenes.one.from.about: A parent',
		'scenes.one.shows.0.says: Hi!',
		'scenes.one.says: You are asked.',
		'scenes.one.asks: What do you do?',
		'scenes.one.choices.ask.text: Ask a leader',
		'scenes.one.choices.ask.effect.headline: So it goes',
		'scenes.one.choices.ask.effect.says: Something happens.',
		'scenes.one.choices.ask.say: May I ask?',
		'endings.done.headline: Done',
		'endings.done.says: All is well.'
	]);
});

test('[N10] labels are not sentences: a scene’s title, its time and place, and names', () => {
	const read = textsOf(small).map(({ says }) => says);
	expect(
		['A scene', 'Today', 'Here', 'Fern', 'A leader'].filter((each) => read.includes(each))
	).toEqual([]);
});
