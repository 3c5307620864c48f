import { beforeEach, expect, test } from 'vitest';
import type { PersonRecord } from '../store/records.ts';
import { aPerson } from '../store/sample-records.ts';
import { consequenceOf } from '../school/adopting.ts';
import { signDeclaration } from './declaring.ts';
import { rowsOn } from './progress.ts';
import { asCsv, reportTable } from './report-table.ts';
import { done, passed, second, trainingAt } from './training.test-data.ts';
import { weeksOf } from './weeks.ts';

const TODAY = '2026-11-20';
const EXEMPT = new Map([['kit', { until: '2026-12-18', because: 'Ill.' }]]);

let at: Awaited<ReturnType<typeof trainingAt>>;

beforeEach(async () => {
	at = await trainingAt('beckstone');
	const kit = aPerson({ id: 'kit', name: 'Kit Fenn', roles: ['administrator'] });
	await at.training.store.people.add({ ...kit, startsOn: '2026-09-01' });
});

const people = () => at.training.store.people.list(at.school.id);
const kept = (id: string) => people().filter((person) => person.id === id);
const lines = (some: readonly PersonRecord[], on = TODAY, exempt = new Map()) =>
	rowsOn(on, TODAY, some, at.school, at.training.playing, exempt);

test('[R23] whoever has no learner role is overdue on no day, exempt or not, and in no week', () => {
	for (const on of ['2026-09-04', '2026-10-16', TODAY])
		for (const exempt of [new Map(), EXEMPT])
			expect(lines(kept('kit'), on, exempt)).toEqual([
				{
					id: 'kit',
					name: 'Kit Fenn',
					group: 'teacher',
					status: 'not-asked',
					daysOver: 0,
					why: 'Is not asked to train: no learner role on the staff list. Is not complete, and owes nothing.',
					left: '',
					next: ''
				}
			]);
	const { playing } = at.training;
	const weeks = weeksOf(people(), at.school, playing, TODAY, lines(people()), () => EXEMPT);
	expect(weeks.slice(0, 3).map(({ lights }) => lights)).toEqual(
		Array.from({ length: 3 }, () => ({ red: 0, amber: 0, green: 0 }))
	);
	expect(weeks.at(-1)?.lights).toEqual({ red: 1, amber: 0, green: 0 });
});

test('[R23] whoever completed before the role was taken away stands apart, and their line says so', async () => {
	await passed(at);
	done(await signDeclaration(at.training, at.school, at.now(), 'Robin Hale', second(999)));
	const { id } = at.person;
	await at.training.store.people.change(at.school.id, id, (one) => ({ ...one, roles: ['leader'] }));
	const [row] = lines(kept(id));
	expect(row).toMatchObject({
		status: 'not-asked',
		completedOn: TODAY,
		why: 'Is not asked to train: no learner role on the staff list. Is complete all the same.'
	});
	await at.training.store.people.change(at.school.id, id, (one) => ({
		...one,
		roles: ['learner']
	}));
	expect(lines(kept(id))).toMatchObject([{ status: 'complete', light: 'green' }]);
});

test('[R23] the table has them with nothing due and nothing left', () => {
	expect(asCsv(reportTable(lines(kept('kit'))))).toContain(
		'Kit Fenn,Teacher,,Not asked to train,"Is not asked to train: no learner role on the staff list. Is not complete, and owes nothing.",,,,0,,'
	);
});

test('[R23] what another edition changes is said of those who are asked', () => {
	const { playing } = at.training;
	const kingsley = playing.library.editions.kingsley;
	if (!kingsley) throw new TypeError('Kingsley is not there.');
	const then = { policy: 'kingsley', hash: kingsley.hash };
	expect(consequenceOf(at.training, at.school, then, TODAY)).toMatchObject({
		people: 1,
		overdueNow: 1
	});
});
