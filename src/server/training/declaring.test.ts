import { describe, expect, test } from 'vitest';
import { CORE_ORDER } from '#domain/course/course.ts';
import { statementsOf } from '#domain/declaration/declaration.ts';
import { askLeaders, LONGEST_QUESTION, signDeclaration } from './declaring.ts';
import { progressAt } from './progress.ts';
import { done, passed, played, second, trainingAt } from './training.test-data.ts';

const ABOUT = { kind: 'statement', ref: 'abc/1', words: 'I have read the policy.' } as const;

describe('signing', () => {
	test('[D1] before passing is refused with the reason, and nothing is kept', async () => {
		const at = await trainingAt('beckstone');
		const sign = () =>
			signDeclaration(at.training, at.school, at.person, 'Robin Hale', second(999));
		expect(await sign()).toMatchObject({ refused: 'not-passed' });
		await played(at, 'fail');
		expect(await sign()).toMatchObject({ refused: 'not-passed' });
		expect(at.now().declarations).toEqual([]);
	});

	test('[D1] with one situation of the course not passed is refused, however it went', async () => {
		const at = await trainingAt('kingsley');
		const sign = () =>
			signDeclaration(at.training, at.school, at.person, 'Robin Hale', second(999));
		await passed(at, CORE_ORDER.length - 1);
		expect(await sign()).toMatchObject({ refused: 'not-passed' });
		await played(at, 'fail', 400, CORE_ORDER.at(-1));
		expect(await sign()).toMatchObject({ refused: 'not-passed' });
		expect(at.now().declarations).toEqual([]);
		await played(at, 'pass', 500, CORE_ORDER.at(-1));
		expect(done(await sign()).attempts).toHaveLength(CORE_ORDER.length);
	});

	test('keeps the words, the edition and the attempts behind it, and completes the course', async () => {
		const at = await trainingAt('ashwicke-hall');
		const { training, school, person } = at;
		const failed = await played(at, 'fail', -60);
		const behind = await passed(at);
		expect(progressAt(at.now(), school, training.playing, '2026-11-20').complete).toBe(false);
		const signed = done(
			await signDeclaration(training, school, person, ' Robin Hale ', second(999))
		);
		expect(signed).toMatchObject({
			at: second(999),
			method: 'typed-name',
			name: 'Robin Hale',
			editionHash: school.edition,
			statements: statementsOf(training.playing.edition(school.edition)),
			attempts: behind.map(({ scenario, id }) => ({ scenario, attempt: id }))
		});
		expect(signed.attempts.map(({ scenario }) => scenario)).toEqual(CORE_ORDER);
		expect(JSON.stringify(signed)).not.toContain(failed.id);
		expect(training.store.archive.read(school.edition)).toBeTypeOf('string');
		expect(at.now().declarations).toEqual([signed]);
		expect(progressAt(at.now(), school, training.playing, '2026-11-20').complete).toBe(true);
	});

	test('twice at once is done once', async () => {
		const at = await trainingAt('the-grange');
		await passed(at);
		const answers = await Promise.all(
			['Robin Hale', 'Somebody Else'].map((name) =>
				signDeclaration(at.training, at.school, at.person, name, second(999))
			)
		);
		expect(answers[1]).toMatchObject({ refused: 'already-signed' });
		expect(at.now().declarations.map(({ name }) => name)).toEqual(['Robin Hale']);
	});
});

describe('asking the leaders', () => {
	const ask = async (says: string, times = 1) => {
		const at = await trainingAt('beckstone');
		const answers = [];
		for (let time = 0; time < times; time++)
			answers.push(await askLeaders(at.training, at.person, ABOUT, says, second(time)));
		return { answers, kept: at.now().questions };
	};

	test('keeps the question with the words it is about', async () => {
		const { kept } = await ask('  What is “social media” here?  ');
		expect(kept).toMatchObject([
			{ at: second(0), about: ABOUT, says: 'What is “social media” here?' }
		]);
	});

	test('needs no words of one’s own', async () => {
		expect((await ask('')).kept).toHaveLength(1);
	});

	test('takes a question of the longest length, and refuses a longer one', async () => {
		expect((await ask('x'.repeat(LONGEST_QUESTION))).kept).toHaveLength(1);
		const { answers, kept } = await ask('x'.repeat(LONGEST_QUESTION + 1));
		expect(answers[0]).toMatchObject({ refused: 'question-too-long' });
		expect(kept).toEqual([]);
	});

	test('the same thing twice is on the list once', async () => {
		const { answers, kept } = await ask('Why?', 2);
		expect(answers[1]).toMatchObject({ refused: 'already-asked' });
		expect(kept).toHaveLength(1);
	});
});
