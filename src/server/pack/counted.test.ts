import { strFromU8, unzipSync } from 'fflate';
import { beforeEach, expect, test } from 'vitest';
import { wordsOf } from '../pdf/reading.test-data.ts';
import { aFollowUp, aPerson } from '../store/sample-records.ts';
import { signDeclaration } from '../training/declaring.ts';
import { done, passed, second, trainingAt } from '../training/training.test-data.ts';
import { packFacts } from './facts.ts';
import { packOf } from './pack.ts';

const ON = '2026-11-21';
const asked = { on: ON, named: true, now: `${ON}T10:00:00.000Z` };
const ABSENT = [{ from: '2026-11-16' }];
const SINCE = '2026-09-01';

let at: Awaited<ReturnType<typeof trainingAt>>;

beforeEach(async () => {
	at = await trainingAt('beckstone');
});

const add = (id: string, more: Parameters<typeof aPerson>[0] = {}) =>
	at.training.store.people.add(aPerson({ id, name: id, startsOn: SINCE, ...more }));

async function exempt(about: string) {
	const until = '2027-01-08';
	const entry = aFollowUp({ id: `f-${about}`, about, what: 'exemption', says: 'Ill.', until });
	await at.training.store.logs.append(at.school.id, 'follow-ups', entry);
}

test('[R2] neither leavers nor whoever starts later is counted as away or exempt', async () => {
	await add('away', { absences: ABSENT });
	await add('gone', { absences: ABSENT, leftOn: '2026-11-20' });
	await add('later', { absences: ABSENT, startsOn: '2026-12-01' });
	await add('last-day', { absences: ABSENT, leftOn: ON });
	await add('ill');
	for (const person of ['gone', 'later', 'ill']) await exempt(person);
	const { exceptions, counts } = packFacts(at.training, at.school, asked);
	expect(exceptions).toMatchObject({ away: 2, exempt: 1, leavers: 1 });
	expect(counts.people).toBe(4);
});

test('[R23] whoever is not asked to train is counted apart, and not as away, exempt or overdue', async () => {
	await add('kit', { name: 'Kit Arden', roles: ['administrator'], absences: ABSENT });
	await exempt('kit');
	const { exceptions, counts, groups } = packFacts(at.training, at.school, asked);
	expect(exceptions).toMatchObject({ away: 0, exempt: 0, leavers: 0, notAsked: 1 });
	expect(counts).toMatchObject({ people: 1, overdue: 1, 'not-asked': 1 });
	expect(groups).toEqual([]);
	const { bytes } = packOf(at.training, at.school, asked, () => '');
	const files = unzipSync(new Uint8Array(await new Response(bytes).arrayBuffer()));
	const line = 'Not asked to train,"Is not asked to train: no learner role on the staff list.';
	expect(strFromU8(files['staff.csv'] ?? new Uint8Array())).toContain(`Kit Arden,Teacher,,${line}`);
	const paper = await wordsOf(files['summary.pdf'] ?? new Uint8Array());
	expect(paper).toContain('Not asked to train, as they have no learner role, and not counted: 1.');
	expect(paper).not.toContain('Kit Arden');
});

test('a pack of a past day says by whose roles it goes', async () => {
	const saysSo = async (on: string) => {
		const { bytes } = packOf(at.training, at.school, { ...asked, on }, () => '');
		const files = unzipSync(new Uint8Array(await new Response(bytes).arrayBuffer()));
		return wordsOf(files['summary.pdf'] ?? new Uint8Array());
	};
	const said = 'by the staff groups, phases and roles of that day';
	expect(await saysSo('2026-11-20')).toContain(said);
	expect(await saysSo(ON)).not.toContain(said);
});

test('[U6] whoever is complete needs no exemption, and is not counted as exempt', async () => {
	await passed(at);
	done(await signDeclaration(at.training, at.school, at.person, 'Robin Hale', second(999)));
	await exempt(at.person.id);
	expect(packFacts(at.training, at.school, asked).exceptions.exempt).toBe(0);
});

test('[R17] two people of one name have their staff numbers: in the table all do, on paper they do', async () => {
	await add('one', { name: 'Sam Fenn', staffNumber: 'B12' });
	await add('other', { name: 'Sam Fenn', staffNumber: 'B7' });
	await add('kit', { name: 'Kit Arden', staffNumber: 'B9' });
	const { bytes } = packOf(at.training, at.school, asked, () => '');
	const files = unzipSync(new Uint8Array(await new Response(bytes).arrayBuffer()));
	const lines = strFromU8(files['staff.csv'] ?? new Uint8Array()).split('\r\n');
	expect(lines[0]).toMatch(/^.?Name,Staff group,.*,Completed on,Staff number$/);
	for (const [name, number] of [
		['Sam Fenn', 'B12'],
		['Sam Fenn', 'B7'],
		['Kit Arden', 'B9'],
		['Robin Hale', '']
	] as const)
		expect(
			lines.filter((line) => line.startsWith(`${name},`) && line.endsWith(`,${number}`))
		).toHaveLength(1);
	const paper = await wordsOf(files['summary.pdf'] ?? new Uint8Array());
	expect(paper).toContain('Sam Fenn (B12)');
	expect(paper).toContain('Sam Fenn (B7)');
	expect(paper).not.toContain('B9');
});
