import { describe, expect, test } from 'vitest';
import { aPerson, aSchool } from '../store/sample-records.ts';
import { openMemory } from '../store/memory.ts';
import { done, library, passed, second, trainingAt } from '../training/training.test-data.ts';
import { adopt, adoptedBy, choicesFor, consequenceOf } from './adopting.ts';
import { changeSchool, digestOf } from './change.ts';
import { changesSaid, settingsIn, typedIn } from './settings.ts';

describe('the record of a school', () => {
	test('is changed by one of two who saw the same; the other is told', async () => {
		const store = openMemory();
		await store.schools.write(aSchool());
		const seen = digestOf(aSchool());
		const to = (name: string) =>
			changeSchool(store, 'larkfield', seen, (record) => ({ ...record, name }));
		const answers = await Promise.all([to('One'), to('Two')]);
		expect(answers[0]).toMatchObject({ before: { name: 'Larkfield Primary School' } });
		expect(answers[1]).toMatchObject({ refused: 'school-changed' });
		expect(store.schools.read('larkfield')?.name).toBe('One');
		expect(await changeSchool(store, 'nowhere', seen, (record) => record)).toMatchObject({
			refused: 'school-unknown'
		});
	});
});

describe('the settings', () => {
	const form = (fields: readonly (readonly [string, string])[]) => {
		const data = new FormData();
		for (const [name, value] of fields) data.append(name, value);
		return data;
	};

	test('are read from a form; rows left empty are left out', () => {
		const typed = typedIn(
			form([
				['name', ' Larkfield '],
				['colour', '1F5F5B'],
				['role', 'The office'],
				['for', 'signing in'],
				['role', ''],
				['for', '']
			])
		);
		expect(settingsIn(typed)).toEqual({
			name: 'Larkfield',
			colour: '#1f5f5b',
			contacts: [{ role: 'The office', for: 'signing in' }]
		});
	});

	test('have the colour that was typed, or else the one that was picked', () => {
		const colour = (...[typed = '', shown = '', picked = '#1f5f5b']: readonly string[]) =>
			typedIn(
				form([
					['name', 'A'],
					['colour', typed],
					['colour-shown', shown],
					['picked', picked],
					['picked-shown', '#1f5f5b']
				])
			).colour;
		expect(colour()).toBe('');
		expect(colour('', '', '#223344')).toBe('#223344');
		expect(colour('#556677', '#1f5f5b', '#223344')).toBe('#556677');
		expect(colour('', '#1f5f5b')).toBe('');
		expect(typedIn(form([['colour', '#556677']])).colour).toBe('#556677');
	});

	test('that are wrong are named by their field', () => {
		const typed = typedIn(
			form([
				['name', ''],
				['colour', 'yellow'],
				['role', 'DSL'],
				['for', 'worries'],
				['role', 'DSL'],
				['for', 'worries'],
				['role', ''],
				['for', 'something']
			])
		);
		expect(settingsIn(typed)).toMatchObject([
			{ field: 'name' },
			{ field: 'colour' },
			{ field: 'role-1' },
			{ field: 'role-2' }
		]);
		expect(settingsIn(typedIn(form([['name', 'A\nB']])))).toMatchObject([{ field: 'name' }]);
		const pale = typedIn(
			form([
				['name', 'A'],
				['colour', '#ff0']
			])
		);
		expect(JSON.stringify(settingsIn(pale))).toContain('can hardly be seen on white paper');
	});

	test('are logged as before → after', () => {
		const before = { name: 'A', contacts: [] };
		const after = {
			...before,
			name: 'B',
			colour: '#1f5f5b',
			contacts: [{ role: 'R', for: 'f' }]
		};
		expect(changesSaid(before, after)).toEqual([
			'Name: “A” → “B”.',
			'Colour: our own → #1f5f5b.',
			'Contacts: those of the policy → “R” for f.'
		]);
		expect(changesSaid(before, before)).toEqual([]);
	});
});

describe('adopting an edition', () => {
	test('says who has it to do again, and keeps what was played', async () => {
		const at = await trainingAt('beckstone');
		const { training, school } = at;
		await passed(at);
		await training.store.people.add(aPerson({ id: 'late', startsOn: '2026-09-01' }));
		const choices = choicesFor(training, school);
		expect(choices.map(({ kind }) => kind)).not.toContain('newer');
		expect(choices.at(-1)?.kind).toBe('baseline');
		const chosen = choices.find(({ policy }) => policy === 'kingsley');
		if (!chosen) throw new TypeError('Kingsley is not offered.');
		const attempts = at.now().attempts;
		expect(consequenceOf(training, school, chosen, '2026-11-20')).toEqual({
			people: 2,
			completeNow: 0,
			completeThen: 0,
			overdueNow: 2,
			overdueThen: 2,
			begunNow: 1
		});
		const { after } = done(await adopt(training, school, chosen, digestOf(school), second(60)));
		expect(adoptedBy(training, after)).toMatchObject({ policy: 'kingsley', hash: chosen.hash });
		expect(after.editionsBefore).toEqual([{ edition: school.edition, since: school.editionSince }]);
		expect(training.store.archive.read(chosen.hash)).toBeDefined();
		expect(at.now().attempts).toEqual(attempts);
		expect(choicesFor(training, after).map(({ policy }) => policy)).toContain('beckstone');
	});

	test('is refused for what is not offered, and for a school that has changed meanwhile', async () => {
		const { training, school } = await trainingAt('beckstone');
		const hash = library.editions['kingsley']?.hash ?? '';
		const tries = [
			{ policy: 'kingsley', hash: 'f'.repeat(64) },
			{ policy: 'constructor', hash },
			{ policy: 'beckstone', hash: school.edition }
		];
		for (const each of tries)
			expect(await adopt(training, school, each, digestOf(school), second(60))).toMatchObject({
				refused: 'edition-unknown'
			});
		expect(
			await adopt(training, school, { policy: 'kingsley', hash }, 'an older digest', second(60))
		).toMatchObject({ refused: 'school-changed' });
	});

	test('offers what the school’s own policy has become since', async () => {
		const { training, school } = await trainingAt('beckstone');
		const older = { ...school, edition: library.editions['kingsley']?.hash ?? '' };
		expect(choicesFor(training, older)[0]).toMatchObject({ policy: 'beckstone', kind: 'newer' });
	});
});
