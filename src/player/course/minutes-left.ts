/**
 * How much time a course still takes.
 *
 * @module
 */
import type { Standings } from '#domain/package/log.ts';

/** Minutes left: the situations not passed, and the signature. */
export function minutesLeft({ progress }: Standings): number {
	const left = progress.stages.filter(({ state }) => state !== 'passed');
	const sign = progress.declarationState === 'locked' || progress.declarationState === 'ready';
	return left.reduce((sum, { scenario }) => sum + scenario.minutes, sign ? 1 : 0);
}
