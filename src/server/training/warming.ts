/**
 * Working out where everybody stands before anybody asks: after a start every log has to be replayed once, and the
 * first report would keep the choices of others waiting meanwhile.
 *
 * @module
 */
import { dayOf, type Clock } from '../clock.ts';
import type { Pace } from '../pace.ts';
import type { SchoolRecord } from '../store/records.ts';
import type { Training } from './attempts.ts';
import { firstTries } from './first-tries.ts';
import { memberOf } from './progress.ts';
import { lookBack } from './weeks.ts';

/** Replays what is recorded at every school, a little at a time; a report that is asked for meanwhile does the rest. */
export async function warm(training: Training, clock: Clock, pace: Pace): Promise<void> {
	const { store, playing } = training;
	for (const { id } of store.schools.list())
		for (const { id: who } of store.people.list(id)) {
			if (!(await pace.next())) return;
			// As they are now: somebody may have made a choice meanwhile.
			const [school, person] = [store.schools.read(id), store.people.read(id, who)];
			if (!school || !person) continue;
			const today = dayOf(clock.now());
			memberOf(person, school, playing, today);
			firstTries([person], school, playing);
			lookBack(person, school, playing, today);
		}
	tellChanged(training, store.schools.list());
}

/** Tells whoever looks after the server where what was played is not as it was when it was signed for (E13). */
function tellChanged({ evidence }: Training, schools: readonly SchoolRecord[]): void {
	for (const { id } of schools) {
		const changed = evidence.discounted(id).filter(({ doubt }) => doubt === 'attempts-changed');
		if (changed.length > 0)
			console.error(
				`${id}: what was played for ${changed.length} of the declarations is not as it was when they were signed, in people/${[...new Set(changed.map(({ person }) => person))].slice(0, 5).join('.json, ')}.json. docs/evidence.md says more.`
			);
	}
}
