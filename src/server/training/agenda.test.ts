import { expect, test } from 'vitest';
import { sampleSchool } from '../sample/sample-school.ts';
import { agendaAt } from './agenda.ts';
import { emptyTraining, library, second } from './training.test-data.ts';

test('[R13] each part has a situation, a question, a clause and good practice, and nobody’s name', async () => {
	const training = emptyTraining();
	const { store, playing } = training;
	for (const policy of Object.keys(library.editions)) {
		const school = await sampleSchool(training, policy, second(0));
		const people = store.people.list(school.id);
		const agenda = agendaAt(people, school, playing);
		expect(agenda.items.length).toBeGreaterThanOrEqual(3);
		expect(agenda.items.length).toBeLessThanOrEqual(5);
		expect(agenda.minutes).toBeLessThanOrEqual(85);
		for (const { question, practice, understood } of agenda.items) {
			expect(question).toMatch(/\?$/);
			expect(practice?.does).toBeTruthy();
			expect(practice?.clause?.id).toMatch(/^gp\//);
			expect(understood.clause.says).not.toBe('');
		}
		const text = JSON.stringify(agenda);
		expect(people.filter(({ name }) => text.includes(name))).toEqual([]);
	}
});
