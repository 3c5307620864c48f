import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { understoodCells } from '#domain/report/understanding-words.ts';
import { lettersOf, wordsOf } from '../pdf/reading.test-data.ts';
import { aPerson } from '../store/sample-records.ts';
import { played, trainingAt } from '../training/training.test-data.ts';
import { understandingAt } from '../training/understanding.ts';
import { packOf } from './pack.ts';

const NOW = '2026-11-21T10:00:00.000Z';

/** A school of so many who all chose against the policy first, and in line with it when they played again. */
async function schoolOf(many: number) {
	const at = await trainingAt('beckstone');
	await played(at, 'fail');
	await played(at, 'pass', 500);
	const { attempts } = at.now();
	for (let index = 1; index < many; index++)
		await at.training.store.people.add(
			aPerson({ id: `person-${index}`, name: `Person ${index}`, school: at.school.id, attempts })
		);
	return at;
}

function packIn({ training, school }: Awaited<ReturnType<typeof schoolOf>>, named = false) {
	return packOf(training, school, { on: '2026-11-21', named, now: NOW }, () => '');
}

/** A text as a cell of a CSV. */
const cell = (text: string) => (text.includes(',') ? `"${text}"` : text);

async function read(bytes: ReadableStream<Uint8Array>) {
	const files = unzipSync(new Uint8Array(await new Response(bytes).arrayBuffer()));
	const sheets = unzipSync(files['tables.xlsx'] ?? new Uint8Array());
	const text = (part?: Uint8Array) => strFromU8(part ?? new Uint8Array());
	return {
		csv: text(files['understanding.csv']),
		json: JSON.parse(text(files['pack.json'])) as Record<string, unknown>,
		workbook: text(sheets['xl/workbook.xml']),
		sheets: Object.values(sheets)
			.map((part) => text(part))
			.join('\n'),
		pdf: lettersOf(await wordsOf(files['summary.pdf'] ?? new Uint8Array()))
	};
}

describe('the understanding of each clause in a pack', () => {
	let five: Awaited<ReturnType<typeof schoolOf>>;
	let page: ReturnType<typeof understandingAt>;
	beforeAll(async () => {
		five = await schoolOf(5);
		const { store, playing } = five.training;
		page = understandingAt(store.people.list(five.school.id), five.school, playing);
	});

	test('[R10] [R11] is what the page says: the same clauses, tenths and people, in each file', async () => {
		expect(page.told.length).toBeGreaterThan(2);
		expect(page.told.some(({ after }) => after)).toBe(true);
		for (const named of [true, false]) {
			const { facts, bytes } = packIn(five, named);
			expect(facts.clauses.told).toMatchObject(
				page.told.map(({ clause, before, after }) => ({
					clause: clause.ref,
					before,
					...(after && { after })
				}))
			);
			expect(facts.clauses.told.map(({ after }) => after?.of)).toEqual(
				page.told.map(({ after }) => after?.of)
			);
			const { csv, json, workbook, sheets, pdf } = await read(bytes);
			expect(json).toMatchObject({ clauses: facts.clauses });
			expect(workbook).toContain('name="Understanding by clause"');
			expect(pdf).toContain(lettersOf('Understanding by clause'));
			for (const each of page.told) {
				const name = each.baseline ? `${each.clause.ref} (good practice)` : each.clause.ref;
				const [said, of, again, ofAgain] = understoodCells(each);
				expect(csv).toContain(`${cell(name)},${said},${of},${again},${ofAgain},`);
				expect(sheets).toContain(each.clause.ref);
				expect(pdf).toContain(lettersOf(`${name} ${said} ${of} ${again} ${ofAgain}`));
			}
		}
	});

	test('[R8] five of five are never said to be nine in ten, nor any tenth to be exact', async () => {
		const { facts, bytes } = packIn(five);
		expect(Math.max(...facts.understanding.map(({ inTen }) => inTen))).toBe(8);
		const all = facts.understanding.filter(({ inTen }) => inTen === 8);
		expect(all.length).toBeGreaterThan(0);
		const { pdf, sheets } = await read(bytes);
		expect(pdf).toContain(lettersOf('About 8 in 10 or more of 5 people first chose otherwise.'));
		expect(pdf).not.toMatch(/(?<!about|\d)[2-8]in10/i);
		expect(sheets).toContain('about 8 in 10 or more');
	});

	test('[R12] names a clause that fewer than five have met without a number', async () => {
		const few = packIn(await schoolOf(4));
		expect(few.facts.clauses.told).toEqual([]);
		expect(few.facts.clauses.tooFew.length).toBe(page.told.length + page.tooFew.length);
		const { csv, pdf } = await read(few.bytes);
		expect(csv).toContain(
			`${cell(page.told[0]?.clause.ref ?? '')},too few to say,–,too few to say,–,`
		);
		expect(csv).not.toContain('in 10');
		expect(pdf).toContain(lettersOf('Too few to show without telling who.'));
	});
});
