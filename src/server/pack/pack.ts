/**
 * An evidence pack: everything an inspector or a governor asks for, in one zip.
 *
 * @module
 */
import { dayOf } from '../clock.ts';
import { evidenceFileOf } from '../evidence/school-file.ts';
import type { SchoolRecord } from '../store/records.ts';
import type { Training } from '../training/attempts.ts';
import { asCsv, asXlsx, reportTable } from '../training/report-table.ts';
import { packFacts, type PackAsked, type PackFacts } from './facts.ts';
import { sealed, sealingKey } from './seal.ts';
import { groupsTable, packTables, phasesTable } from './tables.ts';
import { summaryPdf } from './summary.ts';
import { clausesTable } from './understood.ts';
import { zipStream, type ZipFile } from './zip-stream.ts';

/** A pack that is about to be sent. */
export interface Pack {
	/** What it is saved as. */
	readonly name: string;
	readonly facts: PackFacts;
	readonly bytes: ReadableStream<Uint8Array>;
}

/**
 * Makes a pack. One that names nobody holds no line of a person and no chain, which names everybody who has signed; it
 * has the chain's head.
 *
 * @param verifier makes the page that checks evidence away from the server
 */
export function packOf(
	training: Pick<Training, 'evidence' | 'playing' | 'store'>,
	school: SchoolRecord,
	asked: PackAsked,
	verifier: () => string
): Pack {
	const facts = packFacts(training, school, asked);
	const { on, madeAt: made } = facts;
	const head = training.evidence.head(school.id);
	const what = { school: school.id, name: school.name, on, made, ...(head && { head }) };
	const files = filesOf(training, school, facts, verifier);
	return {
		name: `evidence-${school.id}-${on}${asked.named ? '' : '-without-names'}.zip`,
		facts,
		bytes: zipStream(sealed(files, what, sealingKey(training, school.id)), asked.now)
	};
}

async function* filesOf(
	training: Pick<Training, 'evidence' | 'playing' | 'store'>,
	school: SchoolRecord,
	facts: PackFacts,
	verifier: () => string
): AsyncGenerator<ZipFile> {
	// What is drawn comes before the first byte: if it cannot be, nothing has been sent yet.
	const [summary, tables] = [await summaryPdf(facts), await asXlsx(packTables(facts))];
	yield { name: 'read-me.txt', content: readMe(facts) };
	yield { name: 'summary.pdf', content: summary };
	yield { name: 'tables.xlsx', content: tables };
	yield { name: 'staff-groups.csv', content: asCsv(groupsTable(facts)) };
	if (facts.phases.length > 0) yield { name: 'phases.csv', content: asCsv(phasesTable(facts)) };
	yield { name: 'understanding.csv', content: asCsv(clausesTable(facts.clauses)) };
	if (facts.people) yield { name: 'staff.csv', content: asCsv(reportTable(facts.people)) };
	yield { name: 'pack.json', content: JSON.stringify(facts, undefined, '\t') };
	if (facts.named) {
		const file = evidenceFileOf(training, school, facts.madeAt);
		yield { name: 'evidence.json', content: JSON.stringify(file) };
	}
	yield { name: 'verifier.html', content: verifier() };
}

function readMe({ school, on, madeAt, named, phases }: PackFacts): string {
	return [
		`Evidence pack of ${school.name}, as of ${on}.`,
		...(on < dayOf(madeAt)
			? [`Staff groups, phases and roles are those of ${dayOf(madeAt)}, when it was made.`]
			: []),
		'',
		'summary.pdf       where the school stands, to be read in a minute',
		'tables.xlsx       the same as tables, a sheet each',
		'staff-groups.csv  where the staff groups stand',
		...(phases.length > 0 ? ['phases.csv        where the phases stand'] : []),
		'understanding.csv how each clause is understood, before and after feedback',
		...(named
			? ['staff.csv         everybody on the staff list, and why they stand where they do']
			: []),
		'pack.json         all of it for programs',
		...(named
			? ['evidence.json     the chain of evidence, with the declarations it stands on']
			: []),
		'verifier.html     open it from your disk and drop the whole zip onto it; it works without a network',
		'seal.json         by what the verifier tells that no file of the pack was changed since',
		'',
		named
			? 'The pack names people. Keep it as you keep a staff file.'
			: 'The pack names nobody. The pack with names holds the chain of evidence.',
		''
	].join('\r\n');
}
