/**
 * Every sentence of a story that a learner reads, with where it stands in `scenario.yaml`.
 *
 * @module
 */
import type { Scenario } from './scenario.ts';

/** A text with its place in the file. */
export interface Text {
	readonly path: readonly (string | number)[];
	readonly says: string;
}

/**
 * The texts that are read as sentences, in file order. Labels are left out: the title of a scene, its time and place,
 * and names, which would make a story look easier than it is.
 */
export function textsOf(scenario: Scenario): readonly Text[] {
	const texts: Text[] = [];
	const add = (says: string | undefined, ...path: Text['path']) => {
		if (says !== undefined) texts.push({ path, says });
	};
	add(scenario.title, 'title');
	add(scenario.summary, 'summary');
	add(scenario.note, 'note');
	for (const [at, { how }] of scenario.support.entries()) add(how, 'support', at, 'how');
	for (const [who, way] of Object.entries(scenario.ways)) {
		add(way.title, 'ways-in', who, 'title');
		add(way.says, 'ways-in', who, 'says');
	}
	for (const [id, scene] of Object.entries(scenario.scenes)) {
		add(scene.headline, 'scenes', id, 'headline');
		add(scene.from?.about, 'scenes', id, 'from', 'about');
		for (const [at, { says }] of scene.shows.entries())
			add(says, 'scenes', id, 'shows', at, 'says');
		add(scene.says, 'scenes', id, 'says');
		add(scene.asks, 'scenes', id, 'asks');
		for (const [choice, { text, effect, say }] of Object.entries(scene.choices)) {
			const path = ['scenes', id, 'choices', choice];
			add(text, ...path, 'text');
			add(effect.headline, ...path, 'effect', 'headline');
			add(effect.says, ...path, 'effect', 'says');
			add(say, ...path, 'say');
		}
	}
	for (const [id, { headline, says }] of Object.entries(scenario.endings)) {
		add(headline, 'endings', id, 'headline');
		add(says, 'endings', id, 'says');
	}
	return texts;
}
