import { expect, test } from 'vitest';
import { replayFrom, startTold, type Attempt } from '#domain/attempt/attempt.ts';
import { isRefusal } from '#domain/refusal.ts';
import { sampleSchool } from '../sample/sample-school.ts';
import { ALL_COUNTS } from '../evidence/all-counts.test-data.ts';
import { Playing } from './playing.ts';
import { firstTries } from './first-tries.ts';
import { emptyTraining, library, played, second, trainingAt } from './training.test-data.ts';
import { triesOf } from './tries.ts';
import { understandingAt } from './understanding.ts';

test('[R10] every clause told of is one that something at the place is misjudged by', async () => {
	const training = emptyTraining();
	const { store, playing } = training;
	for (const policy of ['beckstone', 'the-grange', 'good-practice']) {
		const school = await sampleSchool(training, policy, second(0));
		const { told, tooFew } = understandingAt(store.people.list(school.id), school, playing);
		expect(told.length).toBeGreaterThan(5);
		expect(told.some(({ after }) => after !== undefined)).toBe(true);
		for (const { clause, before, place, baseline } of told) {
			expect(clause.force).not.toMatch(/consequence|information|may|school-commitment/);
			expect(before.of % 5).toBe(0);
			expect(place.headline).not.toBe('');
			expect(baseline).toBe(clause.id.startsWith('gp/') && policy !== 'good-practice');
		}
		const ids = told.map(({ clause }) => clause.id);
		expect(tooFew.filter(({ id }) => ids.includes(id))).toEqual([]);
	}
});

test('[R12] the commonest choice is named at every sample school, in its own words', async () => {
	const training = emptyTraining();
	const { store, playing } = training;
	for (const policy of [
		...['beckstone', 'the-grange', 'kingsley'],
		...['merriott-haselbury', 'ashwicke-hall', 'good-practice']
	]) {
		const school = await sampleSchool(training, policy, second(0));
		const { told } = understandingAt(store.people.list(school.id), school, playing);
		const named = told.slice(0, 8).filter(({ most }) => most.length > 0);
		expect(named.length, policy).toBeGreaterThan(0);
		for (const { most, place, before } of named) {
			expect(before.of).toBeGreaterThanOrEqual(10);
			const { scenes } = library.scenarios[place.scenario]?.scenario ?? {};
			const there = Object.values(scenes?.[place.scene]?.choices ?? {});
			expect(there.map(({ text }) => text)).toContain(most[0]);
		}
	}
});

test('[R11] a decision that a replay copies is not taken again; the one after it is', async () => {
	const at = await trainingAt('beckstone');
	const first = await played(at, 'fail');
	const again = replayFrom(first, 1, 'again', second(500));
	if (isRefusal(again)) throw new TypeError(again.because);
	const [, next] = first.chosen;
	if (!next) throw new TypeError('The story has one decision.');
	const record = {
		...at.now(),
		attempts: [first, { ...again, chosen: [...again.chosen, { ...next, at: second(530) }] }]
	};
	const [tries] = triesOf(record, at.school, at.training.playing);
	expect(tries?.first.map(({ seconds }) => seconds)).toEqual(tries?.first.map(() => 1));
	expect(tries?.others.map(({ scene, seconds }) => ({ scene, seconds }))).toEqual(
		tries?.first.some(({ scene }) => scene === next.scene)
			? [{ scene: next.scene, seconds: 30 }]
			: []
	);
	const unfinished = { ...record, attempts: [{ ...first, chosen: first.chosen.slice(0, 1) }] };
	expect(triesOf(unfinished, at.school, at.training.playing)).toEqual([]);
});

test('[R12] what is remembered of a school is what a fresh look says', async () => {
	const training = emptyTraining();
	const { store, playing } = training;
	const school = await sampleSchool(training, 'kingsley', second(0));
	const people = store.people.list(school.id);
	for (const asked of [people, people.slice(0, 12), people, people.slice(0, 3), []]) {
		const fresh = new Playing(library, store, ALL_COUNTS);
		expect(understandingAt(asked, school, playing)).toEqual(understandingAt(asked, school, fresh));
	}
	expect(understandingAt(people.slice(0, 3), school, playing).told).toEqual([]);
	expect(understandingAt([], school, playing).tooFew.length).toBeGreaterThan(10);
});

test('[R11.1] a wrong turn taken up again a year later is taken again, and never a first try', async () => {
	const at = await trainingAt('beckstone');
	const first = await played(at, 'fail');
	const { playing } = at.training;
	const { decisions } = playing.fold(first);
	const wrong = decisions.findIndex(
		({ counted, judgement }) => counted && !judgement.startsWith('compliant')
	);
	const told = first.chosen.slice(0, wrong);
	const next = first.chosen[wrong];
	if (!next) throw new TypeError('There is no wrong turn.');
	const facts = { ...first, id: 'later', startedAt: second(5_000) };
	const on = (attempt: Attempt) => ({
		...attempt,
		chosen: [
			...attempt.chosen,
			...first.chosen.slice(wrong).map((each) => ({ ...each, at: second(5_040) }))
		]
	});
	const own = on(startTold(facts, told, first));
	const tries = (attempts: readonly Attempt[]) =>
		triesOf({ ...at.now(), attempts }, at.school, playing)[0];
	const took = tries([first, own]);
	expect(took?.first.map(({ scene }) => scene)).toContain(next.scene);
	expect(took?.others[0]).toMatchObject({ scene: next.scene, seconds: 40 });
	expect(took?.others.every(({ scene }) => !told.some((each) => each.scene === scene))).toBe(true);
	expect(tries([own])).toBeUndefined();
});

test('[R11.1] what nobody chose is nobody’s decision; what follows is a first try where there is no other', async () => {
	const at = await trainingAt('beckstone');
	const whole = await played(at, 'pass');
	const { playing } = at.training;
	const facts = { ...whole, id: 'later', startedAt: second(5_000) };
	const begun = startTold(facts, whole.chosen.slice(0, 1));
	const sample = {
		...begun,
		chosen: [
			...begun.chosen,
			...whole.chosen.slice(1).map((each) => ({ ...each, at: second(5_040) }))
		]
	};
	const tries = (attempts: readonly Attempt[]) =>
		triesOf({ ...at.now(), attempts }, at.school, playing)[0];
	const scenes = whole.chosen.map(({ scene }) => scene);
	expect(tries([sample])?.first.every(({ scene }) => scene !== scenes[0])).toBe(true);
	expect(tries([sample])?.first[0]).toMatchObject({ scene: scenes[1] });
	expect(tries([whole, sample])?.first[0]).toMatchObject({ scene: scenes[0] });
	const told = firstTries([{ ...at.now(), attempts: [sample] }], at.school, playing)[0];
	expect(told?.decisions.map(({ counted }) => counted)[0]).toBe(false);
});
