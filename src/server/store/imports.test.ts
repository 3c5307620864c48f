import * as fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '#server/temporary-folder.test-data.ts';
import { openLowdb } from './lowdb.ts';
import { aJournal, aPendingImport, aPerson, aSchool } from './sample-records.ts';

test('imports, and who was taken off the list, are as they were after a restart', async () => {
	const folder = temporaryFolder();
	const first = await openLowdb(folder);
	await first.schools.write(aSchool());
	await first.people.add(aPerson());
	await first.people.add(aPerson({ id: 'sam-fenn' }));
	await first.people.remove('larkfield', 'sam-fenn');
	await first.imports.write(aPendingImport({ id: 'one' }));
	await first.imports.write(aPendingImport({ id: 'two' }));
	await first.imports.remove('larkfield', 'two');
	await first.imports.write(aJournal());
	await first.close();
	const again = await openLowdb(folder);
	expect(again.people.list('larkfield')).toEqual([aPerson()]);
	expect(again.imports.list('larkfield')).toEqual([aJournal(), aPendingImport({ id: 'one' })]);
	expect(again.problems).toEqual([]);
	await again.close();
});

test('an import that cannot be read is set aside and costs nobody their record', async () => {
	const folder = temporaryFolder();
	const first = await openLowdb(folder);
	await first.schools.write(aSchool());
	await first.people.add(aPerson());
	await first.imports.write(aPendingImport());
	await first.close();
	const imports = path.join(folder, 'larkfield', 'imports');
	fs.writeFileSync(path.join(imports, 'import-1.json'), '{"version":1');
	fs.writeFileSync(path.join(imports, 'other.json'), JSON.stringify(aPendingImport()));
	fs.writeFileSync(
		path.join(imports, 'newer.json'),
		JSON.stringify({ ...aPendingImport(), version: 2 })
	);
	const told: string[] = [];
	const again = await openLowdb(folder, { tell: (sentence) => told.push(sentence) });
	expect(again.imports.list('larkfield')).toEqual([]);
	expect(again.people.list('larkfield')).toHaveLength(1);
	expect(again.problems.map(({ file }) => file).sort()).toEqual([
		'larkfield/imports/import-1.json',
		'larkfield/imports/newer.json',
		'larkfield/imports/other.json'
	]);
	expect(fs.readdirSync(imports)).toEqual(['newer.json']);
	await again.close();
});
