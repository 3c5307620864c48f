import { expect, test } from 'vitest';
import { memberOf } from './progress.ts';
import { dueWithoutAbsences } from './time-away.ts';
import { trainingAt } from './training.test-data.ts';

test('[S3] the day that something would be due had nobody been away is told beside the one that it is', async () => {
	const { person, school, training } = await trainingAt('beckstone');
	const due = (absences: typeof person.absences) => {
		const away = { ...person, absences };
		return [
			dueWithoutAbsences(away, school, training.playing, '2026-11-20'),
			(memberOf(away, school, training.playing, '2026-11-20').owed ?? { due: '' }).due
		];
	};
	expect(due([])).toEqual(['2026-11-16', '2026-11-16']);
	expect(due([{ from: '2026-11-09', to: '2026-11-11' }])).toEqual(['2026-11-16', '2026-11-19']);
	expect(due([{ from: '2026-12-09', to: '2026-12-11' }])).toEqual(['2026-11-16', '2026-11-16']);
});
