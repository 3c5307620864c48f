import * as fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '#server/temporary-folder.test-data.ts';
import { rowFiles } from './row-files.ts';

const ROWS = { user: [{ id: 'ada' }] };

/** A data folder with the accounts of two people, and what is told when it is opened again. */
async function twoAccounts() {
	const data = temporaryFolder();
	const keeper = rowFiles(data);
	await keeper.write('ada', ROWS);
	await keeper.write('ben', { user: [{ id: 'ben' }] });
	const told: string[] = [];
	return {
		file: path.join(data, 'identity', 'ada.json'),
		damaged: path.join(data, 'damaged'),
		again: () => rowFiles(data, (sentence) => told.push(sentence)).found,
		told
	};
}

test.each([
	['', 'it is empty'],
	['{"version":1,', 'it is not whole, or not JSON'],
	['{"version":1,"rows":{"user":[{}]}}', 'rows.user.0.id']
])(
	'an account’s file that holds %j is kept aside with the reason, and costs nobody else theirs',
	async (text, because) => {
		const { file, damaged, again, told } = await twoAccounts();
		fs.writeFileSync(file, text);
		expect([...again().keys()]).toEqual(['ben']);
		expect(told).toEqual([expect.stringContaining(`identity/ada.json cannot be used: ${because}`)]);
		expect(fs.existsSync(file)).toBe(false);
		const [kept = ''] = fs.readdirSync(damaged);
		expect(fs.readFileSync(path.join(damaged, kept), 'utf8')).toBe(text);
		expect([...again().keys()]).toEqual(['ben']);
		expect(told).toHaveLength(1);
	}
);

test('an account’s file of a later version stays where that version will look', async () => {
	const { file, again, told } = await twoAccounts();
	const newer = '{"version":2,"rows":{}}';
	fs.writeFileSync(file, newer);
	expect([...again().keys()]).toEqual(['ben']);
	expect(told).toEqual([expect.stringContaining('a later version of this program')]);
	expect(fs.readFileSync(file, 'utf8')).toBe(newer);
});
