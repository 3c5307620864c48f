import fc from 'fast-check';
import { expect, test } from 'vitest';
import { staysAdministrator } from '../addresses.ts';
import { differing, inCircles, leavesNobody, type Entry } from '../entry.ts';
import { ADMIN, entry, KNOWN, plan, TODAY } from './import.test-data.ts';
import { stepsOf, taken, undoing } from './undo.ts';

const HEAD = 'Name|Email|Staff number|Group|Start date|Leaving date|Line manager';
const few = <Value>(...values: readonly Value[]) => fc.constantFrom(...values);
const name = few('Robin Hale', 'Sam Fenn', 'Kit Arden', 'Ola Brook', 'Ada Min', '');
const email = few('', '', 'a@x.example', 'B@x.example', 'c@x.example', 'é@x.example', 'nonsense');
const number = few('', '', '1', '2', '3', '4', '5');
const cells = fc.tuple(
	name,
	email,
	number,
	few('', 'Teacher', 'TA', 'Owl'),
	few('', '01/09/2026', '2 Sep 2026', '1/9/26', '1 Mar 2027'),
	few('', '', '', '20/12/2026', '01/01/2026'),
	few('', '', 'Robin Hale', '1', '2', 'a@x.example', 'Sam Fenn')
);
const file = fc
	.array(cells, { maxLength: 8 })
	.map((rows) => [HEAD, ...rows.map((row) => row.join('|'))]);
const options = fc.record(
	{
		elseGroup: few('teacher', 'office'),
		elseStartsOn: few('2026-09-01', TODAY),
		othersLeftOn: few(TODAY, '2026-12-20')
	},
	{ requiredKeys: ['elseGroup', 'elseStartsOn'] }
);

/** A list that keeps its own rules: what some file made of the administrator and a few more. */
const list = fc.tuple(file, options).map(([lines, chosen]): readonly Entry[] => {
	const second = entry('second', {
		name: 'Robin Hale',
		roles: ['administrator'],
		staffNumber: '5'
	});
	const made = stepsOf(plan([ADMIN, second], lines, chosen));
	return taken([ADMIN, second], made).map((each) =>
		each.id.startsWith('new-') ? { ...each, id: `old-${each.id.slice(4)}` } : each
	);
});
/** Ids of line managers that were renamed above are dropped: nobody is managed by who is not there. */
const sound = list.map((all) => {
	const ids = new Set(all.map(({ id }) => id));
	return all.map(({ manager, ...each }) =>
		manager !== undefined && ids.has(manager) ? { ...each, manager } : each
	);
});

const sorted = (all: readonly Entry[]) => [...all].sort((a, b) => (a.id < b.id ? -1 : 1));

test('[S20] the same file again changes nothing', () => {
	fc.assert(
		fc.property(sound, file, options, (before, lines, chosen) => {
			const first = plan(before, lines, chosen);
			const after = taken(before, stepsOf(first));
			const again = plan(after, lines, chosen);
			if (first.counts.error > 0) {
				const taken = new Set(first.rows.filter(({ after }) => after).map(({ row }) => row));
				expect(
					again.rows.filter(
						({ row, kind }) => taken.has(row) && kind !== 'unchanged' && kind !== 'error'
					)
				).toEqual([]);
			} else expect(again.counts).toEqual({ ...NOTHING, unchanged: lines.length - 1 });
		}),
		{ numRuns: 500 }
	);
});

const NOTHING = { error: 0, leaver: 0, gone: 0, new: 0, changed: 0, unchanged: 0 };

test('[S21] [S25] an import that is undone leaves the list as it was, but for an address the last administrator may sign in with', () => {
	fc.assert(
		fc.property(sound, file, options, (before, lines, chosen) => {
			const steps = stepsOf(plan(before, lines, chosen));
			const after = taken(before, steps);
			const { steps: back, left } = undoing(after, steps, () => false, KNOWN);
			const spared = left.map(({ person }) => person);
			const managing = new Set(taken(after, back).map(({ manager }) => manager));
			for (const id of spared) {
				const [was, is] = [before, after].map((list) => list.find((each) => each.id === id));
				// Whoever the file made the line manager of somebody who is spared stays with them.
				if (!was && managing.has(id)) continue;
				expect(is && staysAdministrator(is, TODAY)).toBe(true);
				expect(is?.email).not.toBe(was?.email);
			}
			const others = (list: readonly Entry[]) =>
				sorted(list).filter(({ id }) => !spared.includes(id));
			expect(others(taken(after, back))).toEqual(others(before));
			expect(taken(after, steps)).toEqual(after);
		}),
		{ numRuns: 500 }
	);
});

test('[S11] [S14] [S15] [S18] whatever the file, the list keeps its rules', () => {
	fc.assert(
		fc.property(sound, file, options, (before, lines, chosen) => {
			const after = taken(before, stepsOf(plan(before, lines, chosen)));
			const held = (pick: (each: Entry) => string | undefined) =>
				after.flatMap((each) => pick(each) ?? []);
			for (const values of [held(({ email }) => email), held(({ staffNumber }) => staffNumber)])
				expect(values).toHaveLength(new Set(values).size);
			expect(inCircles(new Map(after.map(({ id, manager }) => [id, manager]))).size).toBe(0);
			const ids = new Set(after.map(({ id }) => id));
			expect(held(({ manager }) => manager).filter((id) => !ids.has(id))).toEqual([]);
			expect(after.find(({ id }) => id === 'admin')?.leftOn).toBeUndefined();
			for (const each of after) {
				const was = before.find(({ id }) => id === each.id);
				expect(each.roles).toEqual(was?.roles ?? ['learner']);
				if (was) expect(differing({ ...each, id: was.id }, was)).not.toContain('absences');
			}
			expect(leavesNobody({ ...ADMIN, roles: [] }, [], TODAY)).toBe(false);
		}),
		{ numRuns: 300 }
	);
});
