/**
 * Where a packaged course goes on.
 *
 * @module
 */
import type { Links } from '../links.ts';
import type { LiveCourse } from './course.svelte.ts';

/** What comes after the situation that is played; nothing while it is not passed. */
export function nextAfter({ playing, log, standings }: LiveCourse): Links['next'] {
	const tried = playing && log.tries[playing.index];
	const { stages, declarationState } = standings.progress;
	const stage = stages.find(({ state }) => state !== 'passed');
	if (stage && stage.scenario.slug !== tried?.scenario)
		return { href: `#/course/${stage.scenario.slug}`, says: `Next: ${stage.scenario.title}` };
	if (stage) return undefined;
	return declarationState === 'ready'
		? { href: '#/declaration', says: 'Sign your declaration' }
		: { href: '#/result', says: 'See your result' };
}
