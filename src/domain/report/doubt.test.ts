import { describe, expect, test } from 'vitest';
import { DUTIES, standingOn } from '../cycle/duties.ts';
import { courseFor, progressOf } from '../course/course.ts';
import { rowOf, type Member } from './report.ts';

const ON = '2026-11-20';
const COURSE = courseFor(
	'teacher',
	[{ slug: 'pupils', title: 'Pupils', minutes: 5, for: ['all-staff'] }],
	'hash-1'
);

function member(more: Partial<Member> = {}): Member {
	const employed = { group: 'teacher', startsOn: '2026-11-02', absences: [], completions: [] };
	const { owed, next } = standingOn(employed, DUTIES, [], ON);
	const progress = progressOf(COURSE, {}, []);
	return {
		...{ id: 'ada', name: 'Ada Sample', group: 'teacher', startsOn: '2026-11-02', absences: [] },
		...{ learns: true, progress, next, ...(owed && { owed }) },
		...more
	};
}

describe('somebody whose declaration does not count', () => {
	test('[R22] stands as if it were not there, and the line says why first and what to do', () => {
		const row = rowOf(member({ doubt: 'not-signed-here' }), ON);
		expect(row).toMatchObject({ status: 'overdue', light: 'red', daysOver: 4 });
		expect(row.why).toBe(
			'What stands as their declaration was not signed here as it stands: it was changed, or put into the record, by something else than this program. Ask whoever looks after the server; unless the record is put right, they have to sign again. 4 days past the due date. Has not started.'
		);
		expect(rowOf(member({ doubt: 'attempts-changed' }), ON).why).toContain(
			'What they played for their declaration is not as it was when they signed: it was changed by something else than this program. Ask whoever looks after the server; unless the record is put right, they have to play that again, and sign again.'
		);
	});

	test('[R22] is told so when exempt or away, too', () => {
		const exempt = rowOf(member({ doubt: 'not-signed-here' }), ON, { until: '2026-12-01' });
		expect(exempt.why).toMatch(
			/^What stands as their declaration .* Exempt until 1 December 2026\.$/
		);
		const away = member({ doubt: 'not-signed-here', absences: [{ from: ON }] });
		expect(rowOf(away, ON).why).toMatch(/^What stands .* the days away do not count\.$/);
	});

	test('[R22] who has left is told of without what they would have to do', () => {
		const { why } = rowOf(member({ doubt: 'not-signed-here', leftOn: '2026-11-19' }), ON);
		expect(why).toMatch(/something else than this program\. Has left the school before completing/);
		expect(why).not.toContain('sign again');
	});
});
