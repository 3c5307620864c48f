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
