/**
 * Brings a folder of registers into `policies/` and into the fixture of the tests: `npm run convert -- <folder>`.
 *
 * @module
 */

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { RegisterFault } from './fault.ts';
import { PolicyFileFault, withClauses, withList, withReadings } from './files.ts';
import { fixtureOf } from './fixture.ts';
import { provisionsOf, type Provision } from './provisions.ts';
import { listedUnder, readingsOf, type Listed, type Reading } from './readings.ts';
import { GOOD_PRACTICE, SITUATIONS, SOURCES } from './sources.ts';
import { inWords, namesOf, reworded } from './wording.ts';

/** How much was read and how many files came out different from before. */
export interface Converted {
	readonly provisions: ReadonlyMap<string, number>;
	readonly readings: ReadonlyMap<string, number>;
	readonly changed: readonly string[];
}

interface Registers {
	readonly provisions: ReadonlyMap<string, readonly Provision[]>;
	readonly readings: readonly Reading[];
	readonly floor: readonly Listed[];
	readonly notScored: readonly Listed[];
}

/**
 * Reads the registers whole, then writes: nothing is written if anything in them is wrong.
 *
 * @param folder where the registers lie
 * @param project the folder that holds `policies/` and `tests/`
 * @throws {RegisterFault} with file and line, {@link PolicyFileFault} on a policy file that is missing or malformed
 */
export async function convert(folder: string, project: string): Promise<Converted> {
	const registers = read(folder);
	const pages = new Map<string, string>();

	for (const { slug } of SOURCES) {
		const file = `policies/${slug}/policy.yaml`;
		let page = withClauses(file, headerOf(project, file), registers.provisions.get(slug) ?? []);
		if (slug === GOOD_PRACTICE.slug) {
			page = withList(file, page, 'floor', registers.floor);
			page = withList(file, page, 'not-scored', registers.notScored);
		}
		pages.set(file, page);

		for (const { scenario } of Object.values(SITUATIONS)) {
			const ours = registers.readings.filter(
				(one) => one.policy === slug && one.scenario === scenario
			);
			const name = `policies/${slug}/readings/${scenario}.yaml`;
			pages.set(name, withReadings(name, textAt(project, name), scenario, ours));
		}
	}
	pages.set(
		'tests/fixtures/registers.json',
		JSON.stringify(
			fixtureOf(registers.provisions, registers.readings, registers.floor, registers.notScored)
		)
	);

	const changed: string[] = [];
	for (const [file, page] of pages) {
		if (await write(join(project, file), page)) changed.push(file);
	}
	return {
		provisions: counted([...registers.provisions].flatMap(([slug, rows]) => rows.map(() => slug))),
		readings: counted(registers.readings.map(({ scenario }) => scenario)),
		changed
	};
}

function read(folder: string): Registers {
	const page = (file: string): string => {
		const text = textAt(folder, file);
		if (text !== '') return text;
		const place = { file, line: 1 };
		throw new RegisterFault('register-missing', place, `no such page in ${folder}`, 'a register');
	};
	const raw = new Map(
		SOURCES.map((source) => {
			const file = `${source.slug}.md`;
			return [source.slug, provisionsOf(source, file, page(file))];
		})
	);
	const everything = [...raw.values()].flat();
	const names = namesOf(everything);
	const known = new Set(everything.map(({ id }) => id));
	const plainly = <One extends { readonly because: string }>(ones: readonly One[]): One[] =>
		ones.map((one) => ({ ...one, because: inWords(one.because, names) }));
	const baseline = `${GOOD_PRACTICE.slug}.md`;
	return {
		provisions: new Map([...raw].map(([slug, rows]) => [slug, reworded(rows, names)])),
		readings: plainly(
			['README.md', baseline, 'way-back.md'].flatMap((file) => readingsOf(file, page(file), known))
		),
		floor: plainly(listedUnder('The safeguarding floor', baseline, page(baseline))),
		notScored: plainly(listedUnder('Judged but not scored', baseline, page(baseline)))
	};
}

function headerOf(project: string, file: string): string {
	const text = textAt(project, file);
	if (text !== '') return text;
	throw new PolicyFileFault(
		'policy-missing',
		file,
		'write the header of the policy first (see policies/README.md), then convert again'
	);
}

function textAt(project: string, file: string): string {
	const path = join(project, file);
	return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

async function write(path: string, text: string): Promise<boolean> {
	const settings = await resolveConfig(path);
	const formatted = await format(text, { ...settings, filepath: path });
	if (existsSync(path) && readFileSync(path, 'utf8') === formatted) return false;
	mkdirSync(dirname(path), { recursive: true });
	writeFileSync(path, formatted);
	return true;
}

function counted(names: readonly string[]): ReadonlyMap<string, number> {
	const counts = new Map<string, number>();
	for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
	return counts;
}

async function main(folder: string | undefined): Promise<number> {
	if (folder === undefined) {
		console.error('Which registers? npm run convert -- <folder of registers>');
		return 2;
	}
	try {
		const project = resolve(import.meta.dirname, '../..');
		const { provisions, readings, changed } = await convert(resolve(folder), project);
		for (const [policy, count] of provisions) console.log(`${policy}: ${count} clauses`);
		for (const [scenario, count] of readings) console.log(`${scenario}: ${count} readings`);
		console.log(`${changed.length} files changed`);
		for (const file of changed) console.log(`  ${file}`);
		return 0;
	} catch (fault) {
		if (!(fault instanceof RegisterFault || fault instanceof PolicyFileFault)) throw fault;
		console.error(`Nothing was written. ${fault.message}`);
		return 1;
	}
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
	process.exitCode = await main(process.argv[2]);
}
