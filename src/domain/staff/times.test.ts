import { expect, test } from 'vitest';
import { change, differing, edited, type Edit, type Entry } from './entry.ts';
import { asTimedOn, backFrom, joined, newTime, withoutBreak } from './times.ts';

const TODAY = '2027-03-01';
const left: Entry = {
	id: 'robin',
	name: 'Robin Hale',
	group: 'teacher',
	roles: ['learner'],
	startsOn: '2026-09-01',
	leftOn: '2026-12-18',
	absences: []
};
const back: Entry = edited(left, backFrom(left, '2027-03-01'));
const daysOn = (entry: Entry, day: string) => {
	const { startsOn, leftOn } = asTimedOn(entry, day) ?? {};
	return [startsOn, leftOn];
};

test('[S23] whoever comes back begins a new time, and the one before is kept', () => {
	expect(back).toMatchObject({
		startsOn: '2027-03-01',
		earlier: [{ from: '2026-09-01', to: '2026-12-18' }]
	});
	expect(back).not.toHaveProperty('leftOn');
	expect(differing(left, back)).toEqual(['startsOn', 'leftOn', 'earlier']);
	const again = edited({ ...back, leftOn: '2027-07-20' }, { leftOn: null });
	expect(again.earlier).toHaveLength(1);
	const third = edited(back, { leftOn: '2027-07-20' });
	expect(edited(third, backFrom(third, '2027-09-01')).earlier).toEqual([
		{ from: '2026-09-01', to: '2026-12-18' },
		{ from: '2027-03-01', to: '2027-07-20' }
	]);
});

test('[S23] on a day in the past, start and last day are those of the time that held then', () => {
	expect(daysOn(back, '2026-08-31')).toEqual([undefined, undefined]);
	for (const day of ['2026-09-01', '2026-12-01', '2026-12-18', '2027-02-28'])
		expect(daysOn(back, day), day).toEqual(['2026-09-01', '2026-12-18']);
	expect(asTimedOn(back, '2027-03-01')).toBe(back);
	const third = edited(back, { leftOn: '2027-07-20' });
	const list = edited(third, backFrom(third, '2027-09-01'));
	expect(daysOn(list, '2027-04-01')).toEqual(['2027-03-01', '2027-07-20']);
	expect(daysOn(list, '2026-10-01')).toEqual(['2026-09-01', '2026-12-18']);
});

test('[S23] without a day between it is no new time: nobody is new who was never away', () => {
	for (const day of ['2026-12-18', '2026-12-19'])
		expect(backFrom(left, day), day).toEqual({ leftOn: null });
	expect(backFrom(left, '2026-12-20')).toHaveProperty('startsOn', '2026-12-20');
	expect(backFrom(back, '2027-04-01')).toEqual({ leftOn: null });
});

test('[S23] a start date within an earlier time is refused; its first day says that there was no break', () => {
	const why = (edit: Edit) => {
		const after = change(back, edit, [back], TODAY);
		return Array.isArray(after)
			? after.map(({ field, refused }) => `${field} ${refused}`)
			: (after as Entry);
	};
	for (const startsOn of ['2026-08-31', '2026-10-01', '2026-12-18'])
		expect(why({ startsOn, ...withoutBreak(back, startsOn) }), startsOn).toEqual([
			'startsOn start-in-earlier-time'
		]);
	expect(why({ startsOn: '2026-12-19' })).toHaveProperty('earlier', back.earlier);
	const joined = why({ startsOn: '2026-09-01', ...withoutBreak(back, '2026-09-01') });
	expect(joined).toHaveProperty('startsOn', '2026-09-01');
	expect(joined).not.toHaveProperty('earlier');
	const third = {
		...back,
		earlier: [{ from: '2020-09-01', to: '2021-07-20' }, ...(back.earlier ?? [])]
	};
	expect(withoutBreak(third, '2026-09-01')).toEqual({
		earlier: [{ from: '2020-09-01', to: '2021-07-20' }]
	});
});

test('[S23] times that follow each other without a day between are one', () => {
	const next = edited(left, newTime(left, '2026-12-19'));
	expect(joined(next)).toMatchObject({ startsOn: '2026-09-01', earlier: [] });
	expect(joined(back)).toBe(back);
	const first = { from: '2020-09-01', to: '2026-08-31' };
	expect(joined({ ...next, earlier: [first, ...(next.earlier ?? [])] })).toMatchObject({
		startsOn: '2020-09-01',
		earlier: []
	});
});

test('[Y4] of a time before nobody says that the list heard of it late', () => {
	const late = { ...back, relistedOn: '2027-05-01' };
	expect(asTimedOn(late, '2027-03-01')).toBe(late);
	expect(asTimedOn(late, '2027-02-01')).not.toHaveProperty('relistedOn');
});
