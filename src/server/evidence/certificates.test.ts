import { beforeAll, describe, expect, test } from 'vitest';
import { getDocumentProxy } from 'unpdf';
import { isRefusal } from '#domain/refusal.ts';
import { signDeclaration } from '../training/declaring.ts';
import { progressAt } from '../training/progress.ts';
import {
	done,
	emptyTraining,
	passed,
	played,
	second,
	trainingAt
} from '../training/training.test-data.ts';
import { certificatePdf } from './certificate-pdf.ts';
import { certificateOf, checkCertificate, type Certificate } from './certificates.ts';
import { lettersOf, NAMES, wordsOf } from '../pdf/reading.test-data.ts';
import { perCentInWords } from './numbers.ts';

const ORIGIN = 'https://training.school.example';

let at: Awaited<ReturnType<typeof trainingAt>>;
let certificate: Certificate;

beforeAll(async () => {
	at = await trainingAt('beckstone');
	await passed(at);
	const name = 'Žofia Łuczak';
	const signed = done(await signDeclaration(at.training, at.school, at.person, name, second(999)));
	certificate = done(certificateOf(at.training, at.school, at.now(), signed.id, ORIGIN));
});

const drawnFor = async (more: Partial<Certificate>) => certificatePdf({ ...certificate, ...more });

describe('a certificate', () => {
	test('says who, what, when, how well, what was covered, and which link it stands on', async () => {
		const words = await wordsOf(await drawnFor({}));
		const { policy, edition, situations, link } = certificate;
		for (const part of [
			...['Larkfield Primary School', 'Žofia Łuczak', 'On the staff list as: Robin Hale'],
			...[`${policy}, edition ${edition}`, '20 November 2026 at 09:46', 'per cent)'],
			...situations.map(({ title }) => title),
			'The transcript beside this certificate',
			`Link ${link.n}, ${link.hash.slice(0, 4)} ${link.hash.slice(4, 8)}`
		])
			expect(words).toContain(part);
		expect(situations).toHaveLength(5);
	});

	test('[F5] says of a refresher what it was, and what was left out and why', async () => {
		const later = await trainingAt('beckstone');
		await passed(later);
		const sign = async (seconds: number) =>
			done(
				await signDeclaration(later.training, later.school, later.now(), 'Robin', second(seconds))
			);
		await sign(999);
		const year = 290 * 24 * 60 * 60;
		const { owing } = progressAt(later.now(), later.school, later.training.playing, '2027-09-06');
		for (const [place, { slug }] of owing.course.scenarios.entries())
			await played(later, 'pass', year + place * 60, slug);
		const { id } = await sign(year + 999);
		const made = done(certificateOf(later.training, later.school, later.now(), id, ORIGIN));
		expect(made.situations).toHaveLength(owing.course.scenarios.length);
		const words = await wordsOf(await certificatePdf(made));
		expect(words).toContain(
			'This was the refresher for 2027/28, not the whole course. Left out: “'
		);
		expect(owing.refresher?.skipped.length).toBeGreaterThan(1);
	});

	test('has the school’s colour, or else our own', async () => {
		const [own, theirs] = [await drawnFor({}), await drawnFor({ colour: '#7a1fa2' })];
		expect(own.equals(theirs)).toBe(false);
	});

	test('is tagged, in English, with a title, marked as accessible, and the same bytes each time', async () => {
		const pdf = await drawnFor({});
		expect((await drawnFor({})).equals(pdf)).toBe(true);
		const raw = pdf.toString('latin1');
		expect(raw).toContain('/Marked true');
		expect(raw).toContain('/Lang (en-GB)');
		expect(raw).toContain('/DisplayDocTitle true');
		expect(raw).toContain('<pdfuaid:part>1</pdfuaid:part>');
		for (const tag of ['H1', 'H2', 'P', 'Figure']) expect(raw).toMatch(new RegExp(`/S /${tag}\\b`));
		expect(raw).toContain('/Alt (A code to scan');
		const document = await getDocumentProxy(new Uint8Array(pdf));
		const { info } = (await document.getMetadata()) as { info: { Title?: string } };
		expect(info.Title).toBe('Certificate: Žofia Łuczak');
	});

	test.each([
		'Žofia Łuczak',
		'Nguyễn Văn Mẫu',
		'Ђорђе Пример',
		'Ωmega Ñandú-Sample',
		'Նմուշ Օրինակ',
		'ნიმუში მაგალითი',
		'<script>alert(1)</script>',
		'a'.repeat(200),
		'Ada '.repeat(49).trim()
	])('has the name in its own letters: %s', async (name) => {
		const words = await wordsOf(await drawnFor({ name }));
		expect(words.replaceAll(' ', '')).toContain(name.replaceAll(' ', ''));
		expect(words).not.toContain('no shapes for');
	});

	const scripts = Object.entries(NAMES).filter(([script]) => script !== 'Thaana');
	test.each(scripts)('has a name in %s', async (_script, name) => {
		const words = await wordsOf(await drawnFor({ name }));
		expect(words).not.toContain('no shapes for');
		expect(words).not.toContain('\ufffd');
		expect(lettersOf(words)).toContain(lettersOf(name));
	});

	test('has a name in Thaana, whose last mark some readers put first', async () => {
		const words = await wordsOf(await drawnFor({ name: NAMES.Thaana ?? '' }));
		for (const letter of NAMES.Thaana ?? '') expect(words).toContain(letter);
	});

	test.each(['Łukasz 王小明', 'Ada דוגמה', 'សំណាង Sample 홍길동', 'สมชาย Ada'])(
		'has a name in two scripts: %s',
		async (name) => {
			const words = lettersOf(await wordsOf(await drawnFor({ name })));
			for (const part of name.split(' ')) expect(words).toContain(lettersOf(part));
		}
	);

	test.each(['नमूना', '王小明', 'ตัวอย่าง', 'နမူနာ', 'דוגמה'])(
		'has every letter of a name of 200 characters, over more than one line: %s',
		async (part) => {
			const name = `${part} `.repeat(60).slice(0, 200).trim();
			expect(lettersOf(await wordsOf(await drawnFor({ name })))).toContain(lettersOf(name));
			const unbroken = part.repeat(60).slice(0, 200);
			expect(lettersOf(await wordsOf(await drawnFor({ name: unbroken })))).toContain(
				lettersOf(unbroken)
			);
		}
	);

	test.each(['\ue8a3\ue8a4', 'Ada 🌿 Sample', '𒀀𒁀'])(
		'whose name no font has says so, and where it stands: %s',
		async (name) => {
			const pdf = await drawnFor({ name });
			expect(await wordsOf(pdf)).toContain('The name has letters that this file has no shapes for');
			const document = await getDocumentProxy(new Uint8Array(pdf));
			const { info } = (await document.getMetadata()) as { info: { Title?: string } };
			expect(info.Title).toBe(`Certificate: ${name}`);
		}
	);

	test('is one page', async () => {
		for (const name of ['Ada Sample', 'Ada '.repeat(49).trim()]) {
			const document = await getDocumentProxy(new Uint8Array(await drawnFor({ name })));
			expect(document.numPages).toBe(1);
		}
	});

	test('is refused for what is not in the record', () => {
		expect(certificateOf(at.training, at.school, at.now(), 'other', ORIGIN)).toMatchObject({
			refused: 'declaration-unknown'
		});
	});
});

describe('checking a certificate', () => {
	test('[E10] says what the server holds', () => {
		expect(checkCertificate(at.training, certificate.verify)).toMatchObject({
			state: 'fits',
			n: 2,
			sample: true,
			signed: { name: 'Žofia Łuczak', at: second(999), edition: certificate.edition }
		});
	});

	test('[E10] tells nothing of a code that was changed, made up or of another server', () => {
		const parts = certificate.code.split('.');
		const changed = (place: number, part: string) =>
			parts.map((each, index) => (index === place ? part : each)).join('.');
		for (const code of [
			changed(0, 'ashby'),
			changed(1, '1'),
			changed(1, '99'),
			changed(2, '0'.repeat(16)),
			changed(3, '0'.repeat(128))
		])
			expect(checkCertificate(at.training, code)).toEqual({ state: 'does-not-fit' });
		expect(checkCertificate(emptyTraining(), certificate.code)).toEqual({ state: 'does-not-fit' });
		expect(isRefusal(checkCertificate(at.training, 'larkfield'))).toBe(true);
	});

	test('[E2] says that the details are gone when they are', async () => {
		const gone = await trainingAt('beckstone');
		await passed(gone);
		const { training, school, person } = gone;
		const signed = done(await signDeclaration(training, school, person, 'Robin', second(999)));
		const { code } = done(certificateOf(training, school, gone.now(), signed.id, ORIGIN));
		await training.store.people.change(school.id, person.id, (record) => ({
			...record,
			leftOn: second(0).slice(0, 10)
		}));
		done(await training.store.people.pseudonymise(school.id, person.id, second(1000), '7k2q'));
		const shown = checkCertificate(training, code);
		expect(shown).toMatchObject({ state: 'fits', n: 2 });
		expect(shown).not.toHaveProperty('signed');
	});
});

test('whole per cent are put into words', () => {
	expect([0, 7, 15, 40, 87, 100].map(perCentInWords)).toEqual([
		'no per cent',
		'seven per cent',
		'fifteen per cent',
		'forty per cent',
		'eighty-seven per cent',
		'one hundred per cent'
	]);
});
