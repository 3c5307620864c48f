import { expect, test } from 'vitest';
import { dueNow } from './due-now.ts';

const DUE = { due: '2026-11-16', absences: [] };

test('[R1] a due day is past from the day after', () => {
	expect(dueNow(DUE, '2026-11-16')).toEqual({ is: 'to-come', due: '2026-11-16' });
	expect(dueNow(DUE, '2026-11-17')).toEqual({ is: 'past', due: '2026-11-16' });
});

test('[S3] [U6] nobody is told that it is past who is away or exempt', () => {
	const absences = [{ from: '2026-11-17' }];
	expect(dueNow({ ...DUE, absences }, '2026-11-18')).toMatchObject({ is: 'away' });
	const exempt = { ...DUE, exemptUntil: '2026-12-18' };
	for (const day of ['2026-11-10', '2026-11-18'])
		expect(dueNow(exempt, day)).toMatchObject({ is: 'exempt', until: '2026-12-18' });
});
