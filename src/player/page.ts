/**
 * Takes over a page on which the server has drawn an attempt: reads its facts, and plays on from there.
 *
 * @module
 */
import { hydrate } from 'svelte';
import { webHost } from './lms/web.ts';
import Player from './Player.svelte';
import { propsFrom, type PageFacts } from './props.ts';

const target = document.getElementById('player');
const text = document.getElementById('player-facts')?.textContent;

if (target && text) {
	const facts = JSON.parse(text) as PageFacts;
	hydrate(Player, {
		target,
		props: {
			...propsFrom(facts),
			host: webHost(facts.base, facts.attempt),
			// The address asked for one feedback; a reload after that shows where things stand.
			onview(view) {
				if (location.search && !(view.kind === 'feedback' && view.index === facts.after))
					history.replaceState(history.state, '', location.pathname);
			}
		}
	});
}
