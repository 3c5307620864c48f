import { beforeAll, describe, expect, test } from 'vitest';
import { getDocumentProxy } from 'unpdf';
import { conductsOf } from '#domain/scenario/scenario.ts';
import { forceWords } from '#ui/words.ts';
import { lettersOf, wordsOf } from '../pdf/reading.test-data.ts';
import type { Declaration } from '#domain/declaration/declaration.ts';
import { signDeclaration } from '../training/declaring.ts';
import { done, passed, played, second, trainingAt } from '../training/training.test-data.ts';
import { transcriptPdf } from './transcript-pdf.ts';
import { transcriptOf, triesInWords, type Transcript } from './transcripts.ts';

const ORIGIN = 'https://training.school.example';
const NAME = 'Łukasz 王小明';

let at: Awaited<ReturnType<typeof trainingAt>>;
let transcript: Transcript;

beforeAll(async () => {
	at = await trainingAt('beckstone');
	await played(at, 'fail', 0, 'pupil-follow');
	await passed(at);
	const signed = done(await signDeclaration(at.training, at.school, at.person, NAME, second(999)));
	transcript = done(transcriptOf(at.training, at.school, at.now(), signed.id, ORIGIN));
});

const drawnFor = (more: Partial<Transcript> = {}) =>
	transcriptPdf({ ...transcript, ...more }, forceWords);

/** Keeps a declaration as one that was signed before attempts were committed to. */
async function keep(declaration: Declaration): Promise<void> {
	const { training, school, person } = at;
	const attempts = declaration.attempts.map(({ log: _, ...behind }) => behind);
	const kept = { ...declaration, attempts };
	await training.store.people.change(school.id, person.id, (record) => ({
		...record,
		declarations: [...record.declarations, kept],
		evidence: [...(record.evidence ?? []), training.evidence.tie(person.id, kept)]
	}));
	await training.evidence.mend(school.id, second(3000));
}

describe('a transcript', () => {
	test('tells of each situation when, at which try and how well it was passed, and how long it is', () => {
		expect(transcript).toMatchObject({
			...{ group: 'Teacher', cycle: '2026/27', kind: 'induction', skipped: [] },
			minutes: transcript.covered.reduce((sum, { minutes = 0 }) => sum + minutes, 0)
		});
		expect(transcript.covered.map(({ title, tries }) => [title, tries])).toEqual([
			['A parent asks to be your friend', 1],
			['A pupil wants to connect', 2],
			['A journalist gets in touch', 1],
			['A comment on the school’s page', 1],
			['Abuse aimed at a member of staff', 1]
		]);
		for (const { passedOn, points, minutes } of transcript.covered) {
			expect(passedOn).toBe('2026-11-20');
			expect(points).toMatch(/^\d+ of \d+$/);
			expect(minutes).toBeGreaterThan(3);
		}
	});

	test('names the clauses that the situations are about, each once, in the policy’s order', () => {
		const ids = transcript.clauses.map(({ id }) => id);
		expect(new Set(ids).size).toBe(ids.length);
		expect(ids.length).toBeGreaterThan(10);
		const edition = at.training.playing.edition(at.school.edition);
		const own = transcript.clauses.filter(({ isGoodPractice }) => !isGoodPractice);
		const order = edition.clauses.map(({ id }) => id);
		const places = own.map(({ id }) => order.indexOf(id));
		expect(places).toEqual([...places].sort((a, b) => a - b));
		expect(places).not.toContain(-1);
		for (const { in: numbers } of transcript.clauses)
			for (const number of numbers) expect(transcript.covered[number - 1]).toBeDefined();
	});

	test('[R6] is the same whatever was chosen, and holds no choice, scene or conduct', async () => {
		const other = await trainingAt('beckstone');
		await passed(other);
		const { training, school, person } = other;
		const signed = done(await signDeclaration(training, school, person, NAME, second(999)));
		const theirs = done(transcriptOf(training, school, other.now(), signed.id, ORIGIN));
		expect(theirs.clauses).toEqual(transcript.clauses);
		const words = await wordsOf(await drawnFor());
		const said = JSON.stringify(transcript) + words;
		for (const { scenario } of Object.values(training.playing.library.scenarios)) {
			for (const conduct of conductsOf(scenario)) expect(said).not.toContain(`"${conduct}"`);
			for (const { choices } of Object.values(scenario.scenes))
				for (const { text } of Object.values(choices)) expect(words).not.toContain(text);
		}
	});

	test('says all of it on paper, with what was signed and by what it is checked', async () => {
		const pdf = await drawnFor();
		const words = await wordsOf(pdf);
		const { policy, edition, statements, link } = transcript.certificate;
		for (const part of [
			...['Transcript of what was covered', 'Larkfield Primary School', NAME],
			...['Teacher · Induction, the whole course, 2026/27', `${policy}, edition ${edition}`],
			...['1. A parent asks to be', '20 November 2026', '1, the first', 'about 6 minutes'],
			...['Staff must not: Be hateful or abusive.', 'Good practice, '],
			...['On 20 November 2026 at 09:46, by typing the name', `Link ${link.n}, `],
			...statements.map((says) => says.slice(0, 40))
		])
			expect(lettersOf(words)).toContain(lettersOf(part));
		expect(words).not.toContain('\ufffd');
	});

	test('is tagged, with tables, and the same bytes each time', async () => {
		const pdf = await drawnFor();
		expect((await drawnFor()).equals(pdf)).toBe(true);
		const raw = pdf.toString('latin1');
		for (const tag of ['H1', 'H2', 'P', 'Table', 'TH', 'TD', 'L', 'LI', 'Figure'])
			expect(raw).toMatch(new RegExp(`/S /${tag}\\b`));
		expect(raw).toContain('/Marked true');
		for (const scope of ['Column', 'Row']) expect(raw).toContain(`/Scope /${scope}`);
		const { numPages } = await getDocumentProxy(new Uint8Array(pdf));
		expect(numPages).toBeLessThan(5);
	});

	test('of a refresher says what it left out, and why', async () => {
		const skipped = [{ title: 'A pupil wants to connect', because: 'it was in the one before' }];
		const words = await wordsOf(await drawnFor({ kind: 'refresher', skipped }));
		expect(words).toContain('Refresher, 2026/27');
		expect(words).toContain('A pupil wants to connect: it was in the one before.');
		const none = await wordsOf(await drawnFor({ kind: 'refresher', skipped: [] }));
		expect(none).toContain('Nothing: it held the whole course.');
	});

	test('of a declaration that is kept with a refresher has its reasons in words', async () => {
		const [declaration] = at.now().declarations;
		if (!declaration) throw new Error('Nothing was signed.');
		const refresher = {
			cycle: '2027/28',
			skipped: [
				{ scenario: 'pupil-follow', because: 'recent' },
				{ scenario: 'gone', because: 'because it is' }
			]
		};
		const { training, school } = at;
		await keep({ ...declaration, id: 'later', at: second(2000), refresher });
		const told = transcriptOf(training, school, at.now(), 'later', ORIGIN);
		expect(told).toMatchObject({
			...{ kind: 'refresher', cycle: '2027/28' },
			skipped: [
				{ title: 'A pupil wants to connect', because: 'it was in the refresher before' },
				{ title: 'gone', because: 'because it is' }
			]
		});
	});

	test('is refused for what is not in the record', () => {
		expect(transcriptOf(at.training, at.school, at.now(), 'other', ORIGIN)).toMatchObject({
			refused: 'declaration-unknown'
		});
	});

	test('says so where the attempts cannot be read any more', async () => {
		const [declaration] = at.now().declarations;
		if (!declaration) throw new Error('Nothing was signed.');
		await keep({ ...declaration, id: 'before', at: second(2001) });
		const person = { ...at.now(), attempts: [] };
		const told = done(transcriptOf(at.training, at.school, person, 'before', ORIGIN));
		expect(told).not.toHaveProperty('minutes');
		expect(told.clauses).toEqual([]);
		expect(triesInWords(told.covered[0]?.tries)).toBe('Not known');
		expect(await wordsOf(await transcriptPdf(told, forceWords))).toContain('Not known');
	});
});
