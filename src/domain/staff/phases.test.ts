import { describe, expect, test } from 'vitest';
import { change } from './entry.ts';
import { wantedOf } from './listing.ts';
import { phaseFrom, phaseNear } from './phase-words.ts';
import { NO_PHASE, PHASES, phaseName, phasesIn, phasesTogether } from './phases.ts';
import { ADMIN, entry, KNOWN, plan, TODAY } from './import/import.test-data.ts';
import { stepsOf, taken, undoing } from './import/undo.ts';

describe('a phase', () => {
	test('[S22] is found by its name, its id and the words of school offices', () => {
		for (const [phase, name] of Object.entries(PHASES)) {
			expect(phaseFrom(name)).toBe(phase);
			expect(phaseFrom(` ${name.toUpperCase()} `)).toBe(phase);
			expect(phaseFrom(phase)).toBe(phase);
		}
		for (const [word, phase] of [
			['EYFS', 'early-years'],
			['Reception', 'early-years'],
			['Year R', 'early-years'],
			['KS1', 'key-stage-1'],
			['Infants', 'key-stage-1'],
			['UKS2', 'key-stage-2'],
			['KS 3', 'key-stage-3'],
			['Post-16', 'sixth-form'],
			['Key Stage 5', 'sixth-form'],
			['All', 'whole-school'],
			['Primary phase', 'primary'],
			['KS3 & KS4', undefined],
			['KS3 and KS4', 'secondary'],
			['constructor', undefined]
		] as const)
			expect(phaseFrom(word), word).toBe(phase);
	});

	test('[S22] is found by a year group, or several of one key stage, and by none that are of two', () => {
		for (const [word, phase] of [
			['Year 1', 'key-stage-1'],
			['Y2', 'key-stage-1'],
			['yr 6', 'key-stage-2'],
			['Years 3 and 4', 'key-stage-2'],
			['Year 5/6', 'key-stage-2'],
			['Y3-Y6', 'key-stage-2'],
			['Year 7 to Year 9', 'key-stage-3'],
			['Year 11', 'key-stage-4'],
			['Y12/13', 'sixth-form'],
			['Year 2/3', undefined],
			['Year 6 to 7', undefined],
			['Year 4 to 3', undefined],
			['Year 0', undefined],
			['Year 14', undefined],
			['3', undefined],
			['6 Oak', undefined]
		] as const)
			expect(phaseFrom(word), word).toBe(phase);
	});

	test('[S22] of a near miss suggests one of the same number, and is none', () => {
		expect(phaseFrom('Kye stage 2')).toBeUndefined();
		expect(phaseNear('Kye stage 2')).toBe('key-stage-2');
		expect(phaseNear('Early yeers')).toBe('early-years');
		expect(phaseNear('Whole scool')).toBe('whole-school');
		expect(phaseNear('Key stage 7')).toBeUndefined();
		expect(phaseNear('Year 2/3')).toBeUndefined();
		expect(phaseNear('Maths')).toBeUndefined();
	});

	test('[S22] can be given, changed and taken away; one that there is not is refused', () => {
		const list = [ADMIN, entry('robin')];
		const given = change(entry('robin'), { phase: 'key-stage-1' }, list, TODAY);
		expect(given).toEqual(entry('robin', { phase: 'key-stage-1' }));
		const taken = change(
			entry('robin', { phase: 'key-stage-1' }),
			{ phase: null },
			[ADMIN, entry('robin', { phase: 'key-stage-1' })],
			TODAY
		);
		expect(taken).toEqual(entry('robin'));
		expect(change(entry('robin'), { phase: 'key-stage-9' }, list, TODAY)).toMatchObject([
			{ field: 'phase', refused: 'phase-unknown' }
		]);
	});

	test('narrows the list, as does that none is given', () => {
		const list = [
			entry('ben', { phase: 'key-stage-2' }),
			entry('cat', { phase: 'primary' })
		].concat(entry('dee'));
		const ids = (phase: string) => wantedOf(list, { phase }, TODAY).map(({ id }) => id);
		expect(ids('key-stage-2')).toEqual(['ben']);
		expect(ids(NO_PHASE)).toEqual(['dee']);
		expect(phasesIn(list).map(({ slug }) => slug)).toEqual(['key-stage-2', 'primary', NO_PHASE]);
		expect(phasesIn([entry('dee')])).toEqual([]);
		expect(phaseName(NO_PHASE)).toBe('Phase not given');
		expect(phasesTogether([NO_PHASE, 'key-stage-1', 'early-years'])).toBe(
			'Early years (EYFS) and key stage 1 and phase not given'
		);
	});
});

describe('a file with phases', () => {
	const list = [
		ADMIN,
		entry('ben', { name: 'Ben Ash', staffNumber: '1', phase: 'key-stage-1' }),
		entry('cat', { name: 'Cat Bay', staffNumber: '2' })
	];

	test('[S22] is read by a column for phases, key stages or year groups', () => {
		for (const heading of ['Phase', 'Key Stage', 'Year group'])
			expect(plan(list, [`Staff number|Name|${heading}`, '1|Ben Ash|KS2']).rows[0]).toMatchObject({
				kind: 'changed',
				fields: ['phase'],
				after: { phase: 'key-stage-2' }
			});
	});

	test('[S18] [S20] [S22] changes nothing by an empty cell, and nothing the second time', () => {
		const lines = ['Staff number|Name|Phase', '1|Ben Ash|', '2|Cat Bay|Year 4'];
		const once = plan(list, lines);
		expect(once.counts).toMatchObject({ unchanged: 1, changed: 1 });
		const after = taken(list, stepsOf(once));
		expect(after.map(({ phase }) => phase)).toEqual([undefined, 'key-stage-1', 'key-stage-2']);
		expect(plan(after, lines).counts).toMatchObject({ unchanged: 2, changed: 0 });
	});

	test('[S17] [S22] has a word that is not known named with the nearest phase, and the row left out', () => {
		const [near, far] = plan(list, [
			'Staff number|Name|Phase',
			'1|Ben Ash|Kye stage 2',
			'2|Cat Bay|Maths'
		]).rows;
		expect(near?.kind).toBe('error');
		expect(near?.problems).toEqual([
			{
				column: 'phase',
				code: 'phase-unknown',
				found: 'Kye stage 2',
				expected: expect.stringContaining('Key stage 2, Primary') as string,
				todo: expect.stringMatching(/^Did you mean “Key stage 2”\?/) as string
			}
		]);
		expect(far?.problems[0]?.todo).toBe(
			'Mend or empty the cell, or leave the column out in step 2.'
		);
	});

	test('[S21] [S22] that is undone gives back the phases as they were, or none', () => {
		const steps = stepsOf(
			plan(list, ['Staff number|Name|Phase', '1|Ben Ash|KS2', '2|Cat Bay|Year 4'])
		);
		const after = taken(list, steps);
		const back = undoing(after, steps, () => false, KNOWN);
		expect(back.left).toEqual([]);
		expect(taken(after, back.steps)).toEqual(list);
	});
});
