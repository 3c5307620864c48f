import { describe, expect, test } from 'vitest';
import {
	exemptionsFrom,
	followUpsFrom,
	overdueOn,
	stateOn,
	whyNotClose,
	whyNotNote,
	type Noted
} from './follow-up.ts';

const TODAY = '2026-11-20';

function noted(id: string, more: Partial<Noted> = {}): Noted {
	return {
		id,
		at: '2026-11-16T09:00:00.000Z',
		on: '2026-11-16',
		byName: 'Ada Sample',
		about: 'robin-hale',
		what: 'action',
		followUp: id,
		says: 'Finish the course together.',
		...(more.what === undefined && { due: '2026-11-20' }),
		...more
	};
}
const closing = (followUp: string, on = '2026-11-18', more: Partial<Noted> = {}): Noted => ({
	...noted(`close-${followUp}-${on}`, { what: 'closed', followUp, says: 'Done.' }),
	on,
	at: `${on}T10:00:00.000Z`,
	...more
});
const exemption = (id: string, until: string, more: Partial<Noted> = {}) =>
	noted(id, { what: 'exemption', until, says: 'Long illness.', ...more });
const state = (entries: readonly Noted[], day = TODAY) =>
	followUpsFrom(entries).map((each) => stateOn(each, day));

test('[U1] the log is folded, the newest first; what closes nothing changes nothing', () => {
	const log = [noted('a'), noted('b', { what: 'conversation' }), closing('a'), closing('z')];
	expect(followUpsFrom(log).map(({ id, closed }) => [id, closed?.says])).toEqual([
		['b', undefined],
		['a', 'Done.']
	]);
	expect(followUpsFrom([])).toEqual([]);
});

test('[U2] an action is open to the end of its day, then overdue until it is closed', () => {
	expect(state([noted('a')], '2026-11-20')).toEqual(['open']);
	expect(state([noted('a')], '2026-11-21')).toEqual(['overdue']);
	expect(state([noted('a'), closing('a', '2026-12-01')], '2026-12-02')).toEqual(['closed']);
	expect(state([noted('a', { what: 'conversation' })])).toEqual(['noted']);
	const two = followUpsFrom([noted('a'), noted('b', { what: 'action', due: '2026-10-01' })]);
	expect(overdueOn(two, '2026-11-21').map(({ id }) => id)).toEqual(['b', 'a']);
});

describe('[U3] an exemption', () => {
	const on = (entries: readonly Noted[], day: string) =>
		exemptionsFrom(followUpsFrom(entries), day).get('robin-hale');

	test('[U3] holds from the day it was noted to its last day', () => {
		const log = [exemption('a', '2026-12-18')];
		expect(on(log, '2026-11-15')).toBeUndefined();
		expect(on(log, '2026-11-16')).toEqual({ until: '2026-12-18', because: 'Long illness.' });
		expect(on(log, '2026-12-18')).toBeDefined();
		expect(on(log, '2026-12-19')).toBeUndefined();
		expect(state(log, '2026-12-18')).toEqual(['in-force']);
		expect(state(log, '2026-12-19')).toEqual(['over']);
	});

	test('[U3] ends on the day it is ended, and what was before stays as it was', () => {
		const log = [exemption('a', '2026-12-18'), closing('a', '2026-11-18')];
		expect(on(log, '2026-11-17')).toBeDefined();
		expect(on(log, '2026-11-18')).toBeUndefined();
	});

	test('[U3] of two the longer counts', () => {
		const log = [exemption('a', '2027-01-15'), exemption('b', '2026-12-01', { says: 'A trip.' })];
		expect(on(log, TODAY)?.until).toBe('2027-01-15');
		expect(on(log.reverse(), TODAY)?.until).toBe('2027-01-15');
	});

	test('[U3] needs a reason and a last day within a year', () => {
		const codes = (says: string, day?: string) =>
			whyNotNote({ kind: 'exemption', says, day }, TODAY, false).map(({ refused }) => refused);
		expect(codes('', undefined)).toEqual(['words-missing', 'day-missing']);
		expect(codes('Ill.', '2026-11-19')).toEqual(['day-past']);
		expect(codes('Ill.', '2027-11-22')).toEqual(['day-too-far']);
		expect(codes('Ill.', '2027-11-21')).toEqual([]);
		expect(codes('Ill.', TODAY)).toEqual([]);
		expect(codes('x'.repeat(501), TODAY)).toEqual(['words-too-long']);
	});
});

test('[U2] an action needs a day, a conversation none', () => {
	const codes = (kind: 'action' | 'conversation') =>
		whyNotNote({ kind, says: 'Talked.' }, TODAY, true).map(({ refused }) => refused);
	expect(codes('action')).toEqual(['day-missing']);
	expect(codes('conversation')).toEqual([]);
});

test('[U4] nobody exempts themselves; another leader may', () => {
	const wanted = { kind: 'exemption', says: 'Ill.', day: TODAY } as const;
	expect(whyNotNote(wanted, TODAY, true)).toMatchObject([{ refused: 'own-exemption' }]);
	expect(whyNotNote(wanted, TODAY, false)).toEqual([]);
});

test('[U5] what is closed stays closed, and a conversation has nothing to close', () => {
	const [twice] = followUpsFrom([noted('a'), closing('a'), closing('a', '2026-11-19')]);
	expect(twice?.closed?.on).toBe('2026-11-18');
	expect(whyNotClose(twice)).toMatchObject({ refused: 'already-closed' });
	expect(whyNotClose(followUpsFrom([noted('a')])[0])).toBeUndefined();
	const [talk] = followUpsFrom([noted('a', { what: 'conversation' })]);
	expect(whyNotClose(talk)).toMatchObject({ refused: 'nothing-to-close' });
	expect(whyNotClose(undefined)).toMatchObject({ refused: 'follow-up-unknown' });
});
